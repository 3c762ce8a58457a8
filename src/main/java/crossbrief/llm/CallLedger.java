package crossbrief.llm;

import crossbrief.domain.Article;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a chat model and writes down each call: for whom, how long, how many tokens, how much.
 */
final class CallLedger implements ChatModelListener {
  /** The attributes of the user's message that name what is asked; they never reach the wire. */
  static final String PURPOSE = "purpose";

  static final String SUBJECT = "subject";
  private static final String STARTED = "started";
  private static final Logger log = LoggerFactory.getLogger(CallLedger.class);

  private final PriceTable.@Nullable Price price;
  private final @Nullable String key;
  private final List<ModelCall> calls = new ArrayList<>();

  /**
   * A ledger.
   *
   * @param price absent when none is known
   * @param key never logged, whoever repeats it
   */
  CallLedger(PriceTable.@Nullable Price price, @Nullable String key) {
    this.price = price;
    this.key = key;
  }

  private String shown(Object what) {
    return key == null ? what.toString() : what.toString().replace(key, "***");
  }

  @Override
  public void onRequest(ChatModelRequestContext context) {
    context.attributes().put(STARTED, System.nanoTime());
    if (log.isDebugEnabled()) {
      log.debug("Asking: {}", shown(context.chatRequest()));
    }
  }

  @Override
  public void onResponse(ChatModelResponseContext context) {
    ChatResponse response = context.chatResponse();
    if (log.isDebugEnabled()) {
      log.debug("Answered: {}", shown(response));
    }
    Map<String, Object> asked = attributes(context.chatRequest());
    Usage usage = usage(context.chatRequest(), response);
    add(
        new ModelCall(
            word(asked, PURPOSE),
            word(asked, SUBJECT),
            ModelCall.Origin.CALL,
            millis(context.attributes()),
            usage,
            cost(usage, false),
            null));
  }

  @Override
  public void onError(ChatModelErrorContext context) {
    Map<String, Object> asked = attributes(context.chatRequest());
    add(
        new ModelCall(
            word(asked, PURPOSE),
            word(asked, SUBJECT),
            ModelCall.Origin.CALL,
            millis(context.attributes()),
            Usage.NONE,
            BigDecimal.ZERO,
            context.error().getClass().getSimpleName()));
  }

  /** A reply was taken from the cache. */
  void hit(LlmRequest request) {
    add(
        new ModelCall(
            request.purpose(),
            request.subject(),
            ModelCall.Origin.CACHE,
            0,
            Usage.NONE,
            BigDecimal.ZERO,
            null));
  }

  /** A reply came in a batch. */
  void batched(LlmRequest request, Usage usage) {
    add(
        new ModelCall(
            request.purpose(),
            request.subject(),
            ModelCall.Origin.BATCH,
            0,
            usage,
            cost(usage, true),
            null));
  }

  private void add(ModelCall call) {
    synchronized (calls) {
      calls.add(call);
    }
    log.info(
        "{} of {}: {}, {} ms, {} tokens{}{}",
        call.purpose(),
        call.subject(),
        call.failure() == null
            ? call.origin().name().toLowerCase(Locale.ROOT)
            : "failed with " + call.failure(),
        call.millis(),
        call.usage().total(),
        call.cost() == null ? "" : ", $" + call.cost().toPlainString(),
        call.usage().estimated() ? " (estimated)" : "");
  }

  /**
   * All calls so far, by subject and purpose; those of one subject in the order in which they
   * ended.
   */
  List<ModelCall> calls() {
    synchronized (calls) {
      return calls.stream()
          .sorted(
              Comparator.<ModelCall>comparingInt(c -> c.subject().length())
                  .thenComparing(ModelCall::subject)
                  .thenComparing(ModelCall::purpose))
          .toList();
    }
  }

  /** What a response used, counted from the letters where the server does not tell. */
  static Usage usage(ChatRequest request, ChatResponse response) {
    String reply = response.aiMessage() == null ? null : response.aiMessage().text();
    return Usage.of(
        response.metadata() == null ? null : response.tokenUsage(),
        () -> prompt(request),
        reply == null ? "" : reply);
  }

  /** The price of a usage; absent when none is known. */
  @Nullable BigDecimal cost(Usage usage, boolean batch) {
    return price == null ? null : price.of(usage, batch);
  }

  private static String prompt(ChatRequest request) {
    StringBuilder prompt = new StringBuilder();
    for (ChatMessage message : request.messages()) {
      prompt.append(Conversation.text(message)).append('\n');
    }
    return prompt.toString();
  }

  private static long millis(Map<Object, Object> attributes) {
    return attributes.get(STARTED) instanceof Long started
        ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started)
        : 0;
  }

  private static Map<String, Object> attributes(ChatRequest request) {
    for (ChatMessage message : request.messages()) {
      if (message instanceof UserMessage user && user.attributes().containsKey(SUBJECT)) {
        return user.attributes();
      }
    }
    return Map.of();
  }

  private static String word(Map<String, Object> attributes, String key) {
    Object value = attributes.get(key);
    return value instanceof Article article ? article.id().value() : String.valueOf(value);
  }
}

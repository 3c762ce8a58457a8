package crossbrief.llm;

import crossbrief.domain.Provenance;
import crossbrief.llm.ReplyParser.Parsed;
import crossbrief.llm.ReplyParser.UnusableReplyException;
import crossbrief.text.Readings;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks a chat model: takes the reply from the cache where it is there, paces and repeats calls,
 * checks why a reply ended before it is read, shows the model what was wrong with it, and turns
 * everything that can go wrong into our own exceptions. May be used by many threads at once.
 */
public final class LlmClient {
  /**
   * Questions in a row that failed in all their attempts, after which the server counts as down.
   */
  private static final int DOWN_AFTER = 5;

  /** Attempts at a question whose reply does not come, or is none of this API. */
  private static final int ATTEMPTS_WITHOUT_REPLY = 3;

  private static final int MORE_ATTEMPTS_WHEN_PACED = 3;
  private static final int REHEARSALS = 120;
  private static final int REPAIRS = 2;
  private static final int REPAIRS_OF_USABLE = 1;
  private static final int ROOM_GROWTH = 2;
  private static final int MOST_ROOM = 4;
  private static final int MAX_REJECTED_CHARS = 40_000;

  /** Providers whose ways are warm in this process. */
  private static final Set<LlmConfig.Provider> REHEARSED = ConcurrentHashMap.newKeySet();

  private static final Duration MAX_BACKOFF = Duration.ofSeconds(30);
  private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(15);
  private static final double SAFETY = 1.25;

  private final LlmConfig config;
  private final RequestKeys keys;
  private final ChatModel model;
  private final GuardedHttpClient.Builder http;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final CallGate gate;
  private final CallLedger ledger;
  private final PriceTable.@Nullable Price price;
  private final @Nullable ReplyCache cache;
  private final Clock clock;

  /** Tokens of orders and schemas, which are few and are sent with every question. */
  private final Map<String, Long> constants = new ConcurrentHashMap<>();

  private final Map<String, CompletableFuture<Answer>> asking = new ConcurrentHashMap<>();

  /**
   * A client of the configured provider.
   *
   * @param readings what the built-in engine shares with other stages
   * @param clock of the wall, for dates in {@code Retry-After} and the age of replies
   * @throws IllegalArgumentException when the price table cannot be used, or a budget in money is
   *     set for a model without a price
   */
  public LlmClient(LlmConfig config, Readings readings, Clock clock) {
    this.config = config;
    this.keys = new RequestKeys(config);
    this.clock = clock;
    this.http = new GuardedHttpClient.Builder();
    this.price =
        config.isRemote()
            ? PriceTable.load(config.prices()).of(config.provider(), config.model()).orElse(null)
            : null;
    if (price == null && config.budget().cost() != null && config.isRemote()) {
      throw new IllegalArgumentException(
          "cost-budget cannot be kept: no price is known for "
              + config.where()
              + "; name a table with prices, or set token-budget");
    }
    this.ledger = new CallLedger(price, config.apiKey());
    this.gate = new CallGate(config.limits(), config.budget());
    this.cache = config.cache() == null ? null : new ReplyCache(config.cache(), clock);
    this.model = ChatModels.of(config, readings, http, List.of(ledger));
  }

  /** The built-in engine. */
  public static LlmClient builtin(Readings readings) {
    return new LlmClient(
        LlmConfig.DEFAULT,
        readings,
        Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC));
  }

  /** Who answers. */
  public Provenance provenance(String promptVersion) {
    String name = config.isRemote() ? String.valueOf(config.model()) : BuiltinChatModel.NAME;
    return new Provenance(config.provider().label(), name, promptVersion);
  }

  /** Whether a model outside this program is asked. */
  public boolean isRemote() {
    return config.isRemote();
  }

  /**
   * Loads and warms up all that questions of a kind take, by some that go nowhere: so that the
   * first calls of a run are as quick as the others and keep their distance. Done once in a process
   * for each provider; does nothing for the built-in engine.
   *
   * @param reply one as the model would give, for the parser
   */
  public <T> void rehearse(LlmRequest request, ReplyParser<T> parser, String reply) {
    if (!config.isRemote() || !REHEARSED.add(config.provider())) {
      return;
    }
    ChatModel nowhere =
        ChatModels.of(config, new Readings(), new GuardedHttpClient.Builder(true), List.of());
    for (int i = 0; i < REHEARSALS; i++) {
      Conversation asked = Conversation.of(request, 1);
      keys.of(asked);
      estimate(asked);
      Reply.of(new Answer(reply, FinishReason.STOP, Usage.NONE), parser);
      nowhere.chat(asked.chatRequest(ChatModels.completionTokens(config)));
    }
  }

  /** Whether replies are kept, so that another run need not pay for them. */
  public boolean keepsReplies() {
    return cache != null;
  }

  /** How many threads are of use. */
  public int concurrency() {
    return config.isRemote() ? config.limits().concurrency() : 1;
  }

  /** Whether questions can be asked as a batch. */
  public boolean asksInBatches() {
    return config.batch() != null && config.provider().hasBatches();
  }

  /**
   * How many tokens of material fit into one question beside its orders and the reply; at least a
   * small part, whatever is set.
   */
  public int roomForMaterial(String system, String schema) {
    if (!config.isRemote()) {
      return Integer.MAX_VALUE;
    }
    long orders = TokenEstimate.of(system) + TokenEstimate.of(schema) + 200;
    long room = config.contextTokens() - config.maxOutputTokens() - orders;
    return (int) Math.max(400, Math.round(room / SAFETY));
  }

  /**
   * Asks until a reply can be used: a cut one gets more room, one that the parser objects to is
   * shown to the model with the objection.
   *
   * @throws LlmException when this question got no usable reply
   * @throws LlmUnavailableException when every other question would fail alike
   * @throws StoppedException when the run was told to stop
   */
  public <T> T ask(LlmRequest request, ReplyParser<T> parser) {
    Conversation asked = Conversation.of(request, config.maxOutputTokens());
    Parsed<T> best = null;
    int repairs = 0;
    boolean emptyOnce = false;
    while (true) {
      Reply<T> reply = reply(asked, parser);
      Answer answer = reply.answer();
      if (answer.isRefusal()) {
        throw new LlmException(LlmException.Kind.REFUSED, config.where() + " refused the article");
      }
      if (answer.isCut()) {
        int more = moreRoom(asked);
        if (more <= asked.room()) {
          throw new LlmException(
              LlmException.Kind.CUT,
              "reply of " + config.where() + " was cut at " + asked.room() + " tokens");
        }
        asked = asked.withRoom(more);
        continue;
      }
      if (answer.text().isBlank()) {
        if (emptyOnce) {
          throw new LlmException(
              LlmException.Kind.EMPTY, "reply of " + config.where() + " is empty");
        }
        emptyOnce = true;
        continue;
      }
      Parsed<T> parsed = reply.parsed();
      boolean settled = parsed != null && (parsed.objection() == null || !config.isRemote());
      if (parsed != null && settled) {
        return parsed.value();
      }
      if (parsed != null && (best == null || parsed.faults() < best.faults())) {
        best = parsed;
      }
      String objection = parsed == null ? reply.failure() : String.valueOf(parsed.objection());
      if (best != null && repairs >= REPAIRS_OF_USABLE) {
        return best.value();
      }
      if (repairs >= REPAIRS) {
        throw new LlmException(
            LlmException.Kind.UNUSABLE,
            "reply of " + config.where() + " cannot be used: " + objection);
      }
      repairs++;
      asked = asked.afterRejecting(cut(answer.text()), objection);
    }
  }

  private static String cut(String reply) {
    return reply.length() <= MAX_REJECTED_CHARS
        ? reply
        : reply.substring(0, MAX_REJECTED_CHARS) + "\u2026";
  }

  private int moreRoom(Conversation asked) {
    long input = 0;
    for (String text : asked.texts()) {
      input += TokenEstimate.of(text);
    }
    long most =
        Math.min((long) config.maxOutputTokens() * MOST_ROOM, config.contextTokens() - input);
    return (int) Math.min((long) asked.room() * ROOM_GROWTH, most);
  }

  /**
   * An answer with what the parser made of it.
   *
   * @param parsed absent when nothing could be made of it
   * @param failure why not; empty when something could
   */
  private record Reply<T>(Answer answer, @Nullable Parsed<T> parsed, String failure) {
    static <T> Reply<T> of(Answer answer, ReplyParser<T> parser) {
      if (answer.text().isBlank() || answer.isCut() || answer.isRefusal()) {
        return new Reply<>(answer, null, "there is no reply");
      }
      try {
        return new Reply<>(answer, parser.parse(answer.text()), "");
      } catch (UnusableReplyException e) {
        return new Reply<>(answer, null, String.valueOf(e.getMessage()));
      }
    }

    boolean isUnusable() {
      return parsed == null || parsed.objection() != null;
    }
  }

  private <T> Reply<T> reply(Conversation asked, ReplyParser<T> parser) {
    if (!config.isRemote()) {
      return Reply.of(answer(model.chat(asked.chatRequest(false)), Usage.NONE), parser);
    }
    String key = keys.of(asked);
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> other = asking.putIfAbsent(key, mine);
    if (other != null) {
      return afterAnother(asked, other, parser);
    }
    try {
      Reply<T> reply = keptOrCalled(key, asked, parser);
      mine.complete(reply.answer());
      return reply;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      asking.remove(key);
    }
  }

  /**
   * Looked for in the cache by the only one who asks for it now: who looked earlier could miss a
   * reply that another is just keeping, and pay for it again.
   */
  private <T> Reply<T> keptOrCalled(String key, Conversation asked, ReplyParser<T> parser) {
    Optional<Answer> kept = cache == null ? Optional.empty() : cache.get(key);
    if (kept.isEmpty()) {
      return called(key, asked, parser);
    }
    ledger.hit(asked.request());
    return Reply.of(kept.get(), parser);
  }

  /** The same was just asked for another article: its answer is ours. */
  private <T> Reply<T> afterAnother(
      Conversation asked, CompletableFuture<Answer> other, ReplyParser<T> parser) {
    try {
      Answer answer = other.join();
      ledger.hit(asked.request());
      return Reply.of(answer, parser);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private <T> Reply<T> called(String key, Conversation asked, ReplyParser<T> parser) {
    ChatRequest request = asked.chatRequest(ChatModels.completionTokens(config));
    CallGate.Estimate estimate = estimate(asked);
    for (int attempt = 1; ; attempt++) {
      Attempt<T> made = attempt(key, asked, request, estimate, parser);
      if (made.reply() != null) {
        return made.reply();
      }
      Fault fault = made.fault();
      if (fault == null) {
        throw new IllegalStateException("an attempt ended without reply and without fault");
      }
      if (attempt >= attempts(fault.kind()) || !fault.kind().mayPass() || tooLongAWait(fault)) {
        throw givenUp(fault, attempt);
      }
      Duration wait = fault.retryAfter();
      if (wait == null) {
        gate.pause(jitter(attempt));
      } else {
        gate.pushBack(wait);
      }
    }
  }

  private record Attempt<T>(@Nullable Reply<T> reply, @Nullable Fault fault) {}

  private <T> Attempt<T> attempt(
      String key,
      Conversation asked,
      ChatRequest request,
      CallGate.Estimate estimate,
      ReplyParser<T> parser) {
    gate.enter(estimate);
    CallGate.Estimate used = null;
    try {
      ChatResponse response = model.chat(request);
      Usage usage = CallLedger.usage(request, response);
      used = new CallGate.Estimate(usage.total(), ledger.cost(usage, false));
      Reply<T> reply = Reply.of(told(withoutKey(answer(response, usage))), parser);
      if (cache != null && reply.answer().isKept()) {
        cache.put(key, config, asked.request(), reply.answer(), reply.isUnusable());
      }
      return new Attempt<>(reply, null);
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new StoppedException("interrupted while waiting for the model");
      }
      Fault fault = Fault.of(e, http.takeLastBody(), config, clock);
      if (fault.kind() == Fault.Kind.RATE && fault.retryAfter() != null) {
        gate.pushBack(fault.retryAfter());
      }
      return new Attempt<>(null, fault);
    } finally {
      gate.leave(estimate, used);
    }
  }

  /**
   * A reply that repeats the key, as a server's debugging page may, is kept and shown without it.
   */
  private Answer withoutKey(Answer answer) {
    String key = config.apiKey();
    return key == null || !answer.text().contains(key)
        ? answer
        : new Answer(answer.text().replace(key, "***"), answer.finish(), answer.usage());
  }

  /** The answer; a refusal that LangChain4j passes on as an empty text is told by the body. */
  private Answer told(Answer answer) {
    String body = http.takeLastBody();
    return answer.text().isBlank() && body != null && Fault.isRefusal(body)
        ? new Answer("", FinishReason.CONTENT_FILTER, answer.usage())
        : answer;
  }

  private int attempts(Fault.Kind kind) {
    int most = config.limits().attempts();
    return switch (kind) {
      case TIMEOUT, BAD_REPLY -> Math.min(most, ATTEMPTS_WITHOUT_REPLY);
      case RATE -> most == 1 ? 1 : most + MORE_ATTEMPTS_WHEN_PACED;
      default -> most;
    };
  }

  private static boolean tooLongAWait(Fault fault) {
    Duration wait = fault.retryAfter();
    return wait != null && wait.compareTo(MAX_RETRY_AFTER) > 0;
  }

  /** Exponential, with full jitter: anything from nothing to the whole, so that no herd forms. */
  private Duration jitter(int attempt) {
    long most =
        Math.min(
            MAX_BACKOFF.toMillis(),
            config.limits().backoff().toMillis() << Math.min(attempt - 1, 20));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(Math.max(1, most) + 1));
  }

  private RuntimeException givenUp(Fault fault, int attempts) {
    String message =
        fault.message(config) + (attempts > 1 ? ", in each of " + attempts + " attempts" : "");
    boolean down =
        (fault.kind().mayPass() || fault.kind() == Fault.Kind.BAD_REQUEST)
            && gate.failed() >= DOWN_AFTER;
    if (fault.kind().isForAll() || down || tooLongAWait(fault)) {
      LlmUnavailableException all =
          new LlmUnavailableException(
              message
                  + (down ? "; " + DOWN_AFTER + " questions in a row failed" : "")
                  + (tooLongAWait(fault)
                      ? "; it asks to wait for " + minutes(fault.retryAfter())
                      : ""));
      gate.shut(all);
      return all;
    }
    if (fault.kind().mayPass()) {
      unanswered.incrementAndGet();
    }
    LlmException.Kind kind =
        switch (fault.kind()) {
          case TOO_LONG -> LlmException.Kind.TOO_LONG;
          case REFUSED -> LlmException.Kind.REFUSED;
          default -> LlmException.Kind.FAILED;
        };
    return new LlmException(kind, message);
  }

  private static String minutes(@Nullable Duration wait) {
    return wait == null ? "long" : Math.max(1, wait.toMinutes()) + " minutes";
  }

  private CallGate.Estimate estimate(Conversation asked) {
    LlmRequest request = asked.request();
    List<String> texts = asked.texts();
    long input =
        constants.computeIfAbsent(request.schema(), TokenEstimate::of)
            + constants.computeIfAbsent(request.system(), TokenEstimate::of);
    for (String text : texts.subList(1, texts.size())) {
      input += TokenEstimate.of(text);
    }
    return new CallGate.Estimate(
        input + asked.room(), price == null ? null : price.atMost(input, asked.room()));
  }

  static Answer answer(ChatResponse response, Usage usage) {
    String text = response.aiMessage() == null ? null : response.aiMessage().text();
    return new Answer(
        text == null ? "" : text,
        response.metadata() == null ? null : response.finishReason(),
        usage);
  }

  /**
   * Has the provider answer many questions as a batch, at half the price, and keeps the answers in
   * the cache, where {@link #ask} finds them. What the batch leaves out is asked one by one later.
   * Batches that an earlier run left open are waited for first.
   *
   * @throws LlmUnavailableException when every question would fail alike
   */
  public void askAsBatch(List<LlmRequest> requests) {
    Duration atMost = config.batch();
    Optional<dev.langchain4j.model.chat.BatchChatModel> batches = ChatModels.batch(config, http);
    if (atMost == null || cache == null || batches.isEmpty()) {
      return;
    }
    Batches batch = new Batches(config, batches.get(), cache, gate, ledger, clock);
    batch.collect(requests, atMost);
    Map<String, Conversation> open = new LinkedHashMap<>();
    for (LlmRequest request : requests) {
      Conversation asked = Conversation.of(request, config.maxOutputTokens());
      String key = keys.of(asked);
      if (cache.get(key).isEmpty() && gate.fits(sum(open, asked))) {
        open.put(key, asked);
      }
    }
    batch.run(open, atMost);
  }

  private CallGate.Estimate sum(Map<String, Conversation> open, Conversation more) {
    long tokens = estimate(more).tokens();
    java.math.BigDecimal cost = estimate(more).price();
    for (Conversation c : open.values()) {
      CallGate.Estimate e = estimate(c);
      tokens += e.tokens();
      cost = cost.add(e.price());
    }
    return new CallGate.Estimate(tokens, price == null ? null : cost);
  }

  /** What questions would cost at most; those in the cache cost nothing, and the same one once. */
  public Forecast forecast(List<LlmRequest> requests) {
    long input = 0;
    long output = 0;
    int kept = 0;
    List<String> counted = new ArrayList<>();
    for (LlmRequest request : requests) {
      Conversation asked = Conversation.of(request, config.maxOutputTokens());
      String key = keys.of(asked);
      if ((cache != null && cache.get(key).isPresent()) || counted.contains(key)) {
        kept++;
        continue;
      }
      counted.add(key);
      input += estimate(asked).tokens() - asked.room();
      output += asked.room();
    }
    return new Forecast(
        counted.size(), kept, input, output, price == null ? null : price.atMost(input, output));
  }

  /**
   * What a run would ask.
   *
   * @param kept questions whose replies are in the cache, or the same as another's
   * @param cost in US dollars, at most; absent when no price is known
   */
  public record Forecast(
      int calls,
      int kept,
      long inputTokens,
      long maxOutputTokens,
      java.math.@Nullable BigDecimal cost) {}

  /** Lets no call start any more and waits for those in flight, whose replies are kept. */
  public void stop(Duration atMost) {
    gate.shut(
        new StoppedException(
            "stopped; what was answered so far is kept, run again to go on from there"));
    gate.drain(atMost);
  }

  /** The time that one whole reply may take. */
  public Duration timeout() {
    return config.timeout();
  }

  /** What was asked so far. */
  public LlmReport report() {
    return new LlmReport(
        ledger.calls(),
        cache == null ? 0 : cache.damaged(),
        gate.isBudgetSpent(),
        gate.isBudgetSpent() && cache != null,
        unanswered.get());
  }
}

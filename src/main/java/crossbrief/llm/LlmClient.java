package crossbrief.llm;

import crossbrief.domain.Provenance;
import crossbrief.text.Readings;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;

/** Asks a chat model and turns everything that can go wrong into our own exceptions. */
public final class LlmClient {
  private final LlmConfig config;
  private final ChatModel model;

  /** A client of the configured provider. */
  public LlmClient(LlmConfig config) {
    this(config, new Readings());
  }

  /** A client whose built-in engine shares its readings with other stages. */
  public LlmClient(LlmConfig config, Readings readings) {
    this(config, ChatModels.of(config, readings));
  }

  /** A client of a given chat model, for tests with a scripted one. */
  LlmClient(LlmConfig config, ChatModel model) {
    this.config = config;
    this.model = model;
  }

  /** Who answers. */
  public Provenance provenance(String promptVersion) {
    String name =
        config.provider() == LlmConfig.Provider.BUILTIN
            ? BuiltinChatModel.NAME
            : String.valueOf(config.model());
    return new Provenance(config.provider().label(), name, promptVersion);
  }

  /**
   * Asks once.
   *
   * @throws LlmUnavailableException when every other question would fail alike
   * @throws LlmException when this question got no usable reply
   */
  public LlmReply ask(LlmRequest request) {
    ChatResponse response;
    try {
      response = model.chat(chatRequest(request));
    } catch (AuthenticationException e) {
      throw new LlmUnavailableException(
          "cannot use " + where() + ": the key was refused; set OPENAI_API_KEY to a valid key", e);
    } catch (ModelNotFoundException e) {
      throw new LlmUnavailableException(
          "cannot use " + where() + ": the server does not know the model; check --model", e);
    } catch (UnresolvedModelServerException e) {
      throw new LlmUnavailableException(
          "cannot reach " + where() + ": the host name does not resolve; check --base-url", e);
    } catch (RuntimeException e) {
      if (causedBy(e, ConnectException.class)) {
        throw new LlmUnavailableException(
            "cannot reach "
                + where()
                + ": connection refused; is the server running, and --base-url right?",
            e);
      }
      throw new LlmException("call to " + where() + " failed: " + reason(e), e);
    }
    return reply(response);
  }

  private static ChatRequest chatRequest(LlmRequest request) {
    UserMessage user =
        UserMessage.builder()
            .contents(List.of(TextContent.from(request.user())))
            .attributes(Map.of(BuiltinChatModel.ARTICLE, request.article()))
            .build();
    JsonSchema schema =
        JsonSchema.builder()
            .name(request.schemaName())
            .rootElement(JsonRawSchema.from(request.schema()))
            .build();
    return ChatRequest.builder()
        .messages(List.of(SystemMessage.from(request.system()), user))
        .responseFormat(
            ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build())
        .build();
  }

  private LlmReply reply(ChatResponse response) {
    FinishReason finish = response.finishReason();
    String text = response.aiMessage() == null ? null : response.aiMessage().text();
    if (finish == FinishReason.LENGTH) {
      throw new LlmException(
          "reply of " + where() + " was cut at " + config.maxOutputTokens() + " tokens");
    }
    if (finish == FinishReason.CONTENT_FILTER) {
      throw new LlmException(where() + " refused the article (content filter)");
    }
    if (text == null || text.isBlank()) {
      throw new LlmException("reply of " + where() + " is empty");
    }
    TokenUsage usage = response.tokenUsage();
    Integer in = usage == null ? null : usage.inputTokenCount();
    Integer out = usage == null ? null : usage.outputTokenCount();
    String name = response.modelName();
    return new LlmReply(
        text,
        name == null ? provenance("").model() : name,
        in == null ? 0 : in,
        out == null ? 0 : out);
  }

  private String where() {
    String url = config.baseUrl();
    return config.provider().label()
        + (config.model() == null ? "" : " model " + config.model())
        + (url == null ? "" : " at " + url);
  }

  private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String text = message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    return text.length() > 300 ? text.substring(0, 300) + "\u2026" : text;
  }
}

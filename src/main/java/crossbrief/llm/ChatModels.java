package crossbrief.llm;

import crossbrief.text.Readings;
import dev.langchain4j.model.anthropic.AnthropicBatchChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.googleai.GoogleAiGeminiBatchChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.mistralai.MistralAiBatchChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the chat model of a provider. Retries are ours, and so is the HTTP client: LangChain4j's
 * default one waits for ever on a stalled body.
 */
final class ChatModels {
  /** Models of OpenAI's that take neither a temperature nor {@code max_tokens}. */
  private static final Pattern REASONING = Pattern.compile("(?:.*/)?(?:o\\d|gpt-5).*");

  private static final int NO_RETRIES = 0;

  private ChatModels() {}

  /** Whether a model of OpenAI's own reasons, so that it takes other parameters. */
  static boolean completionTokens(LlmConfig config) {
    return config.provider() == LlmConfig.Provider.OPENAI
        && REASONING.matcher(String.valueOf(config.model())).matches();
  }

  static ChatModel of(
      LlmConfig config,
      Readings readings,
      GuardedHttpClient.Builder http,
      List<ChatModelListener> listeners) {
    return switch (config.provider()) {
      case BUILTIN -> new BuiltinChatModel(readings);
      case OPENAI -> openAi(config, http, listeners);
      case OLLAMA -> ollama(config, http, listeners);
      case ANTHROPIC -> anthropic(config, http, listeners);
      case GEMINI -> gemini(config, http, listeners);
      case MISTRAL -> mistral(config, http, listeners);
    };
  }

  /** The provider's model for batches; empty when it has none. */
  static Optional<BatchChatModel> batch(LlmConfig config, GuardedHttpClient.Builder http) {
    return switch (config.provider()) {
      case BUILTIN, OPENAI, OLLAMA -> Optional.empty();
      case ANTHROPIC -> Optional.of(anthropicBatch(config, http));
      case GEMINI -> Optional.of(geminiBatch(config, http));
      case MISTRAL -> Optional.of(mistralBatch(config, http));
    };
  }

  /** A request with its parameters; a reasoning model's room goes under its own name. */
  static ChatRequest parameters(
      ChatRequest.Builder request, ResponseFormat format, int room, boolean completionTokens) {
    ChatRequestParameters parameters =
        completionTokens
            ? OpenAiChatRequestParameters.builder()
                .responseFormat(format)
                .maxCompletionTokens(room)
                .build()
            : ChatRequestParameters.builder().responseFormat(format).maxOutputTokens(room).build();
    return request.parameters(parameters).build();
  }

  private static ChatModel openAi(
      LlmConfig config, GuardedHttpClient.Builder http, List<ChatModelListener> listeners) {
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(config.baseUrl())
            .apiKey(config.apiKey())
            .modelName(config.model())
            .timeout(config.timeout())
            .strictJsonSchema(true)
            .listeners(listeners)
            .maxRetries(NO_RETRIES);
    return completionTokens(config)
        ? builder.build()
        : builder.temperature(config.temperature()).build();
  }

  /** Ollama cuts a prompt silently where its context ends, so the context is always named. */
  private static ChatModel ollama(
      LlmConfig config, GuardedHttpClient.Builder http, List<ChatModelListener> listeners) {
    OllamaChatModel.OllamaChatModelBuilder builder = OllamaChatModel.builder();
    builder
        .httpClientBuilder(http)
        .baseUrl(config.baseUrl() == null ? "http://localhost:11434" : config.baseUrl())
        .modelName(config.model())
        .timeout(config.timeout())
        .temperature(config.temperature())
        .numCtx(config.contextTokens())
        .think(false)
        .customHeaders(bearer(config.apiKey()))
        .listeners(listeners);
    return builder.maxRetries(NO_RETRIES).build();
  }

  private static Map<String, String> bearer(@Nullable String key) {
    return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  private static ChatModel anthropic(
      LlmConfig config, GuardedHttpClient.Builder http, List<ChatModelListener> listeners) {
    AnthropicChatModel.AnthropicChatModelBuilder builder =
        AnthropicChatModel.builder()
            .httpClientBuilder(http)
            .apiKey(key(config))
            .modelName(config.model())
            .timeout(config.timeout())
            .temperature(config.temperature())
            .maxTokens(config.maxOutputTokens())
            .cacheSystemMessages(true)
            .listeners(listeners)
            .maxRetries(NO_RETRIES);
    if (config.baseUrl() != null) {
      builder.baseUrl(config.baseUrl());
    }
    return builder.build();
  }

  private static ChatModel gemini(
      LlmConfig config, GuardedHttpClient.Builder http, List<ChatModelListener> listeners) {
    GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder builder =
        GoogleAiGeminiChatModel.builder()
            .httpClientBuilder(http)
            .apiKey(key(config))
            .modelName(config.model())
            .timeout(config.timeout())
            .temperature(config.temperature())
            .listeners(listeners);
    if (config.baseUrl() != null) {
      builder.baseUrl(config.baseUrl());
    }
    return builder.maxRetries(NO_RETRIES).build();
  }

  private static ChatModel mistral(
      LlmConfig config, GuardedHttpClient.Builder http, List<ChatModelListener> listeners) {
    MistralAiChatModel.MistralAiChatModelBuilder builder =
        MistralAiChatModel.builder()
            .httpClientBuilder(http)
            .apiKey(key(config))
            .modelName(config.model())
            .timeout(config.timeout())
            .temperature(config.temperature())
            .strictJsonSchema(true)
            .listeners(listeners)
            .maxRetries(NO_RETRIES);
    if (config.baseUrl() != null) {
      builder.baseUrl(config.baseUrl());
    }
    return builder.build();
  }

  /** A server of the user's own may need no key, but LangChain4j does. */
  private static String key(LlmConfig config) {
    return config.apiKey() == null ? "none" : config.apiKey();
  }

  private static BatchChatModel anthropicBatch(LlmConfig config, GuardedHttpClient.Builder http) {
    AnthropicBatchChatModel.Builder builder =
        AnthropicBatchChatModel.builder()
            .httpClientBuilder(http)
            .apiKey(key(config))
            .modelName(config.model())
            .timeout(config.timeout())
            .temperature(config.temperature())
            .maxTokens(config.maxOutputTokens())
            .defaultRequestParameters(
                AnthropicChatRequestParameters.builder().cacheSystemMessages(true).build())
            .maxRetries(NO_RETRIES);
    if (config.baseUrl() != null) {
      builder.baseUrl(config.baseUrl());
    }
    return builder.build();
  }

  private static BatchChatModel geminiBatch(LlmConfig config, GuardedHttpClient.Builder http) {
    GoogleAiGeminiBatchChatModel.Builder builder =
        GoogleAiGeminiBatchChatModel.builder()
            .httpClientBuilder(http)
            .apiKey(key(config))
            .modelName(config.model())
            .timeout(config.timeout())
            .temperature(config.temperature());
    if (config.baseUrl() != null) {
      builder.baseUrl(config.baseUrl());
    }
    return builder.build();
  }

  private static BatchChatModel mistralBatch(LlmConfig config, GuardedHttpClient.Builder http) {
    MistralAiBatchChatModel.Builder builder =
        MistralAiBatchChatModel.builder()
            .httpClientBuilder(http)
            .apiKey(key(config))
            .modelName(config.model())
            .timeout(config.timeout())
            .temperature(config.temperature())
            .strictJsonSchema(true)
            .maxRetries(NO_RETRIES);
    if (config.baseUrl() != null) {
      builder.baseUrl(config.baseUrl());
    }
    return builder.build();
  }
}

package crossbrief.llm;

import crossbrief.text.Readings;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** Makes the chat model of a provider. */
final class ChatModels {
  private ChatModels() {}

  static ChatModel of(LlmConfig config, Readings readings) {
    return switch (config.provider()) {
      case BUILTIN -> new BuiltinChatModel(readings);
      case OPENAI -> openAi(config);
    };
  }

  /**
   * Retries are ours, and so is the HTTP client: the default one waits for ever on a stalled body.
   */
  private static ChatModel openAi(LlmConfig config) {
    return OpenAiChatModel.builder()
        .httpClientBuilder(new GuardedHttpClient.Builder())
        .baseUrl(config.baseUrl())
        .apiKey(config.apiKey())
        .modelName(config.model())
        .timeout(config.timeout())
        .maxTokens(config.maxOutputTokens())
        .temperature(0.0)
        .strictJsonSchema(true)
        .maxRetries(0)
        .build();
  }
}

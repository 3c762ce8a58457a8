package crossbrief.llm;

import crossbrief.domain.Article;
import crossbrief.text.Readings;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Set;

/**
 * The engine of this program as a chat model: it takes the article from the attributes of the
 * user's message and answers with the same JSON as any language model.
 */
final class BuiltinChatModel implements ChatModel {
  /** Name and version; raised whenever the engine's answers change. */
  static final String NAME = "crossbrief-builtin-1";

  /** The attribute of the user's message that holds the article. */
  static final String ARTICLE = "article";

  private final Readings readings;

  BuiltinChatModel(Readings readings) {
    this.readings = readings;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    List<ChatMessage> messages = request.messages();
    UserMessage user = (UserMessage) messages.get(messages.size() - 1);
    if (!(user.attributes().get(ARTICLE) instanceof Article article)) {
      throw new IllegalArgumentException("the built-in engine was asked without an article");
    }
    return ChatResponse.builder()
        .aiMessage(AiMessage.from(BuiltinSummary.of(article, readings.of(article))))
        .metadata(
            ChatResponseMetadata.builder()
                .modelName(NAME)
                .finishReason(FinishReason.STOP)
                .tokenUsage(new TokenUsage(0, 0))
                .build())
        .build();
  }

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return ChatRequestParameters.builder().modelName(NAME).build();
  }

  @Override
  public Set<Capability> supportedCapabilities() {
    return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
  }

  @Override
  public ModelProvider provider() {
    return ModelProvider.OTHER;
  }
}

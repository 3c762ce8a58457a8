package crossbrief.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent: the question and, when a reply was rejected, that reply with the reason.
 *
 * @param rejected the model's reply that could not be used; absent at first
 * @param reason why, in words for the model; absent at first
 * @param room tokens for the reply
 */
record Conversation(
    LlmRequest request, @Nullable String rejected, @Nullable String reason, int room) {
  static Conversation of(LlmRequest request, int room) {
    return new Conversation(request, null, null, room);
  }

  Conversation withRoom(int more) {
    return new Conversation(request, rejected, reason, more);
  }

  /** The same question once more, after a reply that could not be used. */
  Conversation afterRejecting(String reply, String why) {
    return new Conversation(request, reply, why, room);
  }

  private String objection() {
    return "Your reply was rejected: "
        + reason
        + "\nAnswer again, with the whole JSON object. Every quotation must stand in the material above, character for character.";
  }

  /** What is sent as text, in order; the key of the cache is made of it. */
  List<String> texts() {
    return rejected == null
        ? List.of(request.system(), request.user())
        : List.of(request.system(), request.user(), rejected, objection());
  }

  /** The request, constant parts first. */
  ChatRequest chatRequest(boolean completionTokens) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(CallLedger.PURPOSE, request.purpose());
    attributes.put(CallLedger.SUBJECT, request.subject());
    if (request.article() != null) {
      attributes.put(BuiltinChatModel.ARTICLE, request.article());
    }
    UserMessage user =
        UserMessage.builder()
            .contents(List.of(TextContent.from(request.user())))
            .attributes(attributes)
            .build();
    SystemMessage system = SystemMessage.from(request.system());
    List<ChatMessage> messages =
        rejected == null
            ? List.of(system, user)
            : List.of(system, user, AiMessage.from(rejected), UserMessage.from(objection()));
    return ChatModels.parameters(
        ChatRequest.builder().messages(messages), format(), room, completionTokens);
  }

  private ResponseFormat format() {
    JsonSchema schema =
        JsonSchema.builder()
            .name(request.purpose())
            .rootElement(JsonRawSchema.from(request.schema()))
            .build();
    return ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build();
  }

  /** The text of a message of ours. */
  static String text(ChatMessage message) {
    if (message instanceof SystemMessage system) {
      return system.text();
    }
    if (message instanceof UserMessage user) {
      return user.singleText();
    }
    return message instanceof AiMessage ai && ai.text() != null ? ai.text() : "";
  }
}

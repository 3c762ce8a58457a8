package crossbrief.llm;

import crossbrief.domain.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of questions: a hash of all that decides the answer. Every part is preceded by its length,
 * so that no two lists of parts are alike. What the questions of a stage share is hashed once.
 */
final class RequestKeys {
  private final LlmConfig config;
  private final Map<Shared, Sha256> begun = new ConcurrentHashMap<>();

  RequestKeys(LlmConfig config) {
    this.config = config;
  }

  private record Shared(
      int room, String purpose, String promptVersion, String schema, String system) {}

  String of(Conversation asked) {
    LlmRequest request = asked.request();
    Shared shared =
        new Shared(
            asked.room(),
            request.purpose(),
            request.promptVersion(),
            request.schema(),
            request.system());
    List<String> texts = asked.texts();
    return begun.computeIfAbsent(shared, this::begin).with(texts.subList(1, texts.size()));
  }

  private Sha256 begin(Shared shared) {
    List<String> parts = new ArrayList<>();
    parts.add(BuiltinChatModel.NAME);
    parts.add(config.provider().label());
    parts.add(String.valueOf(config.baseUrl()));
    parts.add(String.valueOf(config.model()));
    parts.add("temperature=" + config.temperature());
    parts.add("room=" + shared.room());
    parts.add(
        config.provider() == LlmConfig.Provider.OLLAMA
            ? "context=" + config.contextTokens()
            : "context");
    parts.add(shared.purpose());
    parts.add(shared.promptVersion());
    parts.add(shared.schema());
    parts.add(shared.system());
    return Sha256.ofParts(parts);
  }
}

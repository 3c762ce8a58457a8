package crossbrief.llm;

import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered, as it is kept.
 *
 * @param text empty when it refused
 * @param finish why it ended; absent when the server does not say
 */
record Answer(String text, @Nullable FinishReason finish, Usage usage) {
  boolean isCut() {
    return finish == FinishReason.LENGTH;
  }

  boolean isRefusal() {
    return finish == FinishReason.CONTENT_FILTER;
  }

  /** Whether it is worth keeping: a text, or a refusal, which was paid too. */
  boolean isKept() {
    return !text.isBlank() || isRefusal() || isCut();
  }
}

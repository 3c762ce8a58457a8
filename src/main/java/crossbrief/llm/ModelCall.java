package crossbrief.llm;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One call to a model, or one reply that was taken from the cache instead.
 *
 * @param purpose such as {@code summary}
 * @param subject the id of an article or story
 * @param millis from the question to the whole reply; 0 for a reply from the cache
 * @param cost in US dollars; absent when no price is known
 * @param failure why no reply came, in words for the reader; absent when one came
 */
public record ModelCall(
    String purpose,
    String subject,
    Origin origin,
    long millis,
    Usage usage,
    @Nullable BigDecimal cost,
    @Nullable String failure) {
  /** Where a reply came from. */
  public enum Origin {
    CALL,
    BATCH,
    CACHE
  }
}

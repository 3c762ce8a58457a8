package crossbrief.llm;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which language model summarizes the articles, and how it is called.
 *
 * @param baseUrl address of the provider's API, with its version path; absent for the provider's
 *     own
 * @param model the model's name; absent for the built-in engine
 * @param apiKey absent for servers that need none; never shown
 * @param timeout for one whole reply, headers and body
 * @param maxOutputTokens of one reply
 */
public record LlmConfig(
    Provider provider,
    @Nullable String baseUrl,
    @Nullable String model,
    @Nullable String apiKey,
    Duration timeout,
    int maxOutputTokens) {
  /** The model's name when none is needed: the built-in engine. */
  public static final LlmConfig DEFAULT =
      new LlmConfig(Provider.BUILTIN, null, null, null, Duration.ofMinutes(2), 4096);

  /** Who runs the model. */
  public enum Provider {
    /** The engine of this program: no key, no network. */
    BUILTIN,
    /** OpenAI, or a server that speaks its API. */
    OPENAI;

    /** The provider by its name in settings, in any case. */
    public static Optional<Provider> named(String name) {
      return Arrays.stream(values())
          .filter(p -> p.label().equals(name.toLowerCase(Locale.ROOT)))
          .findFirst();
    }

    /** The name in settings and results. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "provider="
        + provider.label()
        + ", baseUrl="
        + baseUrl
        + ", model="
        + model
        + ", apiKey="
        + (apiKey == null ? "none" : "***")
        + ", timeout="
        + timeout.toSeconds()
        + "s, maxOutputTokens="
        + maxOutputTokens;
  }
}

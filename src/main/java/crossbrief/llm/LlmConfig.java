package crossbrief.llm;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which language model is asked, how, and how much.
 *
 * @param baseUrl address of the provider's API, with its version path; absent for the provider's
 *     own
 * @param model the model's name; absent for the built-in engine
 * @param apiKey absent for servers that need none; never shown
 * @param temperature absent for the model's own, which some models demand
 * @param timeout for one whole reply, headers and body
 * @param maxOutputTokens of one reply
 * @param contextTokens that the model can hold: orders, material and reply together
 * @param cache folder of replies; absent when none are kept
 * @param prices a price table of the user's, whose lines come before our own; absent when there is
 *     none
 * @param batch how long to wait for a batch of the provider's; absent when articles are asked one
 *     by one
 */
public record LlmConfig(
    Provider provider,
    @Nullable String baseUrl,
    @Nullable String model,
    @Nullable String apiKey,
    @Nullable Double temperature,
    Duration timeout,
    int maxOutputTokens,
    int contextTokens,
    Limits limits,
    Budget budget,
    @Nullable Path cache,
    @Nullable Path prices,
    @Nullable Duration batch) {
  /** The model's name when none is needed: the built-in engine. */
  public static final LlmConfig DEFAULT =
      new LlmConfig(
          Provider.BUILTIN,
          null,
          null,
          null,
          0.0,
          Duration.ofMinutes(2),
          4096,
          Provider.BUILTIN.contextTokens(),
          Limits.DEFAULT,
          Budget.NONE,
          null,
          null,
          null);

  /** Who runs the model. */
  public enum Provider {
    /** The engine of this program: no key, no network. */
    BUILTIN("", 1_000_000),
    /** OpenAI, or a server that speaks its API. */
    OPENAI("OPENAI_API_KEY", 32_768),
    /** A model on a machine of one's own, run by Ollama. */
    OLLAMA("OLLAMA_API_KEY", 8_192),
    ANTHROPIC("ANTHROPIC_API_KEY", 200_000),
    GEMINI("GEMINI_API_KEY", 200_000),
    MISTRAL("MISTRAL_API_KEY", 128_000);

    private final String keyVariable;
    private final int contextTokens;

    Provider(String keyVariable, int contextTokens) {
      this.keyVariable = keyVariable;
      this.contextTokens = contextTokens;
    }

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

    /** The variable of the environment that holds the key; empty when there is none. */
    public String keyVariable() {
      return keyVariable;
    }

    /** The context that is assumed when none is set. */
    public int contextTokens() {
      return contextTokens;
    }

    /** Whether the provider's own servers cannot be asked without a key. */
    public boolean needsKey() {
      return this != BUILTIN && this != OLLAMA;
    }

    /** Whether the provider answers many questions overnight at half the price. */
    public boolean hasBatches() {
      return this == ANTHROPIC || this == GEMINI || this == MISTRAL;
    }
  }

  /**
   * How fast a run may ask; all its stages share it.
   *
   * @param concurrency calls in flight
   * @param requestsPerMinute 0 for no limit
   * @param tokensPerMinute input and output together; 0 for no limit
   * @param attempts at one question when the server fails
   * @param backoff the unit that waits between attempts grow from
   */
  public record Limits(
      int concurrency, int requestsPerMinute, int tokensPerMinute, int attempts, Duration backoff) {
    public static final Limits DEFAULT = new Limits(8, 0, 0, 5, Duration.ofSeconds(1));
  }

  /**
   * What a run may spend, replies from the cache not counted.
   *
   * @param tokens input and output together; absent for no limit
   * @param cost in US dollars; absent for no limit
   * @param spent what is told when it is spent, as the rest of a sentence
   */
  public record Budget(@Nullable Long tokens, @Nullable BigDecimal cost, String spent) {
    public static final Budget NONE = new Budget(null, null);

    public Budget(@Nullable Long tokens, @Nullable BigDecimal cost) {
      this(tokens, cost, "the budget of the run is spent");
    }

    /** Nothing may be asked any more; what is kept of earlier questions serves. */
    public static Budget closed(String why) {
      return new Budget(0L, null, why);
    }
  }

  /** Whether a model outside this program is asked. */
  public boolean isRemote() {
    return provider != Provider.BUILTIN;
  }

  /** The same, keeping no replies. */
  public LlmConfig withoutCache() {
    return with(budget, null);
  }

  /** The same, asking nothing any more: what is kept of earlier replies serves. */
  public LlmConfig closed(String why) {
    return with(Budget.closed(why), cache);
  }

  /** The same with another budget and cache, and without batches. */
  private LlmConfig with(Budget newBudget, @Nullable Path newCache) {
    return new LlmConfig(
        provider,
        baseUrl,
        model,
        apiKey,
        temperature,
        timeout,
        maxOutputTokens,
        contextTokens,
        limits,
        newBudget,
        newCache,
        prices,
        null);
  }

  /** Who is asked, in words for messages: provider, model, address. */
  public String where() {
    return provider.label()
        + (model == null ? "" : " model " + model)
        + (baseUrl == null ? "" : " at " + shownUrl());
  }

  /** The address without a name and password that it may hold. */
  private @Nullable String shownUrl() {
    return baseUrl == null
        ? null
        : baseUrl.replaceFirst("//[^/@]*@", "//***@").replaceFirst("\\?.*", "?***");
  }

  @Override
  public String toString() {
    return "provider="
        + provider.label()
        + ", baseUrl="
        + shownUrl()
        + ", model="
        + model
        + ", apiKey="
        + (apiKey == null ? "none" : "***")
        + ", temperature="
        + temperature
        + ", timeout="
        + timeout.toSeconds()
        + "s, maxOutputTokens="
        + maxOutputTokens
        + ", contextTokens="
        + contextTokens
        + ", "
        + limits
        + ", "
        + budget
        + ", cache="
        + cache
        + ", prices="
        + prices
        + ", batch="
        + batch;
  }
}

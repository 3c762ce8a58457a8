package crossbrief.llm;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Configurations and clients for tests: short waits, no keys but a made-up one. */
public final class TestLlm {
  public static final String KEY = "secret-key-for-tests";

  private TestLlm() {}

  public static LlmConfig config(LlmConfig.Provider provider, String url, @Nullable Path cache) {
    return config(
        provider,
        url,
        cache,
        new LlmConfig.Limits(8, 0, 0, 3, Duration.ofMillis(5)),
        LlmConfig.Budget.NONE);
  }

  public static LlmConfig config(
      LlmConfig.Provider provider,
      String url,
      @Nullable Path cache,
      LlmConfig.Limits limits,
      LlmConfig.Budget budget) {
    return config(provider, url, cache, limits, budget, Duration.ofSeconds(1));
  }

  public static LlmConfig config(
      LlmConfig.Provider provider,
      String url,
      @Nullable Path cache,
      LlmConfig.Limits limits,
      LlmConfig.Budget budget,
      Duration timeout) {
    return new LlmConfig(
        provider,
        url,
        "test-model",
        KEY,
        0.0,
        timeout,
        1024,
        16_000,
        limits,
        budget,
        cache,
        null,
        null);
  }

  public static LlmClient client(LlmConfig config) {
    return new LlmClient(config, new crossbrief.text.Readings(), Clock.systemUTC());
  }
}

package crossbrief.cli;

import crossbrief.config.ConfigException;
import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Newsroom;
import crossbrief.config.Newsrooms;
import crossbrief.config.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command that runs the engine takes. */
final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file, YAML (see config schema).")
  @Nullable Path config;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Who summarizes: builtin (default), openai, ollama, anthropic, gemini or mistral.")
  @Nullable String provider;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Address of the server, with its version path such as /v1.")
  @Nullable String baseUrl;

  @Option(names = "--model", paramLabel = "NAME", description = "The model's name.")
  @Nullable String model;

  @Option(
      names = "--temperature",
      paramLabel = "N",
      description = "0 to 2, or none for models that refuse one.")
  @Nullable String temperature;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "For one whole reply of a model.")
  @Nullable String timeout;

  @Option(
      names = "--max-output-tokens",
      paramLabel = "N",
      description = "Room for one reply of a model.")
  @Nullable String maxOutputTokens;

  @Option(
      names = "--context-tokens",
      paramLabel = "N",
      description = "What the model can hold at once.")
  @Nullable String contextTokens;

  @Option(names = "--concurrency", paramLabel = "N", description = "Calls in flight.")
  @Nullable String concurrency;

  @Option(
      names = "--requests-per-minute",
      paramLabel = "N",
      description = "How many calls may start in a minute.")
  @Nullable String requestsPerMinute;

  @Option(
      names = "--tokens-per-minute",
      paramLabel = "N",
      description = "How many tokens may be used in a minute.")
  @Nullable String tokensPerMinute;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "At one question when the server fails.")
  @Nullable String attempts;

  @Option(names = "--token-budget", paramLabel = "N", description = "Tokens that the run may use.")
  @Nullable String tokenBudget;

  @Option(
      names = "--cost-budget",
      paramLabel = "DOLLARS",
      description = "US dollars that the run may cost.")
  @Nullable String costBudget;

  @Option(names = "--prices", paramLabel = "FILE", description = "Prices of your own.")
  @Nullable String prices;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Folder of replies; none: nothing is kept.")
  @Nullable String cache;

  @Option(
      names = "--cross-check",
      paramLabel = "WHO",
      description = "model (default) or rules: who looks for inconsistencies beside the rules.")
  @Nullable String crossCheck;

  @Option(names = "--no-cache", description = "Keep no replies: the same as --cache none.")
  boolean noCache;

  @Option(
      names = "--batch",
      description = "Send the articles as a batch, at half the price (anthropic, gemini, mistral).")
  boolean batch;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Folder with reference tables of your own.")
  @Nullable String reference;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Fixed clock, such as 2026-11-21T02:00:00Z: same input, same bytes.")
  @Nullable String asOf;

  @Option(names = "--json", description = "Print a machine-readable result.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress and no notes.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Print how the run goes, with every call; twice (-vv): with prompts and replies.")
  boolean[] verbose = {};

  CrossbriefConfig settings(Map<String, String> more) {
    return Settings.read(config, System.getenv(), commandLine(more));
  }

  /** The settings of the house with its named briefs. */
  Newsroom newsroom(Map<String, String> more) {
    return Newsrooms.read(config, System.getenv(), commandLine(more));
  }

  private Map<String, String> commandLine(Map<String, String> more) {
    Map<String, String> commandLine = new LinkedHashMap<>(more);
    put(commandLine, "provider", provider);
    put(commandLine, "base-url", baseUrl);
    put(commandLine, "model", model);
    put(commandLine, "temperature", temperature);
    put(commandLine, "timeout", timeout);
    put(commandLine, "max-output-tokens", maxOutputTokens);
    put(commandLine, "context-tokens", contextTokens);
    put(commandLine, "concurrency", concurrency);
    put(commandLine, "requests-per-minute", requestsPerMinute);
    put(commandLine, "tokens-per-minute", tokensPerMinute);
    put(commandLine, "attempts", attempts);
    put(commandLine, "token-budget", tokenBudget);
    put(commandLine, "cost-budget", costBudget);
    put(commandLine, "prices", prices);
    put(commandLine, "cache", noCache ? "none" : cache);
    put(commandLine, "cross-check", crossCheck);
    put(commandLine, "batch", batch ? "true" : null);
    put(commandLine, "reference", reference);
    return commandLine;
  }

  /** Adds an option that was given. */
  static void put(Map<String, String> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  Clock clock() {
    if (asOf == null) {
      return Clock.systemUTC();
    }
    try {
      return Clock.fixed(Instant.parse(asOf), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new ConfigException(
          "--as-of is \u201c" + asOf + "\u201d; it takes an instant such as 2026-11-21T02:00:00Z",
          e);
    }
  }
}

package crossbrief.cli;

import crossbrief.config.ConfigException;
import crossbrief.config.CrossbriefConfig;
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
      description = "Settings file (key = value lines).")
  @Nullable Path config;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Who summarizes: builtin (default) or openai.")
  @Nullable String provider;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Address of an OpenAI-compatible server, with its /v1.")
  @Nullable String baseUrl;

  @Option(names = "--model", paramLabel = "NAME", description = "The model's name.")
  @Nullable String model;

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
      description = "Print how the run goes.")
  boolean verbose;

  CrossbriefConfig settings(Map<String, String> more) {
    Map<String, String> commandLine = new LinkedHashMap<>(more);
    put(commandLine, "provider", provider);
    put(commandLine, "base-url", baseUrl);
    put(commandLine, "model", model);
    put(commandLine, "reference", reference);
    return Settings.read(config, System.getenv(), commandLine);
  }

  private static void put(Map<String, String> values, String key, @Nullable String value) {
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

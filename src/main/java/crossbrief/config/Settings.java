package crossbrief.config;

import crossbrief.config.CrossbriefConfig.Grouping;
import crossbrief.llm.LlmConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings from their sources, each over the one before: built-in defaults, a properties
 * file, the environment ({@code CROSSBRIEF_} and the key in capitals), the command line. Keys of
 * providers come from the environment alone.
 */
public final class Settings {
  /** The settings there are, with what they mean; README shows the same table. */
  public enum Key {
    PROVIDER("provider", "builtin", "who summarizes: builtin or openai"),
    BASE_URL("base-url", "", "address of an OpenAI-compatible server, with its /v1"),
    MODEL("model", "", "the model's name; needed for openai"),
    TIMEOUT("timeout", "120", "seconds for one whole reply of a model"),
    MAX_OUTPUT_TOKENS("max-output-tokens", "4096", "room for one reply of a model"),
    TEMPLATES("template", "", "folder with templates of your own"),
    REFERENCE("reference", "", "folder with reference tables of your own"),
    ONE_STORY("one-story", "false", "true: all articles are one story");

    private final String key;
    private final String fallback;
    private final String meaning;

    Key(String key, String fallback, String meaning) {
      this.key = key;
      this.fallback = fallback;
      this.meaning = meaning;
    }

    public String key() {
      return key;
    }

    public String fallback() {
      return fallback;
    }

    public String meaning() {
      return meaning;
    }
  }

  private static final String ENVIRONMENT_PREFIX = "CROSSBRIEF_";
  private static final int MAX_TIMEOUT_SECONDS = 3600;
  private static final int MAX_TOKENS = 1_000_000;

  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, String> environment;

  private Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads all sources.
   *
   * @param file a properties file; absent when there is none
   * @param environment the process environment
   * @param commandLine settings by key
   * @throws ConfigException when a key is unknown or a value is wrong; the message names all of
   *     them
   */
  public static CrossbriefConfig read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
    Settings settings = new Settings(environment);
    for (Key key : Key.values()) {
      settings.values.put(key.key(), key.fallback());
    }
    if (file != null) {
      settings.putAll(properties(file), file.toString());
    }
    settings.putAll(fromEnvironment(environment), "the environment (CROSSBRIEF_\u2026)");
    settings.putAll(commandLine, "the command line");
    return settings.config();
  }

  private static Map<String, String> properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(
          "cannot read the settings in "
              + file
              + ": "
              + (Files.exists(file) ? e.getMessage() : "there is no such file"),
          e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((k, v) -> values.put(String.valueOf(k), String.valueOf(v)));
    return values;
  }

  private static Map<String, String> fromEnvironment(Map<String, String> environment) {
    Map<String, String> values = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX)) {
            values.put(
                name.substring(ENVIRONMENT_PREFIX.length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-'),
                value);
          }
        });
    return values;
  }

  private void putAll(Map<String, String> more, String where) {
    more.forEach(
        (key, value) -> {
          if (!values.containsKey(key)) {
            throw new ConfigException(
                "unknown setting \u201c"
                    + key
                    + "\u201d in "
                    + where
                    + "; did you mean \u201c"
                    + nearest(key)
                    + "\u201d? Settings: "
                    + String.join(", ", Arrays.stream(Key.values()).map(Key::key).toList()));
          }
          values.put(key, value.strip());
        });
  }

  private static String nearest(String key) {
    return Arrays.stream(Key.values())
        .map(Key::key)
        .min(Comparator.<String>comparingInt(k -> distance(k, key)).thenComparing(k -> k))
        .orElse("");
  }

  private static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int k = 0; k <= b.length(); k++) {
        if (i == 0 || k == 0) {
          table[i][k] = i + k;
        } else {
          int change = a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1;
          table[i][k] =
              Math.min(
                  table[i - 1][k - 1] + change, Math.min(table[i - 1][k], table[i][k - 1]) + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }

  private CrossbriefConfig config() {
    LlmConfig.Provider provider =
        LlmConfig.Provider.named(get(Key.PROVIDER))
            .orElseThrow(
                () ->
                    new ConfigException(
                        "provider is \u201c"
                            + get(Key.PROVIDER)
                            + "\u201d; it takes "
                            + String.join(
                                ", ",
                                Arrays.stream(LlmConfig.Provider.values())
                                    .map(LlmConfig.Provider::label)
                                    .toList())));
    String model = orNull(Key.MODEL);
    if (provider != LlmConfig.Provider.BUILTIN && model == null) {
      throw new ConfigException(
          "provider " + provider.label() + " needs a model; name it with --model");
    }
    String baseUrl = orNull(Key.BASE_URL);
    if (baseUrl != null && !baseUrl.matches("https?://\\S+")) {
      throw new ConfigException(
          "base-url is \u201c"
              + baseUrl
              + "\u201d; it takes an http or https address, such as http://localhost:8000/v1");
    }
    String key = environment.get("OPENAI_API_KEY");
    boolean keyMissing =
        provider == LlmConfig.Provider.OPENAI && baseUrl == null && (key == null || key.isBlank());
    if (keyMissing) {
      throw new ConfigException(
          "provider openai needs a key; set OPENAI_API_KEY in the environment, or name a server of your own with --base-url");
    }
    LlmConfig llm =
        new LlmConfig(
            provider,
            baseUrl,
            model,
            provider == LlmConfig.Provider.BUILTIN || key == null || key.isBlank() ? null : key,
            Duration.ofSeconds(number(Key.TIMEOUT, MAX_TIMEOUT_SECONDS)),
            number(Key.MAX_OUTPUT_TOKENS, MAX_TOKENS));
    return new CrossbriefConfig(
        llm,
        folder(Key.TEMPLATES),
        folder(Key.REFERENCE),
        bool(Key.ONE_STORY) ? Grouping.ONE_STORY : Grouping.BY_LIKENESS);
  }

  private String get(Key key) {
    return values.getOrDefault(key.key(), "");
  }

  private @Nullable String orNull(Key key) {
    return get(key).isBlank() ? null : get(key);
  }

  private int number(Key key, int max) {
    String value = get(key);
    if (!value.matches("[1-9]\\d{0,8}") || Integer.parseInt(value) > max) {
      throw new ConfigException(
          key.key() + " is \u201c" + value + "\u201d; it takes a whole number from 1 to " + max);
    }
    return Integer.parseInt(value);
  }

  private boolean bool(Key key) {
    if (!List.of("true", "false").contains(get(key))) {
      throw new ConfigException(
          key.key() + " is \u201c" + get(key) + "\u201d; it takes true or false");
    }
    return Boolean.parseBoolean(get(key));
  }

  private @Nullable Path folder(Key key) {
    String value = orNull(key);
    if (value == null) {
      return null;
    }
    Path folder = Path.of(value);
    if (!Files.isDirectory(folder)) {
      throw new ConfigException(
          key.key() + " is \u201c" + value + "\u201d; there is no such folder");
    }
    return folder;
  }
}

package crossbrief.config;

import crossbrief.config.CrossbriefConfig.CrossChecking;
import crossbrief.config.CrossbriefConfig.Grouping;
import crossbrief.config.SettingsFile.Content;
import crossbrief.ingest.IngestConfig;
import crossbrief.ingest.Since;
import crossbrief.llm.LlmConfig;
import crossbrief.render.RenderConfig;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings from their sources, each over the one before: built-in defaults, a YAML file,
 * the environment ({@code CROSSBRIEF_} and the key in capitals), the command line. Keys of
 * providers come from the environment alone, or from a file that the environment names.
 */
public final class Settings {
  private static final int MIN_CONTEXT = 1024;

  private final SettingValues values;
  private final Map<String, String> environment;

  private Settings(SettingValues values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  /**
   * Reads all sources.
   *
   * @param file a YAML file; absent when there is none
   * @param environment the process environment
   * @param commandLine settings by key
   * @throws ConfigException when a key is unknown or a value is wrong; the message names all of
   *     them
   */
  public static CrossbriefConfig read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
    Set<String> errors = new LinkedHashSet<>();
    CrossbriefConfig config =
        config(
            new SettingValues(content(file, errors), null, environment, commandLine, errors),
            environment);
    if (config == null || !errors.isEmpty()) {
      throw new ConfigException(String.join("\n  ", errors));
    }
    return config;
  }

  static Content content(@Nullable Path file, Set<String> errors) {
    return file == null ? Content.NONE : SettingsFile.read(file, errors);
  }

  /** The settings of a run by values; absent where these are wrong. */
  static @Nullable CrossbriefConfig config(SettingValues values, Map<String, String> environment) {
    return values.isGood() ? new Settings(values, environment).config() : null;
  }

  private CrossbriefConfig config() {
    LlmConfig.Provider provider =
        LlmConfig.Provider.named(values.get(Setting.PROVIDER)).orElse(LlmConfig.Provider.BUILTIN);
    return new CrossbriefConfig(
        ingest(),
        llm(provider),
        render(),
        folder(Setting.REFERENCE),
        switch (values.get(Setting.ONE_STORY).toLowerCase(Locale.ROOT)) {
          case "true" -> Grouping.ONE_STORY;
          case "false" -> Grouping.BY_LIKENESS;
          default -> Grouping.AUTOMATIC;
        },
        values.get(Setting.CROSS_CHECK).equals("rules")
            ? CrossChecking.BY_RULES
            : CrossChecking.WITH_MODEL);
  }

  private IngestConfig ingest() {
    Path kept = cache();
    return new IngestConfig(
        since(),
        place(Setting.MEMORY),
        kept == null ? null : kept.resolve("web"),
        folder(Setting.REFERENCE),
        values.get(Setting.ALLOW_PRIVATE_ADDRESSES).equalsIgnoreCase("true")
            ? IngestConfig.PrivateAddresses.ALLOWED
            : IngestConfig.PrivateAddresses.REFUSED,
        Duration.ofMillis(
            new BigDecimal(values.get(Setting.HOST_DELAY))
                .multiply(BigDecimal.valueOf(1000))
                .longValue()),
        Duration.ofSeconds(Long.parseLong(values.get(Setting.WEB_TIMEOUT))),
        values.get(Setting.USER_AGENT).replaceAll("[^\\x20-\\x7e]", "?"));
  }

  private @Nullable Since since() {
    String written = values.orNull(Setting.SINCE);
    if (written == null) {
      return null;
    }
    try {
      return Since.parse(written);
    } catch (IllegalArgumentException e) {
      values.error(
          Setting.SINCE, "is \u201c" + written + "\u201d; it takes " + Setting.SINCE.type().help());
      return null;
    }
  }

  private RenderConfig render() {
    Path templates = folder(Setting.TEMPLATES);
    String language = values.get(Setting.LANGUAGE);
    if (!RenderConfig.isLanguage(templates, language)) {
      values.error(
          Setting.LANGUAGE,
          "is \u201c"
              + language
              + "\u201d; there are labels for en, de, fr and es, and others by a file labels_"
              + language
              + ".properties in the folder of templates");
    }
    return new RenderConfig(
        templates,
        language,
        values.get(Setting.PAGE).equalsIgnoreCase("letter")
            ? RenderConfig.PageSize.LETTER
            : RenderConfig.PageSize.A4,
        fonts());
  }

  private List<Path> fonts() {
    String value = values.orNull(Setting.FONTS);
    if (value == null) {
      return List.of();
    }
    Path place = Path.of(value);
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      List<Path> fonts =
          files
              .filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".ttf"))
              .sorted()
              .toList();
      if (fonts.isEmpty()) {
        values.error(
            Setting.FONTS, "is \u201c" + value + "\u201d; there is no .ttf file in that folder");
      }
      return fonts;
    } catch (java.io.IOException e) {
      values.error(Setting.FONTS, "is \u201c" + value + "\u201d; there is no such file or folder");
      return List.of();
    }
  }

  private LlmConfig llm(LlmConfig.Provider provider) {
    String model = values.orNull(Setting.MODEL);
    if (provider != LlmConfig.Provider.BUILTIN && model == null) {
      values.error("provider " + provider.label() + " needs a model; name it with --model");
    }
    String baseUrl = values.orNull(Setting.BASE_URL);
    String key = provider == LlmConfig.Provider.BUILTIN ? null : apiKey(provider);
    if (provider.needsKey() && baseUrl == null && key == null) {
      values.error(
          "provider "
              + provider.label()
              + " needs a key; set "
              + provider.keyVariable()
              + " or "
              + provider.keyVariable()
              + "_FILE in the environment, or name a server of your own with --base-url");
    }
    int context =
        values.get(Setting.CONTEXT_TOKENS).isEmpty()
            ? provider.contextTokens()
            : (int) values.number(Setting.CONTEXT_TOKENS);
    int output = (int) values.number(Setting.MAX_OUTPUT_TOKENS);
    if (provider != LlmConfig.Provider.BUILTIN && context < output + MIN_CONTEXT) {
      values.error(
          Setting.CONTEXT_TOKENS,
          "is "
              + context
              + "; it must exceed max-output-tokens ("
              + output
              + ") by "
              + MIN_CONTEXT
              + " or more");
    }
    String temperature = values.get(Setting.TEMPERATURE);
    return new LlmConfig(
        provider,
        baseUrl,
        model,
        key,
        temperature.equals("none") ? null : Double.valueOf(temperature),
        Duration.ofSeconds(values.number(Setting.TIMEOUT)),
        output,
        context,
        new LlmConfig.Limits(
            (int) values.number(Setting.CONCURRENCY),
            (int) values.number(Setting.REQUESTS_PER_MINUTE),
            (int) values.number(Setting.TOKENS_PER_MINUTE),
            (int) values.number(Setting.ATTEMPTS),
            LlmConfig.Limits.DEFAULT.backoff()),
        new LlmConfig.Budget(
            values.get(Setting.TOKEN_BUDGET).isEmpty() ? null : values.number(Setting.TOKEN_BUDGET),
            values.get(Setting.COST_BUDGET).isEmpty()
                ? null
                : new BigDecimal(values.get(Setting.COST_BUDGET))),
        provider == LlmConfig.Provider.BUILTIN ? null : cache(),
        file(Setting.PRICES),
        batch(provider));
  }

  private @Nullable Duration batch(LlmConfig.Provider provider) {
    if (!values.get(Setting.BATCH).equals("true")) {
      return null;
    }
    if (!provider.hasBatches()) {
      values.error(
          Setting.BATCH,
          "is true, but provider "
              + provider.label()
              + " has no batches here; anthropic, gemini and mistral have");
    }
    if (cache() == null) {
      values.error(
          Setting.BATCH, "is true, but cache is none: a batch needs a place for its replies");
    }
    return Duration.ofHours(values.number(Setting.BATCH_HOURS));
  }

  private @Nullable Path cache() {
    String set = values.get(Setting.CACHE);
    Path folder =
        set.equals("none") ? null : set.isEmpty() ? usersCache(environment) : Path.of(set);
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      values.error(
          Setting.CACHE, "is \u201c" + folder + "\u201d; it takes a folder, and that is a file");
    }
    return folder;
  }

  /**
   * The folder of replies by file and environment, whatever the provider.
   *
   * @throws ConfigException when the settings are wrong, or say that nothing is kept
   */
  public static Path cacheFolder(@Nullable Path file, Map<String, String> environment) {
    Set<String> errors = new LinkedHashSet<>();
    SettingValues values =
        new SettingValues(content(file, errors), null, environment, Map.of(), errors);
    Path cache = new Settings(values, environment).cache();
    if (!errors.isEmpty()) {
      throw new ConfigException(String.join("\n  ", errors));
    }
    if (cache == null) {
      throw new ConfigException("cache is none: nothing is kept");
    }
    return cache;
  }

  /** The folder of replies when none is set. */
  static Path usersCache(Map<String, String> environment) {
    for (String variable : List.of("XDG_CACHE_HOME", "LOCALAPPDATA")) {
      String folder = environment.getOrDefault(variable, "");
      if (!folder.isBlank()) {
        return Path.of(folder, "crossbrief");
      }
    }
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isBlank() ? System.getProperty("user.home") : home, ".cache", "crossbrief");
  }

  /** The key from its variable, or from the file that its other variable names; never shown. */
  private @Nullable String apiKey(LlmConfig.Provider provider) {
    String key = values.secret(provider.keyVariable());
    if (key != null && key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      values.error(
          provider.keyVariable()
              + " holds characters that no key has, such as spaces or line breaks");
      return null;
    }
    return key;
  }

  /** A folder that is made when it is needed. */
  private @Nullable Path place(Setting key) {
    String value = values.orNull(key);
    if (value != null && Files.exists(Path.of(value)) && !Files.isDirectory(Path.of(value))) {
      values.error(key, "is \u201c" + value + "\u201d; it takes a folder, and that is a file");
    }
    return value == null ? null : Path.of(value);
  }

  private @Nullable Path folder(Setting key) {
    String value = values.orNull(key);
    if (value == null) {
      return null;
    }
    Path folder = Path.of(value);
    if (!Files.isDirectory(folder)) {
      values.error(key, "is \u201c" + value + "\u201d; there is no such folder");
    }
    return folder;
  }

  private @Nullable Path file(Setting key) {
    String value = values.orNull(key);
    if (value == null) {
      return null;
    }
    Path file = Path.of(value);
    if (!Files.isRegularFile(file)) {
      values.error(key, "is \u201c" + value + "\u201d; there is no such file");
    }
    return file;
  }
}

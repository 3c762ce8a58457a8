package crossbrief.config;

import crossbrief.config.CrossbriefConfig.CrossChecking;
import crossbrief.config.CrossbriefConfig.Grouping;
import crossbrief.config.SettingsFile.Given;
import crossbrief.ingest.IngestConfig;
import crossbrief.ingest.Since;
import crossbrief.llm.LlmConfig;
import crossbrief.render.RenderConfig;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings from their sources, each over the one before: built-in defaults, a YAML file,
 * the environment ({@code CROSSBRIEF_} and the key in capitals), the command line. Keys of
 * providers come from the environment alone, or from a file that the environment names.
 */
public final class Settings {
  /** The settings there are, with what they mean; README shows the same table. */
  @SuppressWarnings("ImmutableEnumChecker") // a type is a record of values that cannot change
  public enum Key {
    PROVIDER(
        "provider",
        "builtin",
        SettingType.oneOf(
            Arrays.stream(LlmConfig.Provider.values())
                .map(LlmConfig.Provider::label)
                .toArray(String[]::new)),
        "who summarizes: builtin, openai (or a server that speaks its API), ollama, anthropic, gemini or mistral"),
    BASE_URL(
        "base-url",
        "",
        SettingType.url(),
        "address of the server, with its version path such as /v1; empty: the provider's own"),
    MODEL("model", "", SettingType.text("a name"), "the model's name; needed but for builtin"),
    TEMPERATURE(
        "temperature",
        "0",
        new SettingType(
            SettingType.Form.STRING,
            "none|[0-2](?:\\.[0-9]{1,3})?",
            List.of(),
            0,
            "a number from 0 to 2, or none for models that refuse one"),
        "how freely the model words its reply; none: not sent"),
    TIMEOUT("timeout", "120", SettingType.integer(3600), "seconds for one whole reply of a model"),
    MAX_OUTPUT_TOKENS(
        "max-output-tokens",
        "4096",
        SettingType.integer(1_000_000),
        "room for one reply of a model; a reply that is cut gets up to four times as much"),
    CONTEXT_TOKENS(
        "context-tokens",
        "",
        SettingType.integer(10_000_000),
        "what the model can hold at once; empty: 8192 for ollama, 32768 for openai, 128000 for mistral, 200000 for the others"),
    CONCURRENCY("concurrency", "8", SettingType.integer(1000), "calls in flight"),
    REQUESTS_PER_MINUTE(
        "requests-per-minute",
        "",
        SettingType.integer(1_000_000),
        "how many calls may start in a minute; empty: no limit"),
    TOKENS_PER_MINUTE(
        "tokens-per-minute",
        "",
        SettingType.integer(1_000_000_000),
        "how many tokens may be used in a minute; empty: no limit"),
    ATTEMPTS("attempts", "5", SettingType.integer(20), "at one question when the server fails"),
    TOKEN_BUDGET(
        "token-budget",
        "",
        SettingType.integer(100_000_000_000L),
        "tokens that a run may use; empty: no limit"),
    COST_BUDGET(
        "cost-budget",
        "",
        SettingType.amount(1_000_000, "an amount in US dollars, such as 2.50"),
        "US dollars that a run may cost; empty: no limit"),
    PRICES(
        "prices",
        "",
        SettingType.text("a file"),
        "file with prices of your own, in the form of `src/main/resources/crossbrief/llm/prices.tsv`"),
    CACHE(
        "cache",
        "",
        SettingType.text("a folder, or none"),
        "folder of replies; empty: `crossbrief` in the user's cache folder; none: nothing is kept"),
    BATCH(
        "batch",
        "false",
        SettingType.flag(),
        "true: articles go as a batch, at half the price (anthropic, gemini, mistral)"),
    BATCH_HOURS(
        "batch-hours",
        "12",
        SettingType.integer(72),
        "how long to wait for a batch before its articles are asked one by one"),
    CROSS_CHECK(
        "cross-check",
        "model",
        SettingType.oneOf("model", "rules"),
        "who looks for inconsistencies beside the rules: the model, where there is one; rules: nobody"),
    TEMPLATES("template", "", SettingType.text("a folder"), "folder with templates of your own"),
    LANGUAGE(
        "language",
        "en",
        new SettingType(
            SettingType.Form.STRING,
            "[a-z]{2,3}",
            List.of(),
            0,
            "en, de, fr, es, or a language that the folder of templates has labels for"),
        "of labels and dates: en, de, fr or es; others with labels of your own"),
    PAGE("page", "a4", SettingType.oneOf("a4", "letter"), "size of a page of the PDF"),
    FONTS(
        "fonts",
        "",
        SettingType.text("a TrueType font (.ttf), or a folder of them"),
        "TrueType font, or a folder of them, for scripts that the PDF's own fonts lack"),
    REFERENCE(
        "reference", "", SettingType.text("a folder"), "folder with reference tables of your own"),
    ONE_STORY(
        "one-story",
        "auto",
        SettingType.oneOf("auto", "true", "false"),
        "true: all articles are one story; false: they are grouped; auto: one story where up to eight files are named one by one"),
    SINCE(
        "since",
        "",
        new SettingType(
            SettingType.Form.STRING,
            Since.FORM,
            List.of(),
            0,
            "minutes, hours or days back (90m, 24h, 7d), a day, or an instant such as 2026-11-21T02:00:00Z"),
        "only what was published or changed since then; empty: since the last run where there is a memory, else everything"),
    MEMORY(
        "memory",
        "",
        SettingType.text("a folder"),
        "folder that remembers what was read, so that the next run takes what is new or changed; empty: nothing is remembered"),
    ALLOW_PRIVATE_ADDRESSES(
        "allow-private-addresses",
        "false",
        SettingType.flag(),
        "true: pages and feeds of private and local networks may be read"),
    HOST_DELAY(
        "host-delay",
        "1",
        SettingType.amount(3600, "seconds, such as 1 or 0.5"),
        "seconds between two requests to one web server"),
    WEB_TIMEOUT(
        "web-timeout", "30", SettingType.integer(600), "seconds for one whole page or feed"),
    USER_AGENT(
        "user-agent",
        IngestConfig.USER_AGENT,
        SettingType.text("a line of text"),
        "how crossbrief names itself to web servers");

    private final String key;
    private final String fallback;
    private final SettingType type;
    private final String meaning;

    Key(String key, String fallback, SettingType type, String meaning) {
      this.key = key;
      this.fallback = fallback;
      this.type = type;
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

    SettingType type() {
      return type;
    }

    static Optional<Key> named(String name) {
      return Arrays.stream(values()).filter(k -> k.key.equals(name)).findFirst();
    }
  }

  private static final String ENVIRONMENT_PREFIX = "CROSSBRIEF_";
  private static final int MIN_CONTEXT = 1024;

  private final Map<Key, Given> values = new TreeMap<>();
  private final Map<String, String> environment;
  private final List<String> errors = new ArrayList<>();

  private Settings(Map<String, String> environment) {
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
    Settings settings = new Settings(environment);
    for (Key key : Key.values()) {
      settings.values.put(key, new Given(key.fallback(), "the defaults"));
    }
    settings.putFileAndEnvironment(file);
    commandLine.forEach(
        (key, value) -> settings.put(key, new Given(value, "the command line"), ""));
    settings.checkValues();
    CrossbriefConfig config = settings.errors.isEmpty() ? settings.config() : null;
    if (config == null || !settings.errors.isEmpty()) {
      throw new ConfigException(String.join("\n  ", settings.errors));
    }
    return config;
  }

  private void putFileAndEnvironment(@Nullable Path file) {
    Map<String, Given> inFile = file == null ? Map.of() : SettingsFile.read(file, errors);
    inFile.forEach((key, value) -> put(key, value, value.where() + ": "));
    fromEnvironment().forEach((key, value) -> put(key, value, value.where() + ": "));
  }

  private Map<String, Given> fromEnvironment() {
    Map<String, Given> found = new LinkedHashMap<>();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(ENVIRONMENT_PREFIX)) {
                found.put(
                    name.substring(ENVIRONMENT_PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'),
                    new Given(value, name));
              }
            });
    return found;
  }

  private void put(String name, Given value, String where) {
    Optional<Key> key = Key.named(name);
    if (key.isPresent()) {
      values.put(key.get(), new Given(value.text().strip(), value.where()));
    } else if (name.matches(
        "(?i).*(?:api[-_]?key|secret|password|[-_]token|[-_]key)(?:[-_]?file)?")) {
      errors.add(
          where
              + "\u201c"
              + name
              + "\u201d is no setting: keys come from the environment alone, such as OPENAI_API_KEY or OPENAI_API_KEY_FILE");
    } else {
      errors.add(
          where
              + "unknown setting \u201c"
              + name
              + "\u201d; did you mean \u201c"
              + nearest(name)
              + "\u201d? Settings: "
              + String.join(", ", Arrays.stream(Key.values()).map(Key::key).toList()));
    }
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

  private void checkValues() {
    for (Map.Entry<Key, Given> entry : values.entrySet()) {
      String text = entry.getValue().text();
      boolean given = !text.isEmpty();
      if (!given && !entry.getKey().fallback().isEmpty()) {
        error(entry.getKey(), "is empty; it takes " + entry.getKey().type().help());
      } else if (given) {
        entry.getKey().type().objection(text).ifPresent(o -> error(entry.getKey(), o));
      }
    }
  }

  private void error(Key key, String what) {
    Given value = values.get(key);
    boolean named =
        value != null
            && !value.where().equals("the command line")
            && !value.where().equals("the defaults");
    errors.add((named && value != null ? value.where() + ": " : "") + key.key() + " " + what);
  }

  private CrossbriefConfig config() {
    LlmConfig.Provider provider =
        LlmConfig.Provider.named(get(Key.PROVIDER)).orElse(LlmConfig.Provider.BUILTIN);
    return new CrossbriefConfig(
        ingest(),
        llm(provider),
        render(),
        folder(Key.REFERENCE),
        switch (get(Key.ONE_STORY).toLowerCase(Locale.ROOT)) {
          case "true" -> Grouping.ONE_STORY;
          case "false" -> Grouping.BY_LIKENESS;
          default -> Grouping.AUTOMATIC;
        },
        get(Key.CROSS_CHECK).equals("rules") ? CrossChecking.BY_RULES : CrossChecking.WITH_MODEL);
  }

  private IngestConfig ingest() {
    Path kept = cache();
    return new IngestConfig(
        since(),
        place(Key.MEMORY),
        kept == null ? null : kept.resolve("web"),
        folder(Key.REFERENCE),
        get(Key.ALLOW_PRIVATE_ADDRESSES).equalsIgnoreCase("true")
            ? IngestConfig.PrivateAddresses.ALLOWED
            : IngestConfig.PrivateAddresses.REFUSED,
        Duration.ofMillis(
            new BigDecimal(get(Key.HOST_DELAY)).multiply(BigDecimal.valueOf(1000)).longValue()),
        Duration.ofSeconds(Long.parseLong(get(Key.WEB_TIMEOUT))),
        get(Key.USER_AGENT).replaceAll("[^\\x20-\\x7e]", "?"));
  }

  private @Nullable Since since() {
    String written = orNull(Key.SINCE);
    if (written == null) {
      return null;
    }
    try {
      return Since.parse(written);
    } catch (IllegalArgumentException e) {
      error(Key.SINCE, "is \u201c" + written + "\u201d; it takes " + Key.SINCE.type().help());
      return null;
    }
  }

  private RenderConfig render() {
    Path templates = folder(Key.TEMPLATES);
    String language = get(Key.LANGUAGE);
    if (!RenderConfig.isLanguage(templates, language)) {
      error(
          Key.LANGUAGE,
          "is \u201c"
              + language
              + "\u201d; there are labels for en, de, fr and es, and others by a file labels_"
              + language
              + ".properties in the folder of templates");
    }
    return new RenderConfig(
        templates,
        language,
        get(Key.PAGE).equalsIgnoreCase("letter")
            ? RenderConfig.PageSize.LETTER
            : RenderConfig.PageSize.A4,
        fonts());
  }

  private List<Path> fonts() {
    String value = orNull(Key.FONTS);
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
        error(Key.FONTS, "is \u201c" + value + "\u201d; there is no .ttf file in that folder");
      }
      return fonts;
    } catch (java.io.IOException e) {
      error(Key.FONTS, "is \u201c" + value + "\u201d; there is no such file or folder");
      return List.of();
    }
  }

  private LlmConfig llm(LlmConfig.Provider provider) {
    String model = orNull(Key.MODEL);
    if (provider != LlmConfig.Provider.BUILTIN && model == null) {
      errors.add("provider " + provider.label() + " needs a model; name it with --model");
    }
    String baseUrl = orNull(Key.BASE_URL);
    String key = provider == LlmConfig.Provider.BUILTIN ? null : apiKey(provider);
    if (provider.needsKey() && baseUrl == null && key == null) {
      errors.add(
          "provider "
              + provider.label()
              + " needs a key; set "
              + provider.keyVariable()
              + " or "
              + provider.keyVariable()
              + "_FILE in the environment, or name a server of your own with --base-url");
    }
    int context =
        get(Key.CONTEXT_TOKENS).isEmpty()
            ? provider.contextTokens()
            : (int) number(Key.CONTEXT_TOKENS);
    int output = (int) number(Key.MAX_OUTPUT_TOKENS);
    if (provider != LlmConfig.Provider.BUILTIN && context < output + MIN_CONTEXT) {
      error(
          Key.CONTEXT_TOKENS,
          "is "
              + context
              + "; it must exceed max-output-tokens ("
              + output
              + ") by "
              + MIN_CONTEXT
              + " or more");
    }
    String temperature = get(Key.TEMPERATURE);
    return new LlmConfig(
        provider,
        baseUrl,
        model,
        key,
        temperature.equals("none") ? null : Double.valueOf(temperature),
        Duration.ofSeconds(number(Key.TIMEOUT)),
        output,
        context,
        new LlmConfig.Limits(
            (int) number(Key.CONCURRENCY),
            (int) number(Key.REQUESTS_PER_MINUTE),
            (int) number(Key.TOKENS_PER_MINUTE),
            (int) number(Key.ATTEMPTS),
            LlmConfig.Limits.DEFAULT.backoff()),
        new LlmConfig.Budget(
            get(Key.TOKEN_BUDGET).isEmpty() ? null : number(Key.TOKEN_BUDGET),
            get(Key.COST_BUDGET).isEmpty() ? null : new BigDecimal(get(Key.COST_BUDGET))),
        provider == LlmConfig.Provider.BUILTIN ? null : cache(),
        file(Key.PRICES),
        batch(provider));
  }

  private @Nullable Duration batch(LlmConfig.Provider provider) {
    if (!get(Key.BATCH).equals("true")) {
      return null;
    }
    if (!provider.hasBatches()) {
      error(
          Key.BATCH,
          "is true, but provider "
              + provider.label()
              + " has no batches here; anthropic, gemini and mistral have");
    }
    if (cache() == null) {
      error(Key.BATCH, "is true, but cache is none: a batch needs a place for its replies");
    }
    return Duration.ofHours(number(Key.BATCH_HOURS));
  }

  private @Nullable Path cache() {
    String set = get(Key.CACHE);
    Path folder =
        set.equals("none") ? null : set.isEmpty() ? usersCache(environment) : Path.of(set);
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      error(Key.CACHE, "is \u201c" + folder + "\u201d; it takes a folder, and that is a file");
    }
    return folder;
  }

  /**
   * The folder of replies by file and environment, whatever the provider.
   *
   * @throws ConfigException when the settings are wrong, or say that nothing is kept
   */
  public static Path cacheFolder(@Nullable Path file, Map<String, String> environment) {
    Settings settings = new Settings(environment);
    settings.putFileAndEnvironment(file);
    Path cache = settings.cache();
    if (!settings.errors.isEmpty()) {
      throw new ConfigException(String.join("\n  ", settings.errors));
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
    String variable = provider.keyVariable();
    String key = environment.getOrDefault(variable, "").strip();
    String file = environment.getOrDefault(variable + "_FILE", "").strip();
    if (key.isEmpty() && !file.isEmpty()) {
      try {
        key = Files.readString(Path.of(file)).strip();
      } catch (java.io.IOException | java.nio.file.InvalidPathException e) {
        errors.add(
            "cannot read the key in the file that " + variable + "_FILE names (" + file + ")");
        return null;
      }
    }
    if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      errors.add(variable + " holds characters that no key has, such as spaces or line breaks");
      return null;
    }
    return key.isEmpty() ? null : key;
  }

  private String get(Key key) {
    Given value = values.get(key);
    return value == null ? "" : value.text();
  }

  private @Nullable String orNull(Key key) {
    return get(key).isBlank() ? null : get(key);
  }

  private long number(Key key) {
    return get(key).isEmpty() ? 0 : Long.parseLong(get(key));
  }

  /** A folder that is made when it is needed. */
  private @Nullable Path place(Key key) {
    String value = orNull(key);
    if (value != null && Files.exists(Path.of(value)) && !Files.isDirectory(Path.of(value))) {
      error(key, "is \u201c" + value + "\u201d; it takes a folder, and that is a file");
    }
    return value == null ? null : Path.of(value);
  }

  private @Nullable Path folder(Key key) {
    String value = orNull(key);
    if (value == null) {
      return null;
    }
    Path folder = Path.of(value);
    if (!Files.isDirectory(folder)) {
      error(key, "is \u201c" + value + "\u201d; there is no such folder");
    }
    return folder;
  }

  private @Nullable Path file(Key key) {
    String value = orNull(key);
    if (value == null) {
      return null;
    }
    Path file = Path.of(value);
    if (!Files.isRegularFile(file)) {
      error(key, "is \u201c" + value + "\u201d; there is no such file");
    }
    return file;
  }
}

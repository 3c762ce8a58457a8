package crossbrief.config;

import crossbrief.ingest.IngestConfig;
import crossbrief.ingest.Since;
import crossbrief.llm.LlmConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings there are, with what they mean; README shows the same table. */
@SuppressWarnings("ImmutableEnumChecker") // a type is a record of values that cannot change
public enum Setting {
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
  WEB_TIMEOUT("web-timeout", "30", SettingType.integer(600), "seconds for one whole page or feed"),
  USER_AGENT(
      "user-agent",
      IngestConfig.USER_AGENT,
      SettingType.text("a line of text"),
      "how crossbrief names itself to web servers"),
  SOURCES(
      "sources",
      "",
      SettingType.text("files, folders, and addresses of feeds and pages"),
      Group.BRIEF,
      "what the brief is made of: files, folders, addresses of feeds and pages"),
  TITLE(
      "title",
      "",
      SettingType.text("a line of text"),
      Group.BRIEF,
      "the brief's title; empty: by its stories"),
  SCHEDULE(
      "schedule",
      "",
      SettingType.text("a cron expression of five fields, such as 30 5 * * 1-5"),
      Group.BRIEF,
      "when it is made: minute, hour, day of the month, month, day of the week; empty: only by `run --brief`"),
  ZONE(
      "zone",
      "UTC",
      SettingType.text("a time zone, such as Europe/Paris"),
      Group.BRIEF,
      "the time zone of the schedule, such as Europe/Paris"),
  DEADLINE(
      "deadline",
      "90m",
      SettingType.span(),
      Group.BRIEF,
      "how long a run that fails is tried again before the brief is delivered as it is, marked partial (30m, 2h)"),
  FOLDER(
      "folder",
      "",
      SettingType.text("a folder"),
      Group.BRIEF,
      "folder for the briefs: one folder a day in it, and `latest`"),
  FEED(
      "feed",
      "",
      SettingType.text("a file"),
      Group.BRIEF,
      "Atom feed of the briefs, such as `briefs/feed.xml`"),
  MAIL_TO("mail-to", "", SettingType.text("addresses"), Group.BRIEF, "who gets it by e-mail"),
  SLACK(
      "slack",
      "",
      SettingType.webhook(),
      Group.BRIEF,
      "incoming webhooks of Slack: an address, or env:NAME for one that is kept in the environment"),
  TEAMS("teams", "", SettingType.webhook(), Group.BRIEF, "the same of Microsoft Teams"),
  WEBHOOK(
      "webhook", "", SettingType.webhook(), Group.BRIEF, "addresses that get the result as JSON"),
  STORE(
      "store",
      "",
      SettingType.text("a file, or a JDBC URL of PostgreSQL"),
      Group.HOUSE,
      "the ledger of runs: a file of SQLite, or jdbc:postgresql:...; empty: `crossbrief/ledger.db` in the user's state folder"),
  SMTP(
      "smtp",
      "",
      SettingType.smtp(),
      Group.HOUSE,
      "mail server: smtp://user@host:587 (encrypted by STARTTLS) or smtps://user@host:465; the password in CROSSBRIEF_SMTP_PASSWORD or CROSSBRIEF_SMTP_PASSWORD_FILE"),
  MAIL_FROM(
      "mail-from", "", SettingType.text("an e-mail address"), Group.HOUSE, "sender of the e-mails"),
  HEALTH(
      "health",
      "",
      SettingType.text("a file"),
      Group.HOUSE,
      "file that `schedule` writes every half minute and `run --brief` at its end, as JSON, for monitoring"),
  METRICS(
      "metrics",
      "",
      SettingType.text("a file"),
      Group.HOUSE,
      "file of metrics in the text format of Prometheus, for the textfile collector"),
  LINK(
      "link",
      "",
      SettingType.url(),
      Group.BRIEF,
      "address under which the folder can be read, for links in messages and the feed"),
  LISTEN(
      "listen",
      "127.0.0.1:8384",
      SettingType.listen(),
      Group.HOUSE,
      "where `serve` listens; any other address than loopback needs tokens, in CROSSBRIEF_TOKENS or CROSSBRIEF_TOKENS_FILE"),
  UPLOAD_LIMIT(
      "upload-limit",
      "20",
      SettingType.integer(1000),
      Group.HOUSE,
      "megabytes that one request to `serve` may bring"),
  QUEUE(
      "queue", "100", SettingType.integer(10_000), Group.HOUSE, "briefs that may wait in `serve`"),
  WORKERS(
      "workers", "2", SettingType.integer(64), Group.HOUSE, "briefs that `serve` makes at once"),
  KEEP(
      "keep",
      "30",
      SettingType.integer(3650),
      Group.HOUSE,
      "days for which the ledger keeps texts and finished briefs");

  private final String key;
  private final String fallback;
  private final SettingType type;
  private final Group group;
  private final String meaning;

  Setting(String key, String fallback, SettingType type, String meaning) {
    this(key, fallback, type, Group.RUN, meaning);
  }

  Setting(String key, String fallback, SettingType type, Group group, String meaning) {
    this.key = key;
    this.fallback = fallback;
    this.type = type;
    this.group = group;
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

  public Group group() {
    return group;
  }

  /** Whether it takes a list of values. */
  public boolean isList() {
    return LISTS.contains(key);
  }

  /** Whether it can be set by the environment and the command line. */
  boolean isSetOutsideFiles() {
    return group != Group.BRIEF;
  }

  /** Whether it can stand among the settings of one brief. */
  boolean isOfABrief() {
    return group != Group.HOUSE;
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(k -> k.key.equals(name)).findFirst();
  }

  /** Where a setting may stand. */
  public enum Group {
    /**
     * Of every run: at the top of the file, in a brief, in the environment, on the command line.
     */
    RUN,
    /** Of one brief alone. */
    BRIEF,
    /** Of the whole house: not in a brief. */
    HOUSE
  }

  private static final Set<String> LISTS =
      Set.of("sources", "mail-to", "slack", "teams", "webhook");
}

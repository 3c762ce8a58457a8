package crossbrief.config;

import crossbrief.config.SettingsFile.Content;
import crossbrief.config.SettingsFile.Given;
import crossbrief.config.SettingsFile.Section;
import crossbrief.deliver.Channel;
import crossbrief.deliver.FeedChannel;
import crossbrief.deliver.FolderChannel;
import crossbrief.deliver.MailChannel;
import crossbrief.deliver.MailConfig;
import crossbrief.deliver.WebhookChannel;
import crossbrief.deliver.WebhookChannel.Shape;
import crossbrief.ingest.Since;
import crossbrief.ledger.LedgerConfig;
import crossbrief.nightly.NamedBrief;
import crossbrief.nightly.Timetable;
import crossbrief.serve.ServeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the named briefs, and of the house around them. */
public final class Newsrooms {
  private static final List<Setting> CHANNELS =
      List.of(
          Setting.FOLDER,
          Setting.FEED,
          Setting.MAIL_TO,
          Setting.SLACK,
          Setting.TEAMS,
          Setting.WEBHOOK);
  private static final int SMTP_PORT = 587;
  private static final int SMTPS_PORT = 465;
  private static final int MOST_PORT = 65_535;

  private final Map<String, String> environment;
  private final Set<String> errors = new LinkedHashSet<>();

  private Newsrooms(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads all sources, see {@link Settings#read}.
   *
   * @throws ConfigException when something is wrong; the message names all of it
   */
  public static Newsroom read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
    Newsrooms newsrooms = new Newsrooms(environment);
    Newsroom newsroom = newsrooms.newsroom(file, commandLine);
    if (newsroom == null || !newsrooms.errors.isEmpty()) {
      throw new ConfigException(String.join("\n  ", newsrooms.errors));
    }
    return newsroom;
  }

  private @Nullable Newsroom newsroom(@Nullable Path file, Map<String, String> commandLine) {
    Content content = Settings.content(file, errors);
    SettingValues house = new SettingValues(content, null, environment, commandLine, errors);
    CrossbriefConfig onDemand = Settings.config(house, environment);
    LedgerConfig store = store(house);
    ServeConfig serve = serve(house);
    List<NamedBrief> briefs = new ArrayList<>();
    Map<String, CrossbriefConfig> settings = new LinkedHashMap<>();
    for (Map.Entry<String, Section> section : content.briefs().entrySet()) {
      SettingValues values =
          new SettingValues(content, section.getValue(), environment, commandLine, errors);
      NamedBrief brief = brief(section.getKey(), section.getValue(), values);
      CrossbriefConfig own = Settings.config(values, environment);
      if (brief != null && own != null) {
        briefs.add(brief);
        settings.put(brief.name(), own);
      }
    }
    return onDemand == null || store == null || serve == null
        ? null
        : new Newsroom(
            onDemand,
            briefs,
            settings,
            store,
            path(house, Setting.HEALTH),
            path(house, Setting.METRICS),
            serve,
            (int) house.number(Setting.KEEP));
  }

  private @Nullable NamedBrief brief(String name, Section section, SettingValues values) {
    List<String> sources = values.all(Setting.SOURCES).stream().map(Given::text).toList();
    if (sources.isEmpty() && !section.values().containsKey(Setting.SOURCES.key())) {
      errors.add(
          section.where()
              + ": the brief "
              + name
              + " has no sources; name files, folders or addresses");
    }
    ZoneId zone = zone(values);
    return new NamedBrief(
        name,
        values.get(Setting.TITLE),
        sources,
        timetable(values, zone),
        zone,
        deadline(values),
        values.orNull(Setting.LINK),
        channels(section, values));
  }

  private static ZoneId zone(SettingValues values) {
    try {
      return ZoneId.of(values.get(Setting.ZONE));
    } catch (DateTimeException e) {
      values.error(
          Setting.ZONE,
          "is \u201c"
              + values.get(Setting.ZONE)
              + "\u201d; it takes a time zone, such as Europe/Paris");
      return ZoneOffset.UTC;
    }
  }

  private static @Nullable Timetable timetable(SettingValues values, ZoneId zone) {
    String expression = values.orNull(Setting.SCHEDULE);
    try {
      return expression == null ? null : Timetable.of(expression, zone);
    } catch (RuntimeException e) {
      values.error(
          Setting.SCHEDULE,
          "is \u201c"
              + expression
              + "\u201d; it takes "
              + Setting.SCHEDULE.type().help()
              + " ("
              + String.valueOf(e.getMessage()).replaceAll("\\s+", " ")
              + ")");
      return null;
    }
  }

  private static Duration deadline(SettingValues values) {
    try {
      Duration back = Since.parse(values.get(Setting.DEADLINE)).back();
      return back == null ? Duration.ZERO : back;
    } catch (IllegalArgumentException e) {
      return Duration.ZERO; // its form is checked with all others
    }
  }

  private List<Channel> channels(Section section, SettingValues values) {
    List<Channel> channels = new ArrayList<>();
    Path folder = path(values, Setting.FOLDER);
    if (folder != null) {
      channels.add(new FolderChannel(folder));
    }
    Path feed = path(values, Setting.FEED);
    if (feed != null) {
      channels.add(new FeedChannel(feed));
    }
    List<Given> to = values.all(Setting.MAIL_TO);
    if (!to.isEmpty()) {
      mail(values, to, channels);
    }
    webhooks(Setting.SLACK, Shape.SLACK, values, channels);
    webhooks(Setting.TEAMS, Shape.TEAMS, values, channels);
    webhooks(Setting.WEBHOOK, Shape.JSON, values, channels);
    boolean named =
        CHANNELS.stream().anyMatch(setting -> section.values().containsKey(setting.key()));
    if (channels.isEmpty() && !named) {
      errors.add(
          section.where()
              + ": this brief is delivered nowhere; set folder, mail-to, feed, slack, teams or webhook");
    }
    return channels;
  }

  private void mail(SettingValues values, List<Given> to, List<Channel> channels) {
    String server = values.orNull(Setting.SMTP);
    String from = values.orNull(Setting.MAIL_FROM);
    if (server == null || from == null) {
      values.error(
          Setting.MAIL_TO,
          "needs smtp and mail-from at the top of the file: the mail server, and who sends");
      return;
    }
    for (Given address : to) {
      check(Setting.MAIL_TO, address, values);
    }
    check(Setting.MAIL_FROM, values.all(Setting.MAIL_FROM).get(0), values);
    boolean tls = server.startsWith("smtps:");
    String rest = server.substring(server.indexOf("//") + 2);
    int at = rest.lastIndexOf('@');
    String hostAndPort = rest.substring(at + 1);
    int colon = hostAndPort.lastIndexOf(':');
    channels.add(
        new MailChannel(
            new MailConfig(
                colon < 0 ? hostAndPort : hostAndPort.substring(0, colon),
                colon < 0
                    ? (tls ? SMTPS_PORT : SMTP_PORT)
                    : Integer.parseInt(hostAndPort.substring(colon + 1)),
                at < 0 ? null : rest.substring(0, at),
                values.secret("CROSSBRIEF_SMTP_PASSWORD"),
                tls,
                from),
            to.stream().map(Given::text).toList()));
  }

  private static void check(Setting setting, Given address, SettingValues values) {
    try {
      MailChannel.check(address.text());
    } catch (IllegalArgumentException e) {
      values.error(
          setting, address, "is \u201c" + address.text() + "\u201d; it takes an e-mail address");
    }
  }

  private void webhooks(
      Setting setting, Shape shape, SettingValues values, List<Channel> channels) {
    int number = 0;
    for (Given given : values.all(setting)) {
      number++;
      String address = given.text();
      if (address.startsWith("env:")) {
        String variable = address.substring("env:".length());
        String kept = values.secret(variable);
        if (kept == null) {
          values.error(
              setting,
              given,
              "is " + address + ", but neither " + variable + " nor " + variable + "_FILE is set");
          continue;
        }
        address = kept;
      }
      try {
        URI uri = URI.create(address);
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
          throw new IllegalArgumentException("no web address");
        }
        channels.add(new WebhookChannel(shape, uri, number));
      } catch (IllegalArgumentException e) {
        values.error(setting, given, "takes " + setting.type().help());
      }
    }
  }

  private static @Nullable Path path(SettingValues values, Setting setting) {
    String value = values.orNull(setting);
    return value == null ? null : Path.of(value);
  }

  private @Nullable LedgerConfig store(SettingValues values) {
    String set = values.get(Setting.STORE);
    if (set.startsWith("jdbc:")) {
      if (!set.startsWith("jdbc:postgresql:")) {
        values.error(Setting.STORE, "takes " + Setting.STORE.type().help());
        return null;
      }
      return new LedgerConfig(null, set, values.secret("CROSSBRIEF_STORE_PASSWORD"));
    }
    return LedgerConfig.of(
        set.isEmpty() ? usersState(environment).resolve("ledger.db") : Path.of(set));
  }

  /** The folder of what is kept, when none is set. */
  private static Path usersState(Map<String, String> environment) {
    for (String variable : List.of("STATE_DIRECTORY", "XDG_STATE_HOME", "LOCALAPPDATA")) {
      String folder = environment.getOrDefault(variable, "");
      if (!folder.isBlank()) {
        return variable.equals("STATE_DIRECTORY")
            ? Path.of(folder.split(":")[0])
            : Path.of(folder, "crossbrief");
      }
    }
    String home = environment.getOrDefault("HOME", "");
    return Path.of(
        home.isBlank() ? System.getProperty("user.home") : home, ".local", "state", "crossbrief");
  }

  private @Nullable ServeConfig serve(SettingValues values) {
    String listen = values.get(Setting.LISTEN);
    int colon = listen.lastIndexOf(':');
    if (colon < 0 || !listen.substring(colon + 1).matches("[0-9]{1,5}")) {
      return null;
    }
    if (Integer.parseInt(listen.substring(colon + 1)) > MOST_PORT || !values.isGood()) {
      if (values.isGood()) {
        values.error(Setting.LISTEN, "is \u201c" + listen + "\u201d; a port is 65535 at most");
      }
      return null;
    }
    String host = listen.substring(0, colon).replaceAll("[\\[\\]]", "");
    Map<String, String> tokens = tokens(values);
    ServeConfig config =
        new ServeConfig(
            host,
            Integer.parseInt(listen.substring(colon + 1)),
            tokens,
            values.number(Setting.UPLOAD_LIMIT) * 1_000_000,
            (int) values.number(Setting.QUEUE),
            (int) values.number(Setting.WORKERS));
    return config;
  }

  /** Tenants by token: one line each, {@code name:token}. */
  private Map<String, String> tokens(SettingValues values) {
    Map<String, String> tokens = new LinkedHashMap<>();
    String given = values.secret("CROSSBRIEF_TOKENS");
    if (given == null) {
      return tokens;
    }
    for (String line : given.split("[\\n,]")) {
      String[] parts = line.strip().split(":", 2);
      if (parts.length != 2
          || !parts[0].matches("[A-Za-z0-9_-]{1,64}")
          || !parts[1].matches("[\\x21-\\x7e]{16,200}")) {
        errors.add(
            "CROSSBRIEF_TOKENS holds one name:token for each tenant, on lines of their own or between commas; a token has 16 characters or more");
      } else {
        tokens.put(parts[1], parts[0]);
      }
    }
    return tokens;
  }
}

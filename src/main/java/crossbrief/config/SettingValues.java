package crossbrief.config;

import crossbrief.config.SettingsFile.Content;
import crossbrief.config.SettingsFile.Given;
import crossbrief.config.SettingsFile.Section;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings, each source over the one before, and what is wrong with them: the
 * defaults, the file, the brief's own settings in it, the environment, the command line.
 */
final class SettingValues {
  private static final String ENVIRONMENT_PREFIX = "CROSSBRIEF_";

  /** What the environment holds for other purposes than to be a setting. */
  private static final Set<String> SECRETS =
      Set.of(
          "CROSSBRIEF_SMTP_PASSWORD",
          "CROSSBRIEF_SMTP_PASSWORD_FILE",
          "CROSSBRIEF_TOKENS",
          "CROSSBRIEF_TOKENS_FILE",
          "CROSSBRIEF_STORE_PASSWORD",
          "CROSSBRIEF_STORE_PASSWORD_FILE");

  private final Map<Setting, List<Given>> values = new TreeMap<>();
  private final Map<String, String> environment;
  private final Set<String> errors;
  private boolean wrong;

  /**
   * Collects the values.
   *
   * @param brief the settings of one brief; absent for those of the whole house
   * @param errors takes what is wrong
   */
  SettingValues(
      Content content,
      @Nullable Section brief,
      Map<String, String> environment,
      Map<String, String> commandLine,
      Set<String> errors) {
    this.environment = environment;
    this.errors = errors;
    for (Setting setting : Setting.values()) {
      values.put(
          setting,
          setting.isList() && setting.fallback().isEmpty()
              ? List.of()
              : List.of(new Given(setting.fallback(), "the defaults")));
    }
    content
        .values()
        .forEach((key, given) -> put(key, given, s -> s.group() != Setting.Group.BRIEF));
    if (brief != null) {
      brief.values().forEach((key, given) -> put(key, given, Setting::isOfABrief));
    }
    fromEnvironment().forEach((key, given) -> put(key, List.of(given), Setting::isSetOutsideFiles));
    commandLine.forEach(
        (key, value) ->
            put(key, List.of(new Given(value, "the command line")), Setting::isSetOutsideFiles));
    check();
  }

  private Map<String, Given> fromEnvironment() {
    Map<String, Given> found = new LinkedHashMap<>();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(ENVIRONMENT_PREFIX) && !SECRETS.contains(name)) {
                found.put(
                    name.substring(ENVIRONMENT_PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'),
                    new Given(value, name));
              }
            });
    return found;
  }

  private void put(String name, List<Given> given, Predicate<Setting> mayStandHere) {
    String where =
        given.isEmpty() || given.get(0).where().equals("the command line")
            ? ""
            : given.get(0).where() + ": ";
    Optional<Setting> setting = Setting.named(name);
    if (setting.isPresent() && !mayStandHere.test(setting.get())) {
      tell(
          where
              + name
              + (setting.get().group() == Setting.Group.BRIEF
                  ? " is a setting of one brief: it stands under its name in briefs"
                  : " holds for all briefs: it stands at the top of the file"));
    } else if (setting.isPresent() && given.size() > 1 && !setting.get().isList()) {
      tell(where + name + " takes one plain value");
    } else if (setting.isPresent() && (setting.get().isList() || !given.isEmpty())) {
      values.put(
          setting.get(), given.stream().map(g -> new Given(g.text().strip(), g.where())).toList());
    } else if (setting.isPresent()) {
      return; // what stands there was no plain value, and the file's reader has said so
    } else if (name.matches(
        "(?i).*(?:api[-_]?key|secret|password|[-_]token|[-_]key)(?:[-_]?file)?")) {
      tell(
          where
              + "\u201c"
              + name
              + "\u201d is no setting: keys come from the environment alone, such as OPENAI_API_KEY or OPENAI_API_KEY_FILE");
    } else {
      tell(
          where
              + "unknown setting \u201c"
              + name
              + "\u201d; did you mean \u201c"
              + nearest(name, mayStandHere)
              + "\u201d? Settings: "
              + String.join(
                  ", ",
                  Arrays.stream(Setting.values()).filter(mayStandHere).map(Setting::key).toList()));
    }
  }

  private static String nearest(String key, Predicate<Setting> mayStandHere) {
    return Arrays.stream(Setting.values())
        .filter(mayStandHere)
        .map(Setting::key)
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

  private void check() {
    values.forEach((setting, given) -> given.forEach(value -> check(setting, value)));
  }

  private void check(Setting setting, Given value) {
    String text = value.text();
    if (text.isEmpty() && !setting.fallback().isEmpty()) {
      error(setting, value, "is empty; it takes " + setting.type().help());
    } else if (!text.isEmpty()) {
      setting.type().objection(text).ifPresent(o -> error(setting, value, o));
    }
  }

  /** Something is wrong with a setting. */
  void error(Setting setting, String what) {
    List<Given> given = values.getOrDefault(setting, List.of());
    error(setting, given.isEmpty() ? new Given("", "the defaults") : given.get(0), what);
  }

  /** Something is wrong with one value of a setting. */
  void error(Setting setting, Given value, String what) {
    boolean named =
        !value.where().equals("the command line") && !value.where().equals("the defaults");
    tell((named ? value.where() + ": " : "") + setting.key() + " " + what);
  }

  /** Something is wrong that is not one setting's. */
  void error(String what) {
    tell(what);
  }

  private void tell(String what) {
    wrong = true;
    errors.add(what);
  }

  /** Whether nothing is wrong with these values. */
  boolean isGood() {
    return !wrong;
  }

  /** All values of a setting that are not empty. */
  List<Given> all(Setting setting) {
    return values.getOrDefault(setting, List.of()).stream()
        .filter(g -> !g.text().isEmpty())
        .toList();
  }

  String get(Setting setting) {
    List<Given> given = values.getOrDefault(setting, List.of());
    return given.isEmpty() ? "" : given.get(0).text();
  }

  @Nullable String orNull(Setting setting) {
    return get(setting).isBlank() ? null : get(setting);
  }

  long number(Setting setting) {
    return get(setting).isEmpty() ? 0 : Long.parseLong(get(setting));
  }

  /**
   * A secret of the environment, or of the file that it names; absent when there is none.
   *
   * @param variable its name; with {@code _FILE} behind it, it names the file
   */
  @Nullable String secret(String variable) {
    return Secrets.of(variable, environment, this::tell);
  }
}

package crossbrief.render;

import crossbrief.domain.ClaimType;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a brief in one language, from {@code labels_xx.properties}. A missing label is taken
 * from the English ones.
 */
final class Labels {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final Pattern ISO_DAY =
      Pattern.compile(
          "\\b\\d{4}-(?:0\\d|1[0-2])-(?:0[1-9]|1\\d|2[0-8])\\b|\\b\\d{4}-(?:0[13-9]|1[0-2])-(?:29|30)\\b|\\b\\d{4}-(?:0[13578]|1[02])-31\\b");
  private static final Pattern ISO_INTERVAL =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)/(\\d{4}-\\d\\d-\\d\\d)");

  private final String language;
  private final Properties words;
  private final DateTimeFormatter day;
  private final DateTimeFormatter shortDay;
  private final DateTimeFormatter minute;
  private final DateTimeFormatter month;

  Labels(Templates templates, String language) {
    this.language = language;
    this.words = load(templates, "en", new Properties());
    if (!language.equals("en")) {
      load(templates, language, words);
    }
    Locale locale = Locale.forLanguageTag(language);
    day = formatter("date.day", locale);
    shortDay = formatter("date.short", locale);
    minute = formatter("date.minute", locale);
    month = formatter("date.month", locale);
  }

  static String fileName(String language) {
    return "labels_" + language + ".properties";
  }

  private static Properties load(Templates templates, String language, Properties into) {
    String file = fileName(language);
    try {
      into.load(new StringReader(templates.file(file)));
      return into;
    } catch (IOException | IllegalArgumentException e) {
      throw new RenderException(
          "cannot read the labels in " + file + ": " + e.getMessage() + "; a line is key=text", e);
    }
  }

  private DateTimeFormatter formatter(String key, Locale locale) {
    try {
      return DateTimeFormatter.ofPattern(text(key), locale);
    } catch (IllegalArgumentException e) {
      throw new RenderException(
          fileName(language)
              + ": "
              + key
              + " is no pattern of a date: "
              + e.getMessage()
              + "; it takes one such as d MMMM yyyy",
          e);
    }
  }

  String language() {
    return language;
  }

  /** A label with its places filled: {@code {0}}, {@code {1}}. */
  String text(String key, Object... values) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new RenderException("the label " + key + " is missing in " + fileName("en"));
    }
    return PLACE
        .matcher(pattern)
        .replaceAll(
            m -> {
              int place = Integer.parseInt(m.group(1));
              return Matcher.quoteReplacement(
                  place < values.length ? String.valueOf(values[place]) : m.group());
            });
  }

  /** A label, or other words where there is none. */
  String textOr(String key, String other) {
    return words.getProperty(key, other);
  }

  /**
   * A label of a number: {@code key.one} or {@code key.other}; {@code key.zero} where there is one.
   */
  String counted(String key, int n) {
    boolean none = n == 0 && words.containsKey(key + ".zero");
    return text(key + (none ? ".zero" : n == 1 ? ".one" : ".other"), n);
  }

  /** The name of a constant, such as a kind or a severity. */
  String constant(Enum<?> constant) {
    String group =
        constant instanceof ClaimType ? "type" : constant.getDeclaringClass().getSimpleName();
    return text(group.toLowerCase(Locale.ROOT) + "." + constant.name());
  }

  String day(LocalDate date) {
    return day.format(date);
  }

  String month(LocalDate date) {
    return month.format(date);
  }

  String minute(java.time.Instant instant) {
    return minute.format(instant.atOffset(java.time.ZoneOffset.UTC));
  }

  /** One day, or the first and the last of several. */
  String days(LocalDate from, LocalDate to) {
    if (from.equals(to)) {
      return day(from);
    }
    boolean sameMonth = from.getYear() == to.getYear() && from.getMonth() == to.getMonth();
    return (sameMonth ? String.valueOf(from.getDayOfMonth()) + dayMark() : shortDayOf(from, to))
        + "\u2013"
        + day(to);
  }

  private String dayMark() {
    return text("date.day").startsWith("d.") ? "." : "";
  }

  private String shortDayOf(LocalDate from, LocalDate to) {
    return from.getYear() == to.getYear() ? shortDay.format(from) : day(from);
  }

  /** A text with its ISO days as a reader writes them. */
  String withDays(String text) {
    String intervals =
        ISO_INTERVAL
            .matcher(text)
            .replaceAll(
                m -> Matcher.quoteReplacement(text("date.interval", m.group(1), m.group(2))));
    return ISO_DAY
        .matcher(intervals)
        .replaceAll(m -> Matcher.quoteReplacement(day(LocalDate.parse(m.group()))));
  }

  /** All labels without a place to fill, for templates. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    for (String name : words.stringPropertyNames()) {
      all.put(name.replace('.', '_').replace('-', '_'), words.getProperty(name));
    }
    return all;
  }
}

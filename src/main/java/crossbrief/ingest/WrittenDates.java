package crossbrief.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as feeds, pages and people write them: ISO 8601 and its relatives, RFC 822 and 850,
 * seconds since 1970, and days with named months in many languages.
 */
final class WrittenDates {
  private static final Map<String, Integer> MONTHS = months();
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("z", 0),
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7),
          Map.entry("cet", 1),
          Map.entry("cest", 2),
          Map.entry("bst", 1),
          Map.entry("jst", 9),
          Map.entry("ist", 5),
          Map.entry("akst", -9),
          Map.entry("hst", -10),
          Map.entry("met", 1));

  private static final String WORD = "(\\p{L}{3,12})";
  private static final Pattern ISO =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([-./])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
  private static final Pattern COMPACT =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:T?\\d{4}(?:\\d\\d)?)?(?!\\d)");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,2})([-./] ?)(\\d{1,2})\\2((?:19|20)\\d\\d|\\d\\d(?=$|[^\\d.]))(?!\\d)");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|\u00ba|er)?[\\s-]+(?:de |of )?"
              + WORD
              + "\\.?,?[\\s-]+(?:de |del )?((?:19|20)\\d\\d|\\d\\d(?!\\d))");
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(?<!\\p{L})"
              + WORD
              + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "((?:19|20)\\d\\d)\\s?[\u5e74\ub144]\\s?(\\d{1,2})\\s?[\u6708\uc6d4]\\s?(\\d{1,2})");
  private static final Pattern CLOCK =
      Pattern.compile(
          "[T\\s,](\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,9})?)?\\s*([ap]\\.?m\\.?)?\\s*(Z|[+-]\\d\\d:?\\d\\d|(?:GMT|UTC)?[+-]\\d{1,2}(?!\\d)|[A-Za-z]{1,4}(?![A-Za-z]))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

  /**
   * A date as it was written.
   *
   * @param at absent when only the day is known, or the time has no zone
   */
  record Written(LocalDate day, @Nullable Instant at) {}

  private WrittenDates() {}

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (String line : Patterns.lines("months.txt")) {
      String[] words = line.split(" ");
      for (int i = 1; i < words.length; i++) {
        months.putIfAbsent(words[i], Integer.parseInt(words[0]));
      }
    }
    return months;
  }

  /** The date that a field of metadata holds; empty when it holds none. */
  static Optional<Written> parse(@Nullable String written) {
    if (written == null) {
      return Optional.empty();
    }
    String text = written.strip();
    if (text.length() > 200) {
      text = text.substring(0, 200);
    }
    if (EPOCH.matcher(text).matches()) {
      long n = Long.parseLong(text);
      return Optional.of(utc(Instant.ofEpochSecond(text.length() == 13 ? n / 1000 : n)));
    }
    List<Found> found = in(text);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Found first = found.get(0);
    return Optional.of(
        withClock(first.day(), text.substring(Math.min(text.length(), first.end()))));
  }

  private static Written utc(Instant at) {
    return new Written(at.atOffset(ZoneOffset.UTC).toLocalDate(), at);
  }

  private static Written withClock(LocalDate day, String rest) {
    Matcher m = CLOCK.matcher(rest);
    if (!m.lookingAt()) {
      return new Written(day, null);
    }
    try {
      int hour = Integer.parseInt(m.group(1));
      String half = m.group(4);
      if (half != null) {
        hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
      }
      String seconds = m.group(3);
      LocalTime time =
          LocalTime.of(
              hour,
              Integer.parseInt(m.group(2)),
              seconds == null ? 0 : Math.min(59, Integer.parseInt(seconds)));
      Optional<ZoneOffset> zone = zone(m.group(5));
      return new Written(day, zone.map(z -> LocalDateTime.of(day, time).toInstant(z)).orElse(null));
    } catch (DateTimeException notATime) {
      return new Written(day, null);
    }
  }

  private static Optional<ZoneOffset> zone(@Nullable String written) {
    if (written == null) {
      return Optional.empty();
    }
    String zone = written.toLowerCase(Locale.ROOT);
    Integer named = ZONES.get(zone);
    if (named != null) {
      return Optional.of(
          zone.equals("ist") ? ZoneOffset.ofHoursMinutes(5, 30) : ZoneOffset.ofHours(named));
    }
    Matcher m = Pattern.compile("(?:gmt|utc)?([+-])(\\d{1,2}):?(\\d\\d)?").matcher(zone);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      int sign = m.group(1).equals("-") ? -1 : 1;
      String minutes = m.group(3);
      return Optional.of(
          ZoneOffset.ofHoursMinutes(
              sign * Integer.parseInt(m.group(2)),
              minutes == null ? 0 : sign * Integer.parseInt(minutes)));
    } catch (DateTimeException noZone) {
      return Optional.empty();
    }
  }

  /** A date that stands in a text. */
  record Found(LocalDate day, int start, int end) {}

  /** All dates of a text that name day, month and year, in their order. */
  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    Matcher m = ISO.matcher(text);
    while (m.find()) {
      add(found, m, number(m, 1), number(m, 3), number(m, 4));
    }
    m = COMPACT.matcher(text);
    while (m.find()) {
      add(found, m, number(m, 1), number(m, 2), number(m, 3));
    }
    m = DAY_FIRST.matcher(text);
    while (m.find()) {
      int year = year(number(m, 4));
      boolean american =
          number(m, 3) > 12
              || (m.group(2).startsWith("/") && number(m, 1) <= 12 && isAmerican(text));
      add(found, m, year, number(m, american ? 1 : 3), number(m, american ? 3 : 1));
    }
    m = DAY_MONTH.matcher(text);
    while (m.find()) {
      add(found, m, year(number(m, 3)), month(m.group(2)), number(m, 1));
    }
    m = MONTH_DAY.matcher(text);
    while (m.find()) {
      add(found, m, number(m, 3), month(m.group(1)), number(m, 2));
    }
    m = EAST_ASIAN.matcher(text);
    while (m.find()) {
      add(found, m, number(m, 1), number(m, 2), number(m, 3));
    }
    found.sort(java.util.Comparator.comparingInt(Found::start).thenComparingInt(f -> -f.end()));
    return found;
  }

  /** A text with a.m. or p.m. writes the month first. */
  private static boolean isAmerican(String text) {
    return text.matches("(?is).*\\d\\s?[ap]\\.?m\\b.*");
  }

  private static int year(int written) {
    return written >= 100 ? written : written < 70 ? 2000 + written : 1900 + written;
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int month(String name) {
    return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
  }

  private static void add(List<Found> found, Matcher m, int year, int month, int day) {
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
      try {
        found.add(new Found(LocalDate.of(year, month, day), m.start(), m.end()));
      } catch (DateTimeException noSuchDay) {
        // 31 February is no date
      }
    }
  }
}

package crossbrief.text;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of days and months, which are written with a capital letter and name nobody. */
public final class CalendarWords {
  private static final Set<String> WORDS =
      Stream.<Enum<?>>concat(Stream.of(DayOfWeek.values()), Stream.of(Month.values()))
          .map(word -> word.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private CalendarWords() {}

  /** Whether a word in lower case is the English name of a day of the week or of a month. */
  public static boolean isOne(String lower) {
    return WORDS.contains(lower);
  }
}

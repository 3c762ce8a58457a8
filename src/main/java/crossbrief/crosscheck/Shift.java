package crossbrief.crosscheck;

import crossbrief.text.TimeMention;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By how many days two dates of one event differ.
 *
 * @param min days from the second to the first, at least
 * @param max days from the second to the first, at most
 */
record Shift(long min, long max) {
  static Optional<Shift> between(TimeMention a, TimeMention b) {
    return between(a.lo(), a.hi(), b.lo(), b.hi());
  }

  static Optional<Shift> between(
      @Nullable LocalDate aLo,
      @Nullable LocalDate aHi,
      @Nullable LocalDate bLo,
      @Nullable LocalDate bHi) {
    if (aLo == null || aHi == null || bLo == null || bHi == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Shift(ChronoUnit.DAYS.between(bHi, aLo), ChronoUnit.DAYS.between(bLo, aHi)));
  }

  /**
   * Whether two mentions can name one day; what nothing resolves is held by its weekday, a night
   * counts for both its days.
   */
  static boolean mayBeEqual(TimeMention a, TimeMention b) {
    Optional<Shift> shift = between(a, b);
    if (shift.isPresent()) {
      return shift.get().min() <= 1 && shift.get().max() >= -1;
    }
    DayOfWeek first = weekday(a);
    DayOfWeek second = weekday(b);
    return first == null || second == null || first == second;
  }

  /** The weekday that a mention names, or that of the one day it resolves to. */
  static @Nullable DayOfWeek weekday(TimeMention t) {
    LocalDate lo = t.lo();
    boolean oneDay = t.isDay() && lo != null && lo.equals(t.hi());
    return t.weekday() != null ? t.weekday() : oneDay && lo != null ? lo.getDayOfWeek() : null;
  }

  boolean allows(long days) {
    return min <= days && days <= max;
  }

  /** The distance for a reader, without direction. */
  String text() {
    long low = Math.min(Math.abs(min), Math.abs(max));
    long high = Math.max(Math.abs(min), Math.abs(max));
    return low == high ? low + (low == 1 ? " day" : " days") : low + " to " + high + " days";
  }
}

package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * Words of a text that name a day or a stretch of days.
 *
 * @param lo first possible day; absent when nothing resolves it
 * @param hi last possible day; absent with {@code lo}
 * @param weekday the day of the week that was named; absent when none was
 * @param monthDay the day of the year that was named; absent when none was
 * @param part the part of the day that was named; absent when none was
 * @param anchor what the words are relative to
 * @param yearInferred whether the year was taken from the context
 * @param role what the day is said of
 */
public record TimeMention(
    TextSpan span,
    Granularity granularity,
    @Nullable LocalDate lo,
    @Nullable LocalDate hi,
    @Nullable DayOfWeek weekday,
    @Nullable MonthDay monthDay,
    @Nullable DayPart part,
    Anchor anchor,
    boolean yearInferred,
    Role role) {

  /** How exact the words are. */
  public enum Granularity {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    VAGUE
  }

  /** What the words are counted from. */
  public enum Anchor {
    /** The calendar: the words name a date. */
    CALENDAR,
    /** The day of the article. */
    REFERENCE,
    /** Another event of the text. */
    EVENT
  }

  /** What happened on the day. */
  public enum Role {
    EVENT,
    /** Somebody spoke of the event. */
    REPORT,
    /** Something was made public. */
    PUBLICATION,
    /** A state began: since 2011, until Monday. */
    BOUND
  }

  /** Parts of the day as news text names them. */
  public enum DayPart {
    EARLY,
    MORNING,
    AFTERNOON,
    EVENING,
    NIGHT
  }

  public boolean isResolved() {
    return lo != null && hi != null;
  }

  /** Whether the words name one day, or the night between two. */
  public boolean isDay() {
    return granularity == Granularity.DAY;
  }

  TimeMention withRole(Role newRole) {
    return new TimeMention(
        span, granularity, lo, hi, weekday, monthDay, part, anchor, yearInferred, newRole);
  }

  /**
   * The value in ISO form: a day, an interval {@code a/b}, or the weekday where nothing resolves
   * it.
   */
  public String value() {
    if (lo == null || hi == null) {
      String day =
          weekday != null
              ? title(weekday.name())
              : monthDay != null ? monthDay.toString() : "an unresolved day";
      return part == null ? day : day + ", " + part.name().toLowerCase(java.util.Locale.ROOT);
    }
    String days =
        switch (granularity) {
          case YEAR ->
              lo.getYear() == hi.getYear()
                  ? String.valueOf(lo.getYear())
                  : lo.getYear() + "/" + hi.getYear();
          case MONTH -> lo.toString().substring(0, 7);
          case QUARTER -> lo.getYear() + "-Q" + (lo.getMonthValue() + 2) / 3;
          case VAGUE -> lo + "/" + hi + ", roughly";
          default -> lo.equals(hi) ? lo.toString() : lo + "/" + hi;
        };
    return part == null ? days : days + ", " + part.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String title(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}

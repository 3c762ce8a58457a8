package crossbrief.crosscheck;

import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.util.List;

/** The years that a sentence names by the calendar, alone or in a date. */
final class Years {
  private Years() {}

  /** The mentions of a sentence that fall into one year each, in their order. */
  static List<TimeMention> in(Located sentence) {
    return sentence.reading().times().stream()
        .filter(
            t -> t.anchor() == TimeMention.Anchor.CALENDAR && t.isResolved() && !t.yearInferred())
        .filter(Years::isOne)
        .toList();
  }

  /** Whether a mention begins and ends in one year. */
  static boolean isOne(TimeMention t) {
    LocalDate lo = t.lo();
    LocalDate hi = t.hi();
    return lo != null && hi != null && lo.getYear() == hi.getYear();
  }

  /** The year in which a mention begins; 0 when nothing resolves it. */
  static int of(TimeMention t) {
    LocalDate lo = t.lo();
    return lo == null ? 0 : lo.getYear();
  }
}

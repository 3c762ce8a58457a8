package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.text.ElapsedTime;
import crossbrief.text.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds an article whose day does not fit the time that it says has passed since a dated event:
 * "nearly four years after Russia's full-scale invasion" in a text that dates itself October 5,
 * 2023.
 */
final class ElapsedTimeMismatch implements ConsistencyRule {
  private static final double DAYS_PER_YEAR = 365.2425;
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double SLACK_YEARS = 0.25;

  private final ReferenceTables tables;

  ElapsedTimeMismatch(ReferenceTables tables) {
    this.tables = tables;
  }

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      Optional<TextDay> day = TextDay.of(story, a);
      if (day.isPresent()) {
        for (Located s : story.sentencesOf(a)) {
          for (ElapsedTime elapsed : s.reading().elapsed()) {
            check(day.get(), s, elapsed).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  private Optional<Inconsistency> check(TextDay day, Located sentence, ElapsedTime elapsed) {
    String anchor = sentence.quote(elapsed.anchor()).quote();
    return tables
        .event(anchor)
        .filter(e -> clash(e, day.day(), elapsed.duration()))
        .map(e -> inconsistency(e, day, sentence, elapsed));
  }

  private static boolean clash(ReferenceTables.Event event, LocalDate day, Quantity stated) {
    double passed = ChronoUnit.DAYS.between(event.date(), day) / DAYS_PER_YEAR;
    double low = years(stated.min());
    double high = stated.max().signum() < 0 ? Double.MAX_VALUE : years(stated.max());
    boolean whole = stated.approx() == Quantity.Approx.EXACT;
    double slack = whole ? Math.max(0.6, low * 0.1) : SLACK_YEARS;
    return passed < low - slack || passed > high + slack + (whole ? 0.4 : 0);
  }

  private static double years(BigDecimal seconds) {
    return seconds.doubleValue() / SECONDS_PER_DAY / DAYS_PER_YEAR;
  }

  private static Inconsistency inconsistency(
      ReferenceTables.Event event, TextDay day, Located sentence, ElapsedTime elapsed) {
    Evidence dated = day.sentence().clause(day.mention().span());
    Evidence stated = sentence.quote(elapsed.span());
    Period passed = Period.between(event.date(), day.day());
    String explanation =
        "From "
            + event.date()
            + " ("
            + event.name()
            + ") to "
            + day.day()
            + " is "
            + words(passed)
            + ", not \u201c"
            + sentence
                .article()
                .text()
                .substring(elapsed.duration().span().start(), elapsed.duration().span().end())
            + "\u201d.";
    String question = "How long after " + event.name() + " is this?";
    return Findings.within(
        ClaimType.DURATION,
        Severity.HIGH,
        Findings.EXACT,
        question,
        explanation,
        "elapsed-time-mismatch",
        "events: " + event.name() + ", " + event.date() + " (" + event.source() + ")",
        List.of(
            new Account(
                day.day() + ", " + words(passed) + " after " + event.date(), List.of(dated)),
            new Account(elapsed.duration().value(), List.of(stated))));
  }

  private static String words(Period period) {
    if (period.isNegative()) {
      return "before that day";
    }
    String years = period.getYears() == 1 ? "1 year" : period.getYears() + " years";
    String months = period.getMonths() == 1 ? "1 month" : period.getMonths() + " months";
    String days = period.getDays() == 1 ? "1 day" : period.getDays() + " days";
    return period.getYears() == 0
        ? months
        : period.getMonths() == 0
            ? years + (period.getDays() == 0 ? "" : " and " + days)
            : years + " and " + months;
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a sentence whose own dates do not make the years it counts: in office since 14 March 2021,
 * and "will mark five years next month" in February 2025.
 */
final class AnniversaryMismatch implements ConsistencyRule {
  private static final double DAYS_PER_YEAR = 365.2425;
  private static final double SECONDS_PER_YEAR = DAYS_PER_YEAR * 86_400;
  private static final double SLACK_YEARS = 0.6;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    story.sentences().forEach(s -> check(s).ifPresent(found::add));
    return found;
  }

  private static Optional<Inconsistency> check(Located sentence) {
    boolean counts =
        sentence
            .reading()
            .hasWord(
                "mark|marks|marked|marking|celebrate|celebrates|celebrated|complete|completes");
    List<Quantity> years =
        sentence.reading().quantities().stream()
            .filter(
                q ->
                    q.kind() == Quantity.Kind.DURATION
                        && q.writtenUnit().matches("years?")
                        && q.approx() == Quantity.Approx.EXACT)
            .toList();
    List<TimeMention> starts =
        sentence.reading().times().stream()
            .filter(
                t ->
                    t.isResolved()
                        && t.anchor() == TimeMention.Anchor.CALENDAR
                        && !t.yearInferred())
            .toList();
    List<TimeMention> nows =
        sentence.reading().times().stream()
            .filter(
                t ->
                    t.isResolved()
                        && t.anchor() == TimeMention.Anchor.REFERENCE
                        && t.granularity() != TimeMention.Granularity.VAGUE)
            .toList();
    if (!counts || years.size() != 1 || starts.size() != 1 || nows.size() != 1) {
      return Optional.empty();
    }
    LocalDate from = starts.get(0).lo();
    LocalDate to = nows.get(0).hi();
    if (from == null || to == null) {
      return Optional.empty();
    }
    double stated = years.get(0).lo().doubleValue() / SECONDS_PER_YEAR;
    double passed = ChronoUnit.DAYS.between(from, to) / DAYS_PER_YEAR;
    boolean fits = Math.abs(stated - passed) <= SLACK_YEARS;
    return fits
        ? Optional.empty()
        : Optional.of(inconsistency(sentence, starts.get(0), nows.get(0), years.get(0), passed));
  }

  private static Inconsistency inconsistency(
      Located sentence, TimeMention from, TimeMention to, Quantity years, double passed) {
    String words = String.format(java.util.Locale.ROOT, "%.1f", passed);
    String explanation =
        "From "
            + from.value()
            + " to "
            + to.value()
            + " are "
            + words
            + " years, not "
            + years.value()
            + ".";
    return Findings.within(
        ClaimType.DURATION,
        Severity.MEDIUM,
        Findings.EXACT,
        "Do the dates make the years that are counted?",
        explanation,
        "anniversary-mismatch",
        null,
        List.of(
            new Account(
                from.value() + " to " + to.value() + ", " + words + " years",
                List.of(sentence.clause(from.span()))),
            new Account(years.value(), List.of(sentence.quote(years.span().hull(to.span()))))));
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds one event of the past with two years: the quake of 1987 that killed 212 people, the quake
 * of 1978 that took 212 lives. A toll that is the same to the last person stands for the event.
 */
final class DatedByToll implements ConsistencyRule {
  private static final BigDecimal SMALLEST_TOLL = BigDecimal.TEN;
  private static final BigDecimal EARLIEST_YEAR = BigDecimal.valueOf(1800);
  private static final BigDecimal LATEST_YEAR = BigDecimal.valueOf(2100);

  private record Dated(Located sentence, Quantity toll, String year) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, List<Dated>> byToll = new LinkedHashMap<>();
    for (Located s : story.sentences()) {
      of(s).ifPresent(d -> byToll.computeIfAbsent(key(d), k -> new ArrayList<>()).add(d));
    }
    List<Inconsistency> found = new ArrayList<>();
    for (List<Dated> dated : byToll.values()) {
      Map<String, List<Evidence>> byYear = new LinkedHashMap<>();
      Set<Integer> articles = new HashSet<>();
      for (Dated d : dated) {
        byYear.computeIfAbsent(d.year(), k -> new ArrayList<>()).add(d.sentence().whole());
        articles.add(d.sentence().articleIndex());
      }
      if (byYear.size() > 1 && articles.size() > 1) {
        found.add(inconsistency(dated.get(0), byYear));
      }
    }
    return found;
  }

  /** A sentence with one year that is past and one exact toll. */
  private static Optional<Dated> of(Located sentence) {
    List<String> years = new ArrayList<>();
    sentence.reading().times().stream()
        .filter(t -> t.granularity() == TimeMention.Granularity.YEAR && t.isResolved())
        .forEach(t -> years.add(t.value()));
    sentence.reading().quantities().stream()
        .filter(DatedByToll::isBareYear)
        .forEach(q -> years.add(q.lo().toPlainString()));
    List<Quantity> tolls =
        sentence.reading().quantities().stream()
            .filter(q -> Counted.of(sentence, q).isToll())
            .filter(q -> q.approx() == Quantity.Approx.EXACT && !q.partial())
            .filter(q -> q.lo().compareTo(SMALLEST_TOLL) > 0)
            .toList();
    return years.size() == 1 && tolls.size() == 1
        ? Optional.of(new Dated(sentence, tolls.get(0), years.get(0)))
        : Optional.empty();
  }

  /** "brought back 1978, the year of the quake". */
  private static boolean isBareYear(Quantity q) {
    return q.kind() == Quantity.Kind.COUNT
        && q.noun().isEmpty()
        && q.predicate() == null
        && q.approx() == Quantity.Approx.EXACT
        && q.lo().stripTrailingZeros().scale() <= 0
        && q.lo().compareTo(EARLIEST_YEAR) >= 0
        && q.lo().compareTo(LATEST_YEAR) <= 0;
  }

  private static String key(Dated d) {
    return d.toll().predicate() + " " + d.toll().lo().stripTrailingZeros().toPlainString();
  }

  private static Inconsistency inconsistency(Dated first, Map<String, List<Evidence>> byYear) {
    List<Account> accounts = Findings.accounts(byYear);
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.DATE_TIME,
        Severity.MEDIUM,
        Findings.HEURISTIC,
        "In which year was the event with " + Quantity.amount(first.toll().lo()) + " victims?",
        "The same toll, "
            + Quantity.amount(first.toll().lo())
            + ", is given for an event of "
            + String.join(" and of ", byYear.keySet())
            + ".",
        "dated-by-toll",
        accounts);
  }
}

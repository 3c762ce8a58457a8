package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.text.Quantity;
import crossbrief.text.Quantity.Approx;
import crossbrief.text.Quantity.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a total that the numbers of the sentence before do not make, where it nearly does: "310
 * branches and 145 ... a combined network of 465", "117,600 for and 102,600 against ... 224,200 in
 * all".
 */
final class BrokenTotal implements ConsistencyRule {
  private static final String TOTAL =
      "combined|together|altogether|total|totals|makes|make|brings|all|sum|jointly";
  private static final BigDecimal NEAR = new BigDecimal("0.12");

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      List<Located> article = story.sentencesOf(a);
      for (int i = 0; i + 1 < article.size(); i++) {
        check(article.get(i), article.get(i + 1)).ifPresent(found::add);
        parts(article.get(i), article.get(i + 1)).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Inconsistency> check(Located parts, Located whole) {
    List<Quantity> numbers = exact(parts);
    if (numbers.size() < 2 || numbers.size() > 3 || !whole.reading().hasWord(TOTAL)) {
      return Optional.empty();
    }
    List<Quantity> totals = exact(whole);
    if (totals.size() != 1
        || !(sameKind(numbers, totals.get(0)) || says(whole, numbers, totals.get(0)))
        || whole.reading().hasWord("more|other|others|another|not|further|including|per")
        || parts.reading().hasWord("about|including|of|among")) {
      return Optional.empty();
    }
    BigDecimal sum = numbers.stream().map(Quantity::lo).reduce(BigDecimal.ZERO, BigDecimal::add);
    Quantity total = totals.get(0);
    BigDecimal gap = sum.subtract(total.lo()).abs();
    boolean near = gap.compareTo(total.lo().multiply(NEAR)) <= 0;
    if (gap.signum() == 0 || !near) {
      return Optional.empty();
    }
    return Optional.of(inconsistency(parts, numbers, whole, total, sum));
  }

  private static List<Quantity> exact(Located s) {
    return s.reading().quantities().stream()
        .filter(q -> q.kind() == Kind.COUNT || q.kind() == Kind.MONEY)
        .filter(q -> q.approx() == Approx.EXACT && !q.partial())
        .toList();
  }

  private static boolean sameKind(List<Quantity> numbers, Quantity total) {
    return numbers.stream().allMatch(q -> q.kind() == total.kind())
        && numbers.stream()
            .allMatch(
                q ->
                    q.unit().isEmpty()
                        || q.unit().equals(numbers.get(0).unit())
                        || q.unit().equals(total.unit()))
        && numbers.stream().allMatch(q -> q.lo().compareTo(total.lo()) < 0);
  }

  private static Inconsistency inconsistency(
      Located parts, List<Quantity> numbers, Located whole, Quantity total, BigDecimal sum) {
    String added = String.join(" + ", numbers.stream().map(q -> Quantity.amount(q.lo())).toList());
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Findings.HEURISTIC,
        "Do the parts make " + total.value() + "?",
        added + " is " + Quantity.amount(sum) + ", not " + Quantity.amount(total.lo()) + ".",
        "broken-total",
        null,
        List.of(
            new Account(added + " = " + Quantity.amount(sum), List.of(parts.whole())),
            new Account(total.value(), List.of(whole.whole()))));
  }

  /**
   * "Employs 1,150. Of these, 620 ..., 310 ... and 240 ...": parts that are more than the whole.
   */
  private static Optional<Inconsistency> parts(Located whole, Located parts) {
    List<Quantity> totals = exact(whole);
    List<Quantity> numbers =
        parts.reading().quantities().stream()
            .filter(q -> q.kind() == Kind.COUNT && q.approx() == Approx.EXACT)
            .toList();
    boolean listed =
        parts.reading().lowerWords().startsWith("of ")
            || whole.reading().lowerWords().startsWith("all ");
    if (totals.size() != 1 || numbers.size() < 2 || !listed || !bare(numbers, totals.get(0))) {
      return Optional.empty();
    }
    BigDecimal sum = numbers.stream().map(Quantity::lo).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal total = totals.get(0).lo();
    boolean more = sum.compareTo(total) > 0 && sum.compareTo(total.multiply(MUCH_MORE)) < 0;
    return more && !parts.reading().hasWord("both|also|more")
        ? Optional.of(inconsistency(parts, numbers, whole, totals.get(0), sum))
        : Optional.empty();
  }

  private static final BigDecimal MUCH_MORE = new BigDecimal("1.3");

  private static boolean bare(List<Quantity> numbers, Quantity total) {
    return numbers.stream()
        .allMatch(
            q ->
                (q.unit().isEmpty() || q.partial() || q.unit().equals(total.unit()))
                    && q.lo().compareTo(total.lo()) < 0);
  }

  /** "That makes 2,590 cancellations in all": whatever the parts are called. */
  private static boolean says(Located whole, List<Quantity> numbers, Quantity total) {
    String words = whole.reading().lowerWords();
    return words.matches("(?:that (?:makes|is|brings)|together|altogether|in all)\\b.*")
        && numbers.stream()
            .allMatch(q -> q.kind() == total.kind() && q.lo().compareTo(total.lo()) < 0);
  }
}

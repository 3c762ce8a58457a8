package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.text.Quantity;
import crossbrief.text.Quantity.Approx;
import crossbrief.text.Quantity.Kind;
import crossbrief.text.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a whole that its own parts do not make: "of the 164 aboard, seven died, 38 were hurt and
 * the other 109 were unhurt"; parts that are more than the whole of the sentence before: "a toll of
 * 31. Nineteen of those died in Almerra, eight in Grel and six in Sopotnik".
 */
final class BrokenPartition implements ConsistencyRule {
  private static final int MIN_PARTS = 2;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      List<Located> sentences = story.sentencesOf(a);
      for (int i = 0; i < sentences.size(); i++) {
        Optional<Inconsistency> one = ofItsOwnWhole(sentences.get(i));
        if (one.isEmpty() && i > 0) {
          one = ofWholeBefore(sentences.get(i - 1), sentences.get(i));
        }
        one.ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Inconsistency> ofItsOwnWhole(Located sentence) {
    List<Quantity> counts = exactCounts(sentence);
    if (counts.size() <= MIN_PARTS || !opensWithOf(sentence, counts.get(0))) {
      return Optional.empty();
    }
    Quantity whole = counts.get(0);
    List<Quantity> parts = counts.subList(1, counts.size());
    Quantity last = parts.get(parts.size() - 1);
    List<Token> before = sentence.reading().tokensBefore(last.number());
    int n = before.size();
    boolean rest =
        n >= 2
            && before.get(n - 2).is("the")
            && (before.get(n - 1).is("other")
                || before.get(n - 1).is("remaining")
                || before.get(n - 1).is("rest"));
    BigDecimal sum = sum(parts);
    boolean including = sentence.reading().hasWord("including|among|them|whom");
    return rest && !including && sum.compareTo(whole.lo()) != 0
        ? Optional.of(inconsistency(sentence, whole, sentence, parts, sum, "make"))
        : Optional.empty();
  }

  private static Optional<Inconsistency> ofWholeBefore(Located before, Located sentence) {
    List<Quantity> parts = exactCounts(sentence);
    if (parts.size() < MIN_PARTS || !refersToWhole(sentence, parts.get(0))) {
      return Optional.empty();
    }
    List<Quantity> wholes =
        before.reading().quantities().stream()
            .filter(q -> q.kind() == Kind.COUNT && q.approx() == Approx.EXACT)
            .filter(q -> q.countsPeople() || q.unit().equals(parts.get(0).unit()))
            .toList();
    BigDecimal sum = sum(parts);
    boolean places = parts.size() > MIN_PARTS || sentence.reading().places().size() >= parts.size();
    return wholes.size() == 1 && places && sum.compareTo(wholes.get(0).lo()) > 0
        ? Optional.of(inconsistency(before, wholes.get(0), sentence, parts, sum, "are more than"))
        : Optional.empty();
  }

  /** "Nineteen of those victims": the first number of a sentence is a part of what stood before. */
  private static boolean refersToWhole(Located sentence, Quantity first) {
    String text = sentence.article().text();
    int end = Math.min(text.length(), first.number().end() + 12);
    boolean opens = sentence.reading().tokensBefore(first.number()).isEmpty();
    return opens
        && text.substring(first.number().end(), end).matches("(?s) of (?:those|them|these).*");
  }

  private static boolean opensWithOf(Located sentence, Quantity whole) {
    List<Token> before = sentence.reading().tokensBefore(whole.number());
    return !before.isEmpty() && before.get(0).is("of") && before.size() <= 3;
  }

  private static List<Quantity> exactCounts(Located sentence) {
    return sentence.reading().quantities().stream()
        .filter(q -> q.kind() == Kind.COUNT && q.approx() == Approx.EXACT)
        .toList();
  }

  private static BigDecimal sum(List<Quantity> parts) {
    return parts.stream().map(Quantity::lo).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Inconsistency inconsistency(
      Located wholeIn,
      Quantity whole,
      Located partsIn,
      List<Quantity> parts,
      BigDecimal sum,
      String how) {
    String added = String.join(" + ", parts.stream().map(p -> Quantity.amount(p.lo())).toList());
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Findings.EXACT,
        "Do the parts " + how + " " + whole.value() + "?",
        added + " is " + Quantity.amount(sum) + ", not " + Quantity.amount(whole.lo()) + ".",
        "broken-partition",
        null,
        List.of(
            new Account(whole.value(), List.of(wholeIn.clause(whole.span()))),
            new Account(added + " = " + Quantity.amount(sum), List.of(partsIn.whole()))));
  }
}

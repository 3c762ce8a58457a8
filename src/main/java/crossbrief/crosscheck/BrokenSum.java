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

/** Finds a total that its own parts do not make: "640 flats: 400 in 2023 and 340 in 2024". */
final class BrokenSum implements ConsistencyRule {
  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (Located s : story.sentences()) {
      check(s).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Inconsistency> check(Located sentence) {
    List<Quantity> counts =
        sentence.reading().quantities().stream()
            .filter(
                q ->
                    (q.kind() == Kind.COUNT || q.kind() == Kind.MONEY)
                        && q.approx() == Approx.EXACT
                        && !q.partial())
            .toList();
    String text = sentence.article().text();
    for (int t = 0; t + 2 < counts.size(); t++) {
      Quantity total = counts.get(t);
      if (total.noun().isEmpty() || !isBeforeColon(text, total, counts.get(t + 1))) {
        continue;
      }
      List<Quantity> parts =
          counts.subList(t + 1, counts.size()).stream()
              .filter(p -> p.noun().isEmpty() || p.unit().equals(total.unit()))
              .toList();
      BigDecimal sum = parts.stream().map(Quantity::lo).reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean plausible = parts.stream().noneMatch(p -> p.lo().compareTo(total.lo()) > 0);
      boolean all = plausible && parts.size() >= 2 && parts.size() == counts.size() - t - 1;
      if (all && sum.compareTo(total.lo()) != 0) {
        return Optional.of(inconsistency(sentence, total, parts, sum));
      }
    }
    return Optional.empty();
  }

  private static Inconsistency inconsistency(
      Located sentence, Quantity total, List<Quantity> parts, BigDecimal sum) {
    String added = String.join(" + ", parts.stream().map(p -> Quantity.amount(p.lo())).toList());
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Findings.EXACT,
        "Do the parts make " + total.value() + "?",
        added + " is " + Quantity.amount(sum) + ", not " + Quantity.amount(total.lo()) + ".",
        "broken-sum",
        null,
        List.of(
            new Account(total.value(), List.of(sentence.quote(total.span()))),
            new Account(
                added + " = " + Quantity.amount(sum),
                List.of(
                    sentence.quote(
                        parts.get(0).span().hull(parts.get(parts.size() - 1).span()))))));
  }

  /** "84 houses:", "84 houses had been destroyed:": a colon right before the parts. */
  private static boolean isBeforeColon(String text, Quantity total, Quantity part) {
    String between =
        total.span().end() <= part.span().start()
            ? text.substring(total.span().end(), part.span().start())
            : "";
    return between.matches("(?: [\\p{L}'\u2019-]+){0,6}: (?:[\\p{L}]+ ){0,3}");
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.text.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a sum that so much for each does not make: "20,000 crowns to each of the 12 families, or
 * 180,000 crowns in all".
 */
final class BrokenProduct implements ConsistencyRule {
  private static final Pattern EACH =
      Pattern.compile(
          "^.{0,25}\\b(?:each|apiece|a head|per (?:person|head|family|household|worker|employee|child|pupil|student|member|passenger|customer|share|ticket|unit|victim|resident|house|car))\\b.*",
          Pattern.DOTALL);
  private static final Pattern TOTAL =
      Pattern.compile(
          "\\b(?:in all|in total|altogether|total|totals|totaling|totalling|together|or|makes|adds up|sum)\\b");
  private static final double SLACK = 0.06;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (Located s : story.sentences()) {
      check(s).or(() -> overYears(s)).ifPresent(found::add);
    }
    return found;
  }

  /** "12 million euros a year, or 48 million over the next three years". */
  private static Optional<Inconsistency> overYears(Located s) {
    List<Quantity> sums =
        s.reading().quantities().stream()
            .filter(q -> q.kind() == Quantity.Kind.MONEY && q.approx() == Quantity.Approx.EXACT)
            .toList();
    List<Quantity> spans =
        s.reading().quantities().stream()
            .filter(
                q -> q.kind() == Quantity.Kind.DURATION && q.writtenUnit().matches("(?i)years?"))
            .toList();
    if (sums.size() != 2 || spans.size() != 1 || !sums.get(0).unit().equals(sums.get(1).unit())) {
      return Optional.empty();
    }
    String text = s.article().text();
    Quantity each = sums.get(0);
    Quantity total = sums.get(1);
    boolean yearly =
        text.substring(each.span().end(), total.span().start())
            .matches("(?s) (?:a|per) year,? (?:or|that is|i\\.e\\.|which makes) ");
    boolean over =
        spans.get(0).span().start() > total.span().end()
            && text.substring(total.span().end(), spans.get(0).span().start())
                .matches("(?s) (?:over|in|within)(?: the)?(?: next| coming| first)? ");
    double years = spans.get(0).lo().doubleValue() / (365.2425 * 86_400);
    double product = each.lo().doubleValue() * years;
    double off = Math.abs(product / total.lo().doubleValue() - 1);
    if (!yearly || !over || off <= SLACK) {
      return Optional.empty();
    }
    String made = Quantity.amount(BigDecimal.valueOf(Math.round(product)));
    return Optional.of(
        Findings.within(
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.EXACT,
            "Does so much a year make " + total.value() + "?",
            each.value()
                + " a year for "
                + spans.get(0).value()
                + " is "
                + made
                + ", not "
                + Quantity.amount(total.lo())
                + ".",
            "broken-product",
            null,
            List.of(
                new Account(made, List.of(s.quote(each.span().hull(spans.get(0).span())))),
                new Account(total.value(), List.of(s.quote(total.span()))))));
  }

  private static Optional<Inconsistency> check(Located s) {
    List<Quantity> all = s.reading().quantities();
    String text = s.article().text();
    int end = s.reading().sentence().end();
    List<Quantity> counts =
        all.stream()
            .filter(
                q ->
                    q.kind() == Quantity.Kind.COUNT
                        && !q.noun().isEmpty()
                        && q.approx() == Quantity.Approx.EXACT)
            .toList();
    for (Quantity each : all) {
      boolean amount = each.kind() == Quantity.Kind.MONEY || each.kind() == Quantity.Kind.MEASURE;
      if (!amount
          || each.approx() != Quantity.Approx.EXACT
          || !EACH.matcher(text.substring(each.span().end(), end)).matches()) {
        continue;
      }
      for (Quantity total : all) {
        if (total.equals(each)
            || total.kind() != each.kind()
            || !total.unit().equals(each.unit())
            || total.lo().compareTo(each.lo()) <= 0
            || total.approx() != Quantity.Approx.EXACT
            || counts.size() != 1) {
          continue;
        }
        Quantity count = counts.get(0);
        int from = Math.min(each.span().end(), total.span().end());
        boolean says =
            TOTAL.matcher(text.substring(Math.min(from, count.span().end()), end)).find();
        BigDecimal product = each.lo().multiply(count.lo());
        double off = Math.abs(product.doubleValue() / total.lo().doubleValue() - 1);
        if (says && off > SLACK && off < 20) {
          return Optional.of(
              Findings.within(
                  ClaimType.ARITHMETIC,
                  Severity.MEDIUM,
                  Findings.EXACT,
                  "Does so much for each make " + total.value() + "?",
                  Quantity.amount(count.lo())
                      + " times "
                      + Quantity.amount(each.lo())
                      + " is "
                      + Quantity.amount(product)
                      + ", not "
                      + Quantity.amount(total.lo())
                      + ".",
                  "broken-product",
                  null,
                  List.of(
                      new Account(
                          Quantity.amount(count.lo())
                              + " x "
                              + Quantity.amount(each.lo())
                              + " = "
                              + Quantity.amount(product),
                          List.of(s.quote(each.span().hull(count.span())))),
                      new Account(total.value(), List.of(s.quote(total.span()))))));
        }
      }
    }
    return Optional.empty();
  }
}

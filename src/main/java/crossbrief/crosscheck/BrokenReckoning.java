package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a stated result that the numbers beside it do not make, whatever words state it: "pumped
 * 600 of the 950 tons, so that 450 tons remain". Told is what {@link StatedReckonings} holds for a
 * slip, in sentences where no other reckoning comes out right.
 */
final class BrokenReckoning implements ConsistencyRule {
  /** Log odds from which a slip is told: about four in five are right in stories left out. */
  private static final double TOLD = 0.25;

  /** Log odds of being stated from which a right reckoning shows that a sentence is in order. */
  private static final double IN_ORDER = -1;

  private final StatedReckonings model = StatedReckonings.load();

  private record Slip(Reckoning reckoning, double odds) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      List<Reckoning> all =
          Reckonings.of(story.sentencesOf(a), story.articles().get(a).reading().reference());
      Map<Located, Boolean> inOrder = new HashMap<>();
      List<Slip> slips = new ArrayList<>();
      for (Reckoning r : all) {
        if (r.holds()) {
          inOrder.merge(r.second(), model.stated(r) >= IN_ORDER, Boolean::logicalOr);
        } else {
          slips.add(new Slip(r, model.slip(r)));
        }
      }
      slips.sort(
          Comparator.<Slip>comparingDouble(s -> -s.odds())
              .thenComparing(s -> s.reckoning().second().number())
              .thenComparing(s -> s.reckoning().stated()));
      Set<Located> told = new HashSet<>();
      for (Slip s : slips) {
        Reckoning r = s.reckoning();
        if (s.odds() >= TOLD && !inOrder.getOrDefault(r.second(), false) && told.add(r.second())) {
          found.add(inconsistency(s));
        }
      }
    }
    return found;
  }

  private static Inconsistency inconsistency(Slip slip) {
    Reckoning r = slip.reckoning();
    boolean percent = r.sort() == Reckoning.Sort.SHARE || r.sort() == Reckoning.Sort.CHANGE;
    boolean years = r.sort() == Reckoning.Sort.SPAN;
    String unit = percent ? " percent" : years ? " years" : "";
    String made = amount(r.computed()) + unit;
    String stated = amount(r.claimed()) + unit;
    TextSpan parts = r.parts().get(0).hull(r.parts().get(r.parts().size() - 1));
    boolean covered = r.first().equals(r.second()) && parts.overlaps(r.stated());
    String explanation =
        switch (r.sort()) {
          case SUM, REST, TIMES, SHARE -> r.steps() + " is " + made + ", not " + stated + ".";
          case CHANGE -> "From " + r.steps() + " is a change of " + made + ", not " + stated + ".";
          case SPAN -> "From " + r.steps() + " it is " + made + ", not " + stated + ".";
        };
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Math.min(0.9, 1 / (1 + Math.exp(-slip.odds()))),
        "Do the numbers make " + stated + "?",
        explanation,
        "broken-reckoning",
        null,
        List.of(
            new Account(
                years ? made : r.steps() + " = " + made,
                List.of(covered ? r.first().whole() : r.first().clause(parts))),
            new Account(stated, List.of(r.second().quote(r.stated())))));
  }

  private static String amount(double value) {
    return Quantity.amount(new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros());
  }
}

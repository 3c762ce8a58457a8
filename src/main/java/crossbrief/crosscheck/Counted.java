package crossbrief.crosscheck;

import crossbrief.domain.ClaimType;
import crossbrief.text.MeasuredProperties;
import crossbrief.text.Quantity;
import java.util.Optional;
import java.util.Set;

/**
 * A quantity with the sentence it stands in.
 *
 * @param context stems of the clause it stands in, without those of its own words
 * @param property what a measure, a duration or a sum of money measures; empty when no word tells
 */
record Counted(
    Located sentence, Quantity quantity, Set<String> context, Optional<String> property) {
  private static final Set<String> TOLLS = Set.of("KILLED", "INJURED", "MISSING", "CRITICAL");
  private static final Set<String> CHANGING =
      Set.of(
          "KILLED",
          "INJURED",
          "MISSING",
          "CRITICAL",
          "RESCUED",
          "ARRESTED",
          "EVACUATED",
          "DISPLACED",
          "DESTROYED",
          "DAMAGED",
          "INFECTED",
          "ATTENDED",
          "CONTAINED");

  static Counted of(Located sentence, Quantity quantity) {
    Set<String> context = sentence.reading().stemsIn(sentence.clauseSpan(quantity.span()));
    context.removeAll(sentence.reading().stemsIn(quantity.number()));
    return new Counted(sentence, quantity, context, property(sentence, quantity));
  }

  private static Optional<String> property(Located sentence, Quantity quantity) {
    return switch (quantity.kind()) {
      case MEASURE, DURATION, MONEY, PERCENT -> MeasuredProperties.of(sentence.reading(), quantity);
      default -> Optional.empty();
    };
  }

  boolean isToll() {
    String predicate = quantity.predicate();
    return predicate != null
        && TOLLS.contains(predicate)
        && (quantity.countsPeople() || quantity.unit().isEmpty());
  }

  /** Whether the number is of a sort that grows while an event unfolds. */
  boolean changes() {
    String predicate = quantity.predicate();
    return predicate != null && CHANGING.contains(predicate);
  }

  ClaimType type() {
    return switch (quantity.kind()) {
      case DURATION -> ClaimType.DURATION;
      default -> isToll() ? ClaimType.CASUALTY : ClaimType.NUMBER;
    };
  }
}

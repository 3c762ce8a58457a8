package crossbrief.domain;

import java.util.List;

/**
 * One answer to the question of an inconsistency, with all its evidence.
 *
 * @param value the answer in normal form, such as {@code 2024-03-14} or {@code 210 million dollars}
 * @param evidence in the order of articles and offsets, never empty
 */
public record Account(String value, List<Evidence> evidence) {
  public Account {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("an account without evidence: " + value);
    }
  }
}

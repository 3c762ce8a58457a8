package crossbrief.domain;

import java.util.List;

/**
 * A sentence of the brief with the words that carry it.
 *
 * @param evidence never empty
 */
public record Statement(String text, List<Evidence> evidence) {
  public Statement {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a statement without evidence: " + text);
    }
  }
}

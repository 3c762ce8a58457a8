package crossbrief.verify;

import java.util.List;

/**
 * What a check of a brief found.
 *
 * @param articles texts whose digest was checked
 * @param quotations pieces of evidence that were held against their text
 * @param statements statements, agreements and inconsistencies that were held against their
 *     evidence
 * @param problems what does not stand, each in a sentence that names its place
 */
public record Verification(int articles, int quotations, int statements, List<String> problems) {
  public Verification {
    problems = List.copyOf(problems);
  }

  /** Whether everything stands. */
  public boolean isGood() {
    return problems.isEmpty();
  }

  /** The same with more problems. */
  public Verification with(List<String> more) {
    List<String> all = new java.util.ArrayList<>(problems);
    all.addAll(more);
    return new Verification(articles, quotations, statements, all);
  }
}

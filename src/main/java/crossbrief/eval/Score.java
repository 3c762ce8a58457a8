package crossbrief.eval;

import java.util.List;

/**
 * How an engine did on annotated cases. A finding is right when its quotations hit two sides of one
 * annotated inconsistency; each of these is found once, and a finding that hits one again is a
 * duplicate, no false alarm.
 *
 * @param gold annotated inconsistencies
 * @param found how many of them were found
 * @param falseAlarms findings that hit none
 * @param duplicates findings that hit one that was found already
 * @param typeRight right findings whose type is that of the annotation
 * @param typeKnown right findings whose annotation has a type to compare
 * @param controls cases without any inconsistency
 * @param controlsFlagged how many of them have a finding
 * @param controlFindings findings in them
 * @param controlWords their words
 * @param lookAlikes annotated pairs that only look like an inconsistency
 * @param lookAlikesFlagged how many of them a finding hits
 * @param quotations in all findings
 * @param verbatim how many of them stand in their article
 */
public record Score(
    int cases,
    int gold,
    int found,
    int falseAlarms,
    int duplicates,
    int typeRight,
    int typeKnown,
    int controls,
    int controlsFlagged,
    int controlFindings,
    int controlWords,
    int lookAlikes,
    int lookAlikesFlagged,
    int quotations,
    int verbatim,
    List<ByType> types) {
  public Score {
    types = List.copyOf(types);
  }

  /**
   * The figures of one type.
   *
   * @param falseAlarms findings that call themselves of this type and hit nothing
   */
  public record ByType(String type, int gold, int found, int falseAlarms) {}

  /** Right findings among those that are right or false; 0 when there are none. */
  public double precision() {
    return share(found, found + falseAlarms);
  }

  /** Found among all annotated; 0 when there are none. */
  public double recall() {
    return share(found, gold);
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** Findings in cases without inconsistency, for each 1,000 words. */
  public double falseAlarmsPerThousandWords() {
    return share(1000 * controlFindings, controlWords);
  }

  static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

package crossbrief.domain;

/**
 * How two articles of one story relate as texts.
 *
 * @param copiedShare 0 to 1: share of the shorter text's word 5-grams that stand in the other
 * @param alignedShare 0 to 1: share of the sentences of the shorter text that have a counterpart
 * @param orderTau -1 to 1: Kendall's tau of the order of the counterparts
 */
public record Independence(
    ArticleId a,
    ArticleId b,
    Verdict verdict,
    double copiedShare,
    double alignedShare,
    double orderTau) {
  /** Whether two texts are two voices. */
  public enum Verdict {
    INDEPENDENT,
    REWRITE,
    COPY
  }
}

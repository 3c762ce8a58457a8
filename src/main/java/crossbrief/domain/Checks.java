package crossbrief.domain;

import java.util.List;

/**
 * What was checked, dropped and left unchecked in a run.
 *
 * @param articlesCompared articles that share their story with another one
 * @param droppedUngrounded statements, claims and sides of inconsistencies whose quotation was not
 *     found in its article
 * @param modelCallsFailed calls without a usable reply
 * @param suspicious articles that hold text addressed to a language model
 * @param notChecked sentences for the reader
 */
public record Checks(
    int articlesRead,
    int articlesCompared,
    int claimsChecked,
    int droppedUngrounded,
    int modelCallsFailed,
    List<ArticleId> suspicious,
    List<String> notChecked) {
  public Checks {
    suspicious = List.copyOf(suspicious);
    notChecked = List.copyOf(notChecked);
  }
}

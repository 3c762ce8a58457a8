package crossbrief.domain;

import java.util.List;

/**
 * What one article says, in few grounded sentences.
 *
 * @param headline the article's own where it has one
 * @param gist prose of few sentences; their texts joined make the summary
 * @param keyPoints facts in the order of the text
 * @param claims in the order of the text
 * @param ungrounded what the engine's reply held beyond this and could not be found in the article
 */
public record ArticleSummary(
    ArticleId article,
    String headline,
    List<Statement> gist,
    List<Statement> keyPoints,
    List<Claim> claims,
    Provenance provenance,
    int ungrounded) {
  public ArticleSummary {
    gist = List.copyOf(gist);
    keyPoints = List.copyOf(keyPoints);
    claims = List.copyOf(claims);
  }

  /** The gist as one paragraph. */
  public String gistText() {
    return String.join(" ", gist.stream().map(Statement::text).toList());
  }
}

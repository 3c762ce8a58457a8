package crossbrief.ledger;

import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.domain.SkippedArticle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one article of a run.
 *
 * @param title absent when it has none
 * @param sha256 of its text; empty for what was left out
 * @param state {@code used}, or why it was left out
 */
public record KeptArticle(
    String source, @Nullable String title, String uri, String sha256, String state) {
  /** What became of the articles of a brief, those that were left out behind the others. */
  public static List<KeptArticle> of(Brief brief) {
    List<KeptArticle> articles = new ArrayList<>();
    for (Article a : brief.sources()) {
      articles.add(new KeptArticle(a.source(), a.title(), a.uri(), a.sha256(), "used"));
    }
    for (SkippedArticle s : brief.skipped()) {
      articles.add(new KeptArticle("", null, s.uri(), "", s.reason()));
    }
    return articles;
  }
}

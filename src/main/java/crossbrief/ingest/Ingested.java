package crossbrief.ingest;

import crossbrief.domain.Article;
import crossbrief.domain.SkippedArticle;
import java.util.List;

/** What came of reading: the articles in their order, and what was left out. */
public record Ingested(List<Article> articles, List<SkippedArticle> skipped) {
  public Ingested {
    articles = List.copyOf(articles);
    skipped = List.copyOf(skipped);
  }
}

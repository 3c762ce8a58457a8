package crossbrief.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The very words that carry a claim.
 *
 * @param quote equals the article's text at {@code span}
 */
public record Evidence(ArticleId article, TextSpan span, String quote) {
  public Evidence {
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException("quote and span differ in length: " + quote);
    }
  }

  public int start() {
    return span.start();
  }

  public int end() {
    return span.end();
  }

  /** The articles that some evidence is of, in its order. */
  public static Set<ArticleId> articles(List<Evidence> evidence) {
    Set<ArticleId> articles = new LinkedHashSet<>();
    evidence.forEach(e -> articles.add(e.article()));
    return articles;
  }
}

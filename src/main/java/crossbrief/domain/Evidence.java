package crossbrief.domain;

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
}

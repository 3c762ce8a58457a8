package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.text.Reading;
import crossbrief.text.Readings;

/** An article with its reading. */
record ReadArticle(Article article, Reading reading) {
  static ReadArticle of(Article article, Readings readings) {
    return new ReadArticle(article, readings.of(article));
  }
}

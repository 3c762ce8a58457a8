package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.text.Reading;

/** An article with its reading. */
record ReadArticle(Article article, Reading reading) {
  static ReadArticle of(Article article) {
    return new ReadArticle(article, Reading.of(article.text(), article.published()));
  }
}

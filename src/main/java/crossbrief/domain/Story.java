package crossbrief.domain;

import java.util.List;

/**
 * The articles on one event.
 *
 * @param id within the run: {@code s1}, {@code s2}, ...
 */
public record Story(String id, List<Article> articles) {
  public Story {
    articles = List.copyOf(articles);
    if (articles.isEmpty()) {
      throw new IllegalArgumentException("a story without articles");
    }
  }

  /** What is kept only to be quoted beside its articles. */
  public List<Article> annexes() {
    return articles.stream().filter(Article::isAnnex).toList();
  }

  /** The story without its annexes. */
  public Story sources() {
    List<Article> own = articles.stream().filter(a -> !a.isAnnex()).toList();
    return own.size() == articles.size() ? this : new Story(id, own);
  }

  /** The article with this id; it must be one of the story. */
  public Article article(ArticleId articleId) {
    return articles.stream().filter(a -> a.id().equals(articleId)).findFirst().orElseThrow();
  }
}

package crossbrief.domain;

import java.time.Instant;
import java.util.List;

/**
 * The merged result of a run.
 *
 * @param asOf the clock of the run
 * @param engine what wrote the summaries
 */
public record Brief(
    String title,
    Instant asOf,
    Provenance engine,
    List<Article> articles,
    List<StoryBrief> stories,
    Checks checks,
    List<SkippedArticle> skipped) {
  public Brief {
    articles = List.copyOf(articles);
    stories = List.copyOf(stories);
    skipped = List.copyOf(skipped);
    if (articles.isEmpty() || stories.isEmpty()) {
      throw new IllegalArgumentException("a brief needs an article");
    }
  }

  /** The same brief under another title. */
  public Brief withTitle(String newTitle) {
    return new Brief(newTitle, asOf, engine, articles, stories, checks, skipped);
  }

  /** The articles that are sources of their own. */
  public List<Article> sources() {
    return articles.stream().filter(a -> !a.isAnnex()).toList();
  }

  /** The article with this id; it must be one of the brief. */
  public Article article(ArticleId id) {
    return articles.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }
}

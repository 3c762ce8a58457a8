package crossbrief.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The merged result of a run.
 *
 * @param asOf the clock of the run
 * @param engine what wrote the summaries
 * @param since what has become of what earlier briefs told; absent where there is no earlier one
 * @param series the name of the briefs of which this is one, such as Morning brief; absent where it
 *     is none of many
 */
public record Brief(
    String title,
    Instant asOf,
    Provenance engine,
    List<Article> articles,
    List<StoryBrief> stories,
    Checks checks,
    List<SkippedArticle> skipped,
    @Nullable SinceLast since,
    @Nullable String series) {
  /** A brief without an earlier one. */
  public Brief(
      String title,
      Instant asOf,
      Provenance engine,
      List<Article> articles,
      List<StoryBrief> stories,
      Checks checks,
      List<SkippedArticle> skipped) {
    this(title, asOf, engine, articles, stories, checks, skipped, null, null);
  }

  public Brief {
    articles = List.copyOf(articles);
    stories = List.copyOf(stories);
    skipped = List.copyOf(skipped);
    if (articles.isEmpty() || stories.isEmpty()) {
      throw new IllegalArgumentException("a brief needs an article");
    }
  }

  /** The same brief as one of a series. */
  public Brief withSeries(String name) {
    return new Brief(title, asOf, engine, articles, stories, checks, skipped, since, name);
  }

  /** The story with this id; it must be one of the brief. */
  public StoryBrief story(String id) {
    return stories.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
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

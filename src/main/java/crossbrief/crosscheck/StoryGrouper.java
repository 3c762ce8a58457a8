package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.Story;
import crossbrief.text.CharGrams;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups articles into stories: average-link clustering of character 4-gram TF-IDF vectors. Of many
 * articles only those are held against each other that share rare words, so that the time grows
 * with the articles and not with their pairs. The result does not depend on anything but the
 * articles and their order.
 */
public final class StoryGrouper {
  private static final double SAME_STORY = 0.2;

  private StoryGrouper() {}

  /** All articles as one story: for people who chose the articles themselves. */
  public static List<Story> oneStory(List<Article> articles) {
    return List.of(new Story("s1", articles));
  }

  /** The stories in the order of their first articles. */
  public static List<Story> group(List<Article> articles) {
    List<CharGrams> vectors = CharGrams.of(articles.stream().map(StoryGrouper::words).toList());
    AverageLink clusters = new AverageLink(articles.size(), SAME_STORY);
    Candidates.of(articles.stream().map(StoryGrouper::words).toList())
        .forEach((a, b) -> clusters.link(a, b, vectors.get(a).cosine(vectors.get(b))));
    List<Story> stories = new ArrayList<>();
    for (List<Integer> group : clusters.merged()) {
      stories.add(
          new Story("s" + (stories.size() + 1), group.stream().map(articles::get).toList()));
    }
    return stories;
  }

  private static String words(Article article) {
    String title = article.title();
    return title == null ? article.text() : title + "\n" + article.text();
  }
}

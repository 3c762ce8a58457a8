package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.Story;
import crossbrief.text.CharGrams;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups articles into stories: average-link clustering of character 4-gram TF-IDF vectors. The
 * result does not depend on anything but the articles and their order.
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
    List<List<Integer>> groups = new ArrayList<>();
    for (int a = 0; a < articles.size(); a++) {
      groups.add(new ArrayList<>(List.of(a)));
    }
    while (mergeNearest(groups, vectors)) {
      // until no two groups are alike enough
    }
    groups.sort(java.util.Comparator.comparing(g -> g.get(0)));
    List<Story> stories = new ArrayList<>();
    for (List<Integer> group : groups) {
      stories.add(
          new Story(
              "s" + (stories.size() + 1), group.stream().sorted().map(articles::get).toList()));
    }
    return stories;
  }

  private static String words(Article article) {
    String title = article.title();
    return title == null ? article.text() : title + "\n" + article.text();
  }

  private static boolean mergeNearest(List<List<Integer>> groups, List<CharGrams> vectors) {
    double best = SAME_STORY;
    int first = -1;
    int second = -1;
    for (int a = 0; a < groups.size(); a++) {
      for (int b = a + 1; b < groups.size(); b++) {
        double link = averageLink(groups.get(a), groups.get(b), vectors);
        if (link > best) {
          best = link;
          first = a;
          second = b;
        }
      }
    }
    if (first < 0) {
      return false;
    }
    groups.get(first).addAll(groups.remove(second));
    groups.get(first).sort(null);
    return true;
  }

  private static double averageLink(List<Integer> a, List<Integer> b, List<CharGrams> vectors) {
    double sum = 0;
    for (int i : a) {
      for (int k : b) {
        sum += vectors.get(i).cosine(vectors.get(k));
      }
    }
    return sum / (a.size() * b.size());
  }
}

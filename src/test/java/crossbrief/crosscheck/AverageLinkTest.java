package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AverageLinkTest {
  /** The textbook way: look at all pairs of groups, join the nearest, begin again. */
  private static List<List<Integer>> byHand(double[][] alike, double minimum) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < alike.length; i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
    while (true) {
      double best = minimum;
      int first = -1;
      int second = -1;
      for (int a = 0; a < groups.size(); a++) {
        for (int b = a + 1; b < groups.size(); b++) {
          double sum = 0;
          for (int i : groups.get(a)) {
            for (int k : groups.get(b)) {
              sum += alike[i][k];
            }
          }
          double average = sum / (groups.get(a).size() * groups.get(b).size());
          if (average > best) {
            best = average;
            first = a;
            second = b;
          }
        }
      }
      if (first < 0) {
        return groups;
      }
      groups.get(first).addAll(groups.remove(second));
      groups.get(first).sort(null);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void joinsWhatTheTextbookJoins(long seed) {
    Random random = new Random(seed);
    int n = 40;
    double[][] alike = new double[n][n];
    AverageLink clusters = new AverageLink(n, 0.3);
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        double similarity = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.8;
        alike[a][b] = similarity;
        alike[b][a] = similarity;
        clusters.link(a, b, similarity);
      }
    }

    assertThat(clusters.merged()).isEqualTo(byHand(alike, 0.3));
  }

  @Test
  void manyArticlesAreGroupedByTheirRareWords() {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < 320; i++) {
      int event = i % 80;
      String town = "Town" + event + "burg";
      articles.add(
          TestArticles.undated(
              i + 1,
              town
                  + " was struck by flood"
                  + event
                  + " and storm"
                  + event
                  + " on Monday. Mayor Smith"
                  + event
                  + " of "
                  + town
                  + " counted bridge"
                  + event
                  + " among the losses."));
    }

    List<Story> stories = StoryGrouper.group(articles);

    assertThat(stories).hasSize(80).allSatisfy(s -> assertThat(s.articles()).hasSize(4));
  }
}

package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryGrouperTest {
  private static final String FERRY_A =
      "A ferry capsized off Port Almere on Monday, killing 17 people. The MV Calder had left the harbour in a gale. Divers searched for the missing.";
  private static final String FERRY_B =
      "Seventeen people died when the ferry MV Calder capsized off Port Almere. Divers searched the harbour for the missing passengers of the ferry.";
  private static final String BANK =
      "Varga Bank agreed to buy its rival Lindell for cash. Shareholders of Lindell welcomed the price. Regulators must approve the takeover.";

  @Test
  void putsArticlesOnOneEventTogetherAndOthersApart() {
    List<Article> articles =
        List.of(
            TestArticles.undated(1, FERRY_A),
            TestArticles.undated(2, BANK),
            TestArticles.undated(3, FERRY_B));

    List<Story> stories = StoryGrouper.group(articles);

    assertThat(stories.stream().map(s -> s.articles().stream().map(a -> a.id().value()).toList()))
        .containsExactly(List.of("a1", "a3"), List.of("a2"));
  }

  @Test
  void theSeedsAreOneStory() {
    assertThat(
            StoryGrouper.group(
                List.of(
                    TestArticles.undated(1, TestArticles.seed("000")),
                    TestArticles.undated(2, TestArticles.seed("004")))))
        .hasSize(1);
  }

  @Test
  void makesOneStoryByDecree() {
    assertThat(
            StoryGrouper.oneStory(
                List.of(TestArticles.undated(1, FERRY_A), TestArticles.undated(2, BANK))))
        .hasSize(1);
  }
}

package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoryGrouperTest {
  private static final Path NIGHT = Path.of("src/test/resources/grouping/night.jsonl");
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

  private static List<String> groups(List<Article> articles) {
    return StoryGrouper.group(articles).stream()
        .map(s -> s.articles().stream().map(Article::uri).sorted().toList().toString())
        .sorted()
        .toList();
  }

  private static List<Article> night() throws IOException {
    List<Article> night = new ArrayList<>();
    for (Article a : GroupingBenchmark.articles(GroupingBenchmark.lines(NIGHT))) {
      night.add(
          new Article(
              a.id(),
              a.source(),
              a.title(),
              a.id().value(),
              a.published(),
              a.publishedAt(),
              a.publishedFrom(),
              a.sha256(),
              a.text(),
              a.imprint()));
    }
    return night;
  }

  @Test
  void groupsANightAsItDidWhenItWasMeasured() throws IOException {
    List<JsonNode> lines = GroupingBenchmark.lines(NIGHT);

    GroupingBenchmark.Pairs pairs =
        GroupingBenchmark.pairs(lines, StoryGrouper.group(GroupingBenchmark.articles(lines)));

    assertThat(pairs.f1()).isGreaterThan(0.86);
    assertThat(pairs.precision()).isGreaterThan(0.82);
  }

  @Test
  void theOrderOfTheInputChangesNothing() throws IOException {
    List<Article> night = night();
    List<Article> shuffled = new ArrayList<>(night);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(groups(shuffled)).isEqualTo(groups(night));
  }

  @Test
  void keepsLanguagesApart() throws IOException {
    for (Story story : StoryGrouper.group(night())) {
      assertThat(story.articles().stream().map(a -> a.imprint().mainLanguage()).distinct())
          .hasSize(1);
    }
  }

  @Test
  void keepsTwoEventsOfOneTopicApart() {
    assertThat(
            StoryGrouper.group(
                List.of(
                    TestArticles.undated(
                        1,
                        "Ground crews at Lindholm airport in Nordmark will walk out on Thursday over pay. The union Verda said 300 flights were at risk. Lindholm offered 4 percent."),
                    TestArticles.undated(
                        2,
                        "Controllers in the tower of Porto Calvo stop work on Friday, as the carnival begins. Their union SCTA wants more staff at night, and Minister Reyes called the strike a disgrace."))))
        .hasSize(2);
  }
}

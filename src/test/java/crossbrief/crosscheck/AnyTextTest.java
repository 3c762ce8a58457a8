package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThatCode;

import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.Story;
import crossbrief.text.Readings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text, however odd, makes a rule fail: 40 stories a seed of words and marks in any order. */
@Timeout(60)
class AnyTextTest {
  private static final List<String> PIECES =
      List.of(
          "Anna Reed",
          "Mr. Vogt",
          "the driver",
          "He",
          "she",
          "died",
          "was",
          "did not",
          "of",
          "in",
          "Brenn",
          "Lisbon",
          "German",
          "on Friday",
          "at 6 p.m.",
          "14 March 2024",
          "in 1968",
          "2026",
          "17",
          "38 percent",
          "$4.2 million",
          "£3m",
          "258p",
          "two",
          "Of",
          "All",
          "That",
          "together",
          ",",
          ".",
          ":",
          ";",
          "\u201c",
          "\u201d",
          "\"",
          "'s",
          "(",
          ")",
          "-",
          "\u2014",
          "...",
          "!",
          "\n",
          "\n\n",
          "caused by",
          "his brother Aksel",
          "born in",
          "killed",
          "votes to",
          "6-4",
          "\u200b",
          "\ud83d\ude00",
          "of the",
          "said",
          "who",
          "from",
          "to",
          "aged",
          "police chief",
          "will be led by",
          "no one",
          "never married",
          "by",
          "a",
          "the fire",
          "hatchback",
          "silver");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rulesSurviveAnyText(long seed) {
    Random random = new Random(seed);
    CrossChecker checker = new CrossChecker(ReferenceTables.load(null), new Readings());
    for (int story = 0; story < 40; story++) {
      List<Article> articles = new ArrayList<>();
      for (int a = 0; a < 3; a++) {
        StringBuilder text = new StringBuilder(a == 2 && story % 5 == 0 ? "[...]" : "");
        for (int w = random.nextInt(60); w > 0; w--) {
          text.append(PIECES.get(random.nextInt(PIECES.size())))
              .append(random.nextInt(6) == 0 ? "" : " ");
        }
        articles.add(
            TestArticles.dated(
                a + 1, text.isEmpty() ? "." : text.toString(), LocalDate.of(2025, 5, 14)));
      }
      assertThatCode(() -> checker.check(new Story("s1", articles), List.of()))
          .as(articles.toString())
          .doesNotThrowAnyException();
    }
  }
}

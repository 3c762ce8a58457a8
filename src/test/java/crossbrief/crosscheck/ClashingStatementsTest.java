package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Story;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two statements on one point, by all that stands around two differing values. */
class ClashingStatementsTest {
  private static Comparison story(String... texts) {
    List<crossbrief.domain.Article> articles = new java.util.ArrayList<>();
    for (String text : texts) {
      articles.add(TestArticles.dated(articles.size() + 1, text, LocalDate.of(2025, 5, 20)));
    }
    return new Comparison(new Story("s1", articles));
  }

  private static List<Inconsistency> check(String... texts) {
    return new ClashingStatements(SamePoint.load()).among(story(texts), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Shareholders will receive 620 pence for each share.               | Holders of the stock will receive 602 pence for each share.           | true
          Nine people were killed when the bus left the road at Brenn.      | Six people were killed when the bus left the road at Brenn.           | true
          The storm made landfall on the west coast of Tarvos on Saturday.  | The storm made landfall on the east coast of Tarvos late on Saturday. | true
          Oscar Lindt was sent off in the 97th minute of the final.         | The alarm at the museum in Kestrel did not go off.                    | false
          Shareholders will receive 620 pence for each share.               | Holders of the stock will receive 620 pence for each share.           | false
          The motion by the Greens was adopted by the council.              | The council also adopted a motion by the Greens.                      | false
          The storm made landfall on the west coast of Tarvos on Saturday.  | The town on the east coast has a school and two bakeries.             | false
          The bank employs 4,100 people in all.                             | The bank was founded by 12 merchants in 1884.                         | false
          Transit Times, 2025-04-15                                         | Gorran Valley Press, 2025-04-15                                       | false
          The man, Anton Behr, survived the crash.                          | Anton Behr died in the crash.                                         | true
          The evening mass was called off.                                  | The evening mass went ahead as planned.                               | true
          The evening mass was called off.                                  | The evening mass was cancelled.                                       | false
          The owner, Enzo Maffei, was not injured.                          | The owner, Enzo Maffei, was unhurt.                                   | false
          """)
  void statementsOnOnePoint(String a, String b, boolean found) {
    assertThat(check(a, b)).hasSize(found ? 1 : 0);
  }

  @Test
  void quotesVerbatimAndNamesWhatBothSpeakOf() {
    String a = "Shareholders of Pellwave will receive 620 pence for each share.";
    String b = "Holders of Pellwave stock will receive 602 pence for each share.";

    Inconsistency one = check(a, b).get(0);

    assertThat(one.explanation())
        .isEqualTo(
            "Both sentences speak of \u201cPellwave\u201d, \u201creceive\u201d and \u201cshare\u201d, but one says"
                + " \u201c620 pence\u201d and the other \u201c602 pence\u201d.");
    assertThat(one.evidence())
        .extracting(Evidence::quote)
        .allMatch(q -> a.contains(q) || b.contains(q));
  }

  @Test
  void groupsTheAccountsOfThreeArticlesByValue() {
    List<Inconsistency> found =
        check(
            "Shareholders of Pellwave will receive 620 pence for each share.",
            "Holders of Pellwave stock will receive 602 pence for each share.",
            "Owners of Pellwave stock will receive 602 pence for each share.");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).accounts()).hasSize(2);
    assertThat(found.get(0).accounts().get(1).evidence()).hasSize(2);
  }

  @Test
  void takesBackWhatStandsInSentencesThatHaveNothingElseInCommon() {
    Comparison story =
        story(
            "The strike at the port began on Monday.",
            "A second convoy of trucks left the town of Neral on Wednesday.");
    Inconsistency byRule =
        Findings.across(
            crossbrief.domain.Kind.CONTRADICTION,
            crossbrief.domain.ClaimType.DATE_TIME,
            crossbrief.domain.Severity.HIGH,
            0.8,
            "When?",
            "Two days.",
            "conflicting-dates",
            List.of(
                new crossbrief.domain.Account("Monday", List.of(story.sentences().get(0).whole())),
                new crossbrief.domain.Account(
                    "Wednesday", List.of(story.sentences().get(1).whole()))));

    assertThat(new ClashingStatements(SamePoint.load()).among(story, List.of(byRule))).isEmpty();
  }

  @Test
  void theSameTextsGiveTheSameFindings() {
    String a = "Shareholders of Pellwave will receive 620 pence for each share.";
    String b = "Holders of Pellwave stock will receive 602 pence for each share.";

    assertThat(check(a, b)).isEqualTo(check(a, b));
  }

  @Test
  void longTextsThatRepeatThemselvesAreReadInTime() {
    String text = "The council rejected 12 motions of the Greens on Monday in Brenn. ".repeat(400);

    Assertions.assertTimeout(Duration.ofSeconds(60), () -> check(text, text + " It did so."));
  }
}

package crossbrief.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Claim;
import crossbrief.domain.Provenance;
import crossbrief.domain.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundingTest {
  private static final Article ARTICLE =
      TestArticles.undated(
          1,
          "The ferry sank on Monday. Seventeen people died, said Elena Markovic. The ferry sank on Monday.");
  private static final Provenance ENGINE = new Provenance("test", "test-1", "1");

  private static ArticleSummary ground(
      List<SummaryReply.Line> gist, List<SummaryReply.ClaimLine> claims) {
    return Grounding.of(ARTICLE, new SummaryReply("Ferry sank", gist, List.of(), claims), ENGINE);
  }

  @Test
  void keepsWhatStandsInTheArticleWithItsOffsetsAndInItsWords() {
    ArticleSummary summary =
        ground(
            List.of(new SummaryReply.Line("Seventeen people died", "17 people died.")), List.of());

    assertThat(summary.gist())
        .containsExactly(new Statement("Seventeen people died", List.of(ARTICLE.quote(26, 47))));
    assertThat(summary.ungrounded()).isZero();
  }

  @Test
  void dropsAndCountsAnInventedQuotation() {
    ArticleSummary summary =
        ground(
            List.of(new SummaryReply.Line("Twenty people died", "Twenty people died.")),
            List.of(new SummaryReply.ClaimLine("Nobody died", "CASUALTY", "ferry", "0")));

    assertThat(summary.gist()).isEmpty();
    assertThat(summary.claims()).isEmpty();
    assertThat(summary.ungrounded()).isEqualTo(2);
  }

  @Test
  void dropsASentenceThatSaysMoreThanItsQuotation() {
    ArticleSummary summary =
        ground(
            List.of(
                new SummaryReply.Line("Seventeen people died", "Nineteen people died."),
                new SummaryReply.Line(
                    "Seventeen people died", "Seventeen people died, said Captain Ruiz."),
                new SummaryReply.Line("The ferry sank on Monday.", "The ferry sank on Tuesday.")),
            List.of());

    assertThat(summary.gist()).isEmpty();
    assertThat(summary.ungrounded()).isEqualTo(3);
  }

  @Test
  void findsARepeatedQuotationInTheOrderOfTheReply() {
    ArticleSummary summary =
        ground(
            List.of(),
            List.of(
                new SummaryReply.ClaimLine("Seventeen people died", "CASUALTY", "ferry", "17"),
                new SummaryReply.ClaimLine(
                    "The ferry sank on Monday.", "DATE_TIME", "ferry", "Monday")));

    assertThat(summary.claims().stream().map(Claim::evidence))
        .containsExactly(ARTICLE.quote(26, 47), ARTICLE.quote(70, 95));
  }

  @Test
  void dropsAClaimOfAnUnknownType() {
    assertThat(
            ground(
                    List.of(),
                    List.of(
                        new SummaryReply.ClaimLine(
                            "Seventeen people died", "DEATHS", "ferry", "17")))
                .ungrounded())
        .isEqualTo(1);
  }

  @Test
  void replacesAHeadlineThatTheArticleDoesNotSupport() {
    ArticleSummary summary =
        Grounding.of(
            ARTICLE,
            new SummaryReply(
                "40 dead in Rotterdam",
                List.of(
                    new SummaryReply.Line(
                        "The ferry sank on Monday.", "The ferry sank on Monday.")),
                List.of(),
                List.of()),
            ENGINE);

    assertThat(summary.headline()).isEqualTo("The ferry sank on Monday");
    assertThat(summary.ungrounded()).isEqualTo(1);
  }
}

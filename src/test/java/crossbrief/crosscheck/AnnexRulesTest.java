package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Evidence;
import crossbrief.domain.Imprint;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.Story;
import crossbrief.text.Readings;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings that quote an annex: what the page says of its date, and what an outlet changed. */
class AnnexRulesTest {
  private static Article dated(String day, DateOrigin origin, String text) {
    return new Article(
        ArticleId.ofNumber(1),
        "The Herald",
        null,
        "a.html",
        LocalDate.parse(day),
        null,
        origin,
        "0".repeat(64),
        text,
        new Imprint(null, null, null, "en", "meta date: " + day, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023-10-05 | The comments were made public on March 14, 2024, and the ministry answered at once.
          2024-03-01 | The ferry sank on March 14, 2024, the coast guard said.
          2024-01-01 | BRILL, March 14, 2024 - The ferry sank.
          2024-05-20 | BRILL, March 14, 2024 - The ferry sank.
          """)
  void findsADateThatTheTextContradicts(String day, String text) {
    Article article = dated(day, DateOrigin.META, text);
    Readings readings = new Readings();

    List<Article> annexes = ContradictedDates.pageData(List.of(article), 1, readings);

    assertThat(annexes).hasSize(1);
    Story story = new Story("s1", List.of(article, annexes.get(0)));
    Inconsistency found = ContradictedDates.findings(story, readings).get(0);
    assertThat(found.accounts().get(0).value()).isEqualTo(day);
    assertThat(found.accounts().get(0).evidence().get(0).quote()).isEqualTo("meta date: " + day);
    assertThat(found.accounts().get(1).value()).isEqualTo("2024-03-14");
    assertThat(found.severity()).isEqualTo(Severity.HIGH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-03-14 | The comments were made public on March 14, 2024.
          2024-03-13 | The ferry sank on March 14, 2024, the coast guard said.
          2024-03-20 | The comments were made public on March 14, 2024.
          2024-03-01 | The trial will begin on March 14, 2024, the court said.
          2024-03-01 | The law takes effect on March 14, 2024.
          2024-03-01 | He was told to appear in court by March 14, 2024.
          2024-03-01 | The meeting was scheduled for March 14, 2024.
          2024-03-01 | The ferry sank in March.
          2024-03-01 | "It sank on March 14, 2024," the novel began.
          """)
  void isSilentWhereTheDateMayBeTrue(String day, String text) {
    assertThat(
            ContradictedDates.pageData(
                List.of(dated(day, DateOrigin.META, text)), 1, new Readings()))
        .isEmpty();
  }

  @Test
  void aDateThatTheTextItselfGaveIsNotHeldAgainstIt() {
    assertThat(
            ContradictedDates.pageData(
                List.of(
                    dated(
                        "2023-10-05",
                        DateOrigin.TEXT,
                        "The ferry sank on March 14, 2024, he said.")),
                1,
                new Readings()))
        .isEmpty();
  }

  private static List<Inconsistency> changes(String before, String now) {
    Article current = dated("2024-03-14", DateOrigin.META, now);
    Article earlier =
        dated("2024-03-14", DateOrigin.META, before)
            .withId(ArticleId.ofNumber(2))
            .withImprint(Imprint.NONE.as(new Annex(Annex.Kind.EARLIER_VERSION, current.id())));
    return Revisions.findings(new Story("s1", List.of(current, earlier)));
  }

  @Test
  void tellsWhatAnOutletChanged() {
    List<Inconsistency> found =
        changes(
            "The ferry sank with 48 people aboard, the coast guard said. Divers searched the harbor all night.",
            "The ferry sank with 52 people aboard, the coast guard said. Divers searched the harbor all night.");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(Kind.UPDATE);
    assertThat(found.get(0).severity()).isEqualTo(Severity.HIGH);
    assertThat(found.get(0).evidence().stream().map(Evidence::quote))
        .containsExactly(
            "The ferry sank with 48 people aboard, the coast guard said.",
            "The ferry sank with 52 people aboard, the coast guard said.");
  }

  @Test
  void tellsWhatWasTakenOutAndPutIn() {
    List<Inconsistency> found =
        changes(
            "The ferry sank on Monday. The captain had been drinking, a witness said.",
            "The ferry sank on Monday. Divers will resume their search at dawn.");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).explanation())
        .isEqualTo("The Herald took out a sentence and put in a sentence.");
    assertThat(found.get(0).severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void isSilentAboutQuotesDashesAndSpaces() {
    assertThat(
            changes(
                "The ferry \"Aurora\" sank - on Monday. Nobody was hurt.",
                "The ferry \u201cAurora\u201d sank \u2013 on Monday.\nNobody was hurt."))
        .isEmpty();
  }

  private static Article spoken(int n, String language, String text) {
    return new Article(
        ArticleId.ofNumber(n),
        "Source " + n,
        null,
        "a" + n,
        LocalDate.parse("2024-03-14"),
        null,
        DateOrigin.META,
        Integer.toString(n).repeat(64).substring(0, 64),
        text,
        new Imprint(null, null, null, language, null, null, null));
  }

  @Test
  void oneArticleInAnotherLanguageDoesNotSilenceTheRules() {
    Story story =
        new Story(
            "s1",
            List.of(
                spoken(
                    1,
                    "en",
                    "The ferry Aurora sank off Brill on Monday with 48 people aboard, the coast guard said."),
                spoken(
                    2,
                    "de",
                    "Die F\u00e4hre Aurora ist am Montag mit 48 Menschen an Bord vor Brill gesunken."),
                spoken(
                    3,
                    "en",
                    "The ferry Aurora sank off Brill on Monday with 95 people aboard, the coast guard said.")));

    List<Inconsistency> found =
        new CrossChecker(ReferenceTables.load(null), new Readings())
            .check(story, List.of())
            .inconsistencies();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).evidence().stream().map(e -> e.article().value()))
        .containsExactly("a1", "a3");
  }
}

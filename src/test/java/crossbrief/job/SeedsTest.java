package crossbrief.job;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import crossbrief.domain.Agreement;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence.Verdict;
import crossbrief.domain.Kind;
import crossbrief.domain.RootCause;
import crossbrief.domain.Scope;
import crossbrief.domain.StoryBrief;
import crossbrief.ingest.IngestConfig;
import crossbrief.llm.LlmConfig;
import crossbrief.render.RenderConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a careful reader finds in the two seeds, and in copies of them with other people, dates and
 * places.
 */
@Timeout(60)
class SeedsTest {
  @TempDir Path folder;

  private StoryBrief story(String a, String b, CrossbriefConfig config) throws IOException {
    Files.writeString(folder.resolve("a.txt"), a);
    Files.writeString(folder.resolve("b.txt"), b);
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneOffset.UTC);
    return Wiring.job(config, clock, clock, InputStream.nullInputStream(), Progress.SILENT)
        .run(List.of(folder.toString()))
        .brief()
        .stories()
        .get(0);
  }

  private StoryBrief seeds() throws IOException {
    return story(TestArticles.seed("000"), TestArticles.seed("004"), CrossbriefConfig.DEFAULT);
  }

  private static List<Inconsistency> contradictions(StoryBrief story, ClaimType type) {
    return story.inconsistencies().stream()
        .filter(i -> i.kind() == Kind.CONTRADICTION && i.type() == type)
        .toList();
  }

  private static boolean quotes(Inconsistency i, String first, String second) {
    String all = String.join(" ", i.evidence().stream().map(Evidence::quote).toList());
    return all.contains(first) && all.contains(second);
  }

  @Test
  void findsTheThreeDateConflictsAndTheirOneCause() throws IOException {
    StoryBrief story = seeds();
    List<Inconsistency> dates = contradictions(story, ClaimType.DATE_TIME);

    assertThat(dates).hasSize(3);
    assertThat(dates)
        .anyMatch(i -> quotes(i, "made public on March 14, 2024", "published on October 5, 2023"));
    assertThat(dates)
        .anyMatch(i -> quotes(i, "Trump noted on March 13, 2024", "Trump said on October 4, 2023"));
    assertThat(dates)
        .anyMatch(
            i ->
                quotes(
                    i,
                    "a missile strike on the evening of March 13 injured six individuals",
                    "Overnight airstrikes"));
    RootCause shift =
        story.rootCauses().stream()
            .filter(c -> c.type().equals("TIMELINE_SHIFT"))
            .findFirst()
            .orElseThrow();
    assertThat(shift.explanation()).contains("161 days");
    assertThat(dates).allMatch(i -> shift.id().equals(i.rootCause()));
  }

  @Test
  void findsWhatEachArticleSaysAgainstItself() throws IOException {
    StoryBrief story = seeds();

    assertThat(contradictions(story, ClaimType.DURATION))
        .hasSize(2)
        .allSatisfy(
            i -> {
              assertThat(i.scope()).isEqualTo(Scope.WITHIN_SOURCE);
              assertThat(i.reference()).contains("2022-02-24");
            });
    assertThat(contradictions(story, ClaimType.ANACHRONISM))
        .hasSize(2)
        .allSatisfy(
            i -> {
              assertThat(i.scope()).isEqualTo(Scope.WITHIN_SOURCE);
              assertThat(i.reference()).startsWith("office-holders: Donald Trump");
            });
  }

  @Test
  void callsNothingElseAContradiction() throws IOException {
    assertThat(seeds().inconsistencies().stream().filter(i -> i.kind().isFinding())).hasSize(7);
  }

  @Test
  void tellsWhatIsOnlyToldDifferently() throws IOException {
    List<Inconsistency> told =
        seeds().inconsistencies().stream().filter(i -> i.kind() == Kind.DIVERGENCE).toList();

    assertThat(told)
        .anyMatch(
            i ->
                i.type() == ClaimType.ROLE
                    && quotes(i, "his son-in-law Jared Kushner", "senior adviser Jared Kushner"));
    assertThat(told)
        .anyMatch(i -> quotes(i, "are unacceptable to the Kremlin", "were “unacceptable.”"));
    assertThat(told)
        .anyMatch(
            i -> quotes(i, "cautioned against premature speculation", "deeming it “premature”"));
    assertThat(told)
        .anyMatch(
            i ->
                quotes(
                    i,
                    "his recent five-hour meeting",
                    "a five-hour meeting in the Kremlin on October 3, 2023"));
  }

  @Test
  void twoVersionsOfOneTextAreOneVoice() throws IOException {
    StoryBrief story = seeds();

    assertThat(story.independence())
        .singleElement()
        .satisfies(i -> assertThat(i.verdict()).isEqualTo(Verdict.REWRITE));
    assertThat(story.agreements())
        .hasSizeGreaterThanOrEqualTo(14)
        .allSatisfy(a -> assertThat(a.independentSources()).isEqualTo(1));
  }

  @Test
  void noAgreementStatesADisputedDay() throws IOException {
    assertThat(seeds().agreements().stream().map(Agreement::statement))
        .noneMatch(s -> s.matches(".*(March 1[34]|October [345]|overnight).*"));
  }

  @Test
  void noAgreementStatesANumberThatOnlyOneHas() throws IOException {
    assertThat(seeds().agreements().stream().map(Agreement::statement))
        .noneMatch(s -> s.contains("Odesa") && s.contains("six"));
  }

  @Test
  void anArticleAgainstItselfIsACopyWithoutConflicts() throws IOException {
    StoryBrief story =
        story(TestArticles.seed("000"), TestArticles.seed("000"), CrossbriefConfig.DEFAULT);

    assertThat(story.inconsistencies()).noneMatch(i -> i.scope() == Scope.ACROSS_SOURCES);
    assertThat(story.independence())
        .singleElement()
        .satisfies(i -> assertThat(i.verdict()).isEqualTo(Verdict.COPY));
    assertThat(story.singleSource()).isEmpty();
  }

  @Test
  void oneArticleAloneHasItsInternalFindings() throws IOException {
    Files.writeString(folder.resolve("a.txt"), TestArticles.seed("004"));
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    StoryBrief story =
        Wiring.job(
                CrossbriefConfig.DEFAULT,
                clock,
                clock,
                InputStream.nullInputStream(),
                Progress.SILENT)
            .run(List.of(folder.toString()))
            .brief()
            .stories()
            .get(0);

    assertThat(story.inconsistencies().stream().map(Inconsistency::type))
        .containsExactly(ClaimType.DURATION, ClaimType.ANACHRONISM);
    assertThat(story.agreements()).isEmpty();
  }

  @Test
  void otherPeopleGiveTheSameFindings() throws IOException {
    Files.createDirectory(folder.resolve("tables"));
    Files.writeString(
        folder.resolve("tables").resolve("office-holders.tsv"),
        "U.S.\tpresident\tHarold Quill\t2025-01-20\t\tTest\n");
    CrossbriefConfig config =
        new CrossbriefConfig(
            IngestConfig.DEFAULT,
            LlmConfig.DEFAULT,
            RenderConfig.DEFAULT,
            folder.resolve("tables"),
            CrossbriefConfig.Grouping.ONE_STORY,
            CrossbriefConfig.CrossChecking.BY_RULES);

    StoryBrief story =
        story(renamed(TestArticles.seed("000")), renamed(TestArticles.seed("004")), config);
    Files.delete(folder.resolve("tables").resolve("office-holders.tsv"));

    assertThat(contradictions(story, ClaimType.DATE_TIME)).hasSize(3);
    assertThat(contradictions(story, ClaimType.DURATION)).hasSize(2);
    assertThat(contradictions(story, ClaimType.ANACHRONISM))
        .hasSize(2)
        .allSatisfy(i -> assertThat(i.question()).contains("Harold Quill"));
    assertThat(story.inconsistencies())
        .anyMatch(i -> i.type() == ClaimType.ROLE && i.question().contains("Martin Blay"));
  }

  private static String renamed(String text) {
    return text.replace("Vladimir Putin", "Sergei Dovlat")
        .replace("Putin", "Dovlat")
        .replace("Donald Trump", "Harold Quill")
        .replace("Trump", "Quill")
        .replace("Jared Kushner", "Martin Blay")
        .replace("Kushner", "Blay")
        .replace("Steve Witkoff", "Peter Rand")
        .replace("Witkoff", "Rand")
        .replace("Emmanuel Macron", "Luc Tirel")
        .replace("Macron", "Tirel");
  }

  @Test
  void otherDatesGiveAnotherShift() throws IOException {
    String a =
        TestArticles.seed("000")
            .replace("March 14, 2024", "June 20, 2024")
            .replace("March 13, 2024", "June 19, 2024")
            .replace("March 13", "June 19")
            .replace("March 14", "June 20");

    StoryBrief story = story(a, TestArticles.seed("004"), CrossbriefConfig.DEFAULT);

    assertThat(contradictions(story, ClaimType.DATE_TIME)).hasSize(3);
    assertThat(story.rootCauses().get(0).explanation()).contains("259 days");
  }

  @Test
  void theSameDatesGiveNoConflict() throws IOException {
    String b =
        TestArticles.seed("004")
            .replace("October 5, 2023", "March 14, 2024")
            .replace("October 4, 2023", "March 13, 2024")
            .replace("October 3, 2023", "March 12, 2024");

    StoryBrief story = story(TestArticles.seed("000"), b, CrossbriefConfig.DEFAULT);

    assertThat(contradictions(story, ClaimType.DATE_TIME)).isEmpty();
    assertThat(story.rootCauses()).noneMatch(c -> c.type().equals("TIMELINE_SHIFT"));
  }

  @Test
  void aChangedNumberIsFoundWhereItWasChanged() throws IOException {
    String b =
        TestArticles.seed("004")
            .replace("injuring six individuals", "injuring nine individuals")
            .replace("138 drones", "173 drones");

    List<Inconsistency> found =
        story(TestArticles.seed("000"), b, CrossbriefConfig.DEFAULT).inconsistencies();

    assertThat(found)
        .anyMatch(
            i ->
                i.kind() == Kind.CONTRADICTION
                    && i.type() == ClaimType.NUMBER
                    && quotes(i, "138 drones", "173 drones"));
    assertThat(found)
        .anyMatch(
            i ->
                i.kind() == Kind.CONTRADICTION
                    && i.type() == ClaimType.CASUALTY
                    && quotes(i, "injured six individuals", "injuring nine individuals"));
  }

  @Test
  void swappedPlacesChangeNothingButTheirNames() throws IOException {
    StoryBrief story =
        story(
            swapped(TestArticles.seed("000")),
            swapped(TestArticles.seed("004")),
            CrossbriefConfig.DEFAULT);

    assertThat(story.inconsistencies().stream().filter(i -> i.kind().isFinding())).hasSize(7);
    assertThat(contradictions(story, ClaimType.DATE_TIME))
        .anyMatch(i -> quotes(i, "In Odesa, a missile strike", "Overnight airstrikes"));
  }

  private static String swapped(String text) {
    return text.replace("Kryvyi Rih", "@1")
        .replace("Odesa", "Kryvyi Rih")
        .replace("@1", "Odesa")
        .replace("Miami", "Geneva")
        .replace("Beijing", "Shanghai");
  }
}

package crossbrief.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import crossbrief.config.Settings;
import crossbrief.config.Wiring;
import crossbrief.domain.Brief;
import crossbrief.domain.SinceLast;
import crossbrief.domain.SinceLast.State;
import crossbrief.ingest.Ingested;
import crossbrief.render.BriefJsonReader;
import crossbrief.verify.BriefVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Briefs of following nights: what is new, what is still open, and what a source has resolved. */
@Timeout(60)
class ChronicleTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);

  @TempDir Path folder;
  private RunResult last;

  private static String article(String source, LocalDate day, String text) {
    return "---\nsource: \"" + source + "\"\ndate: " + day + "\n---\n" + text;
  }

  private SinceLast night(int n, Map<String, String> articles) throws IOException {
    LocalDate day = FIRST.plusDays(n - 1);
    Path in = Files.createDirectories(folder.resolve("night-" + n));
    for (Map.Entry<String, String> a : new java.util.TreeMap<>(articles).entrySet()) {
      Files.writeString(
          in.resolve(a.getKey().toLowerCase(java.util.Locale.ROOT) + "-" + n + ".md"),
          article(a.getKey(), day, a.getValue()));
    }
    Clock clock = Clock.fixed(Instant.parse(day + "T05:00:00Z"), ZoneOffset.UTC);
    BriefJob job =
        Wiring.job(
            Settings.read(
                null,
                Map.of(),
                Map.of("cache", "none", "memory", folder.resolve("memory").toString())),
            clock,
            clock,
            InputStream.nullInputStream(),
            Progress.SILENT);
    Ingested read = job.read(List.of(in.toString()));
    last = job.run(read, "Morning brief");
    job.delivered(read, last);
    return last.brief().since();
  }

  private static List<String> told(SinceLast since, State state) {
    return since.in(state).stream()
        .map(c -> c.question() + (c.finding() == null ? "" : " [shown]"))
        .toList();
  }

  private static final String FIRE = "A fire destroyed the old mill of Osterby on Thursday night. ";
  private static final String END =
      " The mill of Osterby had stood empty for years, fire chief Karl Aas said. The police of Osterby look for witnesses.";

  private SinceLast firstNight() throws IOException {
    return night(
        1,
        Map.of(
            "Courier", FIRE + "The fire killed three people, fire chief Karl Aas said." + END,
            "Gazette", FIRE + "The fire killed five people, fire chief Karl Aas said." + END));
  }

  @Test
  void theFirstBriefHasNothingBeforeIt() throws IOException {
    assertThat(firstNight()).isNull();
    assertThat(last.brief().stories()).hasSize(1);
    assertThat(last.hasContradictions()).isTrue();
  }

  @Test
  void whatIsToldAgainIsStillOpenAndNotNew() throws IOException {
    SinceLast unused = firstNight();

    SinceLast since =
        night(
            2,
            Map.of(
                "Courier",
                    "Two days after the fire in the old mill of Osterby, the police have no trace. The fire killed three people, fire chief Karl Aas said."
                        + END,
                "Gazette",
                    "The mill of Osterby is to be torn down after the fire. The fire killed five people, fire chief Karl Aas said."
                        + END));

    assertThat(told(since, State.NEW)).isEmpty();
    assertThat(since.in(State.STILL_OPEN)).hasSize(1);
    assertThat(since.in(State.STILL_OPEN).get(0).finding()).isEqualTo("i1");
    assertThat(since.in(State.STILL_OPEN).get(0).firstTold()).isEqualTo(FIRST);
    assertThat(since.continued()).containsExactly(new SinceLast.Continued("s1", FIRST));
  }

  @Test
  void aSourceThatMovesResolvesTheQuestion() throws IOException {
    SinceLast unused = firstNight();

    SinceLast since =
        night(
            2,
            Map.of(
                "Gazette",
                "The mill of Osterby is to be torn down after the fire. The fire killed three people, fire chief Karl Aas said on Friday."
                    + END));

    assertThat(since.in(State.RESOLVED)).hasSize(1);
    SinceLast.Change change = since.in(State.RESOLVED).get(0);
    assertThat(change.text())
        .startsWith("Gazette said \u201c5 people\u201d, and now says \u201c3 people\u201d");
    assertThat(change.evidence()).hasSize(2);
    assertThat(change.evidence().get(0).quote()).contains("five");
    assertThat(change.evidence().get(1).quote()).contains("three");
    assertThat(last.brief().article(change.evidence().get(0).article()).isAnnex()).isTrue();
    assertThat(told(since, State.STILL_OPEN)).isEmpty();
    SinceLast third =
        night(
            3,
            Map.of(
                "Courier",
                "The police of Osterby found a witness of the fire in the old mill of Osterby, chief Karl Aas said."
                    + END));
    assertThat(told(third, State.RESOLVED)).isEmpty();
    assertThat(told(third, State.STILL_OPEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The fire chief Karl Aas denied that the fire killed three people.",
        "The Courier reported that the fire killed three people. Karl Aas did not say so.",
        "Reports that the fire killed three people are wrong, fire chief Karl Aas said.",
        "The fire may have killed three people, fire chief Karl Aas said.",
      })
  void aDenialOrAReportOfOthersIsNoMove(String sentence) throws IOException {
    SinceLast unused = firstNight();

    SinceLast since =
        night(
            2,
            Map.of(
                "Gazette",
                "The mill of Osterby is to be torn down after the fire. " + sentence + END));

    assertThat(told(since, State.RESOLVED)).isEmpty();
    assertThat(since.in(State.STILL_OPEN)).hasSize(1);
  }

  @Test
  void anArticleOfAnOlderDateIsNoMove() throws IOException {
    SinceLast unused = firstNight();
    Path in = Files.createDirectories(folder.resolve("night-2"));
    Files.writeString(
        in.resolve("late.md"),
        article(
            "Gazette",
            FIRST.minusDays(2),
            FIRE + "The fire killed three people, fire chief Karl Aas said." + END));

    SinceLast since = night(2, Map.of());

    assertThat(told(since, State.RESOLVED)).isEmpty();
  }

  @Test
  void anotherEventOfTheSameSortIsAnotherStory() throws IOException {
    SinceLast unused = firstNight();

    SinceLast since =
        night(
            2,
            Map.of(
                "Gazette",
                "A fire destroyed the furniture works of Brenwick on Saturday night. The fire killed three people, fire chief Jonna Feld said. The works of Brenwick had 200 workers, said the owner, Oskar Lind."));

    assertThat(told(since, State.RESOLVED)).isEmpty();
    assertThat(since.continued()).isEmpty();
    assertThat(since.quiet()).isEqualTo(1);
  }

  @Test
  void aQuestionOfThreeSidesIsResolvedWhenAllStandAtOneValue() throws IOException {
    SinceLast unused =
        night(
            1,
            Map.of(
                "Courier", FIRE + "The fire killed three people, fire chief Karl Aas said." + END,
                "Gazette", FIRE + "The fire killed five people, fire chief Karl Aas said." + END,
                "Tribune", FIRE + "The fire killed seven people, fire chief Karl Aas said." + END));
    String five =
        "The mill of Osterby is to be torn down. The fire killed five people, fire chief Karl Aas said."
            + END;

    SinceLast second = night(2, Map.of("Courier", five));
    SinceLast third = night(3, Map.of("Tribune", "The mayor of Osterby mourns. " + five));

    assertThat(told(second, State.RESOLVED)).isEmpty();
    assertThat(second.in(State.STILL_OPEN)).isNotEmpty();
    assertThat(third.in(State.RESOLVED)).isNotEmpty();
    assertThat(told(third, State.STILL_OPEN)).isEmpty();
  }

  @Test
  void whatASourceSaysAgainstAnotherOfAnEarlierNightIsNew() throws IOException {
    SinceLast unused =
        night(
            1,
            Map.of("Courier", FIRE + "The mill of Osterby was built in 1920 by Ida Lund." + END));

    SinceLast since =
        night(
            2,
            Map.of("Gazette", FIRE + "The mill of Osterby was built in 1934 by Ida Lund." + END));

    assertThat(since.in(State.NEW)).hasSize(1);
    assertThat(since.in(State.NEW).get(0).evidence()).hasSize(2);
    assertThat(BriefVerifier.verify(last.brief()).problems()).isEmpty();
    SinceLast third =
        night(
            3,
            Map.of(
                "Courier",
                "The mill of Osterby is to be torn down after the fire. The mill of Osterby was built in 1934 by Ida Lund."
                    + END));
    assertThat(third.in(State.RESOLVED)).hasSize(1);
  }

  @Test
  void whereNobodyMovesTheQuestionStaysOpenWithItsOldWords() throws IOException {
    SinceLast unused = firstNight();

    SinceLast since =
        night(
            2,
            Map.of(
                "Courier",
                "The police of Osterby found a witness of the fire in the old mill of Osterby."
                    + END));

    assertThat(since.in(State.STILL_OPEN)).hasSize(1);
    assertThat(since.in(State.STILL_OPEN).get(0).finding()).isNull();
    assertThat(since.in(State.STILL_OPEN).get(0).evidence()).hasSize(2);
    assertThat(told(since, State.RESOLVED)).isEmpty();
  }

  @Test
  void aStoryOfWhichNothingCameIsOnlyCounted() throws IOException {
    SinceLast unused = firstNight();

    SinceLast since =
        night(
            2,
            Map.of(
                "Courier",
                "The parliament of Varnas passed the budget on Friday. Minister Ida Lund called it a fair budget for farmers."));

    assertThat(since.changes()).isEmpty();
    assertThat(since.continued()).isEmpty();
    assertThat(since.quiet()).isEqualTo(1);
  }

  @Test
  void anotherQuestionOfTheSameStoryIsNew() throws IOException {
    SinceLast unused = firstNight();

    SinceLast since =
        night(
            2,
            Map.of(
                "Courier",
                    "The mill of Osterby that burned is to be torn down. The damage of the fire is 4 million euros, fire chief Karl Aas said."
                        + END,
                "Gazette",
                    "The old mill of Osterby that burned is to be torn down. The damage of the fire is 9 million euros, fire chief Karl Aas said."
                        + END));

    assertThat(since.in(State.NEW)).hasSize(1);
    assertThat(since.in(State.NEW).get(0).evidence().get(0).quote()).contains("million");
    assertThat(since.in(State.STILL_OPEN)).hasSize(1);
  }

  @Test
  void theBriefSaysSoInEveryFormatAndCanBeVerified() throws IOException {
    SinceLast unused = firstNight();
    SinceLast since =
        night(
            2,
            Map.of(
                "Gazette",
                "The mill of Osterby is to be torn down after the fire. The fire killed three people, fire chief Karl Aas said on Friday."
                    + END));

    byte[] json = last.files().get("brief.json");
    Brief back = BriefJsonReader.read(json, "brief.json");
    assertThat(back.since()).isEqualTo(since);
    assertThat(back.series()).isEqualTo("Morning brief");
    assertThat(BriefVerifier.verify(back).problems()).isEmpty();
    JsonNode tree = new ObjectMapper().readTree(json);
    try (InputStream schema =
        ChronicleTest.class.getResourceAsStream("/crossbrief/schema/brief.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(schema)
                  .validate(tree))
          .isEmpty();
    }
    for (String file : List.of("brief.md", "brief.html")) {
      assertThat(new String(last.files().get(file), StandardCharsets.UTF_8))
          .contains("Since the last brief")
          .contains("Resolved")
          .contains("Gazette said");
    }
    Path pictures = Files.createDirectories(Path.of("target", "pictures"));
    Files.write(pictures.resolve("since.pdf"), last.files().get("brief.pdf"));
    Files.write(pictures.resolve("since.html"), last.files().get("brief.html"));
  }
}

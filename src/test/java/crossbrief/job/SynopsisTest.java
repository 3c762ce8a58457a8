package crossbrief.job;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a brief begins with, and what it calls agreed, where sources disagree. */
class SynopsisTest {
  private static final String FIRST =
      """
      ---
      title: Three dead in tunnel fire
      source: Adler Wire
      date: 2025-03-18T12:00:00Z
      ---

      Three people were killed on Tuesday when a lorry caught fire in the Karavel tunnel. The first
      emergency call came in at 6.40 a.m., the interior ministry said in Brenova. About 140 cars
      were inside the tunnel, camera footage shows.
      """;
  private static final String SECOND =
      """
      ---
      title: Tunnel fire kills three
      source: Brenova Courier
      date: 2025-03-18T13:00:00Z
      ---

      A fire in the Karavel tunnel killed three people on Tuesday, the interior ministry said. The
      first emergency call came in at 7.40 a.m., the interior ministry said in Brenova.
      """;
  private static final String LATER =
      """
      ---
      title: Toll rises to five
      source: Radio
      date: 2025-03-19T09:00:00Z
      ---

      The number of people killed in the Karavel tunnel fire has risen to five, the interior
      ministry said on Wednesday. Engineers found that 300 meters of the lining had been damaged.
      """;

  @TempDir Path folder;

  private String brief(String... texts) throws IOException {
    for (int i = 0; i < texts.length; i++) {
      Files.writeString(folder.resolve("article-" + i + ".md"), texts[i]);
    }
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    byte[] markdown =
        Wiring.job(
                CrossbriefConfig.DEFAULT,
                clock,
                clock,
                InputStream.nullInputStream(),
                Progress.SILENT)
            .run(List.of(folder.toString()))
            .files()
            .get("brief.md");
    return new String(markdown, StandardCharsets.UTF_8).replace("\n", " ");
  }

  private static String section(String brief, String name) {
    int start = brief.indexOf("## " + name);
    return start < 0 ? "" : brief.substring(start, brief.indexOf("## ", start + 3));
  }

  @Test
  void ofATollThatRoseTheBriefBeginsWithTheLatest() throws IOException {
    String happened = section(brief(FIRST, LATER), "What happened");
    assertThat(happened).contains("has risen to five").doesNotContain("Three people were killed");
  }

  @Test
  void noAgreementTellsATimeThatIsDisputed() throws IOException {
    String brief = brief(FIRST, SECOND);
    assertThat(brief).contains("06:40").contains("07:40");
    assertThat(section(brief, "What the sources agree on"))
        .doesNotContain("6.40")
        .doesNotContain("7.40");
  }
}

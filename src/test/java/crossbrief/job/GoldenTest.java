package crossbrief.job;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import crossbrief.domain.Brief;
import crossbrief.render.BriefJsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds whole briefs against those that were reviewed. {@code mvn test -Dgolden.update
 * -Dtest=GoldenTest} writes them anew; the difference is what gets reviewed. The case {@code seeds}
 * reads the seeds at the top of the project.
 */
@Timeout(60)
class GoldenTest {
  private static final Path CASES = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  static List<Path> cases() {
    return list(CASES);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theBriefIsTheReviewedOne(Path folder) throws IOException {
    Path articles =
        Files.isDirectory(folder.resolve("articles"))
            ? folder.resolve("articles")
            : Path.of("seeds");
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneOffset.UTC);

    Map<String, byte[]> made =
        Wiring.job(
                CrossbriefConfig.DEFAULT,
                clock,
                clock,
                InputStream.nullInputStream(),
                Progress.SILENT)
            .run(List.of(articles.toString()))
            .files();

    Map<String, String> texts = new TreeMap<>();
    for (String name : List.of("brief.json", "brief.md", "brief.html")) {
      texts.put(name, new String(made.get(name), StandardCharsets.UTF_8));
    }
    texts.put("brief.pdf.txt", pdfText(made.get("brief.pdf")));
    assertThat(again(made))
        .as("the brief rendered again from its JSON")
        .containsExactly(
            made.get("brief.pdf"),
            made.get("brief.html"),
            made.get("brief.md"),
            made.get("brief.json"));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path golden = folder.resolve(text.getKey());
      if (UPDATE) {
        Files.writeString(golden, text.getValue());
      }
      assertThat(text.getValue()).as(golden.toString()).isEqualTo(Files.readString(golden));
    }
    assertThat(
            list(folder).stream()
                .map(p -> p.getFileName().toString())
                .filter(n -> !n.equals("articles") && !n.equals("pages")))
        .containsExactlyElementsOf(texts.keySet());
  }

  private static List<byte[]> again(Map<String, byte[]> made) {
    Brief brief = BriefJsonReader.read(made.get("brief.json"), "brief.json");
    return List.copyOf(
        new Rendering(Wiring.renderers(CrossbriefConfig.DEFAULT), Progress.SILENT)
            .render(brief)
            .files()
            .values());
  }

  /**
   * The text of all pages; equal with and without overlapping text, which tells that nothing is
   * painted twice.
   */
  private static String pdfText(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper plain = new PDFTextStripper();
      plain.setLineSeparator("\n");
      PDFTextStripper suppressing = new PDFTextStripper();
      suppressing.setLineSeparator("\n");
      suppressing.setSuppressDuplicateOverlappingText(true);
      String text = plain.getText(document);
      assertThat(suppressing.getText(document)).hasSameSizeAs(text);
      return text;
    }
  }
}

package crossbrief.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import crossbrief.TestBriefs;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.SinceLast;
import crossbrief.domain.StoryBrief;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Every brief is PDF/A-3a and PDF/UA-1 at once, by veraPDF, and holds all that it should. */
@Timeout(120)
class PdfConformanceTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final RenderConfig GERMAN_LETTER =
      new RenderConfig(null, "de", RenderConfig.PageSize.LETTER, List.of());
  private static final RenderConfig CARD =
      new RenderConfig(
          Path.of("templates/morning-card"), "en", RenderConfig.PageSize.A4, List.of());

  static List<Brief> goldenBriefs() throws IOException {
    List<Brief> briefs = new ArrayList<>();
    try (Stream<Path> cases = Files.list(GOLDEN)) {
      for (Path folder : cases.sorted().toList()) {
        briefs.add(
            BriefJsonReader.read(
                Files.readAllBytes(folder.resolve("brief.json")), folder.toString()));
      }
    }
    return briefs;
  }

  static Stream<Arguments> briefs() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (Brief brief : goldenBriefs()) {
      all.add(Arguments.of(brief.title(), brief, RenderConfig.DEFAULT));
    }
    all.add(Arguments.of("seeds in German", TestBriefs.seeds(), GERMAN_LETTER));
    all.add(Arguments.of("stories on a card", goldenBriefs().get(2), CARD));
    Brief scripts =
        TestBriefs.ofTexts(
            "The ferry Aurora sank on 4 May 2026, said \u0141ukasz \u017b\u00f3\u0142\u0107. \u041f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u0438 \u0442\u0440\u0438\u0432\u0430\u044e\u0442\u044c. \u03b4\u03ae\u03bb\u03c9\u03c3\u03b5.\n"
                + "\u05e0\u05e9\u05d9\u05d0 \u05e8\u05d5\u05e1\u05d9\u05d4 (14 \u05d1\u05de\u05e8\u05e5 2024).\n"
                + "\u0642\u0627\u0644 \u0627\u0644\u0631\u0626\u064a\u0633 \u0644\u0627 (14 \u0645\u0627\u0631\u0633 2024).\n"
                + "\u7fd2\u8fd1\u5e73 and \ud83d\ude00 have no font.",
            "The ferry Aurora sank on 5 May 2026.");
    all.add(Arguments.of("scripts", scripts, RenderConfig.DEFAULT));
    all.add(Arguments.of("one text", TestBriefs.ofTexts("The mill burned."), RenderConfig.DEFAULT));
    all.add(
        Arguments.of("with an earlier one", continued(TestBriefs.seeds()), RenderConfig.DEFAULT));
    all.add(
        Arguments.of(
            "stories with an earlier one", continued(goldenBriefs().get(2)), GERMAN_LETTER));
    all.add(Arguments.of("many stories", TestBriefs.many(15, 40), RenderConfig.DEFAULT));
    all.add(Arguments.of("many sources", TestBriefs.many(1, 24), RenderConfig.DEFAULT));
    return all.stream();
  }

  /** A brief of a series, with all that can have become of earlier findings. */
  private static Brief continued(Brief brief) {
    StoryBrief story = brief.stories().get(0);
    Inconsistency found = story.inconsistencies().get(0);
    LocalDate day = LocalDate.of(2026, 11, 1);
    List<SinceLast.Change> changes = new ArrayList<>();
    for (SinceLast.State state : SinceLast.State.values()) {
      for (String finding : Arrays.asList(null, found.id())) {
        changes.add(
            new SinceLast.Change(
                state,
                story.id(),
                finding,
                found.type(),
                found.question(),
                day,
                finding == null ? "A said 1, and now says 2." : "",
                found.evidence()));
      }
    }
    return new Brief(
        brief.title(),
        brief.asOf(),
        brief.engine(),
        brief.articles(),
        brief.stories(),
        brief.checks(),
        brief.skipped(),
        new SinceLast(
            Instant.parse("2026-11-01T05:00:00Z"),
            List.of(new SinceLast.Continued(story.id(), day)),
            changes,
            3),
        "Morning brief");
  }

  private static byte[] pdf(Brief brief, RenderConfig config) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfBriefRenderer(config).render(brief, out, note -> {});
    return out.toByteArray();
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("briefs")
  void conformsToBothProfiles(String name, Brief brief, RenderConfig config) throws Exception {
    byte[] pdf = pdf(brief, config);

    assertThat(VeraPdf.broken(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(VeraPdf.broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void theValidatorSeesWhatDoesNotConform() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(out);
    }

    assertThat(VeraPdf.broken(out.toByteArray(), PDFAFlavour.PDFA_3_A)).isNotEmpty();
    assertThat(VeraPdf.broken(out.toByteArray(), PDFAFlavour.PDFUA_1)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("goldenBriefs")
  void everyWordOfTheSourcesCanBeSearched(Brief brief) throws IOException {
    Set<String> words = words(text(pdf(brief, RenderConfig.DEFAULT)));

    for (Article article : brief.articles()) {
      assertThat(words).containsAll(words(article.text()));
    }
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("[^\\p{L}\\p{N}]+")));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @ParameterizedTest
  @MethodSource("goldenBriefs")
  void carriesItsDataItsSourcesAndAManifest(Brief brief) throws IOException {
    Map<String, byte[]> files =
        PdfAttachments.of(pdf(brief, RenderConfig.DEFAULT), "brief.pdf").files();

    assertThat(files).containsKeys("brief.json", "manifest.json", "source-a1.txt");
    assertThat(files).hasSize(brief.articles().size() + 2);
    assertThat(BriefJsonReader.read(files.get("brief.json"), "brief.json")).isEqualTo(brief);
    assertThat(new String(files.get("source-a1.txt"), StandardCharsets.UTF_8))
        .isEqualTo(brief.articles().get(0).text());
  }

  @Test
  void canBeNavigatedAndIsNamed() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(TestBriefs.seeds(), GERMAN_LETTER))) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
      assertThat(document.getDocumentCatalog().getPageMode()).isEqualTo(PageMode.USE_OUTLINES);
      assertThat(document.getDocumentCatalog().getDocumentOutline().children()).hasSize(2);
      assertThat(document.getDocumentInformation().getTitle()).startsWith("Russian President");
      assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(612);
      int links = 0;
      Set<String> fonts = new HashSet<>();
      for (PDPage page : document.getPages()) {
        for (var annotation : page.getAnnotations()) {
          assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
          assertThat(annotation.getContents()).isNotBlank();
          links++;
        }
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          fonts.add(font.getName().substring(0, 7));
        }
      }
      assertThat(links).isGreaterThan(100);
      assertThat(fonts).allMatch(f -> f.matches("[A-Z]{6}\\+"));
    }
  }

  @Test
  void theSameBriefGivesTheSameBytes() throws IOException {
    Brief brief = TestBriefs.seeds();
    PdfBriefRenderer renderer = new PdfBriefRenderer(RenderConfig.DEFAULT);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();

    renderer.render(brief, first, note -> {});
    renderer.render(brief, second, note -> {});

    assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
    assertThat(pdf(TestBriefs.seeds(), RenderConfig.DEFAULT)).isEqualTo(first.toByteArray());
  }

  @Test
  void theSeedsStaySmall() throws IOException {
    assertThat(pdf(TestBriefs.seeds(), RenderConfig.DEFAULT)).hasSizeLessThan(250_000);
  }

  @Test
  void addressesInArticlesArePrintedAndNotFollowed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
      String hostile =
          "The mill burned on 4 May 2026. <img src=\""
              + url
              + "\"/> <link rel=\"stylesheet\" href=\""
              + url
              + "\"/> <style>@import url("
              + url
              + ");</style> url(file:///etc/passwd) data:text/html,x <object data=\"file:///etc/passwd\"></object>";

      String text = text(pdf(TestBriefs.ofTexts(hostile), RenderConfig.DEFAULT));

      assertThat(text.replaceAll("\\s+", "")).contains("<imgsrc=\"" + url + "\"/>");
      assertThat(text).doesNotContain("root:");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}

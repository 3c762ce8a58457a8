package crossbrief.render;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestBriefs;
import crossbrief.domain.Brief;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PDF that is not what its data gives is told, wherever it was touched. */
@Timeout(60)
class PdfPagesTest {
  private static final Brief BRIEF =
      TestBriefs.ofTexts(
          "The mill burned on 4 May 2026, killing 12 workers.",
          "The mill burned on 5 May 2026, killing 15 workers.");

  private interface Forgery {
    void on(PDDocument document) throws IOException;
  }

  private static byte[] pdf(RenderConfig config) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfBriefRenderer(config).render(BRIEF, out, note -> {});
    return out.toByteArray();
  }

  private static List<String> problems(byte[] pdf, Path templates) {
    PdfAttachments attached = PdfAttachments.of(pdf, "brief.pdf");
    return PdfPages.problems(pdf, BRIEF, attached, templates, List.of());
  }

  private static List<String> forged(Forgery forgery) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(RenderConfig.DEFAULT))) {
      forgery.on(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return problems(out.toByteArray(), null);
    }
  }

  @Test
  void whatIsMadeIsTheSame() throws IOException {
    assertThat(problems(pdf(RenderConfig.DEFAULT), null)).isEmpty();
  }

  @Test
  void anotherCompressionIsNoForgery() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(RenderConfig.DEFAULT))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);

      assertThat(problems(out.toByteArray(), null)).isEmpty();
    }
  }

  @Test
  void paintOnAPageIsTold() throws IOException {
    assertThat(
            forged(
                document -> {
                  try (PDPageContentStream page =
                      new PDPageContentStream(
                          document, document.getPage(0), AppendMode.APPEND, true)) {
                    page.setNonStrokingColor(1f);
                    page.addRect(0, 0, 600, 800);
                    page.fill();
                  }
                }))
        .singleElement()
        .asString()
        .contains("is not what its data gives");
  }

  @Test
  void annotationsCropsTitlesAndScriptsAreTold() throws IOException {
    assertThat(forged(d -> d.getPage(0).getAnnotations().add(new PDAnnotationText()))).hasSize(1);
    assertThat(forged(d -> d.getPage(0).setMediaBox(new PDRectangle(100, 100)))).hasSize(1);
    assertThat(forged(d -> d.getDocumentInformation().setTitle("Nobody died"))).hasSize(1);
    assertThat(
            forged(
                d ->
                    d.getDocumentCatalog()
                        .getCOSObject()
                        .setItem(COSName.OPEN_ACTION, new org.apache.pdfbox.cos.COSDictionary())))
        .hasSize(1);
  }

  @Test
  void aManifestThatHidesTheLayoutIsTold() throws IOException {
    for (String manifest :
        List.of(
            "{}",
            "{\"layout\": {\"template\": \"custom\", \"language\": \"en\", \"page\": \"A4\", \"fonts\": 0}}",
            "{\"layout\": {\"template\": \"default\", \"language\": \"xx\", \"page\": \"A4\", \"fonts\": 0}}",
            "{\"layout\": {\"template\": \"default\", \"language\": \"en\", \"page\": \"A4\", \"fonts\": 3}}")) {
      assertThat(forged(d -> replace(d, "manifest.json", manifest))).as(manifest).hasSize(1);
    }
  }

  private static void replace(PDDocument document, String name, String content) throws IOException {
    PDComplexFileSpecification file =
        document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get(name);
    PDEmbeddedFile embedded =
        new PDEmbeddedFile(
            document, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    file.setEmbeddedFile(embedded);
    file.setEmbeddedFileUnicode(embedded);
  }

  @Test
  void pagesOfOwnTemplatesAreCheckedWithTheseTemplates() throws IOException {
    Path card = Path.of("templates/morning-card");
    byte[] pdf = pdf(new RenderConfig(card, "en", RenderConfig.PageSize.A4, List.of()));

    assertThat(problems(pdf, card)).isEmpty();
    assertThat(problems(pdf, null))
        .singleElement()
        .asString()
        .contains("name its folder with --template");
  }
}

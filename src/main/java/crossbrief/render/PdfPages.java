package crossbrief.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.domain.Brief;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * Holds a PDF against the data that it carries: made again of it, the document must be the same, on
 * its pages and behind them.
 */
public final class PdfPages {
  private static final int SHOWN_CHARS = 70;

  private PdfPages() {}

  /**
   * What of the document is not what its data gives.
   *
   * @param templates the folder that it was made with; absent for the templates of the jar
   * @param fonts those that it was made with beside the fonts of the jar
   */
  public static List<String> problems(
      byte[] pdf,
      Brief brief,
      PdfAttachments attached,
      @Nullable Path templates,
      List<Path> fonts) {
    byte[] manifest = attached.files().get(Attachments.MANIFEST);
    if (manifest == null) {
      return List.of("the PDF carries no manifest.json; it was not made as it is by crossbrief");
    }
    try {
      JsonNode layout = new ObjectMapper().readTree(manifest).path("layout");
      String language = layout.path("language").asText();
      if (!language.matches("[a-z]{2,3}") || !RenderConfig.isLanguage(templates, language)) {
        return List.of("its manifest names a language that there are no labels for");
      }
      if (!layout.path("template").asText().equals("default") && templates == null) {
        return List.of(
            "its pages were made with a template of its own and could not be checked; name its folder with --template");
      }
      if (layout.path("fonts").asInt(-1) != fonts.size()) {
        return List.of(
            "its pages were made with fonts of its own and could not be checked; name them with --fonts");
      }
      RenderConfig config =
          new RenderConfig(
              templates,
              language,
              layout.path("page").asText().toUpperCase(Locale.ROOT).equals("LETTER")
                  ? RenderConfig.PageSize.LETTER
                  : RenderConfig.PageSize.A4,
              fonts);
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      new PdfBriefRenderer(config).render(brief, again, note -> {});
      return difference(pdf, again.toByteArray());
    } catch (IOException | RuntimeException e) {
      return List.of("its pages cannot be read: " + e.getMessage());
    }
  }

  private static List<String> difference(byte[] pdf, byte[] again) throws IOException {
    try (PDDocument own = Loader.loadPDF(pdf);
        PDDocument made = Loader.loadPDF(again)) {
      Optional<String> where = PdfSameness.difference(own, made);
      if (where.isEmpty()) {
        return List.of();
      }
      String text = textDifference(text(own), text(made));
      return List.of(
          "the PDF is not what its data gives"
              + (text.isEmpty() ? " (first at " + where.get() + ")" : ": " + text)
              + "; it was changed after it was made, or made by another version of crossbrief");
    }
  }

  private static String text(PDDocument document) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setLineSeparator("\n");
    return stripper.getText(document);
  }

  private static String textDifference(String pages, String expected) {
    String[] own = pages.split("\n", -1);
    String[] wanted = expected.split("\n", -1);
    for (int i = 0; i < Math.max(own.length, wanted.length); i++) {
      String said = i < own.length ? own[i] : "";
      String meant = i < wanted.length ? wanted[i] : "";
      if (!said.equals(meant)) {
        return "\u201c"
            + shortened(said)
            + "\u201d stands where \u201c"
            + shortened(meant)
            + "\u201d should";
      }
    }
    return "";
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "\u2026";
  }
}

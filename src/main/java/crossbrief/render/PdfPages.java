package crossbrief.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.domain.Brief;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds the pages of a PDF against the data that it carries: rendered again, the data must give the
 * same text.
 */
public final class PdfPages {
  private static final int SHOWN_CHARS = 70;

  private PdfPages() {}

  /**
   * What the pages say that the data does not, or the other way round; nothing for a layout that
   * cannot be made again here (templates or fonts of the user's).
   */
  public static List<String> problems(byte[] pdf, Brief brief, PdfAttachments attached) {
    byte[] manifest = attached.files().get(Attachments.MANIFEST);
    if (manifest == null) {
      return List.of("the PDF carries no manifest.json; it was not made as it is by crossbrief");
    }
    try {
      JsonNode layout = new ObjectMapper().readTree(manifest).path("layout");
      String language = layout.path("language").asText();
      boolean known =
          layout.path("template").asText().equals("default")
              && layout.path("fonts").asInt() == 0
              && language.matches("[a-z]{2,3}")
              && RenderConfig.isLanguage(null, language);
      if (!known) {
        return List.of();
      }
      RenderConfig config =
          new RenderConfig(
              null,
              language,
              layout.path("page").asText().toUpperCase(Locale.ROOT).equals("LETTER")
                  ? RenderConfig.PageSize.LETTER
                  : RenderConfig.PageSize.A4,
              List.of());
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      new PdfBriefRenderer(config).render(brief, again, note -> {});
      return difference(PdfAttachments.pageText(pdf), PdfAttachments.pageText(again.toByteArray()));
    } catch (IOException e) {
      return List.of("the pages cannot be read: " + e.getMessage());
    }
  }

  private static List<String> difference(String pages, String expected) {
    List<String> problems = new ArrayList<>();
    String[] own = pages.split("\n", -1);
    String[] wanted = expected.split("\n", -1);
    for (int i = 0; i < Math.max(own.length, wanted.length) && problems.isEmpty(); i++) {
      String said = i < own.length ? own[i] : "";
      String meant = i < wanted.length ? wanted[i] : "";
      if (!said.equals(meant)) {
        problems.add(
            "the pages do not say what the data says: \u201c"
                + shortened(said)
                + "\u201d stands where \u201c"
                + shortened(meant)
                + "\u201d should");
      }
    }
    return problems;
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "\u2026";
  }
}

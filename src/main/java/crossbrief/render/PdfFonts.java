package crossbrief.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of the jar, parsed when first used and embedded as subsets. Glyph substitution is off:
 * with it, ligatures lose their letters when text is searched or read aloud.
 */
final class PdfFonts {
  private record Face(String file, String family, int weight, FontStyle style) {}

  private static final List<Face> FACES =
      List.of(
          new Face("SourceSans3_400Regular.ttf", "Source Sans 3", 400, FontStyle.NORMAL),
          new Face("SourceSans3_400Regular_Italic.ttf", "Source Sans 3", 400, FontStyle.ITALIC),
          new Face("SourceSans3_600SemiBold.ttf", "Source Sans 3", 600, FontStyle.NORMAL),
          new Face("SourceSans3_700Bold.ttf", "Source Sans 3", 700, FontStyle.NORMAL),
          new Face("SourceSerif4_400Regular.ttf", "Source Serif 4", 400, FontStyle.NORMAL),
          new Face("SourceSerif4_400Regular_Italic.ttf", "Source Serif 4", 400, FontStyle.ITALIC),
          new Face("SourceSerif4_600SemiBold.ttf", "Source Serif 4", 600, FontStyle.NORMAL),
          new Face("SourceSerif4_700Bold.ttf", "Source Serif 4", 700, FontStyle.NORMAL));

  private final Map<String, TrueTypeFont> parsed = new HashMap<>();

  /** Offers all faces to a renderer. */
  void register(PdfRendererBuilder builder, PDDocument document) {
    for (Face face : FACES) {
      builder.useFont(new Lazy(document, face), face.family(), face.weight(), face.style(), true);
    }
  }

  /** Whether the text faces have a glyph for a character. */
  boolean covers(int codePoint) {
    return covers(FACES.get(0), codePoint) && covers(FACES.get(4), codePoint);
  }

  private boolean covers(Face face, int codePoint) {
    try {
      return font(face).getUnicodeCmapLookup().getGlyphId(codePoint) != 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrueTypeFont font(Face face) {
    return parsed.computeIfAbsent(face.file(), PdfFonts::parse);
  }

  private static TrueTypeFont parse(String file) {
    try (InputStream in = PdfFonts.class.getResourceAsStream("/crossbrief/fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("font is missing from the jar: " + file);
      }
      TrueTypeFont font = new TTFParser(false).parse(new RandomAccessReadBuffer(in.readAllBytes()));
      font.setEnableGsub(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A face that is loaded into a document when the first glyph of it is needed. */
  private final class Lazy extends PDFontSupplier {
    private final PDDocument document;
    private final Face face;
    private @org.jspecify.annotations.Nullable PDFont loaded;

    @SuppressWarnings("NullAway") // the superclass takes the font, or a supply() of our own
    Lazy(PDDocument document, Face face) {
      super(null);
      this.document = document;
      this.face = face;
    }

    @Override
    public PDFont supply() {
      PDFont known = loaded;
      if (known == null) {
        try {
          known = PDType0Font.load(document, font(face), true);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        loaded = known;
      }
      return known;
    }
  }
}

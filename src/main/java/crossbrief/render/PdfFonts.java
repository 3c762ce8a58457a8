package crossbrief.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of the jar and those of the settings, parsed when first used and embedded as subsets.
 * Glyph substitution is off: with it, ligatures lose their letters when text is searched or read
 * aloud.
 */
final class PdfFonts {
  private static final String SANS = "Source Sans 3";
  private static final String SERIF = "Source Serif 4";

  /** A font file: of the jar, or of the user's. */
  private record Face(
      String file, @Nullable Path path, String family, int weight, FontStyle style) {}

  private static final List<Face> TEXT_FACES =
      List.of(
          jar("SourceSans3_400Regular.ttf", SANS, 400, FontStyle.NORMAL),
          jar("SourceSans3_400Regular_Italic.ttf", SANS, 400, FontStyle.ITALIC),
          jar("SourceSans3_600SemiBold.ttf", SANS, 600, FontStyle.NORMAL),
          jar("SourceSans3_700Bold.ttf", SANS, 700, FontStyle.NORMAL),
          jar("SourceSerif4_400Regular.ttf", SERIF, 400, FontStyle.NORMAL),
          jar("SourceSerif4_400Regular_Italic.ttf", SERIF, 400, FontStyle.ITALIC),
          jar("SourceSerif4_600SemiBold.ttf", SERIF, 600, FontStyle.NORMAL),
          jar("SourceSerif4_700Bold.ttf", SERIF, 700, FontStyle.NORMAL));
  private static final List<Face> SCRIPT_FACES =
      List.of(
          jar("NotoSans-Regular.ttf", "Noto Sans", 400, FontStyle.NORMAL),
          jar("NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400, FontStyle.NORMAL),
          jar("NotoSansArabic-Regular.ttf", "Noto Sans Arabic", 400, FontStyle.NORMAL),
          jar("NotoSansSymbols2-Regular.ttf", "Noto Sans Symbols 2", 400, FontStyle.NORMAL));

  private final List<Face> others = new ArrayList<>();
  private final Map<String, TrueTypeFont> parsed = new HashMap<>();
  private final Map<Integer, Optional<String>> families = new HashMap<>();

  /**
   * Fonts of the jar and more.
   *
   * @param more files of TrueType fonts, tried in their order for characters that the text faces
   *     lack
   * @throws RenderException when one cannot be used
   */
  PdfFonts(List<Path> more) {
    for (Path file : more) {
      Face face =
          new Face(file.toString(), file, "Script " + (others.size() + 1), 400, FontStyle.NORMAL);
      font(face);
      others.add(face);
    }
    others.addAll(SCRIPT_FACES);
  }

  private static Face jar(String file, String family, int weight, FontStyle style) {
    return new Face(file, null, family, weight, style);
  }

  /** Offers all faces to a renderer. */
  void register(PdfRendererBuilder builder, PDDocument document) {
    for (List<Face> faces : List.of(TEXT_FACES, others)) {
      for (Face face : faces) {
        builder.useFont(new Lazy(document, face), face.family(), face.weight(), face.style(), true);
      }
    }
  }

  /**
   * The family that has a glyph for a character: an empty name for the text faces, nothing where no
   * font has one.
   */
  Optional<String> family(int codePoint) {
    return families.computeIfAbsent(codePoint, this::find);
  }

  private Optional<String> find(int codePoint) {
    if (TEXT_FACES.stream().allMatch(f -> covers(f, codePoint))) {
      return Optional.of("");
    }
    return others.stream().filter(f -> covers(f, codePoint)).map(Face::family).findFirst();
  }

  private boolean covers(Face face, int codePoint) {
    try {
      return font(face).getUnicodeCmapLookup().getGlyphId(codePoint) != 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrueTypeFont font(Face face) {
    return parsed.computeIfAbsent(face.file(), f -> parse(face));
  }

  private static TrueTypeFont parse(Face face) {
    Path path = face.path();
    try {
      byte[] bytes = path == null ? ofJar(face.file()) : Files.readAllBytes(path);
      TrueTypeFont font = new TTFParser(false).parse(new RandomAccessReadBuffer(bytes));
      font.setEnableGsub(false);
      if (path != null && font.getGlyph() == null) {
        throw new IOException("it has no TrueType outlines");
      }
      return font;
    } catch (IOException | RuntimeException e) {
      if (path == null) {
        throw new IllegalStateException("font cannot be read from the jar: " + face.file(), e);
      }
      throw new RenderException(
          "cannot use the font "
              + path
              + ": "
              + e.getMessage()
              + "; name a TrueType font (.ttf with outlines of its own, neither CFF nor a collection)",
          e);
    }
  }

  static byte[] ofJar(String file) throws IOException {
    try (InputStream in = PdfFonts.class.getResourceAsStream("/crossbrief/fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + file);
      }
      return in.readAllBytes();
    }
  }

  /** A face that is loaded into a document when the first glyph of it is needed. */
  private final class Lazy extends PDFontSupplier {
    private final PDDocument document;
    private final Face face;
    private @Nullable PDFont loaded;

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

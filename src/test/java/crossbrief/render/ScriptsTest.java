package crossbrief.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crossbrief.TestBriefs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of the world's scripts is shown, or its code points are. */
@Timeout(30)
class ScriptsTest {
  private static final Path FONTS = Path.of("src/test/resources/fonts");
  private static final String THAI = "\u0e1b\u0e23\u0e30\u0e18\u0e32\u0e19";

  private static String text(String article, List<Path> fonts, List<String> notes)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfBriefRenderer(new RenderConfig(null, "en", RenderConfig.PageSize.A4, fonts))
        .render(TestBriefs.ofTexts(article), out, notes::add);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0141ukasz \u017b\u00f3\u0142\u0107 of Gy\u0151r, \u0130stanbul, \u0110\u00e0 N\u1eb5ng",
        "office after affluent fjord waffle",
        "\u0423\u043a\u0440\u0430\u0457\u043d\u0438 \u0433\u0456\u0434\u043d\u0456\u0441\u0442\u044c \u0451\u0436",
        "\u03b4\u03ae\u03bb\u03c9\u03c3\u03b5 \u03cc\u03c4\u03b9 \u1f41 \u03c0\u03cc\u03bb\u03b5\u03bc\u03bf\u03c2",
        "\u2192 \u2605 \u2260 \u2713 \u20ac \u00bd"
      })
  void isShownAndCanBeSearched(String words) throws IOException {
    List<String> notes = new ArrayList<>();

    String text = text("The mill said " + words + " on Monday.", List.of(), notes);

    assertThat(text.replaceAll("\\s+", " ")).contains(words);
    assertThat(notes).isEmpty();
  }

  @Test
  void combiningMarksAreComposed() throws IOException {
    assertThat(text("The cafe\u0301 in Ko\u0308ln burned.", List.of(), new ArrayList<>()))
        .contains("caf\u00e9", "K\u00f6ln");
  }

  @ParameterizedTest
  @CsvSource({
    "\u05e0\u05e9\u05d9\u05d0 \u05e8\u05d5\u05e1\u05d9\u05d4 \u05d0\u05de\u05e8, \u05e0\u05e9\u05d9\u05d0",
    "\u0642\u0627\u0644 \u0627\u0644\u0631\u0626\u064a\u0633 \u0627\u0644\u0631\u0648\u0633\u064a, \u0627\u0644\u0631\u0626\u064a\u0633"
  })
  void runsFromRightToLeftWhereItShould(String words, String searched) throws IOException {
    List<String> notes = new ArrayList<>();

    String text = text(words + " (14 May 2026).", List.of(), notes);

    assertThat(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC))
        .contains(searched);
    assertThat(notes).isEmpty();
  }

  @Test
  void aGlyphThatNoFontHasIsReportedAndShownByItsCodePoint() throws IOException {
    List<String> notes = new ArrayList<>();

    String text = text("The mill in " + THAI + " burned.", List.of(), notes);

    assertThat(text).contains("[U+0E1B][U+0E23]").doesNotContain("#", "\ufffd");
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("no font has", "U+0E1B THAI CHARACTER PO PLA", "the setting fonts");
  }

  @Test
  void fontsOfTheSettingsAreUsed() throws IOException {
    List<String> notes = new ArrayList<>();

    String text =
        text(
            "The mill in " + THAI + " burned.",
            List.of(FONTS.resolve("NotoSansThai-Regular.ttf")),
            notes);

    assertThat(text).contains(THAI);
    assertThat(notes).isEmpty();
  }

  @Test
  void aFileThatIsNoFontIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.ttf"), "no font");

    assertThatThrownBy(
            () ->
                new PdfBriefRenderer(
                    new RenderConfig(null, "en", RenderConfig.PageSize.A4, List.of(file))))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("cannot use the font " + file)
        .hasMessageContaining(".ttf");
  }

  @ParameterizedTest
  @CsvSource({
    // isolated, final after a letter that joins, initial, medial, lam-alef
    "\u0628, \ufe8f",
    "\u0628\u0628, \ufe91\ufe90",
    "\u0628\u0628\u0628, \ufe91\ufe92\ufe90",
    "\u0627\u0628, \ufe8d\ufe8f",
    "\u0644\u0627, \ufefb",
    "\u0628\u0644\u0627, \ufe91\ufefc",
    "\u0644\u0623, \ufef7",
    "\u0633\u064e\u0644\u0627\u0645, \ufeb3\u064e\ufefc\ufee1",
    "abc, abc"
  })
  void arabicLettersTakeTheFormOfTheirPlace(String letters, String forms) {
    assertThat(new ArabicForms().shape(letters)).isEqualTo(forms);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, cba",
    "\u05d0(\u05d1), (\u05d1)\u05d0",
    "\u05d0\u05b8\u05d1, \u05d1\u05d0\u05b8"
  })
  void textIsTurnedWithItsBracketsAndMarks(String text, String turned) {
    assertThat(new BidiText().reorderRTLTextToLTR(text)).isEqualTo(turned);
  }
}

package crossbrief.render;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import org.jspecify.annotations.Nullable;

/**
 * Text that runs from right to left, by the Unicode bidirectional algorithm of the JDK and the
 * forms of {@link ArabicForms}.
 */
final class BidiText implements BidiReorderer {
  private static final String OPENING = "([{<\u00ab\u2039\u2264\u2308\u230a\u27e8";
  private static final String CLOSING = ")]}>\u00bb\u203a\u2265\u2309\u230b\u27e9";

  private @Nullable ArabicForms forms;

  @Override
  public String reorderRTLTextToLTR(String text) {
    int[] letters = text.codePoints().toArray();
    StringBuilder reversed = new StringBuilder(text.length());
    for (int end = letters.length; end > 0; ) {
      int base = end - 1;
      while (base > 0 && Character.getType(letters[base]) == Character.NON_SPACING_MARK) {
        base--;
      }
      reversed.appendCodePoint(mirrored(letters[base]));
      for (int i = base + 1; i < end; i++) {
        reversed.appendCodePoint(letters[i]);
      }
      end = base;
    }
    return reversed.toString();
  }

  private static int mirrored(int c) {
    int opening = OPENING.indexOf(c);
    if (opening >= 0) {
      return CLOSING.charAt(opening);
    }
    int closing = CLOSING.indexOf(c);
    return closing >= 0 ? OPENING.charAt(closing) : c;
  }

  @Override
  public String shapeText(String text) {
    if (text.chars().noneMatch(c -> c >= 0x600 && c < 0x780)) {
      return text;
    }
    ArabicForms known = forms;
    if (known == null) {
      known = new ArabicForms();
      forms = known;
    }
    return known.shape(text);
  }

  @Override
  public String deshapeText(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }

  /** Cuts paragraphs into runs of one direction. */
  static final class Splitter implements BidiSplitter {
    private Bidi bidi = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
      bidi =
          new Bidi(
              paragraph,
              defaultDirection == RTL
                  ? Bidi.DIRECTION_RIGHT_TO_LEFT
                  : Bidi.DIRECTION_LEFT_TO_RIGHT);
    }

    @Override
    public int countTextRuns() {
      return bidi.getRunCount();
    }

    /** A run by its number in the text: the runs are told apart by where they start. */
    @Override
    public BidiTextRun getVisualRun(int run) {
      int start = bidi.getRunStart(run);
      byte direction = bidi.getRunLevel(run) % 2 == 0 ? LTR : RTL;
      return new BidiTextRun(start, bidi.getRunLimit(run) - start, direction);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
      for (int i = 0; i < paragraph.length(); ) {
        int c = paragraph.codePointAt(i);
        i += Character.charCount(c);
        switch (Character.getDirectionality(c)) {
          case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
            return LTR;
          }
          case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
            return RTL;
          }
          default -> {
            // look further
          }
        }
      }
      return NEUTRAL;
    }
  }
}

package crossbrief.render;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shapes Arabic letters by their neighbors, with the presentation forms of Unicode (chapter 9.2,
 * Arabic cursive joining). Which letter has which form is taken from the names and compatibility
 * decompositions of the Unicode data that the JDK carries.
 */
final class ArabicForms {
  private static final int ISOLATED = 0;
  private static final int FINAL = 1;
  private static final int INITIAL = 2;
  private static final int MEDIAL = 3;
  private static final char TATWEEL = '\u0640';
  private static final char LAM = '\u0644';
  private static final String[] NAMES = {
    " ISOLATED FORM", " FINAL FORM", " INITIAL FORM", " MEDIAL FORM"
  };
  private static final int[][] BLOCKS = {{0xfb50, 0xfdcf}, {0xfe70, 0xfefc}};

  private final Map<String, int[]> forms = new HashMap<>();

  ArabicForms() {
    for (int[] block : BLOCKS) {
      for (int c = block[0]; c <= block[1]; c++) {
        String name = Character.getName(c);
        for (int form = 0; form < NAMES.length && name != null; form++) {
          String letters = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
          boolean wanted = letters.length() == 1 || (letters.charAt(0) == LAM && isLamAlef(c));
          if (name.endsWith(NAMES[form]) && wanted) {
            String composed = Normalizer.normalize(letters, Normalizer.Form.NFC);
            int[] known = forms.computeIfAbsent(composed, k -> new int[4]);
            known[form] = c;
          }
        }
      }
    }
    composed(0xfe81, "\u0622");
    composed(0xfe83, "\u0623");
    composed(0xfe85, "\u0624");
    composed(0xfe87, "\u0625");
    composed(0xfe89, "\u0626");
  }

  /**
   * Letters with hamza or madda decompose further; their forms follow each other in their block.
   */
  private void composed(int isolated, String letter) {
    int[] own = forms.computeIfAbsent(letter, k -> new int[4]);
    own[ISOLATED] = isolated;
    own[FINAL] = isolated + 1;
    if (letter.equals("\u0626")) {
      own[INITIAL] = isolated + 2;
      own[MEDIAL] = isolated + 3;
    }
  }

  private static boolean isLamAlef(int c) {
    return c >= 0xfef5 && c <= 0xfefc;
  }

  private int @Nullable [] of(int c) {
    return forms.get(Character.toString(c));
  }

  private boolean joinsNext(int c) {
    int[] own = of(c);
    return c == TATWEEL || c == 0x200d || (own != null && own[INITIAL] != 0);
  }

  private boolean joinsPrevious(int c) {
    int[] own = of(c);
    return c == TATWEEL || c == 0x200d || (own != null && own[FINAL] != 0);
  }

  private static boolean isTransparent(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** A text in logical order with each letter in the form that its place asks for. */
  String shape(String text) {
    int[] letters = text.codePoints().toArray();
    StringBuilder shaped = new StringBuilder(text.length());
    for (int i = 0; i < letters.length; i++) {
      int c = letters[i];
      int before = neighbor(letters, i, -1);
      boolean previous = before >= 0 && joinsNext(letters[before]) && joinsPrevious(c);
      if (c == LAM && i + 1 < letters.length) {
        int[] ligature =
            forms.get(
                Normalizer.normalize(
                    Character.toString(LAM) + Character.toString(letters[i + 1]),
                    Normalizer.Form.NFC));
        if (ligature != null && ligature[ISOLATED] != 0) {
          shaped.appendCodePoint(previous ? ligature[FINAL] : ligature[ISOLATED]);
          i++;
          continue;
        }
      }
      int after = neighbor(letters, i, 1);
      boolean next = after >= 0 && joinsNext(c) && joinsPrevious(letters[after]);
      int[] own = of(c);
      int form = previous && next ? MEDIAL : previous ? FINAL : next ? INITIAL : ISOLATED;
      shaped.appendCodePoint(own == null || own[form] == 0 ? c : own[form]);
    }
    return shaped.toString();
  }

  private static int neighbor(int[] letters, int i, int step) {
    int at = i + step;
    while (at >= 0 && at < letters.length && isTransparent(letters[at])) {
      at += step;
    }
    return at < letters.length ? at : -1;
  }
}

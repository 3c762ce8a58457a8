package crossbrief.render;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Makes the text of a document printable: composed characters, each run in a font that has its
 * glyphs, and in place of a glyph that no font has, its code point.
 */
final class PdfText {
  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private static final int PLAIN = 0x7f;
  private static final int MAX_NODE_CHARS = 2000;

  private final PdfFonts fonts;
  private final SortedMap<Integer, Integer> missing = new TreeMap<>();
  private boolean rightToLeft;

  /**
   * A run of text in one font.
   *
   * @param family empty for the text faces
   */
  record Run(String family, String text) {}

  PdfText(PdfFonts fonts) {
    this.fonts = fonts;
  }

  /** Rewrites all text nodes. */
  void prepare(Document document) {
    walk(document.getDocumentElement(), document, false);
  }

  /** The characters that no font has, and how often each stands in the document. */
  SortedMap<Integer, Integer> missing() {
    return missing;
  }

  /** Whether some text runs from right to left. */
  boolean isRightToLeft() {
    return rightToLeft;
  }

  private void walk(Node node, Document document, boolean picture) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      String name = child.getLocalName();
      if (child instanceof Text text) {
        for (Text part : parts(text, picture)) {
          rewrite(part, document, picture);
        }
      } else if (!"style".equals(name) && !"title".equals(name) && !"bookmarks".equals(name)) {
        walk(child, document, picture || "svg".equals(name));
      }
      child = next;
    }
  }

  /** A long text in several nodes: layout copies the rest of a node for each of its lines. */
  private static List<Text> parts(Text text, boolean picture) {
    List<Text> parts = new ArrayList<>();
    Text rest = text;
    while (!picture && rest.getLength() > MAX_NODE_CHARS) {
      String data = rest.getData();
      int cut = data.lastIndexOf(' ', MAX_NODE_CHARS) + 1;
      cut = cut < MAX_NODE_CHARS / 2 ? MAX_NODE_CHARS : cut;
      cut += Character.isLowSurrogate(data.charAt(cut)) ? 1 : 0;
      if (cut >= data.length()) {
        break;
      }
      parts.add(rest);
      rest = rest.splitText(cut);
    }
    parts.add(rest);
    return parts;
  }

  private void rewrite(Text node, Document document, boolean picture) {
    String text = node.getData();
    if (text.chars().allMatch(c -> c < PLAIN)) {
      return;
    }
    List<Run> runs = runs(Normalizer.normalize(text, Normalizer.Form.NFC));
    if (picture || (runs.size() == 1 && runs.get(0).family().isEmpty())) {
      StringBuilder all = new StringBuilder();
      runs.forEach(r -> all.append(r.text()));
      node.setData(all.toString());
      return;
    }
    Node parent = node.getParentNode();
    for (Run run : runs) {
      Node made = document.createTextNode(run.text());
      if (!run.family().isEmpty()) {
        Element span = document.createElementNS(XHTML, "span");
        span.setAttribute(
            "style", "font-family:'" + run.family() + "';font-weight:400;font-style:normal");
        span.appendChild(made);
        made = span;
      }
      parent.insertBefore(made, node);
    }
    parent.removeChild(node);
  }

  /** A text cut where its font changes; what no font has is replaced and counted. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    String family = "";
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      byte direction = Character.getDirectionality(c);
      rightToLeft |=
          direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
              || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
      String own = "";
      String shown = Character.toString(c);
      if (isInvisible(c)) {
        own = family;
      } else if (c >= PLAIN) {
        Optional<String> found = fonts.family(c);
        if (found.isPresent()) {
          own = found.get();
        } else {
          missing.merge(c, 1, Integer::sum);
          shown = "[U+" + hex(c) + "]";
        }
      } else if (c == ' ') {
        own = family;
      }
      if (!own.equals(family) && run.length() > 0) {
        runs.add(new Run(family, run.toString()));
        run.setLength(0);
      }
      family = own;
      run.append(shown);
    }
    if (run.length() > 0) {
      runs.add(new Run(family, run.toString()));
    }
    return runs;
  }

  private static boolean isInvisible(int c) {
    return (Character.isWhitespace(c) && c != ' ') || Character.getType(c) == Character.FORMAT;
  }

  static String hex(int codePoint) {
    return String.format(Locale.ROOT, "%04X", codePoint);
  }
}

package crossbrief.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The lines of a part of a page, as a reader sees them: one for each block, without markup. */
final class PageBlocks {
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small",
          "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

  /**
   * One block.
   *
   * @param owner the innermost block element that holds it
   * @param linked how many of its characters are in links
   */
  record Block(Element owner, String text, int linked) {
    double linkDensity() {
      return text.isEmpty() ? 0 : (double) linked / text.length();
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Element owner;
  private int linked;
  private int links;

  private PageBlocks(Element root) {
    owner = root;
  }

  static List<Block> of(Element root) {
    return of(root, e -> false);
  }

  /** The blocks without those of the elements that are left out. */
  static List<Block> of(Element root, Predicate<Element> leftOut) {
    PageBlocks blocks = new PageBlocks(root);
    root.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof Element e && !e.equals(root) && leftOut.test(e)) {
              return FilterResult.SKIP_ENTIRELY;
            }
            blocks.head(node);
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            blocks.tail(node);
            return FilterResult.CONTINUE;
          }
        });
    blocks.flush();
    return blocks.blocks;
  }

  /** Whether an element stands within a line of text. */
  static boolean isInline(Element element) {
    return INLINE.contains(element.normalName());
  }

  private void head(Node node) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      if (element.normalName().equals("a")) {
        links++;
      }
      if (element.normalName().equals("br")) {
        append(" ");
        Element next = element.nextElementSibling();
        if (next != null && next.normalName().equals("br")) {
          flush();
        }
      } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
        append(" ");
      } else if (!isInline(element)) {
        flush();
        owner = element;
      }
    }
  }

  private void tail(Node node) {
    if (node instanceof Element element) {
      if (element.normalName().equals("a")) {
        links--;
      }
      if (!isInline(element)
          && !element.normalName().equals("td")
          && !element.normalName().equals("th")
          && !element.normalName().equals("br")) {
        flush();
        owner = element.parent() == null ? element : element.parent();
      }
    }
  }

  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean space = Character.isWhitespace(c) || c == '\u00a0';
      if (!space) {
        text.append(c);
        linked += links > 0 ? 1 : 0;
      } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
    }
  }

  private void flush() {
    String line = text.toString().strip();
    if (!line.isEmpty()) {
      blocks.add(new Block(owner, line, linked));
    }
    text.setLength(0);
    linked = 0;
  }
}

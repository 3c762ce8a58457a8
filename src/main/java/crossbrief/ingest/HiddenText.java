package crossbrief.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes out of markup what no reader of the page can see, by the attributes and styles of elements.
 * Style sheets are not read: what they hide, scripts often show.
 */
final class HiddenText {
  /**
   * Scripts show what styles hide at first: where that is more than this part of the page, it is
   * not hidden.
   */
  private static final int MOST = 10;

  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9a-f]{1,6})\\s?");
  private static final Pattern HIDES =
      Pattern.compile(
          "(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\\.0+)?(?![.\\d])|font-size:(?:0(?:\\.[0-3]\\d*)?(?:px|pt|em|rem|%)?|1(?:\\.\\d+)?p[xt])(?![.\\d%a-z])"
              + "|(?:left|top|right|text-indent|margin-left|margin-top):-\\d{4,}|text-indent:-\\d{3,}|clip:rect\\((?:0|1px)|clip-path:(?:inset\\((?:[5-9]\\d|100)%|circle\\(0)|transform:[^;]*scale\\(0\\)|color:transparent|content-visibility:hidden)");
  private static final Pattern COLLAPSED =
      Pattern.compile("(?:^|;)(?:max-)?(?:height|width):[01](?:px|em)?(?:;|$|!)");
  private static final Pattern WHITE =
      Pattern.compile("(?:^|;)color:(?:#fff(?:fff)?|white|rgb\\(255,255,255\\))(?:;|$|!)");
  private static final Pattern ON_WHITE =
      Pattern.compile("(?:^|;)background(?:-color)?:(?:#fff(?:fff)?|white|rgb\\(255,255,255\\))");

  private HiddenText() {}

  /** Takes it out. */
  static void remove(Document page) {
    List<Element> gone = new ArrayList<>();
    List<Element> tricks = new ArrayList<>();
    page.traverse(
        (node, depth) -> {
          if (node instanceof Element e && mayBeHidden(e)) {
            if (isHidden(e)) {
              gone.add(e);
            } else if (hides(e.attr("style"))) {
              tricks.add(e);
            }
          }
        });
    int all = page.text().length();
    if (tricks.stream().mapToInt(e -> e.text().length()).sum() <= all / MOST) {
      gone.addAll(tricks);
    }
    gone.forEach(Node::remove);
  }

  private static boolean mayBeHidden(Element e) {
    String tag = e.normalName();
    return !tag.equals("body") && !tag.equals("html") && !tag.equals("head");
  }

  private static boolean isHidden(Element e) {
    return mayBeHidden(e)
        && (e.hasAttr("hidden")
            || e.hasAttr("popover")
            || hides(e.attr("style"))
            || (e.attr("aria-hidden").equals("true") && !e.className().contains("fallback-image")));
  }

  /** Whether a list of declarations hides what it is of. */
  static boolean hides(String style) {
    if (style.isEmpty()) {
      return false;
    }
    String plain = plain(style);
    return HIDES.matcher(plain).find()
        || (plain.contains("overflow:hidden") && COLLAPSED.matcher(plain).find())
        || (WHITE.matcher(plain).find() && ON_WHITE.matcher(plain).find());
  }

  /** Declarations without comments, escapes and spaces, in lower case. */
  private static String plain(String style) {
    String text = style.toLowerCase(Locale.ROOT).replaceAll("(?s)/\\*.*?\\*/", "");
    Matcher m = ESCAPE.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (m.find()) {
      int code = Integer.parseInt(m.group(1), 16);
      m.appendReplacement(
          plain,
          Matcher.quoteReplacement(
              Character.isValidCodePoint(code) ? Character.toString(code) : ""));
    }
    m.appendTail(plain);
    return plain.toString().replaceAll("\\s+", "");
  }
}

package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds text that is addressed to a language model rather than to a reader: orders in several
 * languages, also where they are hidden by look-alike letters, zero-width characters, spacing or
 * markup, and marks that imitate a prompt's own. What it finds is neither sent to a model nor taken
 * as evidence.
 */
public final class ModelOrders {
  private static final int MIN_ZERO_WIDTH = 8;
  private static final int MIN_SPACED_LETTERS = 10;
  private static final Pattern HIDDEN_MARKUP =
      Pattern.compile(
          "(?is)<!--.{0,20000}?(?:-->|\\z)|<\\w{1,10}[^>]{0,300}?(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0|opacity\\s*:\\s*0(?!\\.[1-9])|color\\s*:\\s*(?:white|#fff(?:fff)?)\\b|\\bhidden\\b)[^>]{0,300}>[^<]{0,20000}");
  private static final Pattern SPACED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\p{L}[ .\\-_*|]{1,3}){"
              + MIN_SPACED_LETTERS
              + ",2000}\\p{L}(?!\\p{L})");

  private ModelOrders() {}

  /** Orders and squeezed phrases of the word list, read when first needed. */
  private static final class Lists {
    static final List<Order> ORDERS = new ArrayList<>();
    static final List<String> SQUEEZED = new ArrayList<>();

    static {
      boolean squeezed = false;
      for (String line : WordLists.raw("model-orders.txt")) {
        if (line.startsWith("# [")) {
          squeezed = line.contains("squeezed");
        } else if (!line.startsWith("# ") && !line.isBlank()) {
          if (squeezed) {
            SQUEEZED.add(line.strip());
          } else {
            ORDERS.add(Order.of(line));
          }
        }
      }
    }
  }

  /** What an order looks like; compiled when one of its words is met. */
  private static final class Order {
    private final List<String> words;
    private final String expression;
    private volatile @org.jspecify.annotations.Nullable Pattern compiled;

    private Order(List<String> words, String expression) {
      this.words = words;
      this.expression = expression;
    }

    static Order of(String line) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw new IllegalStateException("no tab in model-orders.txt: " + line);
      }
      return new Order(
          Arrays.stream(line.substring(0, tab).split("\\|"))
              .filter(w -> !w.isEmpty())
              .map(w -> Folded.of(w, false).text())
              .toList(),
          Folded.accentless(line.substring(tab + 1)));
    }

    boolean mayStandIn(String folded) {
      return words.stream().anyMatch(folded::contains);
    }

    Pattern pattern() {
      Pattern known = compiled;
      if (known == null) {
        known = Pattern.compile(expression, Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);
        compiled = known;
      }
      return known;
    }
  }

  /**
   * The spans of such text, whole sentences, in order and without overlap. From an order to the end
   * of its paragraph all is taken, for what follows an order is what it wants said.
   */
  public static List<TextSpan> spans(String text) {
    List<TextSpan> found = new ArrayList<>();
    Folded plain = Folded.of(text, false);
    orders(plain, found);
    if (plain.isSuspicious()) {
      Folded skeleton = Folded.of(text, true);
      if (!skeleton.text().equals(plain.text())) {
        orders(skeleton, found);
      }
      squeezed(skeleton, found);
    } else {
      squeezed(plain, found);
    }
    hidden(text, found);
    return found.isEmpty() ? List.of() : sentences(text, found);
  }

  /** Whether any of these spans overlaps a span. */
  public static boolean covers(List<TextSpan> spans, TextSpan span) {
    return spans.stream().anyMatch(s -> s.overlaps(span));
  }

  /** The text with something else in place of each span. */
  public static String without(String text, List<TextSpan> spans, String instead) {
    StringBuilder kept = new StringBuilder();
    int from = 0;
    for (TextSpan span : spans) {
      kept.append(text, from, span.start()).append(instead);
      from = span.end();
    }
    return kept.append(text.substring(from)).toString();
  }

  private static void orders(Folded folded, List<TextSpan> found) {
    for (Order order : Lists.ORDERS) {
      if (order.mayStandIn(folded.text())) {
        Matcher matcher = order.pattern().matcher(folded.text());
        while (matcher.find()) {
          if (matcher.end() > matcher.start()) {
            found.add(folded.span(matcher.start(), matcher.end()));
          }
        }
      }
    }
  }

  /** Orders written with gaps inside the words, or broken over lines. */
  private static void squeezed(Folded folded, List<TextSpan> found) {
    StringBuilder letters = new StringBuilder(folded.text().length());
    int[] at = new int[folded.text().length()];
    for (int i = 0; i < folded.text().length(); i++) {
      if (Character.isLetter(folded.text().charAt(i))) {
        at[letters.length()] = i;
        letters.append(folded.text().charAt(i));
      }
    }
    for (String phrase : Lists.SQUEEZED) {
      for (int i = letters.indexOf(phrase); i >= 0; i = letters.indexOf(phrase, i + 1)) {
        found.add(folded.span(at[i], at[i + phrase.length() - 1] + 1));
      }
    }
    Matcher spaced = SPACED.matcher(folded.text());
    while (spaced.find()) {
      found.add(folded.span(spaced.start(), spaced.end()));
    }
  }

  private static void hidden(String text, List<TextSpan> found) {
    if (text.indexOf('<') >= 0) {
      Matcher markup = HIDDEN_MARKUP.matcher(text);
      while (markup.find()) {
        found.add(new TextSpan(markup.start(), markup.end()));
      }
    }
    int first = -1;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        first = -1;
        count = 0;
      } else if (Folded.isTag(text, i)) {
        found.add(new TextSpan(i, Math.min(i + 2, text.length())));
        i++;
      } else if (Folded.isZeroWidth(c) && c != '\u00ad') {
        first = first < 0 ? i : first;
        count++;
        if (count >= MIN_ZERO_WIDTH) {
          found.add(new TextSpan(first, i + 1));
        }
      }
    }
  }

  private static List<TextSpan> sentences(String text, List<TextSpan> found) {
    List<Sentence> sentences = Sentences.split(text);
    List<TextSpan> whole = new ArrayList<>();
    int tainted = -1;
    for (Sentence s : sentences) {
      boolean hit = covers(found, s.span());
      tainted = hit ? s.paragraph() : tainted;
      if (hit || s.paragraph() == tainted) {
        whole.add(s.span());
      }
    }
    whole.sort(Comparator.naturalOrder());
    return merged(whole);
  }

  /** Spans that only white space parts become one. */
  private static List<TextSpan> merged(List<TextSpan> spans) {
    List<TextSpan> merged = new ArrayList<>();
    for (TextSpan span : spans) {
      int last = merged.size() - 1;
      if (last >= 0 && span.start() - merged.get(last).end() <= 2) {
        merged.set(last, merged.get(last).hull(span));
      } else {
        merged.add(span);
      }
    }
    return List.copyOf(merged);
  }

  /** A text folded for searching, with the place of each of its characters in the text itself. */
  private static final class Folded {
    private static final int SCRIPTS_WITHOUT_CASE = 0x2e80;
    private static final String LOOK_ALIKES =
        "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u04bbh\u0501d\u051bq\u051dw\u043am\u043cm\u0442t\u043dh\u0432b\u0433r\u043fn"
            + "\u03b1a\u03bfo\u03c1p\u03bdv\u03b9i\u03bak\u03c5u\u03c4t\u03b5e\u03b7n\u03c7x\u03b3y\u0131i\u0261g\u217cl\u2170i\u2113l\u026ai\u0280r\u0274n\u1d07e\u1d0fo\u1d00a\u1d1bt\u0455s\ua731s";
    private static final String DIGITS = "0o1i3e4a5s7t@a$s!i|l";

    private final String text;
    private final int[] at;
    private final String original;

    private Folded(String text, int[] at, String original) {
      this.text = text;
      this.at = at;
      this.original = original;
    }

    String text() {
      return text;
    }

    /**
     * Folds a text: lower case, without accents and zero-width characters.
     *
     * @param skeleton whether look-alike letters and digits inside words become Latin letters
     */
    static Folded of(String text, boolean skeleton) {
      StringBuilder folded = new StringBuilder(text.length());
      int[] at = new int[text.length() * 2 + 8];
      for (int i = 0; i < text.length(); ) {
        int point = text.codePointAt(i);
        int width = Character.charCount(point);
        String plain = plain(point);
        for (int k = 0; k < plain.length(); k++) {
          char c = Character.toLowerCase(plain.charAt(k));
          at = folded.length() < at.length ? at : Arrays.copyOf(at, at.length * 2);
          at[folded.length()] = i;
          folded.append(skeleton ? skeleton(c, text, i) : c);
        }
        i += width;
      }
      return new Folded(folded.toString(), at, text);
    }

    /** Without accents, lengths aside: for the expressions themselves. */
    static String accentless(String expression) {
      StringBuilder plain = new StringBuilder();
      expression.codePoints().forEach(p -> plain.append(plain(p)));
      return plain.toString();
    }

    private static String plain(int point) {
      if (point < 0x80) {
        return String.valueOf((char) point);
      }
      if (point <= 0xffff && isZeroWidth((char) point)) {
        return "";
      }
      if (point == 0x131) {
        return "i";
      }
      boolean styled =
          (point >= 0xff00 && point <= 0xffef) || (point >= 0x1d400 && point <= 0x1d7ff);
      if (point >= SCRIPTS_WITHOUT_CASE && !styled && point < 0x1f000) {
        return new String(Character.toChars(point));
      }
      String decomposed =
          Normalizer.normalize(new String(Character.toChars(point)), Normalizer.Form.NFKD);
      StringBuilder letters = new StringBuilder();
      decomposed
          .codePoints()
          .filter(p -> Character.getType(p) != Character.NON_SPACING_MARK)
          .forEach(letters::appendCodePoint);
      return letters.toString();
    }

    private static char skeleton(char c, String text, int i) {
      int look = LOOK_ALIKES.indexOf(c);
      if (look >= 0 && look % 2 == 0) {
        return LOOK_ALIKES.charAt(look + 1);
      }
      int digit = DIGITS.indexOf(c);
      boolean inWord =
          (i > 0 && Character.isLetter(text.charAt(i - 1)))
              || (i + 1 < text.length() && Character.isLetter(text.charAt(i + 1)));
      return digit >= 0 && digit % 2 == 0 && inWord ? DIGITS.charAt(digit + 1) : c;
    }

    static boolean isZeroWidth(char c) {
      return (c >= '\u200b' && c <= '\u200f')
          || (c >= '\u202a' && c <= '\u202e')
          || (c >= '\u2060' && c <= '\u2069')
          || c == '\ufeff'
          || c == '\u00ad'
          || c == '\u180e'
          || (c >= '\ufe00' && c <= '\ufe0f');
    }

    /** Whether a tag character, which shows nothing, stands at an offset. */
    static boolean isTag(String text, int i) {
      return text.charAt(i) == '\udb40'
          && i + 1 < text.length()
          && text.charAt(i + 1) >= '\udc00'
          && text.charAt(i + 1) <= '\udc7f';
    }

    /** Whether letters of several scripts, or digits and letters, are mixed in a word. */
    boolean isSuspicious() {
      boolean latin = false;
      boolean other = false;
      boolean digit = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c) || DIGITS.indexOf(c) >= 0) {
          latin |= c < 0x250 && Character.isLetter(c);
          other |= c >= 0x250 && c < SCRIPTS_WITHOUT_CASE && Character.isLetter(c);
          digit |= !Character.isLetter(c);
          if (latin && (other || digit)) {
            return true;
          }
        } else {
          latin = false;
          other = false;
          digit = false;
        }
      }
      return false;
    }

    TextSpan span(int from, int to) {
      int start = at[from];
      int last = at[to - 1];
      return new TextSpan(
          start,
          Math.min(original.length(), last + Character.charCount(original.codePointAt(last))));
    }
  }
}

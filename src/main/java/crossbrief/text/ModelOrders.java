package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds text that is addressed to a language model rather than to a reader: orders in several
 * languages, also where they are hidden by look-alike letters, zero-width characters, spacing or
 * markup, and marks that imitate a prompt's own. What it finds is neither sent to a model nor taken
 * as evidence.
 */
public final class ModelOrders {
  private static final int MIN_ZERO_WIDTH = 3;
  private static final int MIN_SPACED_LETTERS = 10;
  private static final int HEAD_CHARS = 140;
  private static final Pattern HIDDEN_MARKUP =
      Pattern.compile(
          "(?is)<!--(?:(?!-->).){40,20000}(?:-->|\\z)|<\\w{1,10}[^>]{0,300}?(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0|opacity\\s*:\\s*0(?!\\.[1-9])|color\\s*:\\s*(?:white|#fff(?:fff)?)\\b|\\bhidden\\b)[^>]{0,300}>[^<]{0,20000}");

  /**
   * From so many paragraphs on, one that holds an order is taken whole: it is its writer's, not the
   * article's.
   */
  private static final int BLOCKS_OF_AN_ARTICLE = 2;

  private static final char[][] ENDS = {
    "instructions".toCharArray(), "systemprompt".toCharArray(), "unrestricted".toCharArray()
  };

  private ModelOrders() {}

  /** Orders and squeezed phrases of the word list, read when first needed. */
  private static final class Lists {
    static final List<Order> ORDERS = new ArrayList<>();
    static final List<String> SQUEEZED = new ArrayList<>();
    static final Map<String, Order> CLUES = new HashMap<>();
    static final Map<String, List<Order>> BY_WORD = new HashMap<>();

    /** Which three letters begin a word, so that one pass over a text finds all words. */
    static final boolean[] BEGINS = new boolean[1 << 15];

    static final List<List<String>> BY_BEGINNING = new ArrayList<>();
    static final Set<String> SHORT = new LinkedHashSet<>();

    static {
      boolean squeezed = false;
      boolean clues = false;
      for (String line : WordLists.raw("model-orders.txt")) {
        if (line.startsWith("# [")) {
          squeezed = line.contains("squeezed");
          clues = line.contains("clues");
        } else if (!line.startsWith("# ") && !line.isBlank()) {
          if (clues) {
            CLUES.put(line.substring(0, line.indexOf('\t')), clue(line));
          } else if (squeezed) {
            SQUEEZED.add(line.strip());
          } else {
            ORDERS.add(Order.of(line));
          }
        }
      }
      for (int i = 0; i < BEGINS.length; i++) {
        BY_BEGINNING.add(List.of());
      }
      List<Order> all = new ArrayList<>(ORDERS);
      all.add(machine());
      for (Order order : all) {
        for (String word : order.words) {
          BY_WORD.computeIfAbsent(word, w -> new ArrayList<>()).add(order);
          if (word.length() < 3) {
            SHORT.add(word);
            continue;
          }
          int begins = begins(begins(begins(0, word.charAt(0)), word.charAt(1)), word.charAt(2));
          List<String> more = new ArrayList<>(BY_BEGINNING.get(begins));
          more.add(word);
          BY_BEGINNING.set(begins, more.stream().distinct().toList());
          BEGINS[begins] = true;
        }
      }
    }

    private static Order clue(String line) {
      return Order.of(line.substring(line.indexOf('\t') + 1));
    }

    static boolean has(String clue, String folded) {
      Order order = CLUES.get(clue);
      return order != null && order.pattern().matcher(folded).find();
    }

    /** Names of machines that could be spoken to. */
    static Order machine() {
      Order machine = CLUES.get("MACHINE");
      if (machine == null) {
        throw new IllegalStateException("no MACHINE in model-orders.txt");
      }
      return machine;
    }

    /** A hash of the last three letters, from that of the three before and one more. */
    private static int begins(int before, char more) {
      return (before << 5 ^ more) & (BEGINS.length - 1);
    }

    /** The orders one of whose words stands in a text. */
    static Set<Order> candidates(Folded folded) {
      Set<Order> found = new LinkedHashSet<>();
      for (String word : SHORT) {
        if (folded.text().contains(word)) {
          found.addAll(BY_WORD.getOrDefault(word, List.of()));
        }
      }
      Set<String> met = new HashSet<>();
      char[] chars = folded.chars;
      int begins = 0;
      for (int i = 0; i < folded.length; i++) {
        begins = begins(begins, chars[i]);
        if (BEGINS[begins] && i >= 2) {
          for (String word : BY_BEGINNING.get(begins)) {
            if (folded.text().startsWith(word, i - 2) && met.add(word)) {
              found.addAll(BY_WORD.getOrDefault(word, List.of()));
            }
          }
        }
      }
      return found;
    }
  }

  /** What an order looks like; compiled when one of its words is met. */
  private static final class Order {
    private final List<String> words;
    private final String expression;
    private volatile @Nullable Pattern compiled;

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
          Arrays.stream(line.substring(0, tab).split("\\|")).filter(w -> !w.isEmpty()).toList(),
          line.substring(tab + 1));
    }

    Pattern pattern() {
      Pattern known = compiled;
      if (known == null) {
        known =
            Pattern.compile(
                Folded.accentless(expression), Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);
        compiled = known;
      }
      return known;
    }
  }

  /**
   * The spans of such text, whole sentences, in order and without overlap. The paragraph of an
   * order is taken whole, for it holds what the order wants said; in a text of one or two
   * paragraphs, from the order on.
   */
  public static List<TextSpan> spans(String text) {
    List<TextSpan> found = new ArrayList<>();
    Folded plain = Folded.of(text, false);
    boolean named = orders(plain, found);
    Traits traits = plain.traits();
    if (traits.suspicious()) {
      Folded skeleton = Folded.of(text, true);
      if (!skeleton.text().equals(plain.text())) {
        orders(skeleton, found);
      }
      squeezed(skeleton, skeleton.traits(), found);
    } else {
      squeezed(plain, traits, found);
    }
    if (text.contains("-\n")) {
      orders(Folded.joined(text), found);
    }
    if (named) {
      spokenTo(text, found);
    }
    hidden(text, plain.isAscii(), found);
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

  /**
   * Sentences that speak to a machine in whatever words: they name it, and this text, and what it
   * should put out, and order something; or they are headed as a message to it and order something.
   */
  private static void spokenTo(String text, List<TextSpan> found) {
    int paragraph = -1;
    boolean named = false;
    for (Sentence s : Sentences.split(text)) {
      String folded = Folded.of(s.text(), false).text();
      boolean names = Lists.has("MACHINE", folded);
      boolean known = names || (named && s.paragraph() == paragraph);
      boolean orders = known && Lists.has("ORDER", folded);
      boolean told =
          orders
              && Lists.has("THIS", folded)
              && (Lists.has("OUTPUT", folded) || folded.contains("you"));
      boolean headed = orders && names && (Lists.has("LABEL", folded) || isHeaded(folded));
      if (told || headed) {
        found.add(s.span());
      }
      named = names;
      paragraph = s.paragraph();
    }
  }

  /** Whether a sentence opens with a machine's name and a colon, and orders something behind it. */
  private static boolean isHeaded(String folded) {
    int colon = -1;
    for (int i = 0; i < Math.min(folded.length(), HEAD_CHARS) && colon < 0; i++) {
      colon = folded.charAt(i) == ':' || folded.charAt(i) == '\uff1a' ? i : -1;
    }
    return colon > 0
        && Lists.has("MACHINE", folded.substring(0, colon))
        && Lists.has("ORDER", folded.substring(colon));
  }

  /** Finds orders; whether a word was met that may name a machine. */
  private static boolean orders(Folded folded, List<TextSpan> found) {
    boolean named = false;
    for (Order order : Lists.candidates(folded)) {
      if (order == Lists.machine()) {
        named = true;
        continue;
      }
      Matcher matcher = order.pattern().matcher(folded.text());
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          found.add(folded.span(matcher.start(), matcher.end()));
        }
      }
    }
    return named;
  }

  /** Orders written with gaps inside the words, or broken over lines. */
  private static void squeezed(Folded folded, Traits traits, List<TextSpan> found) {
    if (traits.squeezed()) {
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
    }
    if (traits.spaced()) {
      spaced(folded, found);
    }
  }

  /** Whether the letters of a word that ends a squeezed phrase stand here, other signs between. */
  private static boolean endsHere(char[] chars, int last) {
    for (char[] end : ENDS) {
      if (endsHere(chars, last, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsHere(char[] chars, int last, char[] end) {
    int letter = end.length - 1;
    for (int i = last; i >= 0 && letter >= 0; i--) {
      if (isLower(chars[i])) {
        if (chars[i] != end[letter]) {
          return false;
        }
        letter--;
      }
    }
    return letter < 0;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Words whose letters stand apart: "i g n o r e". */
  private static void spaced(Folded folded, List<TextSpan> found) {
    char[] chars = folded.chars;
    int first = -1;
    int last = -1;
    int count = 0;
    boolean before = false;
    for (int i = 0; i < folded.length; i++) {
      char c = chars[i];
      boolean small = isLower(c);
      boolean insideWord = last < 0 && before && small;
      before = small;
      if (insideWord || !(small || (c >= 0x80 && Character.isLetter(c)))) {
        continue;
      }
      boolean alone =
          (i == 0 || !Character.isLetterOrDigit(chars[i - 1]))
              && (i + 1 == folded.length || !Character.isLetterOrDigit(chars[i + 1]));
      boolean next = last >= 0 && i - last <= 4 && !folded.hasLineBreak(last + 1, i);
      if (alone) {
        first = next ? first : i;
        count = next ? count + 1 : 1;
        last = i;
        if (count >= MIN_SPACED_LETTERS) {
          found.add(folded.span(first, i + 1));
        }
      } else {
        last = -1;
        count = 0;
      }
    }
  }

  private static void hidden(String text, boolean ascii, List<TextSpan> found) {
    if (text.indexOf('<') >= 0) {
      Matcher markup = HIDDEN_MARKUP.matcher(text);
      while (markup.find()) {
        found.add(new TextSpan(markup.start(), markup.end()));
      }
    }
    if (ascii) {
      return;
    }
    int first = -1;
    int count = 0;
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      if (c < 0x80 && c != '\n') {
        continue;
      }
      if (c == '\n') {
        first = -1;
        count = 0;
      } else if (Folded.isTag(text, i)) {
        found.add(new TextSpan(i, Math.min(i + 2, text.length())));
        i++;
      } else if (c != '\u00ad' && Folded.isZeroWidth(c) && insideLatin(text, i)) {
        first = first < 0 ? i : first;
        count++;
        if (count >= MIN_ZERO_WIDTH) {
          found.add(new TextSpan(first, i + 1));
        }
      }
    }
  }

  private static boolean insideLatin(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i - 1))
        && text.charAt(i - 1) < Folded.LATIN_END
        && Character.isLetter(text.charAt(i + 1));
  }

  private static List<TextSpan> sentences(String text, List<TextSpan> found) {
    List<Sentence> sentences = Sentences.split(text);
    int[] blocks = blocks(sentences);
    int last = sentences.isEmpty() ? 0 : blocks[sentences.size() - 1];
    boolean[] tainted = new boolean[last + 1];
    List<TextSpan> whole = new ArrayList<>();
    for (int s = 0; s < sentences.size(); s++) {
      if (covers(found, sentences.get(s).span())) {
        tainted[blocks[s]] = true;
        int from = last >= BLOCKS_OF_AN_ARTICLE ? firstOf(blocks, s) : s;
        for (int k = from; k < s; k++) {
          whole.add(sentences.get(k).span());
        }
      }
      if (tainted[blocks[s]]) {
        whole.add(sentences.get(s).span());
      }
    }
    return merged(whole.stream().distinct().sorted().toList());
  }

  private static int firstOf(int[] blocks, int sentence) {
    int first = sentence;
    while (first > 0 && blocks[first - 1] == blocks[sentence]) {
      first--;
    }
    return first;
  }

  /** The paragraph of each sentence, lines that break a sentence taken together. */
  private static int[] blocks(List<Sentence> sentences) {
    int[] blocks = new int[sentences.size()];
    for (int s = 1; s < blocks.length; s++) {
      String before = sentences.get(s - 1).text();
      boolean open =
          Character.isLetter(before.charAt(before.length() - 1))
              || before.endsWith("-")
              || before.endsWith(",");
      boolean continued = open && Character.isLowerCase(sentences.get(s).text().charAt(0));
      boolean sameLine = sentences.get(s).paragraph() == sentences.get(s - 1).paragraph();
      blocks[s] = blocks[s - 1] + (sameLine || continued ? 0 : 1);
    }
    return blocks;
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

  /**
   * What a text looks like.
   *
   * @param suspicious letters of several scripts, or digits and letters, are mixed in a word
   * @param squeezed an order may be written with gaps inside its words
   * @param spaced many letters in a row stand alone
   */
  private record Traits(boolean suspicious, boolean squeezed, boolean spaced) {}

  /** A text folded for searching, with the place of each of its characters in the text itself. */
  private static final class Folded {
    private static final int SCRIPTS_WITHOUT_CASE = 0x2e80;
    static final int LATIN_END = 0x250;
    private static final String LOOK_ALIKES =
        "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u04bbh\u0501d\u051bq\u051dw\u043am\u043cm\u0442t\u043dh\u0432b\u0433r\u043fn"
            + "\u03b1a\u03bfo\u03c1p\u03bdv\u03b9i\u03bak\u03c5u\u03c4t\u03b5e\u03b7n\u03c7x\u03b3y\u0131i\u0261g\u217cl\u2170i\u2113l\u026ai\u0280r\u0274n\u1d07e\u1d0fo\u1d00a\u1d1bt\u0455s\ua731s";
    private static final String DIGITS = "0o1i3e4a5s7t@a$s!i|l";

    private final char[] chars;
    private final int length;
    private final int @Nullable [] at;
    private final String original;
    private final String text;

    /**
     * @param at the place of each character in the text itself; absent when all keep their place
     */
    private Folded(char[] chars, int length, int @Nullable [] at, String original) {
      this.chars = chars;
      this.length = length;
      this.at = at;
      this.original = original;
      this.text = new String(chars, 0, length);
    }

    String text() {
      return text;
    }

    boolean hasLineBreak(int from, int to) {
      for (int i = from; i < to; i++) {
        if (chars[i] == '\n') {
          return true;
        }
      }
      return false;
    }

    /**
     * Folds a text: lower case, without accents and zero-width characters.
     *
     * @param skeleton whether look-alike letters and digits inside words become Latin letters
     */
    static Folded of(String text, boolean skeleton) {
      char[] chars = text.toCharArray();
      if (!skeleton && lowered(chars)) {
        return new Folded(chars, chars.length, null, text);
      }
      char[] folded = new char[chars.length + 8];
      int[] at = new int[folded.length];
      int length = 0;
      for (int i = 0; i < chars.length; ) {
        if (length == folded.length) {
          folded = Arrays.copyOf(folded, length * 2);
          at = Arrays.copyOf(at, length * 2);
        }
        char plainly = chars[i];
        if (plainly < 0x80 && !skeleton) {
          at[length] = i++;
          folded[length++] = plainly;
          continue;
        }
        int point = text.codePointAt(i);
        int width = Character.charCount(point);
        String plain = plain(point);
        if (length + plain.length() > folded.length) {
          folded = Arrays.copyOf(folded, length * 2 + plain.length());
          at = Arrays.copyOf(at, folded.length);
        }
        for (int k = 0; k < plain.length(); k++) {
          char c = Character.toLowerCase(plain.charAt(k));
          at[length] = i;
          folded[length++] = skeleton ? skeleton(c, text, i) : c;
        }
        i += width;
      }
      return new Folded(folded, length, at, text);
    }

    /** Lowers the letters of ASCII; whether there were no others. */
    private static boolean lowered(char[] chars) {
      int all = 0;
      for (int i = 0; i < chars.length; i++) {
        char c = chars[i];
        all |= c;
        if (c >= 'A' && c <= 'Z') {
          chars[i] = (char) (c + ('a' - 'A'));
        }
      }
      return all < 0x80;
    }

    /** Whether the text holds ASCII alone, folded without look-alikes. */
    boolean isAscii() {
      return at == null;
    }

    private int at(int i) {
      return at == null ? i : at[i];
    }

    /** Folds a text whose words are broken at the ends of lines, as if they were not. */
    static Folded joined(String text) {
      Folded plain = of(text, false);
      char[] whole = new char[plain.length];
      int[] at = new int[plain.length];
      int length = 0;
      for (int i = 0; i < plain.length; i++) {
        char c = plain.chars[i];
        if (c == '-' && i + 1 < plain.length && plain.chars[i + 1] == '\n') {
          i++;
        } else {
          at[length] = plain.at(i);
          whole[length++] = c;
        }
      }
      return new Folded(whole, length, at, text);
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
      if (point >= 0x2010 && point <= 0x2022) {
        return String.valueOf((char) point);
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
      boolean inWord = hasLetter(text, i, -1) || hasLetter(text, i, 1);
      return digit >= 0 && digit % 2 == 0 && inWord ? DIGITS.charAt(digit + 1) : c;
    }

    /** Whether a letter stands within three places, with no space between. */
    private static boolean hasLetter(String text, int i, int step) {
      for (int k = i + step; k >= 0 && k < text.length() && Math.abs(k - i) <= 3; k += step) {
        if (Character.isLetter(text.charAt(k))) {
          return true;
        }
        if (Character.isWhitespace(text.charAt(k))) {
          return false;
        }
      }
      return false;
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

    /** What one pass over the characters tells. */
    Traits traits() {
      boolean suspicious = false;
      boolean squeezed = false;
      boolean latin = false;
      boolean other = false;
      boolean digit = false;
      int run = 0;
      boolean word = false;
      int alone = 0;
      int most = 0;
      char before = 0;
      char second = 0;
      char third = 0;
      for (int i = 0; i < length; i++) {
        char c = chars[i];
        if (isLower(c)) {
          latin = true;
          run++;
          word = true;
          if ((c == 's' && before == 'n' && second == 'o' && third == 'i')
              || (c == 't' && before == 'p' && second == 'm' && third == 'o')
              || (c == 'd' && before == 'e' && second == 't' && third == 'c')) {
            squeezed |= endsHere(chars, i);
          }
          third = second;
          second = before;
          before = c;
        } else if (c < 0x80 ? c >= '0' && c <= '9' : Character.isLetterOrDigit(c)) {
          boolean letter = c >= 0x80 && Character.isLetter(c);
          latin |= letter && c < LATIN_END;
          other |= letter && c >= LATIN_END && c < SCRIPTS_WITHOUT_CASE;
          digit |= !letter;
          run++;
          word |= letter;
        } else {
          if (word) {
            alone = run == 1 ? alone + 1 : 0;
            most = Math.max(most, alone);
          }
          run = 0;
          word = false;
          boolean like = c == '@' || c == '$' || c == '!' || c == '|';
          latin &= like;
          other &= like;
          digit = like;
        }
        suspicious |= latin && (other || digit);
      }
      most = word && run == 1 ? Math.max(most, alone + 1) : most;
      return new Traits(suspicious, squeezed, most >= MIN_SPACED_LETTERS);
    }

    TextSpan span(int from, int to) {
      int start = at(from);
      int last = at(to - 1);
      return new TextSpan(
          start,
          Math.min(original.length(), last + Character.charCount(original.codePointAt(last))));
    }
  }
}

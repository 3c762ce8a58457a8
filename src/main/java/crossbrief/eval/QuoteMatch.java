package crossbrief.eval;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a quotation is the one that an annotator marked, or a part of it, or much like it.
 */
final class QuoteMatch {
  private static final Pattern TOKEN =
      Pattern.compile("[a-z0-9]+(?:[.,:][0-9]+)*(?:'[a-z]+)?|[$\u20ac\u00a3%]");
  private static final int LONG_ENOUGH_CHARS = 20;
  private static final int LONG_ENOUGH_TOKENS = 4;
  private static final double PART = 0.6;
  private static final double WHOLE = 0.3;
  private static final double LIKE = 0.6;

  private QuoteMatch() {}

  /** The text with one form of quotation marks, dashes and spaces, in lower case. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('\u2019', '\'')
        .replace('\u2018', '\'')
        .replace('\u201c', '"')
        .replace('\u201d', '"')
        .replace('\u2013', '-')
        .replace('\u2014', '-')
        .replace("``", "\"")
        .replace("''", "\"")
        .replaceAll("(?U)\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** 1 for the same text, less for a part of it or a like text, 0 for none. */
  static double of(String quote, String marked) {
    if (marked.equals("*")) {
      return quote.isBlank() ? 0 : 0.5;
    }
    String a = folded(quote);
    String b = folded(marked);
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    if (a.equals(b)) {
      return 1;
    }
    if (b.contains(a)) {
      boolean enough =
          a.length() >= LONG_ENOUGH_CHARS
              || tokens(a).size() >= LONG_ENOUGH_TOKENS
              || a.length() >= PART * b.length();
      return enough ? 0.95 : 0;
    }
    if (a.contains(b)) {
      return b.length() >= WHOLE * a.length() ? 0.95 : 0;
    }
    double f = overlap(tokens(a), tokens(b));
    return f >= LIKE ? 0.9 * f : 0;
  }

  private static List<String> tokens(String folded) {
    List<String> tokens = new ArrayList<>();
    Matcher m = TOKEN.matcher(folded);
    while (m.find()) {
      tokens.add(m.group());
    }
    return tokens;
  }

  /** F1 of two bags of tokens. */
  private static double overlap(List<String> a, List<String> b) {
    Map<String, Integer> left = new HashMap<>();
    a.forEach(t -> left.merge(t, 1, Integer::sum));
    int shared = 0;
    for (String t : b) {
      Integer n = left.get(t);
      if (n != null && n > 0) {
        left.put(t, n - 1);
        shared++;
      }
    }
    return shared == 0 ? 0 : 2.0 * shared / (a.size() + b.size());
  }
}

package crossbrief.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers in digits and words: {@code 40,000}, {@code seven and a half}, {@code 4.2 billion},
 * {@code twenty-one}.
 */
final class Numbers {
  private static final Map<String, BigDecimal> WORDS = new HashMap<>();
  private static final Map<String, BigDecimal> SCALES = new HashMap<>();

  static {
    for (String line : WordLists.lines("number-words.txt")) {
      List<String> parts = WordLists.split(line);
      boolean scale = parts.get(1).startsWith("*");
      (scale ? SCALES : WORDS).put(parts.get(0), new BigDecimal(parts.get(1).replace("*", "")));
    }
  }

  private Numbers() {}

  /**
   * A number as read.
   *
   * @param end index of the first token behind it
   * @param digits whether it was written in digits
   */
  record Value(BigDecimal amount, int end, boolean digits) {}

  /** The number that starts at token {@code i}, or null when none does. */
  static @Nullable Value at(List<Token> tokens, int i) {
    if (i >= tokens.size()) {
      return null;
    }
    Token t = tokens.get(i);
    return t.isNumber() ? digits(tokens, i) : words(tokens, i);
  }

  private static @Nullable Value digits(List<Token> tokens, int i) {
    BigDecimal amount;
    try {
      amount = new BigDecimal(tokens.get(i).text().replace(",", ""));
    } catch (NumberFormatException twoStops) {
      return null;
    }
    int end = i + 1;
    if (word(tokens, end).equals("-") && SCALES.containsKey(word(tokens, end + 1))) {
      end++;
    }
    boolean adjacent =
        end < tokens.size()
            && (tokens.get(end).text().length() > 2
                || tokens.get(end).start() == tokens.get(end - 1).end());
    if (adjacent && SCALES.containsKey(word(tokens, end))) {
      return new Value(amount.multiply(SCALES.get(word(tokens, end))), end + 1, true);
    }
    if (word(tokens, end).equals("and")
        && word(tokens, end + 1).equals("a")
        && word(tokens, end + 2).equals("half")) {
      return new Value(amount.add(new BigDecimal("0.5")), end + 3, true);
    }
    return new Value(amount, end, true);
  }

  private static @Nullable Value words(List<Token> tokens, int i) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal current = null;
    int at = i;
    while (at < tokens.size()) {
      String w = word(tokens, at);
      BigDecimal small = small(w);
      if (small != null && (current == null || fits(current, small))) {
        current = current == null ? small : current.add(small);
      } else if (current != null && SCALES.containsKey(w) && w.length() > 2) {
        BigDecimal scaled = current.multiply(SCALES.get(w));
        boolean hundred = w.equals("hundred");
        total = hundred ? total : total.add(scaled);
        current = hundred ? scaled : BigDecimal.ZERO;
      } else if (current != null
          && w.equals("and")
          && at + 1 < tokens.size()
          && small(word(tokens, at + 1)) != null
          && current.signum() > 0
          && current.remainder(BigDecimal.valueOf(100)).signum() == 0) {
        at++;
        continue;
      } else {
        break;
      }
      at++;
    }
    if (current == null) {
      return null;
    }
    BigDecimal amount = total.add(current);
    if (word(tokens, at).equals("and")
        && word(tokens, at + 1).equals("a")
        && word(tokens, at + 2).equals("half")) {
      return new Value(amount.add(new BigDecimal("0.5")), at + 3, false);
    }
    return new Value(amount, at, false);
  }

  /**
   * Whether a small number may follow what was read: twenty one, two hundred five; never five six.
   */
  private static boolean fits(BigDecimal current, BigDecimal small) {
    int c = current.intValue();
    int s = small.intValue();
    return c == 0 || c % 100 == 0 || (c % 10 == 0 && c % 100 >= 20 && s < 10 && s > 0);
  }

  private static @Nullable BigDecimal small(String w) {
    BigDecimal plain = WORDS.get(w);
    int dash = w.indexOf('-');
    if (plain == null && dash > 0 && w.indexOf('-', dash + 1) < 0) {
      BigDecimal tens = WORDS.get(w.substring(0, dash));
      BigDecimal ones = WORDS.get(w.substring(dash + 1));
      boolean valid = tens != null && ones != null && tens.intValue() >= 20 && ones.intValue() < 10;
      return valid && tens != null && ones != null ? tens.add(ones) : null;
    }
    return plain;
  }

  /**
   * The value of a number word or numeral that is part of a compound such as {@code five-hour};
   * null when it is none.
   */
  static @Nullable BigDecimal simple(String w) {
    BigDecimal word = WORDS.get(w);
    if (word != null) {
      return word;
    }
    return w.matches("\\d+(\\.\\d+)?") ? new BigDecimal(w) : null;
  }

  /** What begins at token {@code i}: a dozen, two dozen, half a dozen; null when none does. */
  static @Nullable Value dozen(List<Token> tokens, int i) {
    if (word(tokens, i).equals("dozen")) {
      return new Value(BigDecimal.valueOf(12), i + 1, false);
    }
    if (word(tokens, i).equals("half")
        && word(tokens, i + 1).equals("a")
        && word(tokens, i + 2).equals("dozen")) {
      return new Value(BigDecimal.valueOf(6), i + 3, false);
    }
    BigDecimal times = simple(word(tokens, i));
    return times != null && word(tokens, i + 1).equals("dozen")
        ? new Value(BigDecimal.valueOf(12 * times.longValue()), i + 2, false)
        : null;
  }

  private static String word(List<Token> tokens, int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
  }
}

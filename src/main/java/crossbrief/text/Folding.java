package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.Locale;
import java.util.Optional;

/**
 * Folds what differs between two spellings of the same words: typographic quotation marks, dashes,
 * spaces, zero-width characters; never words.
 */
public final class Folding {
  private Folding() {}

  /**
   * Finds a quotation in a text; where several places match, the first at or after {@code from},
   * else the first.
   */
  public static Optional<TextSpan> find(String text, String quote, int from) {
    String wanted = quote.strip();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    int exact = text.indexOf(wanted, Math.max(from, 0));
    exact = exact >= 0 ? exact : text.indexOf(wanted);
    if (exact >= 0) {
      return Optional.of(new TextSpan(exact, exact + wanted.length()));
    }
    int[] offsets = new int[text.length() + 1];
    String folded = fold(text, offsets);
    String key = fold(wanted, new int[wanted.length() + 1]);
    if (key.isBlank()) {
      return Optional.empty();
    }
    int at = folded.indexOf(key);
    if (at < 0) {
      return Optional.empty();
    }
    int start = offsets[at];
    int last = offsets[at + key.length() - 1];
    return Optional.of(new TextSpan(start, last + 1));
  }

  /** The words of a text, lower case, without marks: equal for two spellings of one quotation. */
  public static String key(String text) {
    StringBuilder key = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner =
          Tokens.isApostrophe(c)
              && i > 0
              && i + 1 < text.length()
              && Character.isLetter(text.charAt(i - 1))
              && Character.isLetter(text.charAt(i + 1));
      if (Character.isLetterOrDigit(c) || inner) {
        if (gap && key.length() > 0) {
          key.append(' ');
        }
        key.append(inner ? '\'' : c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }

  private static String fold(String text, int[] offsets) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\ufeff' || c == '\u00ad') {
        continue;
      }
      if (Tokens.isSpace(c)) {
        space = folded.length() > 0;
        continue;
      }
      if (space) {
        offsets[folded.length()] = i - 1;
        folded.append(' ');
        space = false;
      }
      offsets[folded.length()] = i;
      folded.append(plain(c));
    }
    return folded.toString();
  }

  private static char plain(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u201a', '\u2032' -> '\'';
      case '\u201c', '\u201d', '\u201e', '\u2033', '\u00ab', '\u00bb' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      default -> c;
    };
  }
}

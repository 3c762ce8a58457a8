package crossbrief.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into words, numbers and marks. Hyphenated words, abbreviations such as {@code U.S.}
 * and numbers such as {@code 40,000} are one token; a possessive {@code 's} is a token of its own.
 */
public final class Tokens {
  private Tokens() {}

  /** The tokens of {@code text} between two offsets. */
  public static List<Token> of(String text, int from, int to) {
    List<Token> tokens = new ArrayList<>();
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        i++;
      } else if (isDigit(c)) {
        i = number(text, i, to, tokens);
      } else if (Character.isLetter(c)) {
        i = word(text, i, to, tokens);
      } else if (isApostrophe(c)
          && possessiveEnd(text, i, to) > 0
          && i > from
          && Character.isLetterOrDigit(text.charAt(i - 1))) {
        int end = possessiveEnd(text, i, to);
        add(text, i, end, Token.Kind.WORD, tokens);
        i = end;
      } else {
        int end = i + Character.charCount(text.codePointAt(i));
        add(text, i, Math.min(end, to), Token.Kind.MARK, tokens);
        i = end;
      }
    }
    return tokens;
  }

  private static int number(String text, int start, int to, List<Token> tokens) {
    int i = start;
    while (i < to) {
      char c = text.charAt(i);
      boolean inner = (c == ',' || c == '.') && i + 1 < to && isDigit(text.charAt(i + 1));
      if (c == ',' && inner && !threeDigits(text, i + 1, to)) {
        inner = false;
      }
      if (!isDigit(c) && !inner) {
        break;
      }
      i++;
    }
    if (i < to && text.charAt(i) == '-' && i + 1 < to && Character.isLetter(text.charAt(i + 1))) {
      int end = wordEnd(text, i + 1, to);
      add(text, start, end, Token.Kind.WORD, tokens);
      return end;
    }
    add(text, start, i, Token.Kind.NUMBER, tokens);
    return i;
  }

  private static boolean threeDigits(String text, int from, int to) {
    int i = from;
    while (i < to && isDigit(text.charAt(i))) {
      i++;
    }
    return i - from == 3;
  }

  private static int word(String text, int start, int to, List<Token> tokens) {
    int end = wordEnd(text, start, to);
    int possessive = end;
    for (int i = start + 1; i < end; i++) {
      if (isApostrophe(text.charAt(i))
          && end - i == 2
          && Character.toLowerCase(text.charAt(i + 1)) == 's') {
        possessive = i;
      }
    }
    add(text, start, possessive, Token.Kind.WORD, tokens);
    if (possessive < end) {
      add(text, possessive, end, Token.Kind.WORD, tokens);
    }
    return end;
  }

  private static int wordEnd(String text, int start, int to) {
    int i = start;
    while (i < to) {
      char c = text.charAt(i);
      boolean letter =
          Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
      boolean joint =
          (c == '-' || c == '\u2011' || isApostrophe(c))
              && i + 1 < to
              && Character.isLetterOrDigit(text.charAt(i + 1));
      if (!letter && !joint && !isAbbreviationStop(text, start, i, to)) {
        break;
      }
      i++;
    }
    return i;
  }

  /**
   * Whether the full stop at {@code i} belongs to an abbreviation of single letters, such as U.S.
   * or a.m.
   */
  private static boolean isAbbreviationStop(String text, int start, int i, int to) {
    if (text.charAt(i) != '.' || !Character.isLetter(text.charAt(i - 1))) {
      return false;
    }
    boolean single = i - 1 == start || text.charAt(i - 2) == '.';
    boolean follows =
        i + 1 < to
            && Character.isLetter(text.charAt(i + 1))
            && (i + 2 >= to || text.charAt(i + 2) == '.');
    boolean continued = i - 1 > start && text.charAt(i - 2) == '.';
    return single && (follows || continued);
  }

  private static int possessiveEnd(String text, int i, int to) {
    boolean s = i + 1 < to && Character.toLowerCase(text.charAt(i + 1)) == 's';
    return s && (i + 2 >= to || !Character.isLetterOrDigit(text.charAt(i + 2))) ? i + 2 : 0;
  }

  private static void add(String text, int start, int end, Token.Kind kind, List<Token> tokens) {
    String word = text.substring(start, end);
    String lower = WordLists.lower(word);
    tokens.add(
        new Token(
            start, end, word, lower, kind == Token.Kind.MARK ? lower : Stems.of(lower), kind));
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || c == '\u00a0'
        || c == '\u202f'
        || c == '\u2007'
        || c == '\u200b'
        || c == '\ufeff';
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

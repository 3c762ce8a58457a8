package crossbrief.text;

import crossbrief.domain.TextSpan;

/**
 * A word, number or punctuation mark at its place in a text.
 *
 * @param lower the token in lower case, with a straight apostrophe
 * @param stem the stem of a word; see {@link Stems}
 */
public record Token(int start, int end, String text, String lower, String stem, Kind kind) {
  /** What a token is made of. */
  public enum Kind {
    WORD,
    NUMBER,
    MARK
  }

  public TextSpan span() {
    return new TextSpan(start, end);
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  /** Whether the token is a word that starts with an upper-case letter. */
  public boolean isCapitalized() {
    return kind == Kind.WORD && Character.isUpperCase(text.charAt(0));
  }

  public boolean is(String word) {
    return lower.equals(word);
  }
}

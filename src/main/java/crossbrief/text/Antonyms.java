package crossbrief.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pairs of words that cannot both be said of the same thing. */
public final class Antonyms {
  private record Pair(Set<String> left, Set<String> right, boolean direction) {}

  private static final List<Pair> PAIRS = new ArrayList<>();

  static {
    for (String line : WordLists.lines("antonyms.txt")) {
      String[] sides = line.split("\\|");
      PAIRS.add(
          new Pair(
              new HashSet<>(WordLists.split(sides[0].replace("^", ""))),
              new HashSet<>(WordLists.split(sides[1])),
              line.startsWith("^")));
    }
  }

  private Antonyms() {}

  /**
   * Two opposite words, one of each sentence, where neither sentence has both.
   *
   * @param sameNumber whether both sentences give the same number; words of direction (rose, fell)
   *     oppose each other only then
   */
  public static Optional<String> between(SentenceReading a, SentenceReading b, boolean sameNumber) {
    for (Pair pair : PAIRS) {
      if (pair.direction() && !sameNumber) {
        continue;
      }
      Optional<String> left = word(a, pair.left());
      Optional<String> right = word(b, pair.right());
      if (left.isPresent()
          && right.isPresent()
          && word(a, pair.right()).isEmpty()
          && word(b, pair.left()).isEmpty()) {
        return Optional.of("\u201c" + left.get() + "\u201d and \u201c" + right.get() + "\u201d");
      }
      Optional<String> otherLeft = word(b, pair.left());
      Optional<String> otherRight = word(a, pair.right());
      if (otherLeft.isPresent()
          && otherRight.isPresent()
          && word(b, pair.right()).isEmpty()
          && word(a, pair.left()).isEmpty()) {
        return Optional.of(
            "\u201c" + otherRight.get() + "\u201d and \u201c" + otherLeft.get() + "\u201d");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> word(SentenceReading sentence, Set<String> words) {
    return sentence.tokens().stream().map(Token::lower).filter(words::contains).findFirst();
  }

  /**
   * Whether opposite words stand before the same thing: "rejected the Brewery Field plan", "has
   * approved the Brewery Field plan".
   */
  public static boolean haveOneObject(SentenceReading a, SentenceReading b) {
    for (Pair pair : PAIRS) {
      if (!pair.direction()
          && (haveOneObject(a, pair.left(), b, pair.right())
              || haveOneObject(a, pair.right(), b, pair.left()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean haveOneObject(
      SentenceReading a, Set<String> left, SentenceReading b, Set<String> right) {
    List<String> first = object(a, left);
    return first.size() > 1 && first.equals(object(b, right));
  }

  /** The stems of the two content words behind one of a few words. */
  private static List<String> object(SentenceReading sentence, Set<String> words) {
    List<Token> tokens = sentence.tokens();
    List<String> stems = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (words.contains(tokens.get(i).lower())) {
        for (int k = i + 1; k < tokens.size() && k < i + 6 && stems.size() < 2; k++) {
          Token t = tokens.get(k);
          if (!t.isWord()) {
            break;
          }
          if (!Stems.isStopWord(t.lower())) {
            stems.add(t.stem());
          }
        }
        return stems;
      }
    }
    return stems;
  }
}

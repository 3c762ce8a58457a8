package crossbrief.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pairs of words that cannot both be said of the same thing. */
public final class Antonyms {
  private record Pair(Set<String> left, Set<String> right, boolean direction) {}

  private static final List<Pair> PAIRS = pairs("antonyms.txt");

  /** Pairs that set statements against each other only where all else is alike. */
  private static final List<Pair> CONTRASTS = pairs("contrasts.txt");

  private static final Map<String, Set<String>> OPPOSITES = opposites();

  private static List<Pair> pairs(String list) {
    List<Pair> pairs = new ArrayList<>();
    for (String line : WordLists.lines(list)) {
      String[] sides = line.split("\\|");
      pairs.add(
          new Pair(
              new HashSet<>(WordLists.split(sides[0].replace("^", ""))),
              new HashSet<>(WordLists.split(sides[1])),
              line.startsWith("^")));
    }
    return pairs;
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

  /**
   * Whether two words in lower case are on the two sides of a pair, of a contrast that counts only
   * where all else is alike too; directions left out.
   */
  public static boolean areOpposite(String a, String b) {
    return OPPOSITES.getOrDefault(a, Set.of()).contains(b);
  }

  private static Map<String, Set<String>> opposites() {
    Map<String, Set<String>> opposites = new HashMap<>();
    for (List<Pair> pairs : List.of(PAIRS, CONTRASTS)) {
      for (Pair pair : pairs) {
        for (String left : pair.direction() ? Set.<String>of() : pair.left()) {
          for (String right : pair.right()) {
            opposites.computeIfAbsent(left, k -> new HashSet<>()).add(right);
            opposites.computeIfAbsent(right, k -> new HashSet<>()).add(left);
          }
        }
      }
    }
    return opposites;
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

package crossbrief.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a sentence is a shortening of another: it says nothing that the other does not, in
 * the same order. Who recombines words may say the opposite with them; who only leaves some out
 * hardly can, unless it is a denial that is left out.
 */
public final class Shortening {
  private static final Set<String> DENIALS =
      Set.of(
          "no",
          "not",
          "never",
          "none",
          "nobody",
          "nothing",
          "neither",
          "nor",
          "without",
          "cannot",
          "hardly",
          "barely",
          "denied",
          "denies",
          "deny",
          "unless",
          "except",
          "if",
          "would",
          "could",
          "might",
          "may",
          "allegedly",
          "reportedly",
          "possibly");

  private static final Set<String> FREE =
      Set.of("the", "a", "an", "and", "of", "that", "has", "have", "had");

  private Shortening() {}

  /**
   * Whether each word of a sentence stands in its source, in the same order, and the source's
   * denials and reservations stand in the sentence.
   */
  public static boolean of(String sentence, String source) {
    List<String> words = words(sentence);
    List<String> from = words(source);
    int at = 0;
    for (String word : words) {
      while (at < from.size() && !from.get(at).equals(word)) {
        at++;
      }
      if (at == from.size()) {
        return false;
      }
      at++;
    }
    return !words.isEmpty() && denials(sentence) == denials(source);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : Folding.key(text).split(" ")) {
      if (!word.isEmpty() && !FREE.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private static long denials(String text) {
    long denials = 0;
    for (String word : Folding.key(text).split(" ")) {
      denials += DENIALS.contains(word) || word.endsWith("n't") ? 1 : 0;
    }
    return denials;
  }
}

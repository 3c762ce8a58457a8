package crossbrief.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds the forms of an English word into one stem, lightly: for counting shared words, never for
 * show.
 */
public final class Stems {
  private static final Set<String> STOP = WordLists.words("stop-words.txt");
  private static final List<String> SUFFIXES =
      List.of(
          "ization", "isation", "fulness", "iveness", "ations", "ation", "ements", "ement", "ments",
          "ment", "ness", "ingly", "edly", "ally", "ings", "ing", "ies", "ied", "ions", "ion",
          "ives", "ive", "al", "ers", "er", "ed", "es", "ly", "s", "e", "y");

  /** Those that end in a letter, in their order. */
  private static final Map<Character, List<String>> BY_LAST =
      SUFFIXES.stream().collect(Collectors.groupingBy(s -> s.charAt(s.length() - 1)));

  private Stems() {}

  /** Whether a word carries no content of its own. */
  public static boolean isStopWord(String lower) {
    return STOP.contains(lower)
        || lower.equals("'s")
        || (lower.length() < 2 && !Character.isDigit(lower.charAt(0)));
  }

  /** The stem of a word in lower case. */
  public static String of(String lower) {
    String word = lower.startsWith("'") ? lower.substring(1) : lower;
    List<String> fitting =
        word.isEmpty()
            ? List.of()
            : BY_LAST.getOrDefault(word.charAt(word.length() - 1), List.of());
    for (String suffix : fitting) {
      if (word.endsWith(suffix) && word.length() - suffix.length() >= 4) {
        return undouble(word.substring(0, word.length() - suffix.length()));
      }
    }
    return word.length() > 4 && (word.endsWith("s") && !word.endsWith("ss"))
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static String undouble(String stem) {
    int n = stem.length();
    boolean doubled =
        n > 4
            && stem.charAt(n - 1) == stem.charAt(n - 2)
            && "bdgmnprt".indexOf(stem.charAt(n - 1)) >= 0;
    return doubled ? stem.substring(0, n - 1) : stem;
  }
}

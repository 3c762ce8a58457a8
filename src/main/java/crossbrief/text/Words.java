package crossbrief.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells whether a word is one of a few, written like an alternation but looked up in a set. */
final class Words {
  private static final Map<String, Set<String>> SETS = new ConcurrentHashMap<>();

  private Words() {}

  /** Whether {@code word} is one of {@code alternatives}, which are separated by {@code |}. */
  static boolean oneOf(String word, String alternatives) {
    Set<String> set = SETS.get(alternatives);
    if (set == null) {
      set = new HashSet<>(Arrays.asList(alternatives.split("\\|")));
      SETS.put(alternatives, set);
    }
    return set.contains(word);
  }
}

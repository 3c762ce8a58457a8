package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells by its words what happens in a clause: a seizure, an arrest, a landing. Finer than {@link
 * EventWords}: "captured on Saturday" and "seized on Sunday" date the same thing.
 */
public final class Happenings {
  private static final Map<String, Set<String>> CLASSES = classes();
  private static final int MAX_WORDS = 4;

  private Happenings() {}

  private static Map<String, Set<String>> classes() {
    Map<String, Set<String>> classes = new HashMap<>();
    for (String line : WordLists.lines("happenings.txt")) {
      int bar = line.indexOf('|');
      for (String word : WordLists.split(line.substring(bar + 1))) {
        classes
            .computeIfAbsent(word.replace('_', ' '), k -> new TreeSet<>())
            .add(line.substring(0, bar).strip());
      }
    }
    return classes;
  }

  /** What happens in a clause; empty when its words do not tell. */
  public static Set<String> in(SentenceReading sentence, TextSpan clause) {
    Set<String> found = new TreeSet<>();
    java.util.List<String> words =
        sentence.tokens().stream()
            .filter(t -> clause.contains(t.span()))
            .map(Token::lower)
            .toList();
    for (int i = 0; i < words.size(); i++) {
      String phrase = words.get(i);
      found.addAll(CLASSES.getOrDefault(phrase, Set.of()));
      for (int n = 1; n < MAX_WORDS && i + n < words.size(); n++) {
        phrase = phrase + " " + words.get(i + n);
        found.addAll(CLASSES.getOrDefault(phrase, Set.of()));
      }
    }
    return found;
  }
}

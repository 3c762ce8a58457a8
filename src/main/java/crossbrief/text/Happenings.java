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
  private static final Map<String, Set<String>> CLASSES = classes("happenings.txt");
  private static final Map<String, Set<String>> ONSETS = classes("onsets.txt");
  private static final int ONSET_REACH = 8;
  private static final int MAX_WORDS = 4;

  private Happenings() {}

  private static Map<String, Set<String>> classes(String list) {
    Map<String, Set<String>> classes = new HashMap<>();
    for (String line : WordLists.lines(list)) {
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
      if (isParticiple(i == 0 ? "" : words.get(i - 1), phrase)) {
        continue;
      }
      found.addAll(CLASSES.getOrDefault(phrase, Set.of()));
      for (int n = 1; n < MAX_WORDS && i + n < words.size(); n++) {
        phrase = phrase + " " + words.get(i + n);
        found.addAll(CLASSES.getOrDefault(phrase, Set.of()));
      }
    }
    return found;
  }

  /** The things that a sentence says to have happened or begun on a day, up to eight words on. */
  public static Set<String> onsets(SentenceReading sentence, TextSpan day) {
    java.util.List<Token> before = sentence.tokensBefore(day);
    int n = before.size();
    int from = Math.max(0, n - ONSET_REACH);
    for (int i = from; i < n; i++) {
      if (Words.oneOf(before.get(i).lower(), "said|says|told|announced|when|who|which|that")) {
        from = i + 1;
      }
    }
    Set<String> found = new TreeSet<>();
    for (int i = from; i < n; i++) {
      String phrase = before.get(i).lower();
      if (isParticiple(i == 0 ? "" : before.get(i - 1).lower(), phrase)) {
        continue;
      }
      found.addAll(ONSETS.getOrDefault(phrase, Set.of()));
      if (i + 1 < n) {
        found.addAll(ONSETS.getOrDefault(phrase + " " + before.get(i + 1).lower(), Set.of()));
      }
    }
    return found;
  }

  /** "nine derailed wagons", "the stolen car": a word that describes, and does not tell. */
  private static boolean isParticiple(String before, String word) {
    boolean describes =
        Words.oneOf(
                before,
                "the|a|an|of|its|his|her|their|two|three|four|five|six|seven|eight|nine|ten")
            || before.matches("\\d+");
    return describes && (word.endsWith("ed") || word.endsWith("en"));
  }
}

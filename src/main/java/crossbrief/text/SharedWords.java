package crossbrief.text;

import java.util.HashSet;
import java.util.Set;

/** How much of what one text says another has, by its content words. */
public final class SharedWords {
  /** Below this share, a passage is about something else than the fact it is quoted for. */
  public static final double ABOUT_THE_SAME = 0.3;

  private SharedWords() {}

  /**
   * The share of the content words of a fact that a passage has, from 0 to 1; 1 where it has none.
   */
  public static double share(String fact, String passage) {
    Set<String> wanted = stems(fact);
    Set<String> there = stems(passage);
    long shared = wanted.stream().filter(there::contains).count();
    return wanted.isEmpty() ? 1 : (double) shared / wanted.size();
  }

  /** The content words of a text, as stems. */
  public static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (Token t : Tokens.of(text, 0, text.length())) {
      if (!Stems.isStopWord(t.lower()) && Character.isLetterOrDigit(t.lower().charAt(0))) {
        stems.add(Stems.of(t.lower()));
      }
    }
    return stems;
  }
}

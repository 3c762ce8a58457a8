package crossbrief.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells by its words what sort of event a sentence is about: a quake, a fire, a crash. */
public final class EventWords {
  private static final Map<String, String> CLASSES = WordLists.keyed("event-words.txt");

  private EventWords() {}

  /** The sorts of event that a sentence names; empty when its words do not tell. */
  public static Set<String> in(SentenceReading sentence) {
    Set<String> classes = new TreeSet<>();
    for (Token t : sentence.tokens()) {
      String word = t.lower();
      String known = CLASSES.get(word.substring(word.lastIndexOf('-') + 1));
      if (known != null) {
        classes.add(known);
      }
    }
    return classes;
  }
}

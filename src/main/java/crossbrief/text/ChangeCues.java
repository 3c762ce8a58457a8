package crossbrief.text;

import java.util.List;

/** Words that tell that a value changes with time: rose to, so far, still. */
public final class ChangeCues {
  private static final List<String> CUES = WordLists.lines("change-cues.txt");

  private ChangeCues() {}

  /** Whether a sentence says that its values change. */
  public static boolean in(SentenceReading sentence) {
    String words = " " + sentence.lowerWords() + " ";
    return CUES.stream().anyMatch(cue -> words.contains(" " + cue + " "));
  }
}

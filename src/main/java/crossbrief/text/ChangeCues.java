package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.List;
import java.util.stream.Collectors;

/** Words that tell that a value changes with time: rose to, so far, still. */
public final class ChangeCues {
  private static final List<String> CUES = WordLists.lines("change-cues.txt");

  private ChangeCues() {}

  /** Whether a sentence says that its values change. */
  public static boolean in(SentenceReading sentence) {
    return in(sentence, sentence.sentence().span());
  }

  /** Whether the words inside a span say that their values change. */
  public static boolean in(SentenceReading sentence, TextSpan span) {
    String words =
        sentence.tokens().stream()
            .filter(t -> span.contains(t.span()))
            .map(Token::lower)
            .collect(Collectors.joining(" ", " ", " "));
    return CUES.stream().anyMatch(cue -> words.contains(" " + cue + " "));
  }
}

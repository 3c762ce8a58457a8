package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a sentence that only say who speaks: "police commissioner Naomi Thwaite said",
 * "according to the ministry", "she told reporters on Monday".
 */
public final class SpeechFrames {
  private static final String SPEECH =
      "said|says|told|added|adds|explained|wrote|noted|recalled|insisted|claimed";

  /** Verbs that say more than that somebody speaks, unless they close the sentence. */
  private static final String REPORT = "announced|stated|reported|estimated|confirmed";

  private static final String AUXILIARIES =
      "was|were|is|are|had|has|have|would|will|could|can|did|does|that|be|been|he|she|it|they|there|should|must|may|might";

  /**
   * Words behind a speech verb up to which the rest of a sentence says no more than when or whom.
   */
  private static final int TAIL = 6;

  private static final int MOST_BEFORE = 16;
  private static final int[] NONE = {1, 0};

  private SpeechFrames() {}

  /** The spans of such words, in order. */
  public static List<TextSpan> in(SentenceReading sentence) {
    List<Token> tokens = sentence.tokens();
    List<TextSpan> frames = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("according") && i + 2 < tokens.size() && tokens.get(i + 1).is("to")) {
        int end = phraseEnd(tokens, i + 2);
        frames.add(span(tokens, i, end));
        i = end;
      } else if (Words.oneOf(tokens.get(i).lower(), SPEECH + "|" + REPORT)
          && i > 0
          && !isInsideQuotation(sentence, tokens.get(i).span())) {
        int[] frame = around(sentence, tokens, i);
        if (frame[0] <= frame[1]) {
          frames.add(span(tokens, frame[0], frame[1]));
          i = frame[1];
        }
      }
    }
    return frames;
  }

  /** The surname of the speaker, else the last word that names the voice, in lower case. */
  public static Optional<String> speaker(SentenceReading sentence, List<TextSpan> frames) {
    for (TextSpan frame : frames) {
      for (PersonMention p : sentence.people()) {
        if (frame.contains(p.span())) {
          return Optional.of(WordLists.lower(p.surname()));
        }
      }
    }
    return SpokenBy.of(sentence);
  }

  /** First and last token of the frame of a speech verb; first above last when it is none. */
  private static int[] around(SentenceReading sentence, List<Token> tokens, int verb) {
    Token before = tokens.get(verb - 1);
    boolean inverted = !before.isWord() && !before.isNumber();
    int last = lastWord(tokens);
    if (verb + 1 < tokens.size() && tokens.get(verb + 1).is("to")) {
      return NONE;
    }
    boolean report = Words.oneOf(tokens.get(verb).lower(), REPORT);
    if (report && Words.oneOf(before.lower(), "was|were|is|are|been|be|being|not")) {
      return NONE;
    }
    if (inverted && isMark(before) && nextIsName(tokens, verb)) {
      int end = inEnd(tokens, verb + 1, last);
      if (!hasVerbBehind(tokens, verb, end)) {
        return new int[] {verb, end};
      }
    }
    int start = subjectStart(sentence, tokens, verb);
    boolean closes = last - verb <= TAIL && start > 0 && !hasVerbBehind(tokens, verb, last);
    if (closes) {
      return new int[] {start, last};
    }
    boolean that = verb + 1 < tokens.size() && tokens.get(verb + 1).is("that");
    boolean leads = (!report || that) && (start == 0 || isMark(tokens.get(start - 1)));
    return leads && verb - start <= MOST_BEFORE ? new int[] {start, verb} : NONE;
  }

  private static boolean isMark(Token t) {
    return Words.oneOf(t.text(), ",|\u201d|\"|;|\u2019|'");
  }

  /** Whether a name or "the" follows: "said the mine's director", and no "said to be". */
  private static boolean nextIsName(List<Token> tokens, int verb) {
    return verb + 1 < tokens.size()
        && tokens.get(verb + 1).isWord()
        && !Words.oneOf(tokens.get(verb + 1).lower(), "to|that|it|there|no|not|in|on|at");
  }

  /** The end of an inverted frame: a comma that is followed by "and", "but" or a new subject. */
  private static int inEnd(List<Token> tokens, int from, int last) {
    for (int k = from; k < last; k++) {
      if (tokens.get(k).text().equals(",")
          && Words.oneOf(tokens.get(k + 1).lower(), "and|but|adding|while|as|because|with|after")) {
        return k - 1;
      }
      if (Words.oneOf(tokens.get(k).text(), ";|:|\u201c|\"")) {
        return k - 1;
      }
    }
    return last;
  }

  private static boolean hasVerbBehind(List<Token> tokens, int verb, int last) {
    for (int k = verb + 1; k <= last; k++) {
      if (Words.oneOf(tokens.get(k).lower(), AUXILIARIES)) {
        return true;
      }
    }
    return false;
  }

  /** Where the subject of a speech verb begins, its appositions included. */
  private static int subjectStart(SentenceReading sentence, List<Token> tokens, int verb) {
    int start = verb;
    int commas = 0;
    for (int k = verb - 1; k >= 0; k--) {
      Token t = tokens.get(k);
      if (isInsideQuotation(sentence, t.span())
          || Words.oneOf(t.text(), ";|:|\u201d|\"|\u2014|\u2013")) {
        break;
      }
      if (t.text().equals(",")) {
        boolean apposition =
            (k == verb - 1 && commas == 0) || (commas == 1 && isAppositionFrom(tokens, k));
        if (!apposition) {
          break;
        }
        commas++;
        continue;
      }
      start = k;
    }
    return start;
  }

  /** Whether the words behind a comma name or describe the voice once more. */
  private static boolean isAppositionFrom(List<Token> tokens, int comma) {
    Token next = tokens.get(comma + 1);
    return next.isCapitalized()
        || next.isNumber()
        || Words.oneOf(
            next.lower(),
            "the|a|an|its|his|her|their|who|which|head|chief|director|spokesman|spokeswoman|chairman|president|mayor|minister|secretary|professor");
  }

  private static int phraseEnd(List<Token> tokens, int from) {
    int end = from;
    while (end + 1 < tokens.size()
        && (tokens.get(end + 1).isWord() || tokens.get(end + 1).isNumber())) {
      end++;
    }
    boolean apposition =
        end + 2 < tokens.size()
            && tokens.get(end + 1).text().equals(",")
            && (tokens.get(end + 2).isCapitalized()
                || Words.oneOf(tokens.get(end + 2).lower(), "the|its|who|a"));
    if (apposition && from > 4) {
      return phraseEnd(tokens, end + 2);
    }
    return end;
  }

  private static int lastWord(List<Token> tokens) {
    int last = tokens.size() - 1;
    while (last > 0 && tokens.get(last).kind() == Token.Kind.MARK) {
      last--;
    }
    return last;
  }

  private static TextSpan span(List<Token> tokens, int from, int to) {
    return new TextSpan(tokens.get(from).start(), tokens.get(to).end());
  }

  private static boolean isInsideQuotation(SentenceReading sentence, TextSpan span) {
    return sentence.quotations().stream().anyMatch(q -> q.inner().contains(span));
  }
}

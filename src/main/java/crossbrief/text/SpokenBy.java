package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.List;
import java.util.Optional;

/** Tells to whom a sentence attributes what it says: "police said", "according to the ministry". */
public final class SpokenBy {
  private SpokenBy() {}

  /**
   * The last word of the name of the voice, in lower case; empty when the sentence speaks for
   * itself.
   */
  public static Optional<String> of(SentenceReading sentence) {
    List<Token> tokens = sentence.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("according") && i + 2 < tokens.size() && tokens.get(i + 1).is("to")) {
        return Optional.of(lastOfPhrase(tokens, i + 2));
      }
    }
    for (int i = tokens.size() - 1; i > 0; i--) {
      Token t = tokens.get(i);
      boolean speech = Words.oneOf(t.lower(), "said|says|told|estimated|announced|claimed");
      Token subject = tokens.get(i - 1);
      if (speech
          && subject.isWord()
          && !insideQuotation(sentence, t.span())
          && !Stems.isStopWord(subject.lower())) {
        return Optional.of(subject.lower());
      }
    }
    return Optional.empty();
  }

  private static String lastOfPhrase(List<Token> tokens, int from) {
    int end = from;
    while (end + 1 < tokens.size()
        && tokens.get(end + 1).isWord()
        && !Words.oneOf(tokens.get(end + 1).lower(), "in|on|of|who|and|which|that|cited|as")) {
      end++;
    }
    return tokens.get(end).lower();
  }

  private static boolean insideQuotation(SentenceReading sentence, TextSpan span) {
    return sentence.quotations().stream().anyMatch(q -> q.inner().contains(span));
  }
}

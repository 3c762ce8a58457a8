package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Words that a sentence denies.
 *
 * @param cue the word that denies
 * @param stems the stems of the content words in its reach, in order
 */
public record Negation(TextSpan cue, Set<String> stems) {
  private static final Set<String> CUES =
      Set.of(
          "no",
          "not",
          "never",
          "without",
          "neither",
          "none",
          "nobody",
          "nothing",
          "cannot",
          "denied",
          "denies",
          "deny",
          "refused",
          "refuses",
          "declined",
          "failed",
          "fails",
          "refrained",
          "unable",
          "ruled");
  private static final int REACH = 5;

  static List<Negation> of(List<Token> tokens) {
    List<Negation> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      boolean contraction = t.lower().endsWith("n't");
      boolean cue = contraction || CUES.contains(t.lower());
      boolean idiom =
          (t.is("no")
                  && i + 1 < tokens.size()
                  && tokens
                      .get(i + 1)
                      .lower()
                      .matches("\\.|longer|doubt|matter|one|2|1|\\d+|fewer|less"))
              || (t.is("not")
                  && i + 1 < tokens.size()
                  && Words.oneOf(tokens.get(i + 1).lower(), "only|just|least"))
              || (t.is("without")
                  && i + 1 < tokens.size()
                  && Words.oneOf(tokens.get(i + 1).lower(), "exception|doubt"))
              || (Words.oneOf(t.lower(), "failed|fails")
                  && !(i + 1 < tokens.size() && tokens.get(i + 1).is("to")))
              || (t.is("ruled") && !(i + 1 < tokens.size() && tokens.get(i + 1).is("out")));
      if (cue && !idiom) {
        found.add(new Negation(t.span(), reach(tokens, i)));
      }
    }
    return found;
  }

  private static Set<String> reach(List<Token> tokens, int cue) {
    Set<String> stems = new LinkedHashSet<>();
    for (int k = cue + 1; k < tokens.size() && stems.size() < REACH; k++) {
      String w = tokens.get(k).lower();
      boolean nounPhraseEnds =
          tokens.get(cue).is("no")
              && !stems.isEmpty()
              && Stems.isStopWord(w)
              && !Words.oneOf(w, "had|has|have|was|were|is|are|been|be|being|would|will");
      if (nounPhraseEnds) {
        break;
      }
      if (Words.oneOf(w, ",|;|:|.|but|because|although|while|who|which|\u2014")) {
        break;
      }
      if (tokens.get(k).isWord() && !Stems.isStopWord(w)) {
        stems.add(Stems.of(w));
      }
    }
    return stems;
  }
}

package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An act that a sentence denies: its verb, and the first words of what it was done to.
 *
 * @param span from the word that denies to the last word that tells
 * @param verb the stem of the verb
 * @param object the stems of the next content words, one or two
 * @param nobody whether it is said of nobody: no one was inside
 */
public record DeniedAct(TextSpan span, String verb, List<String> object, boolean nobody) {
  private static final Set<String> AUXILIARIES =
      Set.of("did", "does", "do", "has", "had", "have", "was", "were", "is", "are", "will");
  private static final Map<String, String> BASE = WordLists.keyed("irregular-verbs.txt");
  private static final int REACH = 6;

  /** Stems of verbs that say enough alone. */
  private static final Set<String> LONE = Set.of(Stems.of("married"));

  public DeniedAct {
    object = List.copyOf(object);
  }

  /** The acts that a sentence denies in so many words; its quotations are its speakers'. */
  public static List<DeniedAct> in(SentenceReading sentence) {
    List<Token> tokens = sentence.tokens();
    List<DeniedAct> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String w = tokens.get(i).lower();
      boolean not =
          (w.equals("not") && i > 0 && AUXILIARIES.contains(tokens.get(i - 1).lower()))
              || w.equals("never")
              || w.matches("(?:did|does|do|has|had|have|was|were)n't");
      boolean nobody =
          (w.equals("nobody")
                  || (w.equals("no") && i + 1 < tokens.size() && tokens.get(i + 1).is("one")))
              && !quoted(sentence, tokens.get(i));
      if (not && !quoted(sentence, tokens.get(i))) {
        act(tokens, w.equals("not") ? i - 1 : i, i + 1, false).ifPresent(found::add);
      } else if (nobody) {
        int from = w.equals("nobody") ? i + 1 : i + 2;
        if (from < tokens.size() && AUXILIARIES.contains(tokens.get(from).lower())) {
          act(tokens, i, from + 1, true).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static boolean quoted(SentenceReading sentence, Token t) {
    return sentence.quotations().stream().anyMatch(q -> q.inner().contains(t.span()));
  }

  private static Optional<DeniedAct> act(List<Token> tokens, int start, int from, boolean nobody) {
    List<Token> content = content(tokens, from);
    if (content.isEmpty() || (content.size() < 2 && !LONE.contains(base(content.get(0))))) {
      return Optional.empty();
    }
    List<String> object = content.subList(1, content.size()).stream().map(Token::stem).toList();
    return Optional.of(
        new DeniedAct(
            new TextSpan(tokens.get(start).start(), content.get(content.size() - 1).end()),
            base(content.get(0)),
            object,
            nobody));
  }

  /** Up to three content words from an index on, before the clause ends. */
  private static List<Token> content(List<Token> tokens, int from) {
    List<Token> content = new ArrayList<>();
    for (int k = from; k < tokens.size() && k < from + REACH && content.size() < 3; k++) {
      Token t = tokens.get(k);
      if (!t.isWord() || Words.oneOf(t.lower(), "because|although|while|who|which|and|but|that")) {
        break;
      }
      boolean plain =
          !Stems.isStopWord(t.lower()) || Words.oneOf(t.lower(), "inside|outside|alone");
      if (plain && !t.lower().endsWith("ly")) {
        content.add(t);
      }
    }
    return content;
  }

  private static String base(Token verb) {
    String known = BASE.get(verb.lower());
    return known == null ? verb.stem() : Stems.of(known);
  }

  /** Where a sentence says the same words without denying them; empty when it does not. */
  public Optional<TextSpan> affirmedIn(SentenceReading sentence) {
    List<Token> tokens = sentence.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (!base(tokens.get(i)).equals(verb)
          || quoted(sentence, tokens.get(i))
          || denied(tokens, i)) {
        continue;
      }
      List<Token> content = content(tokens, i);
      boolean same = content.size() > object.size() && content.get(0).equals(tokens.get(i));
      for (int k = 0; same && k < object.size(); k++) {
        same = content.get(k + 1).stem().equals(object.get(k));
      }
      boolean first =
          !nobody
              && object.size() > 1
              && content.size() > 1
              && content.get(0).equals(tokens.get(i))
              && content.get(1).stem().equals(object.get(0));
      boolean further = !nobody && object.size() == 1 && behind(tokens, i).contains(object.get(0));
      if (same || first || further) {
        return Optional.of(
            new TextSpan(tokens.get(i).start(), content.get(content.size() - 1).end()));
      }
    }
    return Optional.empty();
  }

  private static boolean denied(List<Token> tokens, int verb) {
    for (int k = Math.max(0, verb - 4); k < verb; k++) {
      String w = tokens.get(k).lower();
      if (w.endsWith("n't")
          || Words.oneOf(
              w,
              "not|no|never|nobody|none|neither|nor|without|to|will|can|cannot|failed|refused|if|let|shall|nearly|almost")) {
        return true;
      }
    }
    return false;
  }

  /** The stem of the noun or name right before an act, without its auxiliary; else empty. */
  public static String subjectNoun(SentenceReading sentence, TextSpan act) {
    String word = subjectWord(sentence, act);
    return word.isEmpty() || Stems.isStopWord(word) ? "" : Stems.of(word);
  }

  /** The word right before an act, without auxiliaries and adverbs, in lower case. */
  public static String subjectWord(SentenceReading sentence, TextSpan act) {
    List<Token> before = sentence.tokensBefore(act);
    int i = before.size() - 1;
    while (i >= 0
        && (AUXILIARIES.contains(before.get(i).lower())
            || before.get(i).is("also")
            || before.get(i).is("been")
            || before.get(i).lower().endsWith("ly"))) {
      i--;
    }
    if (i > 0 && before.get(i).is(",")) {
      return apposed(sentence, before.get(i - 1));
    }
    return i < 0 || !before.get(i).isWord() ? "" : before.get(i).lower();
  }

  /** The stems of the words of the clause behind a verb. */
  private static List<String> behind(List<Token> tokens, int verb) {
    List<String> stems = new ArrayList<>();
    for (int k = verb + 1; k < tokens.size() && k <= verb + REACH + 2; k++) {
      if (!tokens.get(k).isWord()) {
        break;
      }
      stems.add(tokens.get(k).stem());
    }
    return stems;
  }

  /**
   * The person before a comma: "the secretary, Restrepo, did not", "Restrepo, secretary of the
   * union, spoke".
   */
  private static String apposed(SentenceReading sentence, Token last) {
    if (sentence.people().size() != 1) {
      return "";
    }
    PersonMention person = sentence.people().get(0);
    boolean opens = sentence.tokensBefore(person.roleSpan()).size() <= 1;
    boolean ends = person.span().end() == last.end();
    return opens || ends ? WordLists.lower(person.surname()) : "";
  }
}

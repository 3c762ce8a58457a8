package crossbrief.crosscheck;

import crossbrief.crosscheck.SentenceWords.Word;
import crossbrief.text.Antonyms;
import crossbrief.text.Negation;
import crossbrief.text.Token;
import crossbrief.text.WordSenses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the words of two sentences that may set them against each other: opposites (rose, fell),
 * two kinds of one thing (violin, cello), particles (before, after), and what one of them denies.
 */
final class Contrasts {
  private static final double NEAR = 0.3;
  private static final double NEAR_SIBLING = 0.35;
  private static final double NEAR_ALONE = 0.45;
  private static final double LIKE_HEAD = 0.45;
  private static final double FARTHER = 0.05;
  private static final int REACH = 3;
  private static final List<Set<String>> PARTICLES =
      List.of(
          Set.of("before", "after"),
          Set.of("during", "after"),
          Set.of("during", "before"),
          Set.of("until", "after"),
          Set.of("with", "without"),
          Set.of("inside", "outside"),
          Set.of("above", "below"),
          Set.of("up", "down"),
          Set.of("all", "none"),
          Set.of("both", "neither"),
          Set.of("both", "one"),
          Set.of("always", "never"),
          Set.of("more", "less"),
          Set.of("more", "fewer"),
          Set.of("first", "last"),
          Set.of("first", "second"),
          Set.of("early", "late"),
          Set.of("for", "against"),
          Set.of("he", "she"),
          Set.of("his", "her"),
          Set.of("only", "also"));

  private final Likeness likeness;

  Contrasts(Likeness likeness) {
    this.likeness = likeness;
  }

  /** Two words, one of each sentence. */
  record Contrast(Slot a, Slot b) {}

  List<Contrast> of(Located s, SentenceWords ofS, Located t, SentenceWords ofT) {
    List<Contrast> found = new ArrayList<>();
    words(s, ofS, t, ofT, found);
    PARTICLES.forEach(two -> particle(s, t, two, found));
    denials(s, ofS, t, ofT, false, found);
    denials(t, ofT, s, ofS, true, found);
    return found;
  }

  private static void words(
      Located s, SentenceWords ofS, Located t, SentenceWords ofT, List<Contrast> found) {
    for (Word a : ofS.all()) {
      if (!a.plain() || ofT.has(a.token().stem())) {
        continue;
      }
      for (Word b : ofT.all()) {
        boolean may = b.plain() && a.name() == b.name() && !ofS.has(b.token().stem());
        if (may && contrast(a, b)) {
          found.add(new Contrast(Slot.of(s, a.token()), Slot.of(t, b.token())));
        }
      }
    }
  }

  private static boolean contrast(Word a, Word b) {
    if (Antonyms.areOpposite(a.token().lower(), b.token().lower())) {
      return true;
    }
    double near = Likeness.cosine(a, b);
    if (near < NEAR
        || (a.verb() != b.verb() && !WordSenses.shareClass(a.token().lower(), b.token().lower()))) {
      return false;
    }
    return switch (WordSenses.between(a.token().lower(), b.token().lower())) {
      case OPPOSITE -> true;
      case SIBLINGS -> near >= NEAR_SIBLING;
      case NONE -> !a.name() && near >= NEAR_ALONE;
      case SAME, KIND_OF -> false;
    };
  }

  private static void particle(Located s, Located t, Set<String> two, List<Contrast> found) {
    List<Token> first = of(s, two);
    List<Token> second = of(t, two);
    boolean single =
        first.stream().map(Token::lower).distinct().count() == 1
            && second.stream().map(Token::lower).distinct().count() == 1;
    if (single && !first.get(0).lower().equals(second.get(0).lower())) {
      found.add(new Contrast(Slot.of(s, first.get(0)), Slot.of(t, second.get(0))));
    }
  }

  private static List<Token> of(Located s, Set<String> words) {
    return s.reading().tokens().stream().filter(x -> words.contains(x.lower())).toList();
  }

  /** What the first sentence denies of a thing that the second speaks of and does not deny. */
  private void denials(
      Located s,
      SentenceWords ofS,
      Located t,
      SentenceWords ofT,
      boolean turned,
      List<Contrast> found) {
    if (s.reading().negations().isEmpty() || !t.reading().negations().isEmpty()) {
      return;
    }
    for (Negation n : s.reading().negations()) {
      Word head = null;
      Word best = null;
      double top = LIKE_HEAD;
      int looked = 0;
      for (Word w : ofS.all()) {
        if (w.token().start() < n.cue().end() || looked == REACH) {
          continue;
        }
        looked++;
        for (Word o : ofT.all()) {
          double like = likeness.of(w, o) - FARTHER * looked;
          if (like > top) {
            top = like;
            head = w;
            best = o;
          }
        }
      }
      if (head != null && best != null) {
        Slot denied = Slot.ofDenial(s, n.cue().hull(head.token().span()), head.token());
        Slot said = Slot.ofDenial(t, best.token().span(), best.token());
        found.add(turned ? new Contrast(said, denied) : new Contrast(denied, said));
      }
    }
  }
}

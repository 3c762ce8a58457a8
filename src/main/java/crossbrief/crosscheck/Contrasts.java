package crossbrief.crosscheck;

import crossbrief.crosscheck.SentenceWords.Said;
import crossbrief.crosscheck.SentenceWords.Word;
import crossbrief.text.Antonyms;
import crossbrief.text.Lexicon;
import crossbrief.text.Lexicon.Expression;
import crossbrief.text.Negation;
import crossbrief.text.Stems;
import crossbrief.text.Token;
import crossbrief.text.WordSenses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private static final int PHRASE = 3;
  private static final int NEXT = 3;
  private static final double LIKE_BEFORE = 0.6;
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "in", "at", "on", "by", "from", "to", "with", "through", "of", "for", "as", "into",
          "near", "under", "over", "towards", "because", "behind", "inside", "onto", "against");
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
  private final Map<Integer, List<Optional<Token>>> particles = new HashMap<>();

  Contrasts(Likeness likeness) {
    this.likeness = likeness;
  }

  /** Two words, one of each sentence. */
  record Contrast(Slot a, Slot b, Lexicon.Relation relation, boolean frame) {
    Contrast(Slot a, Slot b) {
      this(a, b, Lexicon.Relation.NONE, false);
    }
  }

  /**
   * The contrasts of two sentences.
   *
   * @param alike whether the sentences are so alike that any two words in one place may contrast
   */
  List<Contrast> of(Located s, Located t, Alignment both, boolean alike) {
    SentenceWords ofS = both.first();
    SentenceWords ofT = both.second();
    List<Contrast> found = new ArrayList<>();
    expressions(s, ofS, t, ofT, found);
    words(s, ofS, t, ofT, found);
    if (alike) {
      frames(s, t, both, found);
    }
    particles(s, t, found);
    denials(s, ofS, t, ofT, false, found);
    denials(t, ofT, s, ofS, true, found);
    return found;
  }

  private static void expressions(
      Located s, SentenceWords ofS, Located t, SentenceWords ofT, List<Contrast> found) {
    for (Said e : ofS.said()) {
      for (Said f : ofT.said()) {
        Lexicon.Relation r = relation(e.expression(), ofS, f.expression(), ofT);
        boolean one = e.denied() == f.denied();
        boolean clashes =
            switch (r) {
              case OPPOSITE, STATES, HALF, LOOSE -> one && !e.denied();
              case EXCLUSIVE -> true;
              case SAME, NONE -> false;
            };
        if (clashes && !says(ofS, f.expression()) && !says(ofT, e.expression())) {
          found.add(
              new Contrast(
                  Slot.of(s, e.expression().span(), e.head()),
                  Slot.of(t, f.expression().span(), f.head()),
                  r,
                  false));
        }
      }
    }
  }

  private static Lexicon.Relation relation(
      Expression e, SentenceWords ofS, Expression f, SentenceWords ofT) {
    Lexicon.Relation r = Lexicon.between(e.meanings(), f.meanings());
    if (r == Lexicon.Relation.SAME || r == Lexicon.Relation.OPPOSITE) {
      return r;
    }
    for (int a : e.states()) {
      for (int b : f.states()) {
        boolean states = Lexicon.between(a, b) == Lexicon.Relation.STATES;
        int named = states ? (ofS.speaksOf(a) ? 1 : 0) + (ofT.speaksOf(b) ? 1 : 0) : -1;
        if (named == 2) {
          return Lexicon.Relation.STATES;
        }
        if (named == 1 && r == Lexicon.Relation.NONE) {
          r = Lexicon.Relation.HALF;
        }
        if (named == 0 && r == Lexicon.Relation.NONE) {
          r = Lexicon.Relation.LOOSE;
        }
      }
    }
    return r;
  }

  /** Whether a sentence has an expression that means the same as another. */
  private static boolean says(SentenceWords sentence, Expression other) {
    return sentence.said().stream()
        .map(Said::expression)
        .anyMatch(
            e ->
                Lexicon.between(e.meanings(), other.meanings()) == Lexicon.Relation.SAME
                    || Lexicon.between(e.states(), other.states()) == Lexicon.Relation.SAME);
  }

  /** Nouns that stand behind the same word or preposition, and have nothing like them there. */
  private static void frames(Located s, Located t, Alignment both, List<Contrast> found) {
    List<Word> ofS = both.first().all();
    List<Word> ofT = both.second().all();
    for (int i = 0; i < ofS.size(); i++) {
      for (int k = 0; k < ofT.size(); k++) {
        if (mayFrame(ofS.get(i))
            && mayFrame(ofT.get(k))
            && !SlotValues.areSpelledAlike(ofS.get(i).token().text(), ofT.get(k).token().text())
            && both.isAlone(false, i)
            && both.isAlone(true, k)
            && (both.before(i, k) >= LIKE_BEFORE
                || haveOnePreposition(s, ofS.get(i), t, ofT.get(k)))) {
          found.add(
              new Contrast(
                  Slot.of(s, ofS.get(i).token()),
                  Slot.of(t, ofT.get(k).token()),
                  Lexicon.Relation.NONE,
                  true));
        }
      }
    }
  }

  private static boolean mayFrame(Word w) {
    return w.plain()
        && !w.frame()
        && !w.verb()
        && !w.name()
        && w.token().isWord()
        && !w.token().lower().endsWith("ly");
  }

  private static boolean haveOnePreposition(Located s, Word a, Located t, Word b) {
    String before = preposition(s, a.token());
    return !before.isEmpty() && before.equals(preposition(t, b.token()));
  }

  /** The preposition of the phrase that a noun ends; empty when there is none. */
  private static String preposition(Located s, Token noun) {
    List<Token> before = s.reading().tokensBefore(noun.span());
    for (int i = before.size() - 1; i >= Math.max(0, before.size() - PHRASE); i--) {
      if (PREPOSITIONS.contains(before.get(i).lower())) {
        return before.get(i).lower();
      }
      if (!before.get(i).isWord()) {
        return "";
      }
    }
    return "";
  }

  private static void words(
      Located s, SentenceWords ofS, Located t, SentenceWords ofT, List<Contrast> found) {
    for (Word a : ofS.all()) {
      if (!a.plain() || a.frame() || ofT.has(a.token().stem())) {
        continue;
      }
      for (Word b : ofT.all()) {
        boolean may = b.plain() && !b.frame() && a.name() == b.name() && !ofS.has(b.token().stem());
        boolean agrees =
            may && areOpposite(a, b) && ofS.isDenied(a.token()) != ofT.isDenied(b.token());
        if (may && !agrees && contrast(a, b)) {
          found.add(new Contrast(Slot.of(s, a.token()), Slot.of(t, b.token())));
        }
      }
    }
  }

  private static boolean contrast(Word a, Word b) {
    if (Antonyms.areOpposite(a.token().lower(), b.token().lower())) {
      return true;
    }
    if (Lexicon.between(a.meanings(), b.meanings()) == Lexicon.Relation.SAME
        || SlotValues.areSpelledAlike(a.token().text(), b.token().text())) {
      return false;
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

  private void particles(Located s, Located t, List<Contrast> found) {
    List<Optional<Token>> first = particles(s);
    List<Optional<Token>> second = particles(t);
    for (int p = 0; p < PARTICLES.size(); p++) {
      Optional<Token> a = first.get(p);
      Optional<Token> b = second.get(p);
      if (a.isPresent() && b.isPresent() && !a.get().lower().equals(b.get().lower())) {
        found.add(new Contrast(Slot.of(s, a.get()), Slot.of(t, b.get())));
      }
    }
  }

  /** Of each pair of particles the one that a sentence has; none where it has both. */
  private List<Optional<Token>> particles(Located s) {
    return particles.computeIfAbsent(
        s.number(), n -> PARTICLES.stream().map(two -> only(s, two)).toList());
  }

  private static Optional<Token> only(Located s, Set<String> words) {
    List<Token> of = s.reading().tokens().stream().filter(x -> words.contains(x.lower())).toList();
    boolean single = of.stream().map(Token::lower).distinct().count() == 1;
    return single ? Optional.of(of.get(0)) : Optional.empty();
  }

  /** "Not injured" and "unhurt" agree. */
  private static boolean areOpposite(Word a, Word b) {
    return Lexicon.between(a.meanings(), b.meanings()) == Lexicon.Relation.OPPOSITE
        || Antonyms.areOpposite(a.token().lower(), b.token().lower());
  }

  /** The stems of the words that a negation denies: of "no" its noun, of "not" the next three. */
  private static List<String> denied(Located s, Negation n) {
    List<String> stems = List.copyOf(n.stems());
    String cue =
        s.article().text().substring(n.cue().start(), n.cue().end()).toLowerCase(Locale.ROOT);
    boolean noun = cue.equals("no") || cue.equals("without") || cue.equals("neither");
    if (!noun) {
      return stems.subList(0, Math.min(stems.size(), NEXT));
    }
    List<String> own = new ArrayList<>();
    for (Token t : s.reading().tokens()) {
      if (t.start() < n.cue().end()) {
        continue;
      }
      boolean ends = !t.isWord() || Stems.isStopWord(t.lower());
      if (ends && !own.isEmpty()) {
        break;
      }
      if (stems.contains(t.stem())) {
        own.add(t.stem());
      }
    }
    return own;
  }

  /** What the first sentence denies of a thing that the second speaks of and does not deny. */
  private void denials(
      Located s,
      SentenceWords ofS,
      Located t,
      SentenceWords ofT,
      boolean turned,
      List<Contrast> found) {
    for (Negation n : s.reading().negations()) {
      boolean both =
          t.reading().negations().stream()
              .anyMatch(o -> !Collections.disjoint(o.stems(), n.stems()));
      if (both) {
        continue;
      }
      Word head = null;
      Word best = null;
      double top = LIKE_HEAD;
      int looked = 0;
      List<String> reach = denied(s, n);
      for (Word w : ofS.all()) {
        if (w.frame()
            || !w.plain()
            || w.name()
            || w.token().start() < n.cue().end()
            || w.token().lower().endsWith("er")
            || !reach.contains(w.token().stem())
            || looked == REACH) {
          continue;
        }
        looked++;
        for (Word o : ofT.all()) {
          if (o.frame() || ofT.isDenied(o.token()) || areOpposite(w, o)) {
            continue;
          }
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

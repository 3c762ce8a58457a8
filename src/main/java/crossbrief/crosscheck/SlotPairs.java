package crossbrief.crosscheck;

import crossbrief.domain.Inconsistency;
import crossbrief.text.Lexicon;
import crossbrief.text.PersonMention;
import crossbrief.text.RolePhrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All pairs of differing values in a story that may be said of one point, with their features. */
final class SlotPairs {
  private static final double LEAST_COSINE = 0.02;
  private static final double LEAST_CONTEXT = 0.05;
  private static final int MAX_TOKENS = 120;
  private static final int MAX_SLOTS = 24;
  private static final double LIKE_PLACE = 0.6;
  private static final double LIKE_REST = 0.3;
  private static final double SYNONYMS = 0.8;
  private static final double SAID_ELSEWHERE = 0.8;

  /** Contrasts of two sentences that are weighed; the strongest are the most. */
  private static final int CONTRASTS = 5;

  /** Content words from which two sentences have so much that some words of it contrast. */
  private static final int LONG = 13;

  private final Comparison story;
  private final List<List<Slot>> byArticle = new ArrayList<>();
  private final List<List<Slot>> bySentence = new ArrayList<>();
  private final Set<Long> finds = new HashSet<>();
  private final Set<Long> excuses = new HashSet<>();
  private final PairContext context;
  private final PairValues values;
  private final Contrasts contrasts;

  /**
   * Reads the values of a story.
   *
   * @param found what rules found in it
   */
  SlotPairs(Comparison story, List<Inconsistency> found) {
    this.story = story;
    List<List<Counted>> counted = new ArrayList<>();
    for (Located s : story.sentences()) {
      List<Slot> slots = isReadable(s) ? slots(s) : List.of();
      bySentence.add(slots.size() > MAX_SLOTS ? List.of() : slots);
    }
    for (int a = 0; a < story.articles().size(); a++) {
      byArticle.add(
          story.sentencesOf(a).stream().flatMap(s -> bySentence.get(s.number()).stream()).toList());
      counted.add(
          story.sentencesOf(a).stream()
              .flatMap(s -> s.reading().quantities().stream().map(q -> Counted.of(s, q)))
              .toList());
    }
    Likeness likeness = new Likeness();
    context = new PairContext(story, likeness);
    values = new PairValues(context, likeness, new ComparableQuantities(story, counted), byArticle);
    contrasts = new Contrasts(likeness);
    found.forEach(this::note);
  }

  /** Whether a sentence is no list or heap of words: those are left to the rules. */
  private static boolean isReadable(Located s) {
    return s.reading().tokens().size() <= MAX_TOKENS;
  }

  private static List<Slot> slots(Located s) {
    List<Slot> slots = new ArrayList<>();
    s.reading().quantities().forEach(q -> slots.add(Slot.of(s, q)));
    s.reading().times().forEach(t -> slots.add(Slot.of(s, t)));
    s.reading().clockTimes().forEach(t -> slots.add(Slot.of(s, t)));
    for (PersonMention p : s.reading().people()) {
      slots.add(Slot.of(s, p));
      RolePhrases.of(s.reading(), p).ifPresent(r -> slots.add(Slot.ofRole(s, p, r)));
    }
    s.reading().places().forEach(p -> slots.add(Slot.of(s, p)));
    Ordinals.in(s).forEach(t -> slots.add(Slot.ofOrdinal(s, t)));
    NamedThings.in(s).forEach(n -> slots.add(Slot.ofName(s, n)));
    return slots;
  }

  /** Keeps between which sentences a rule found something, or that the difference is none. */
  private void note(Inconsistency i) {
    List<Located> touched = story.touchedBy(i);
    for (Located a : touched) {
      for (Located b : touched) {
        if (!a.equals(b)) {
          (i.kind().isFinding() ? finds : excuses).add(Comparison.key(a, b));
        }
      }
    }
  }

  /** The pairs of two articles, or of one article with itself where both are the same. */
  List<SlotPair> of(int a, int b) {
    List<SlotPair> pairs = new ArrayList<>();
    for (SentencePair two : SentencePairs.of(readable(a), readable(b), this::align)) {
      for (Slot x : bySentence.get(two.s().number())) {
        for (Slot y : bySentence.get(two.t().number())) {
          pair(x, y, two, pairs);
        }
      }
      contrast(two, pairs);
    }
    rank(pairs);
    return pairs;
  }

  /** The sentences of an article that are compared, in order. */
  private List<Located> readable(int article) {
    return story.sentencesOf(article).stream()
        .limit(Comparison.MAX_WITHIN)
        .filter(SlotPairs::isReadable)
        .toList();
  }

  private Optional<Alignment> align(Located s, Located t) {
    return story.cosine(s, t) >= LEAST_COSINE || context.words(s).touches(context.words(t))
        ? Optional.of(context.align(s, t))
        : Optional.empty();
  }

  private void pair(Slot a, Slot b, SentencePair two, List<SlotPair> pairs) {
    if (a.sort() == b.sort() && SlotValues.mayClash(story, a, b)) {
      SlotPair pair = new SlotPair(a, b);
      if (fill(pair, two)) {
        pairs.add(pair);
      }
    }
  }

  private boolean fill(SlotPair pair, SentencePair two) {
    if (!context.fill(pair, two.alignment())) {
      return false;
    }
    values.fill(pair);
    two.fill(pair);
    long key = Comparison.key(pair.a().sentence(), pair.b().sentence());
    pair.set(Feature.RULE_FINDS, finds.contains(key));
    pair.set(Feature.RULE_EXCUSES, excuses.contains(key));
    return true;
  }

  /** The strongest contrasts of two sentences. */
  private void contrast(SentencePair two, List<SlotPair> pairs) {
    List<Contrasts.Contrast> all = contrasts.of(two.s(), two.t(), two.alignment(), two.isClosest());
    List<SlotPair> fitting = new ArrayList<>();
    for (Contrasts.Contrast c : all) {
      SlotPair pair = new SlotPair(c.a(), c.b());
      if (fill(pair, two)) {
        fill(pair, c, two.alignment());
        if (pair.get(Feature.CONTEXT_MAX) >= LEAST_CONTEXT
            && (isPlain(pair)
                || (standsAlike(pair) && haveOneTopic(pair, two) && !hasItsLikeElsewhere(pair)))) {
          pair.set(Feature.CONTRASTS, Math.log(1 + all.size()) / 2);
          fitting.add(pair);
        }
      }
    }
    fitting.sort(Comparator.comparingDouble(p -> -strength(p)));
    pairs.addAll(fitting.subList(0, Math.min(fitting.size(), CONTRASTS)));
  }

  /** Whether the other sentence says one of the words beside its own: "stock", "shareholders". */
  private static boolean hasItsLikeElsewhere(SlotPair pair) {
    return Math.max(pair.get(Feature.ELSEWHERE_A), pair.get(Feature.ELSEWHERE_B)) >= SAID_ELSEWHERE;
  }

  private static boolean haveOneTopic(SlotPair pair, SentencePair two) {
    return two.alignment().haveOneTopic(pair.a().span(), pair.b().span());
  }

  private static void fill(SlotPair pair, Contrasts.Contrast c, Alignment both) {
    pair.set(Feature.LEXICON_OPPOSITE, c.relation() == Lexicon.Relation.OPPOSITE);
    pair.set(Feature.LEXICON_STATES, c.relation() == Lexicon.Relation.STATES);
    pair.set(Feature.STATES_HALF, c.relation() == Lexicon.Relation.HALF);
    pair.set(Feature.STATES_LOOSE, c.relation() == Lexicon.Relation.LOOSE);
    pair.set(Feature.LEXICON_EXCLUSIVE, c.relation() == Lexicon.Relation.EXCLUSIVE);
    pair.set(Feature.EXPRESSION, c.a().text().contains(" ") || c.b().text().contains(" "));
    pair.set(Feature.FRAME_ONLY, c.frame());
    pair.set(Feature.ELSEWHERE_A, both.elsewhere(false, c.a().span(), c.b().span()));
    pair.set(Feature.ELSEWHERE_B, both.elsewhere(true, c.b().span(), c.a().span()));
    double opposite = isPlain(pair) ? 1 : 0;
    pair.set(Feature.OPPOSITE_SUBJECT, opposite * pair.get(Feature.SUBJECT_SIM));
    pair.set(Feature.OPPOSITE_PERSON, opposite * pair.get(Feature.PERSON_SHARED));
    pair.set(Feature.OPPOSITE_CLAUSES, opposite * pair.get(Feature.CLAUSES_ALIKE));
    pair.set(
        Feature.EXCLUSIVE_CLAUSES,
        pair.get(Feature.LEXICON_EXCLUSIVE) * pair.get(Feature.CLAUSES_ALIKE));
  }

  /** Whether words exclude each other by themselves, as opposites do. */
  private static boolean isPlain(SlotPair pair) {
    return pair.get(Feature.ANTONYM_LIST)
            + pair.get(Feature.RELATION_OPPOSITE)
            + pair.get(Feature.LEXICON_OPPOSITE)
            + pair.get(Feature.LEXICON_STATES)
            + pair.get(Feature.DENIES)
        > 0;
  }

  /** Whether two words of long sentences stand in one place, and the rest is alike. */
  private static boolean standsAlike(SlotPair pair) {
    boolean elsewhere =
        pair.get(Feature.PLACE_CONFLICT)
                + pair.get(Feature.TIME_CONFLICT)
                + pair.get(Feature.PERSON_CONFLICT)
            > 0;
    if (elsewhere) {
      return false;
    }
    boolean adverbs = isAdverb(pair.a()) || isAdverb(pair.b());
    boolean isShort =
        pair.a().sentence().reading().stems().size() < LONG
            && pair.b().sentence().reading().stems().size() < LONG;
    return isShort
        || (!adverbs
            && Math.max(pair.get(Feature.LEFT), pair.get(Feature.RIGHT)) >= LIKE_PLACE
            && pair.get(Feature.WORD_COSINE) < SYNONYMS
            && pair.get(Feature.CONTEXT_MIN) >= LIKE_REST);
  }

  /** "Already", "previously", "underscoring": what adds and says nothing of the point. */
  private static boolean isAdverb(Slot word) {
    String lower = word.word().lower();
    return lower.endsWith("ly") || lower.endsWith("ing") || lower.equals("already");
  }

  private static double strength(SlotPair pair) {
    return pair.get(Feature.NEAR_MEAN)
        + pair.get(Feature.CONTEXT_MEAN)
        + 0.5 * pair.get(Feature.DENIES)
        + 0.5 * pair.get(Feature.ANTONYM_LIST)
        + 0.5 * pair.get(Feature.RELATION_OPPOSITE)
        + 0.5 * pair.get(Feature.LEXICON_OPPOSITE)
        + 0.5 * pair.get(Feature.LEXICON_STATES)
        + 0.3 * pair.get(Feature.STATES_HALF)
        + 0.2 * pair.get(Feature.STATES_LOOSE)
        + 0.3 * pair.get(Feature.LEXICON_EXCLUSIVE)
        - 0.5 * pair.get(Feature.FRAME_ONLY)
        - 0.3 * Math.max(pair.get(Feature.ELSEWHERE_A), pair.get(Feature.ELSEWHERE_B))
        + 0.15 * pair.get(Feature.RELATION_SIBLING);
  }

  /** Adds how each pair stands among those of its values. */
  private static void rank(List<SlotPair> pairs) {
    Map<Slot, List<SlotPair>> ofA = new HashMap<>();
    Map<Slot, List<SlotPair>> ofB = new HashMap<>();
    for (SlotPair p : pairs) {
      ofA.computeIfAbsent(p.a(), k -> new ArrayList<>()).add(p);
      ofB.computeIfAbsent(p.b(), k -> new ArrayList<>()).add(p);
    }
    for (SlotPair p : pairs) {
      List<SlotPair> rivals = ofA.getOrDefault(p.a(), List.of());
      List<SlotPair> others = ofB.getOrDefault(p.b(), List.of());
      double own = p.get(Feature.CONTEXT_MEAN);
      double bestA = best(rivals, p);
      double bestB = best(others, p);
      p.set(Feature.RANK_A, own >= bestA);
      p.set(Feature.RANK_B, own >= bestB);
      p.set(Feature.MUTUAL, own >= bestA && own >= bestB);
      p.set(Feature.MARGIN, own - Math.max(bestA, bestB));
      p.set(Feature.ALTERNATIVES, Math.log(1 + rivals.size() + others.size()) / 3);
    }
  }

  private static double best(List<SlotPair> pairs, SlotPair not) {
    return pairs.stream()
        .filter(p -> p != not)
        .mapToDouble(p -> p.get(Feature.CONTEXT_MEAN))
        .max()
        .orElse(0);
  }
}

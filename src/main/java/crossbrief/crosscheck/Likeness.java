package crossbrief.crosscheck;

import crossbrief.crosscheck.SentenceWords.Word;
import crossbrief.text.Lexicon;
import crossbrief.text.WordSenses;
import crossbrief.text.WordVectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How alike two words are: the same stem, a synonym, or near in meaning. */
final class Likeness {
  private static final double SYNONYM = 0.85;
  private static final double KIND = 0.75;
  private static final double FLOOR = 0.35;
  private static final double MOST = 0.8;

  /** An odd number that spreads keys over a hash table. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Long, Double> known = new HashMap<>();

  private int number(String word) {
    return numbers.computeIfAbsent(word, k -> numbers.size());
  }

  /** How alike two content words are, 0 to 1. */
  double of(Word a, Word b) {
    if (a.token().stem().equals(b.token().stem())) {
      return 1;
    }
    if (Lexicon.between(a.meanings(), b.meanings()) == Lexicon.Relation.SAME) {
      return SYNONYM;
    }
    if (a.name() || b.name() || a.token().isNumber() || b.token().isNumber()) {
      return 0;
    }
    int x = number(a.token().lower());
    int y = number(b.token().lower());
    long key = ((long) Math.min(x, y) << 32 | Math.max(x, y)) * SPREAD;
    Double before = known.get(key);
    if (before == null) {
      before = compute(a, b);
      known.put(key, before);
    }
    return before;
  }

  private static double compute(Word a, Word b) {
    double near = Math.max(0, (cosine(a, b) - FLOOR) / (1 - FLOOR)) * MOST;
    return switch (WordSenses.between(a.token().lower(), b.token().lower())) {
      case SAME -> Math.max(SYNONYM, near);
      case KIND_OF -> Math.max(KIND, near);
      default -> near;
    };
  }

  /** Cosine of the vectors of two words; 0 where one has none. */
  static double cosine(Word a, Word b) {
    return a.vector() >= 0 && b.vector() >= 0 ? WordVectors.cosine(a.vector(), b.vector()) : 0;
  }

  /** Likeness of a word to the most alike of others. */
  private double best(Word w, List<Word> others) {
    double best = 0;
    for (Word o : others) {
      best = Math.max(best, of(w, o));
    }
    return best;
  }

  /** Likeness of the two closest words of two lists. */
  double closest(List<Word> a, List<Word> b) {
    return a.stream().mapToDouble(w -> best(w, b)).max().orElse(0);
  }

  /** Mean likeness of the words of a list to those of another; 0 for an empty list. */
  double share(List<Word> a, List<Word> b) {
    return a.stream().mapToDouble(w -> best(w, b)).average().orElse(0);
  }
}

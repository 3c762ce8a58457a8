package crossbrief.crosscheck;

import crossbrief.crosscheck.SentenceWords.Word;
import crossbrief.domain.TextSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two sentences, word by word: how alike all is that stands around two values in them. */
final class Alignment {
  private static final double OTHER_CLAUSE = 0.6;
  private static final double NOTHING_LIKE = 0.4;
  private static final double LIKE_TOPIC = 0.6;
  private static final double NO_NEIGHBORS = 0.3;

  private final SentenceWords a;
  private final SentenceWords b;
  private final float[][] like;

  Alignment(SentenceWords a, SentenceWords b, Likeness likeness) {
    this.a = a;
    this.b = b;
    like = new float[a.all().size()][b.all().size()];
    for (int i = 0; i < like.length; i++) {
      for (int k = 0; k < like[i].length; k++) {
        like[i][k] = (float) likeness.of(a.all().get(i), b.all().get(k));
      }
    }
  }

  SentenceWords first() {
    return a;
  }

  SentenceWords second() {
    return b;
  }

  private double like(boolean turned, int from, int to) {
    return turned ? like[to][from] : like[from][to];
  }

  /** Likeness of a word to the most alike of the other sentence's outside a span. */
  private double best(boolean turned, int from, @Nullable TextSpan not) {
    List<Word> others = (turned ? a : b).all();
    double best = 0;
    for (int k = 0; k < others.size(); k++) {
      double l = like(turned, from, k);
      if (l > best && (not == null || !not.overlaps(others.get(k).token().span()))) {
        best = l;
      }
    }
    return best;
  }

  /**
   * The share of the weight of the words around a value that the other sentence has, 0 to 1.
   *
   * @param turned whether the second sentence is held against the first
   * @param value the value's span in the sentence that is looked at
   * @param other the other value's span
   * @param decay how much less a word counts for each word between it and the value
   */
  double around(boolean turned, TextSpan value, TextSpan other, double decay) {
    SentenceWords from = turned ? b : a;
    List<Word> words = from.all();
    int at = from.position(value);
    int clause = words.isEmpty() ? 0 : words.get(Math.min(words.size() - 1, at)).clause();
    double total = 0;
    double got = 0;
    for (int i = 0; i < words.size(); i++) {
      Word w = words.get(i);
      if (value.overlaps(w.token().span())) {
        continue;
      }
      double weight = w.weight() / (1 + decay * Math.max(0, Math.abs(i - at) - 1));
      weight *= decay > 0 && w.clause() != clause ? OTHER_CLAUSE : 1;
      total += weight;
      got += weight * best(turned, i, other);
    }
    return total == 0 ? 0 : got / total;
  }

  /** The mean of both directions of {@link #around}. */
  double aroundBoth(TextSpan value, TextSpan other, double decay) {
    return (around(false, value, other, decay) + around(true, other, value, decay)) / 2;
  }

  /** How much of each sentence the other has, the mean of both: 0 to 1. */
  double overall() {
    return (share(false) + share(true)) / 2;
  }

  private double share(boolean turned) {
    double total = 0;
    double got = 0;
    List<Word> words = (turned ? b : a).all();
    for (int i = 0; i < words.size(); i++) {
      total += words.get(i).weight();
      got += words.get(i).weight() * best(turned, i, null);
    }
    return total == 0 ? 0 : got / total;
  }

  /** How much of the clause around each value the other sentence's has, the mean of both. */
  double clausesAlike(TextSpan value, TextSpan other) {
    return (clauseShare(false, value, other) + clauseShare(true, other, value)) / 2;
  }

  private double clauseShare(boolean turned, TextSpan value, TextSpan other) {
    SentenceWords from = turned ? b : a;
    SentenceWords to = turned ? a : b;
    int clause = from.clauseOf(value);
    int theirs = to.clauseOf(other);
    double total = 0;
    double got = 0;
    for (int i = 0; i < from.all().size(); i++) {
      Word w = from.all().get(i);
      if (w.clause() != clause || value.overlaps(w.token().span())) {
        continue;
      }
      double best = 0;
      for (int k = 0; k < to.all().size(); k++) {
        Word o = to.all().get(k);
        if (o.clause() == theirs && !other.overlaps(o.token().span())) {
          best = Math.max(best, like(turned, i, k));
        }
      }
      total += w.weight();
      got += w.weight() * best;
    }
    return total == 0 ? 0 : got / total;
  }

  /** Likeness of a value's words to what the other sentence has beside the other value. */
  double elsewhere(boolean turned, TextSpan value, TextSpan other) {
    List<Word> words = (turned ? b : a).all();
    double most = 0;
    for (int i = 0; i < words.size(); i++) {
      if (value.overlaps(words.get(i).token().span())) {
        most = Math.max(most, best(turned, i, other));
      }
    }
    return most;
  }

  /** Whether the sentences share more than values, dates, numbers, people, and who speaks. */
  boolean haveOneTopic(TextSpan value, TextSpan other) {
    for (int i = 0; i < like.length; i++) {
      Word w = a.all().get(i);
      boolean own = w.frame() || !w.plain() || value.overlaps(w.token().span());
      for (int k = 0; k < (own ? 0 : like[i].length); k++) {
        Word o = b.all().get(k);
        if (like[i][k] >= LIKE_TOPIC && !o.frame() && !other.overlaps(o.token().span())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a word has nothing like it in the other sentence. */
  boolean isAlone(boolean turned, int word) {
    return best(turned, word, null) < NOTHING_LIKE;
  }

  /** Likeness of the content words before two words; 0 where one is the first. */
  double before(int ofFirst, int ofSecond) {
    return ofFirst == 0 || ofSecond == 0 ? 0 : like[ofFirst - 1][ofSecond - 1];
  }

  /** How many words outside a value have nothing like them in the other sentence. */
  int unaligned(boolean turned, TextSpan value) {
    List<Word> words = (turned ? b : a).all();
    int count = 0;
    for (int i = 0; i < words.size(); i++) {
      boolean own = value.overlaps(words.get(i).token().span());
      count += !own && best(turned, i, null) < NOTHING_LIKE ? 1 : 0;
    }
    return count;
  }

  /** Likeness of the words right before (side -1) or behind (side 1) two values. */
  double neighbors(TextSpan value, TextSpan other, int side) {
    int x = next(a.all(), value, side);
    int y = next(b.all(), other, side);
    if (x < 0 || y < 0) {
      return x < 0 && y < 0 ? NO_NEIGHBORS : 0;
    }
    return like[x][y];
  }

  private static int next(List<Word> words, TextSpan span, int side) {
    int found = -1;
    for (int i = 0; i < words.size(); i++) {
      TextSpan w = words.get(i).token().span();
      if (side < 0 && w.end() <= span.start()) {
        found = i;
      }
      if (side > 0 && w.start() >= span.end()) {
        return i;
      }
    }
    return found;
  }
}

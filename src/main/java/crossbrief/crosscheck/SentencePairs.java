package crossbrief.crosscheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** All pairs of sentences of two articles, or of one with itself, each ranked among the others. */
final class SentencePairs {
  private SentencePairs() {}

  /**
   * The pairs that are worth a look, in order.
   *
   * @param align holds two sentences against each other; empty where nothing is alike
   */
  static List<SentencePair> of(
      List<Located> first,
      List<Located> second,
      BiFunction<Located, Located, Optional<Alignment>> align) {
    boolean within = !first.isEmpty() && first.equals(second);
    Best ofFirst = new Best(first.size());
    Best ofSecond = within ? ofFirst : new Best(second.size());
    List<SentencePair> pairs = new ArrayList<>();
    List<int[]> places = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      for (int k = within ? i + 1 : 0; k < second.size(); k++) {
        Optional<Alignment> both = align.apply(first.get(i), second.get(k));
        if (both.isPresent()) {
          double alike = both.get().overall();
          ofFirst.see(i, alike);
          ofSecond.see(k, alike);
          double position = Math.abs(i / (double) first.size() - k / (double) second.size());
          pairs.add(
              new SentencePair(first.get(i), second.get(k), both.get(), alike, 0, 0, position, 0));
          places.add(new int[] {i, k});
        }
      }
    }
    double articles = (ofFirst.mean() + ofSecond.mean()) / 2;
    for (int p = 0; p < pairs.size(); p++) {
      SentencePair pair = pairs.get(p);
      pairs.set(
          p,
          new SentencePair(
              pair.s(),
              pair.t(),
              pair.alignment(),
              pair.alike(),
              ofFirst.beside(places.get(p)[0], pair.alike()),
              ofSecond.beside(places.get(p)[1], pair.alike()),
              pair.position(),
              articles));
    }
    return pairs;
  }

  /** The two greatest likenesses of each sentence. */
  private static final class Best {
    private final double[] most;
    private final double[] next;

    Best(int sentences) {
      most = new double[sentences];
      next = new double[sentences];
    }

    void see(int sentence, double alike) {
      if (alike > most[sentence]) {
        next[sentence] = most[sentence];
        most[sentence] = alike;
      } else if (alike > next[sentence]) {
        next[sentence] = alike;
      }
    }

    double mean() {
      return Arrays.stream(most).average().orElse(0);
    }

    /** The greatest likeness of a sentence to another than the one it is so alike to. */
    double beside(int sentence, double alike) {
      return alike >= most[sentence] ? next[sentence] : most[sentence];
    }
  }
}

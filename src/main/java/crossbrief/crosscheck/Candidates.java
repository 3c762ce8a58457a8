package crossbrief.crosscheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pairs of texts that are worth comparing: all of a few texts; of many, those that share some
 * words that are rare among them (blocking by rare terms).
 */
final class Candidates {
  private static final int ALL_PAIRS_UP_TO = 300;
  private static final int RARE = 200;
  private static final int SHARED = 3;

  /** Is given each pair once, the smaller number first. */
  interface PairConsumer {
    void accept(int first, int second);
  }

  private final int texts;
  private final List<List<Integer>> rareWords = new ArrayList<>();
  private final List<List<Integer>> textsOf = new ArrayList<>();

  private Candidates(int texts) {
    this.texts = texts;
  }

  static Candidates of(List<StoryTerms.Terms> all) {
    Candidates candidates = new Candidates(all.size());
    if (all.size() > ALL_PAIRS_UP_TO) {
      candidates.index(all);
    }
    return candidates;
  }

  private void index(List<StoryTerms.Terms> all) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int t = 0; t < all.size(); t++) {
      Set<String> words = new TreeSet<>(all.get(t).names().keySet());
      words.addAll(all.get(t).words().keySet());
      List<Integer> own = new ArrayList<>(words.size());
      for (String word : words) {
        int number = numbers.computeIfAbsent(word, w -> numbers.size());
        if (number == textsOf.size()) {
          textsOf.add(new ArrayList<>());
        }
        textsOf.get(number).add(t);
        own.add(number);
      }
      rareWords.add(own);
    }
    rareWords.forEach(own -> own.removeIf(w -> textsOf.get(w).size() > RARE));
  }

  /** Hands over the pairs in order. */
  void forEach(PairConsumer pairs) {
    int[] shared = new int[texts];
    for (int a = 0; a < texts; a++) {
      if (!rareWords.isEmpty()) {
        java.util.Arrays.fill(shared, 0);
        for (int word : rareWords.get(a)) {
          for (int b : textsOf.get(word)) {
            shared[b]++;
          }
        }
      }
      for (int b = a + 1; b < texts; b++) {
        if (rareWords.isEmpty() || shared[b] >= SHARED) {
          pairs.accept(a, b);
        }
      }
    }
  }
}

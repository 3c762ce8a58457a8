package crossbrief.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Character 4-gram vectors weighted by TF-IDF and compared by cosine. Terms are kept in numeric
 * order, so that sums do not depend on the order in which they were met.
 */
public final class CharGrams {
  private static final int GRAM = 4;

  private final long[] grams;
  private final double[] weights;

  private CharGrams(long[] grams, double[] weights) {
    this.grams = grams;
    this.weights = weights;
  }

  /** The vectors of several texts, weighted by how rare a gram is among them; each has length 1. */
  public static List<CharGrams> of(List<String> texts) {
    List<Map<Long, Integer>> counts = texts.stream().map(CharGrams::counts).toList();
    Map<Long, Integer> documents = new HashMap<>();
    counts.forEach(c -> c.keySet().forEach(g -> documents.merge(g, 1, Integer::sum)));
    return counts.stream().map(c -> vector(c, documents, texts.size())).toList();
  }

  private static Map<Long, Integer> counts(String text) {
    Map<Long, Integer> counts = new HashMap<>();
    String folded = (" " + Folding.key(text) + " ").toLowerCase(Locale.ROOT);
    for (int i = 0; i + GRAM <= folded.length(); i++) {
      long gram = 0;
      for (int k = 0; k < GRAM; k++) {
        gram = gram << 16 | folded.charAt(i + k);
      }
      counts.merge(gram, 1, Integer::sum);
    }
    return counts;
  }

  private static CharGrams vector(Map<Long, Integer> counts, Map<Long, Integer> documents, int n) {
    long[] grams = counts.keySet().stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(grams);
    double[] weights = new double[grams.length];
    double norm = 0;
    for (int i = 0; i < grams.length; i++) {
      double idf = Math.log((1.0 + n) / (1.0 + documents.getOrDefault(grams[i], 0))) + 1;
      weights[i] = (1 + Math.log(counts.getOrDefault(grams[i], 1))) * idf;
      norm += weights[i] * weights[i];
    }
    double length = Math.sqrt(norm);
    for (int i = 0; i < weights.length && length > 0; i++) {
      weights[i] /= length;
    }
    return new CharGrams(grams, weights);
  }

  /** The cosine of two vectors made together, 0 to 1. */
  public double cosine(CharGrams other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < grams.length && j < other.grams.length) {
      if (grams[i] == other.grams[j]) {
        sum += weights[i++] * other.weights[j++];
      } else if (grams[i] < other.grams[j]) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }
}

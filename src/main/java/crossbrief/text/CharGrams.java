package crossbrief.text;

import java.util.Arrays;
import java.util.List;

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
    List<long[]> sorted = texts.stream().map(CharGrams::sortedGrams).toList();
    long[] all = sorted.stream().flatMapToLong(g -> Arrays.stream(distinct(g))).sorted().toArray();
    long[] terms = distinct(all);
    int[] documents = new int[terms.length];
    int term = 0;
    for (long gram : all) {
      term = terms[term] == gram ? term : term + 1;
      documents[term]++;
    }
    return sorted.stream().map(g -> vector(g, terms, documents, texts.size())).toList();
  }

  private static long[] sortedGrams(String text) {
    String folded = " " + Folding.key(text) + " ";
    int n = Math.max(0, folded.length() - GRAM + 1);
    long[] grams = new long[n];
    for (int i = 0; i < n; i++) {
      long gram = 0;
      for (int k = 0; k < GRAM; k++) {
        gram = gram << 16 | folded.charAt(i + k);
      }
      grams[i] = gram;
    }
    Arrays.sort(grams);
    return grams;
  }

  private static long[] distinct(long[] sorted) {
    long[] kept = new long[sorted.length];
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        kept[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private static CharGrams vector(long[] sorted, long[] terms, int[] documents, int n) {
    long[] grams = distinct(sorted);
    double[] weights = new double[grams.length];
    double norm = 0;
    int at = 0;
    for (int i = 0; i < grams.length; i++) {
      int count = 0;
      while (at < sorted.length && sorted[at] == grams[i]) {
        count++;
        at++;
      }
      double idf =
          Math.log((1.0 + n) / (1.0 + documents[Arrays.binarySearch(terms, grams[i])])) + 1;
      weights[i] = (1 + Math.log(count)) * idf;
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

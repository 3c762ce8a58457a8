package crossbrief.crosscheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sparse vector of length 1, of numbered terms. */
final class TermVector {
  private final int[] terms;
  private final double[] weights;

  private TermVector(int[] terms, double[] weights) {
    this.terms = terms;
    this.weights = weights;
  }

  /** Collects the terms of a vector, each once. */
  static final class Builder {
    private record Term(int number, double weight) {}

    private final List<Term> terms = new ArrayList<>();

    void add(int number, double weight) {
      if (weight > 0) {
        terms.add(new Term(number, weight));
      }
    }

    TermVector build() {
      terms.sort(Comparator.comparingInt(Term::number));
      double length = Math.sqrt(terms.stream().mapToDouble(t -> t.weight() * t.weight()).sum());
      return new TermVector(
          terms.stream().mapToInt(Term::number).toArray(),
          terms.stream().mapToDouble(t -> length == 0 ? 0 : t.weight() / length).toArray());
    }
  }

  /** The cosine of the angle between two vectors, 0 to 1. */
  double cosine(TermVector other) {
    double sum = 0;
    int i = 0;
    int k = 0;
    while (i < terms.length && k < other.terms.length) {
      if (terms[i] == other.terms[k]) {
        sum += weights[i++] * other.weights[k++];
      } else if (terms[i] < other.terms[k]) {
        i++;
      } else {
        k++;
      }
    }
    return sum;
  }
}

package crossbrief.crosscheck;

import crossbrief.crosscheck.AnnotatedPairs.Example;
import crossbrief.crosscheck.SamePoint.Group;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fits the weights of {@link SamePoint} on annotated cases, and checks by leaving out: fitted on
 * half of the stories, scored on the other half, both halves printed.
 *
 * <p>{@code mvn -q test-compile exec:java@train-same-point} fits on {@code tuned-*.jsonl} in {@code
 * src/test/resources/eval}; with {@code -Dexec.args=FILE} it also writes the weights.
 */
public final class SamePointTraining {
  private static final Path CASES = Path.of("src/test/resources/eval");
  private static final double RIDGE = 10;
  private static final int ROUNDS = 3;
  private static final int MIN_POSITIVES = 4;

  /** Files on which the hand-written rules were tuned before there were weights. */
  private static final String RULES_TUNED = "tuned-(?:stories|clusters|documents|clean)\\.jsonl";

  private SamePointTraining() {}

  /** Fits, checks, and writes the weights where a file is named. */
  public static void main(String[] args) throws IOException {
    List<Example> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("tuned-")).sorted().toList()) {
        all.addAll(AnnotatedPairs.of(file, file.getFileName().toString().matches(RULES_TUNED)));
      }
    }
    check(all);
    if (args.length > 0) {
      Files.writeString(Path.of(args[0]), tsv(all), StandardCharsets.UTF_8);
    }
  }

  /** Fits on each half of the stories and scores both. */
  private static void check(List<Example> all) {
    List<Example> even = new ArrayList<>();
    List<Example> odd = new ArrayList<>();
    for (Example e : all) {
      (Math.floorMod(mix(e.story()), 2) == 0 ? even : odd).add(e);
    }
    for (Group group : Group.values()) {
      for (boolean within : new boolean[] {false, true}) {
        List<Example> a = of(even, group, within);
        List<Example> b = of(odd, group, within);
        double[] onA = fit(a, group);
        double[] onB = fit(b, group);
        Score seen = score(a, onA, group).plus(score(b, onB, group));
        Score unseen = score(b, onA, group).plus(score(a, onB, group));
        System.out.printf(
            Locale.ROOT,
            "%-16s annotated %3d  fitted half: %s  left-out half: %s%n",
            SamePoint.key(group, within),
            annotated(a) + annotated(b),
            seen,
            unseen);
      }
    }
  }

  static int mix(String story) {
    int h = story.hashCode() * 0x9E3779B9;
    return h ^ (h >>> 15);
  }

  private static long annotated(List<Example> examples) {
    return examples.stream().filter(Example::fits).map(Example::gold).distinct().count();
  }

  private record Score(int right, int wrong) {
    Score plus(Score other) {
      return new Score(right + other.right, wrong + other.wrong);
    }

    @Override
    public String toString() {
      double precision = right + wrong == 0 ? 1 : right / (double) (right + wrong);
      return String.format(Locale.ROOT, "%3d right, %3d wrong (%.2f)", right, wrong, precision);
    }
  }

  /** What a model of even odds would say: one finding for two sentences. */
  private static Score score(List<Example> examples, double[] weights, Group group) {
    if (weights.length == 0) {
      return new Score(0, 0);
    }
    Set<String> hit = new HashSet<>();
    Set<String> seen = new HashSet<>();
    int wrong = 0;
    for (Example e : examples) {
      String sentences =
          e.story() + e.pair().a().sentence().number() + ' ' + e.pair().b().sentence().number();
      if (logOdds(weights, e, group) > 0 && seen.add(sentences)) {
        if (e.gold().isEmpty()) {
          wrong++;
        } else {
          hit.add(e.gold());
        }
      }
    }
    return new Score(hit.size(), wrong);
  }

  static List<Example> of(List<Example> all, Group group, boolean within) {
    return all.stream()
        .filter(e -> Group.of(e.pair().a().sort()) == group)
        .filter(e -> SamePoint.isWithin(e.pair()) == within)
        .toList();
  }

  private static String tsv(List<Example> all) {
    StringBuilder out =
        new StringBuilder(
            "# Weights of SamePoint: group, feature, weight. Written by SamePointTraining; not edited by hand.\n");
    for (Group group : Group.values()) {
      for (boolean within : new boolean[] {false, true}) {
        double[] w = fit(of(all, group, within), group);
        for (int i = 0; i < w.length; i++) {
          if (w[i] != 0) {
            out.append(SamePoint.key(group, within))
                .append('\t')
                .append(name(i, group))
                .append('\t')
                .append(String.format(Locale.ROOT, "%.4f", w[i]))
                .append('\n');
          }
        }
      }
    }
    return out.toString();
  }

  private static List<Slot.Sort> sorts(Group group) {
    return Arrays.stream(Slot.Sort.values()).filter(s -> Group.of(s) == group).skip(1).toList();
  }

  private static String name(int i, Group group) {
    int n = Feature.values().length;
    return i < n ? Feature.values()[i].name() : "SORT_" + sorts(group).get(i - n);
  }

  private static double[] vector(Example e, Group group) {
    List<Slot.Sort> sorts = sorts(group);
    double[] x = new double[Feature.values().length + sorts.size()];
    for (int f = 0; f < Feature.values().length; f++) {
      x[f] = e.pair().get(Feature.values()[f]);
    }
    int at = sorts.indexOf(e.pair().a().sort());
    if (at >= 0) {
      x[Feature.values().length + at] = 1;
    }
    return x;
  }

  static double logOdds(double[] weights, Example e, Group group) {
    return LogisticFit.dot(weights, vector(e, group));
  }

  /**
   * Fits weights. Of the pairs of values in two annotated sentences only one is what they
   * contradict each other about: the one that the weights so far find likeliest.
   */
  static double[] fit(List<Example> examples, Group group) {
    Set<Example> right = new HashSet<>();
    examples.stream().filter(Example::fits).forEach(right::add);
    if (right.size() < MIN_POSITIVES) {
      return new double[0];
    }
    double[] weights = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      List<double[]> xs = new ArrayList<>();
      List<Boolean> ys = new ArrayList<>();
      for (Example e : examples) {
        if (e.gold().isEmpty() || right.contains(e)) {
          xs.add(vector(e, group));
          ys.add(right.contains(e));
        }
      }
      weights = logistic(xs, ys);
      Map<String, Example> likeliest = new LinkedHashMap<>();
      Map<String, Double> top = new HashMap<>();
      for (Example e : examples) {
        double odds = logOdds(weights, e, group);
        if (e.fits() && odds > top.getOrDefault(e.gold(), Double.NEGATIVE_INFINITY)) {
          top.put(e.gold(), odds);
          likeliest.put(e.gold(), e);
        }
      }
      right = new HashSet<>(likeliest.values());
    }
    return weights;
  }

  /** Logistic regression with a ridge, by Newton's method, over standardized features. */
  private static double[] logistic(List<double[]> xs, List<Boolean> ys) {
    int n = xs.get(0).length;
    double[] mean = new double[n];
    double[] spread = new double[n];
    for (int j = 1; j < n; j++) {
      for (double[] x : xs) {
        mean[j] += x[j] / xs.size();
      }
      for (double[] x : xs) {
        spread[j] += (x[j] - mean[j]) * (x[j] - mean[j]) / xs.size();
      }
      spread[j] = Math.sqrt(spread[j]);
    }
    spread[0] = 1;
    double[][] z = new double[xs.size()][n];
    for (int i = 0; i < xs.size(); i++) {
      for (int j = 0; j < n; j++) {
        z[i][j] = spread[j] < 1e-9 ? 0 : (xs.get(i)[j] - mean[j]) / spread[j];
      }
    }
    double[] y = new double[z.length];
    double[] w = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      y[i] = ys.get(i) ? 1 : 0;
      w[i] = 1;
    }
    double[] b = LogisticFit.fit(z, y, w, RIDGE);
    double[] weights = new double[n];
    for (int j = 0; j < n; j++) {
      weights[j] = spread[j] < 1e-9 ? 0 : b[j] / spread[j];
      weights[0] -= j == 0 ? 0 : weights[j] * mean[j];
    }
    return weights;
  }
}

package crossbrief.crosscheck;

import crossbrief.crosscheck.Reckoning.Cue;
import crossbrief.crosscheck.Reckoning.Sort;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells how sure it is that words state a sum, rest, product, share, change or span, and that a
 * wrong one is a slip: two logistic regressions, the first over the {@link Cue}s, for each sort its
 * own, the second over the {@link SlipFeature}s. What the first learns from most are the right
 * sums: where words state a result, the numbers usually make it. The weights were fitted by {@code
 * ReckoningTraining} among the tests, and lie in {@code reckonings.tsv}.
 */
final class StatedReckonings {
  private static final String SLIP = "SLIP";
  private static final double FARTHEST = 1.2;

  private final Map<Sort, Map<Cue, Double>> stated = new EnumMap<>(Sort.class);
  private final Map<SlipFeature, Double> slip = new EnumMap<>(SlipFeature.class);

  /** Reads the weights that travel in the jar. */
  static StatedReckonings load() {
    StatedReckonings model = new StatedReckonings();
    Weights.read("reckonings.tsv", model::put);
    return model;
  }

  /**
   * Sets one weight.
   *
   * @param key a {@link Sort}, or {@code SLIP}
   */
  void put(String key, String name, double weight) {
    if (key.equals(SLIP)) {
      slip.put(SlipFeature.valueOf(name), weight);
    } else {
      stated
          .computeIfAbsent(Sort.valueOf(key), k -> new EnumMap<>(Cue.class))
          .put(Cue.valueOf(name), weight);
    }
  }

  /** The log odds that the words state a reckoning, whether or not it is right. */
  double stated(Reckoning r) {
    Map<Cue, Double> weights = stated.getOrDefault(r.sort(), Map.of());
    double sum = 0;
    for (Cue cue : r.cues()) {
      sum += weights.getOrDefault(cue, 0.0);
    }
    return sum;
  }

  /** The log odds that a wrong reckoning is a slip. */
  double slip(Reckoning r) {
    double sum = 0;
    for (Map.Entry<SlipFeature, Double> f : features(r, stated(r)).entrySet()) {
      sum += slip.getOrDefault(f.getKey(), 0.0) * f.getValue();
    }
    return sum;
  }

  /** What is known of a wrong reckoning. */
  static Map<SlipFeature, Double> features(Reckoning r, double stated) {
    Map<SlipFeature, Double> f = new EnumMap<>(SlipFeature.class);
    double far = Math.abs(Math.log(r.computed() / r.claimed()));
    boolean share = r.sort() == Sort.SHARE || r.sort() == Sort.CHANGE;
    String computed = digits(r.computed());
    String claimed = digits(r.claimed());
    boolean one = !share && differing(computed, claimed) == 1;
    f.put(SlipFeature.BIAS, 1.0);
    f.put(SlipFeature.STATED, stated);
    f.put(SlipFeature.STATED_SUM, r.sort() == Sort.SUM ? stated : 0);
    f.put(SlipFeature.STATED_REST, r.sort() == Sort.REST ? stated : 0);
    f.put(SlipFeature.RATIO, Math.min(far, FARTHEST));
    f.put(SlipFeature.WITHIN_TENTH, number(far < 0.1));
    f.put(SlipFeature.WITHIN_QUARTER, number(far < 0.25));
    f.put(SlipFeature.WITHIN_HALF, number(far < 0.5));
    f.put(SlipFeature.ONE_DIGIT, number(one));
    f.put(SlipFeature.ONE_OF_MANY_DIGITS, number(one && computed.length() > 2));
    f.put(SlipFeature.TRANSPOSED, number(areTransposed(computed, claimed)));
    f.put(SlipFeature.SMALL, number(Math.max(r.computed(), r.claimed()) < 12));
    f.put(SlipFeature.LESS_THAN_WHOLE, number(r.sort() == Sort.SUM && r.computed() < r.claimed()));
    f.put(SlipFeature.OF_SUM, number(r.sort() == Sort.SUM));
    f.put(SlipFeature.OF_REST, number(r.sort() == Sort.REST));
    f.put(SlipFeature.OF_TIMES, number(r.sort() == Sort.TIMES));
    f.put(SlipFeature.OF_SHARE, number(r.sort() == Sort.SHARE));
    f.put(SlipFeature.OF_CHANGE, number(r.sort() == Sort.CHANGE));
    return f;
  }

  private static double number(boolean holds) {
    return holds ? 1 : 0;
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /** In how many places two numbers of one length differ; -1 when they are not of one length. */
  private static int differing(String a, String b) {
    if (a.length() != b.length()) {
      return -1;
    }
    int differing = 0;
    for (int i = 0; i < a.length(); i++) {
      differing += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return differing;
  }

  private static boolean areTransposed(String a, String b) {
    int[] sortedA = a.chars().sorted().toArray();
    int[] sortedB = b.chars().sorted().toArray();
    return !a.equals(b) && java.util.Arrays.equals(sortedA, sortedB);
  }
}

package crossbrief.crosscheck;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells how sure it is that two differing values are said of one point, so that both cannot be
 * true: logistic regression over the {@link Feature}s, one for each group of sorts, across articles
 * and within one. The weights were fitted on annotated cases by {@code SamePointTraining} among the
 * tests, and lie in {@code same-point.tsv}: group, feature, weight.
 */
final class SamePoint {
  /** Sorts of values that share weights. */
  enum Group {
    NUMBER,
    TIME,
    PERSON,
    PLACE,
    ROLE,
    WORDING;

    static Group of(Slot.Sort sort) {
      return switch (sort) {
        case NUMBER, DURATION, AGE, ORDINAL -> NUMBER;
        case DAY, CLOCK -> TIME;
        case PERSON -> PERSON;
        case PLACE, NAME -> PLACE;
        case ROLE -> ROLE;
        case WORD, DENIAL -> WORDING;
      };
    }
  }

  private static final int LONG = 13;
  private static final int NOT_SHORT = 9;
  private static final int FEW_PAIRS = 3;
  private static final double FOR_PAIRS = 0.5;
  private static final double MORE_IF_LONG = 1;
  private static final double MORE_IF_WEAK = 1.5;
  private static final double LESS_IF_KINDS = 0.5;

  private final Map<String, Map<Feature, Double>> weights = new HashMap<>();
  private final Map<String, Map<Slot.Sort, Double>> sorts = new HashMap<>();

  /** Reads the weights that travel in the jar. */
  static SamePoint load() {
    SamePoint model = new SamePoint();
    Weights.read("same-point.tsv", model::put);
    return model;
  }

  /**
   * Sets one weight.
   *
   * @param name of a {@link Feature}, or of a {@link Slot.Sort} for what that sort adds
   */
  void put(String key, String name, double weight) {
    for (Slot.Sort sort : Slot.Sort.values()) {
      if (name.equals("SORT_" + sort)) {
        sorts.computeIfAbsent(key, k -> new EnumMap<>(Slot.Sort.class)).put(sort, weight);
        return;
      }
    }
    weights
        .computeIfAbsent(key, k -> new EnumMap<>(Feature.class))
        .put(Feature.valueOf(name), weight);
  }

  static String key(Group group, boolean within) {
    return group + (within ? " within" : " across");
  }

  static boolean isWithin(SlotPair pair) {
    return pair.a().sentence().articleIndex() == pair.b().sentence().articleIndex();
  }

  /**
   * The log odds from which a pair is told, so that about five in six of each group are right in
   * cross-validation. The weights were fitted on sentences of about ten content words; in longer
   * ones more is alike by chance.
   */
  static double told(SlotPair pair) {
    boolean isLong = stems(pair.a()) >= LONG && stems(pair.b()) >= LONG;
    boolean weak =
        pair.get(Feature.NEAR_ONLY) > 0
            && Math.min(stems(pair.a()), stems(pair.b())) >= NOT_SHORT
            && pair.get(Feature.LEXICON_EXCLUSIVE)
                    + pair.get(Feature.LEXICON_OPPOSITE)
                    + pair.get(Feature.LEXICON_STATES)
                    + pair.get(Feature.STATES_HALF)
                == 0;
    boolean kinds = pair.get(Feature.LEXICON_EXCLUSIVE) > 0 && pair.a().sort() == Slot.Sort.WORD;
    return told(pair, isWithin(pair))
        + (isLong ? MORE_IF_LONG : 0)
        + (weak ? MORE_IF_WEAK : 0)
        - (kinds ? LESS_IF_KINDS : 0);
  }

  private static int stems(Slot slot) {
    return slot.sentence().reading().stems().size();
  }

  private static double told(SlotPair pair, boolean within) {
    return switch (Group.of(pair.a().sort())) {
      case NUMBER -> within ? 0.75 : 0.5;
      case TIME -> 0.5;
      case PERSON -> within ? 0 : 0.25;
      case PLACE -> pair.get(Feature.UNIT_EQUAL) > 0 ? 0.25 : 1;
      case ROLE -> within ? 0 : 0.5;
      case WORDING -> within ? 0.25 : 0.5;
    };
  }

  /**
   * How much more is asked of a pair across articles than in a story of three, the more articles a
   * story has: with their pairs chance grows, and what outlets get wrong does not.
   */
  static double moreFor(int articles) {
    double pairs = Math.max(1, articles * (articles - 1) / 2.0);
    return FOR_PAIRS * Math.log(pairs / FEW_PAIRS);
  }

  /** The logarithm of the odds that a pair is of one point. */
  double logOdds(SlotPair pair) {
    String key = key(Group.of(pair.a().sort()), isWithin(pair));
    Map<Feature, Double> w = weights.get(key);
    if (w == null) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = sorts.getOrDefault(key, Map.of()).getOrDefault(pair.a().sort(), 0.0);
    for (Map.Entry<Feature, Double> f : w.entrySet()) {
      sum += f.getValue() * pair.get(f.getKey());
    }
    return sum;
  }
}

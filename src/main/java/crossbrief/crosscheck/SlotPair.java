package crossbrief.crosscheck;

/** Two values of one sort that differ, with what tells whether they are said of one point. */
@SuppressWarnings("EnumOrdinal") // there are many pairs, and each has all features
final class SlotPair {
  private final Slot a;
  private final Slot b;
  private final double[] features = new double[Feature.values().length];

  SlotPair(Slot a, Slot b) {
    this.a = a;
    this.b = b;
  }

  Slot a() {
    return a;
  }

  Slot b() {
    return b;
  }

  double get(Feature feature) {
    return features[feature.ordinal()];
  }

  void set(Feature feature, double value) {
    features[feature.ordinal()] = value;
  }

  void set(Feature feature, boolean holds) {
    features[feature.ordinal()] = holds ? 1 : 0;
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the percentages, fractions and multiples of a sentence: "a third", "doubled". */
final class Shares {
  /** The unit of a percentage. */
  static final String PERCENT = "%";

  /** The unit of a fraction in words. */
  static final String FRACTION_WORD = "f";

  /** The unit of a multiple. */
  static final String MULTIPLE_WORD = "x";

  private static final Map<String, Double> FRACTIONS =
      Map.ofEntries(
          Map.entry("half", 0.5),
          Map.entry("one half", 0.5),
          Map.entry("a third", 1 / 3.0),
          Map.entry("one third", 1 / 3.0),
          Map.entry("two thirds", 2 / 3.0),
          Map.entry("two-thirds", 2 / 3.0),
          Map.entry("a quarter", 0.25),
          Map.entry("one quarter", 0.25),
          Map.entry("three quarters", 0.75),
          Map.entry("three-quarters", 0.75),
          Map.entry("a fifth", 0.2),
          Map.entry("one fifth", 0.2),
          Map.entry("two fifths", 0.4),
          Map.entry("three fifths", 0.6),
          Map.entry("four fifths", 0.8),
          Map.entry("a sixth", 1 / 6.0),
          Map.entry("an eighth", 0.125),
          Map.entry("a tenth", 0.1));
  private static final Map<String, Double> MULTIPLES =
      Map.ofEntries(
          Map.entry("doubled", 2.0),
          Map.entry("doubling", 2.0),
          Map.entry("doubles", 2.0),
          Map.entry("twice", 2.0),
          Map.entry("double", 2.0),
          Map.entry("tripled", 3.0),
          Map.entry("trebled", 3.0),
          Map.entry("three times", 3.0),
          Map.entry("threefold", 3.0),
          Map.entry("quadrupled", 4.0),
          Map.entry("four times", 4.0),
          Map.entry("five times", 5.0),
          Map.entry("halved", 0.5),
          Map.entry("half as", 0.5));
  private static final Pattern FRACTION =
      Pattern.compile(
          "\\b(one half|half|(?:a|one) (?:third|quarter|fifth)|two[ -]thirds|three[ -]quarters|two fifths|three fifths|four fifths|a sixth|an eighth|a tenth)\\b(?! (?:of )?(?:an? )?(?:hour|year|century|past|million|time|day|mile|dozen|decade))");
  private static final Pattern MULTIPLE =
      Pattern.compile(
          "\\b(doubled|doubling|doubles|double|twice|tripled|trebled|threefold|three times|quadrupled|four times|five times|halved|half as)\\b");

  private Shares() {}

  /** All of them, each as a part of one; in order of their sorts. */
  static List<NumberItem> in(Located in) {
    String words = in.reading().sentence().text().toLowerCase(Locale.ROOT);
    List<NumberItem> stated = new ArrayList<>();
    for (Quantity q : in.reading().quantities()) {
      if (q.kind() == Quantity.Kind.PERCENT && q.lo().compareTo(q.hi()) == 0) {
        boolean exact = q.approx() == Quantity.Approx.EXACT;
        stated.add(new NumberItem(in, q.number(), q.lo().doubleValue() / 100, PERCENT, exact));
      }
    }
    add(in, FRACTION.matcher(words), FRACTIONS, FRACTION_WORD, stated);
    add(in, MULTIPLE.matcher(words), MULTIPLES, MULTIPLE_WORD, stated);
    return stated;
  }

  private static void add(
      Located in, Matcher m, Map<String, Double> values, String unit, List<NumberItem> stated) {
    int start = in.reading().sentence().start();
    while (m.find()) {
      double value = values.getOrDefault(m.group(1).replaceAll("[\\s-]+", " "), 0.0);
      if (value > 0) {
        TextSpan span = new TextSpan(start + m.start(1), start + m.end(1));
        stated.add(new NumberItem(in, span, value, unit, false));
      }
    }
  }
}

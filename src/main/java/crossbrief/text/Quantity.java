package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number of a text with what it counts.
 *
 * @param span from the approximation word to the end of the noun phrase
 * @param number the number alone
 * @param lo the value as written; in base units of the dimension for measures and durations
 * @param hi equals {@code lo} unless the text gives a range
 * @param unit what is counted, as one key: a stem, {@code PERSON}, a dimension, a currency code
 * @param noun the counted noun phrase as written; empty when there is none
 * @param modifiers stems of the words between number and head noun
 * @param writtenUnit the unit word of a measure, in lower case; empty for counts
 * @param predicate what happened to the counted things; absent when the words do not tell
 * @param rounding by how much a rounded figure may differ from the measured one, in the unit of
 *     {@code lo}
 * @param partial whether the number counts a part of something: "five of them"
 */
public record Quantity(
    TextSpan span,
    TextSpan number,
    Kind kind,
    BigDecimal lo,
    BigDecimal hi,
    Approx approx,
    String unit,
    String noun,
    List<String> modifiers,
    String writtenUnit,
    @Nullable String predicate,
    boolean partial,
    BigDecimal rounding) {

  /** What sort of number it is. */
  public enum Kind {
    COUNT,
    MONEY,
    PERCENT,
    MEASURE,
    AGE,
    DURATION,
    MAGNITUDE
  }

  /** How exact the text says the number is. */
  public enum Approx {
    EXACT,
    ABOUT,
    NEARLY,
    OVER,
    UNDER,
    AT_LEAST,
    AT_MOST,
    VAGUE
  }

  /** The unit key of counted people. */
  public static final String PERSON = "PERSON";

  public Quantity {
    modifiers = List.copyOf(modifiers);
  }

  /** Whether it counts people. */
  public boolean countsPeople() {
    return unit.equals(PERSON);
  }

  /** The value for a reader: the words of the text, cut after the counted noun. */
  public String value() {
    String amount = amount(lo);
    String range = lo.compareTo(hi) == 0 ? amount : amount + " to " + amount(hi);
    String prefix =
        approx == Approx.EXACT || approx == Approx.VAGUE
            ? ""
            : approx.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " ";
    return switch (kind) {
      case PERCENT -> prefix + range + " percent";
      case MAGNITUDE -> "magnitude " + range;
      case AGE -> range + " years old";
      case MONEY -> prefix + amount(lo) + " " + unit;
      case MEASURE, DURATION -> prefix + noun;
      case COUNT -> prefix + range + (noun.isEmpty() ? "" : " " + noun);
    };
  }

  /** An amount for a reader: billions and millions in words, thousands with commas. */
  public static String amount(BigDecimal amount) {
    for (Map.Entry<Long, String> scale :
        List.of(Map.entry(1_000_000_000L, " billion"), Map.entry(1_000_000L, " million"))) {
      if (amount.abs().compareTo(BigDecimal.valueOf(scale.getKey())) >= 0) {
        return amount
                .divide(BigDecimal.valueOf(scale.getKey()), 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString()
            + scale.getValue();
      }
    }
    String plain = amount.stripTrailingZeros().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String grouped = whole.length() > 4 ? whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") : whole;
    return point < 0 ? grouped : grouped + plain.substring(point);
  }

  /** The lower end of what the number may mean; see {@link Approx}. */
  public BigDecimal min() {
    return switch (approx) {
      case ABOUT -> times(lo, "0.9");
      case NEARLY -> times(lo, "0.88");
      case UNDER, AT_MOST -> BigDecimal.ZERO;
      case EXACT, OVER, AT_LEAST, VAGUE -> lo;
    };
  }

  /** The upper end of what the number may mean; {@code -1} stands for no upper end. */
  public BigDecimal max() {
    return switch (approx) {
      case ABOUT -> times(hi, "1.1");
      case OVER -> times(hi, "2");
      case AT_LEAST -> BigDecimal.ONE.negate();
      case EXACT, NEARLY, UNDER, AT_MOST, VAGUE -> hi;
    };
  }

  /**
   * Whether both may be true of the same thing: rounding, bounds, formats and unit conversions are
   * no difference. Tolerances: 4 percent between units, 5 percent for figures with two trailing
   * zeros or more.
   */
  public boolean agreesWith(Quantity other) {
    if (overlaps(other)) {
      return true;
    }
    boolean converted =
        !writtenUnit.equals(other.writtenUnit) && (kind == Kind.MEASURE || kind == Kind.DURATION);
    BigDecimal tolerance =
        converted
            ? new BigDecimal("0.04")
            : !isVague() && !other.isVague() && (isRound() || other.isRound())
                ? new BigDecimal("0.05")
                : BigDecimal.ZERO;
    BigDecimal larger = lo.max(other.lo);
    BigDecimal gap = gap(other);
    if (converted && gap.compareTo(rounding.add(other.rounding)) <= 0) {
      return true;
    }
    return gap.compareTo(larger.multiply(tolerance)) <= 0;
  }

  private boolean overlaps(Quantity other) {
    boolean below = other.max().signum() >= 0 && min().compareTo(other.max()) > 0;
    boolean above = max().signum() >= 0 && other.min().compareTo(max()) > 0;
    return !below && !above;
  }

  /** The distance between the intervals of both; zero when they overlap. */
  private BigDecimal gap(Quantity other) {
    BigDecimal a = min().subtract(other.max());
    BigDecimal b = other.min().subtract(max());
    return a.max(b).max(BigDecimal.ZERO);
  }

  private boolean isVague() {
    return approx == Approx.VAGUE;
  }

  private boolean isRound() {
    BigDecimal whole = lo.stripTrailingZeros();
    return whole.scale() <= -2;
  }

  private static BigDecimal times(BigDecimal value, String factor) {
    return value.multiply(new BigDecimal(factor));
  }

  /** The number that a word means, such as {@code eleven}; zero for no number. */
  public static BigDecimal ofWord(String word) {
    BigDecimal value = Numbers.simple(word);
    return value == null ? BigDecimal.ZERO : value;
  }
}

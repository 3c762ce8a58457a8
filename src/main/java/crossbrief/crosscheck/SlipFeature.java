package crossbrief.crosscheck;

/** What is known of a result that its parts do not make; {@link StatedReckonings} weighs it. */
enum SlipFeature {
  /** Always 1. */
  BIAS,
  /** The log odds that the words state the reckoning at all. */
  STATED,
  STATED_SUM,
  STATED_REST,
  /** The logarithm of the ratio of both results, at most 1.2. */
  RATIO,
  /** Whether the results are within 10 percent. */
  WITHIN_TENTH,
  WITHIN_QUARTER,
  WITHIN_HALF,
  /** Whether the results differ in one digit. */
  ONE_DIGIT,
  ONE_OF_MANY_DIGITS,
  TRANSPOSED,
  SMALL,
  /** Whether parts make less than their whole: there may be others. */
  LESS_THAN_WHOLE,
  OF_SUM,
  OF_REST,
  OF_TIMES,
  OF_SHARE,
  OF_CHANGE
}

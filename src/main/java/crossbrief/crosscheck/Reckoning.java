package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A sum, rest, product, share, change or span that the words of one or two sentences may state.
 *
 * @param first the sentence of the first part
 * @param second the sentence of what is stated; the same as the first when one sentence has all
 * @param parts where the numbers stand that are reckoned with
 * @param stated where the result stands
 * @param steps the reckoning for a reader: "1.4 million + 2.1 million"
 * @param computed what the parts make
 * @param claimed what is stated
 * @param holds whether that is the same, as exactly as the text is
 * @param cues what speaks for and against that it is stated
 */
record Reckoning(
    Sort sort,
    Located first,
    Located second,
    List<TextSpan> parts,
    TextSpan stated,
    String steps,
    double computed,
    double claimed,
    boolean holds,
    Set<Cue> cues) {
  /** How the result comes of the parts. */
  enum Sort {
    /** All parts together. */
    SUM,
    /** What one leaves of the other, or is ahead of it. */
    REST,
    /** So much for each. */
    TIMES,
    /** One part's share of the other, in percent. */
    SHARE,
    /** By how much one is more or less than the other, in percent. */
    CHANGE,
    /** The years since a year. */
    SPAN
  }

  /** What the words and the order of the numbers tell. */
  enum Cue {
    BIAS,
    TOTAL_BEFORE,
    TOTAL_BEHIND,
    SO_BEFORE,
    OR_BEFORE,
    REST_BEFORE,
    REST_BEHIND,
    MARGIN_BEFORE,
    MARGIN_BEHIND,
    OF_BETWEEN,
    OF_THEM,
    COLON,
    OPENS_WITH_OF,
    AND_BETWEEN,
    COMMA_BETWEEN,
    VERSUS_BETWEEN,
    EACH,
    EACH_BEFORE,
    FROM_TO,
    CHANGED,
    COMPARED,
    EARLIER,
    FURTHER,
    INCLUDING,
    UNUSED_ONE,
    UNUSED_MORE,
    SAME_UNIT,
    NO_UNIT,
    TWO_SENTENCES,
    RESULT_FIRST,
    RESULT_LAST,
    PARTS_TWO,
    PARTS_MANY,
    ROUGHLY,
    MONEY,
    PERCENT,
    TIME,
    FRACTION,
    NEXT_TO_EACH_OTHER,
    STARTED,
    LASTED,
    AGO,
    ANNIVERSARY,
    IN_OFFICE,
    PRISON,
    OLD,
    SINCE,
    BORN,
    NAME_SHARED,
    PRONOUN,
    ONLY_YEAR,
    PERIOD;

    static Set<Cue> none() {
      return EnumSet.noneOf(Cue.class);
    }
  }
}

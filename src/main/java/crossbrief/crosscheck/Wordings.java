package crossbrief.crosscheck;

import crossbrief.domain.ClaimType;
import crossbrief.text.SentenceReading;
import crossbrief.text.WordSenses;
import java.util.Set;

/** Tells what two contrasting words are about: where, why, when, who, or whether it happened. */
final class Wordings {
  private static final Set<String> WHERE =
      Set.of(
          "in", "at", "on", "near", "into", "through", "outside", "inside", "behind", "under",
          "from", "to", "towards", "toward", "beside", "off");
  private static final Set<String> ORDER =
      Set.of("before", "after", "during", "until", "first", "last", "second", "early", "late");
  private static final String WHY =
      "because|cause|caused|causes|blamed|blame|due|sparked|triggered|reason|reasons|source|traced|origin|fault|led|owing|why|motive|fuelled|fueled|prompted";
  private static final String UNSURE =
      "may|might|could|alleged|allegedly|reportedly|suspected|believed|possible|possibly|probably|unknown|unclear|unconfirmed|rumour|rumor|apparently|perhaps|doubt|confirmed|established|proven|proved|certain";
  private static final Set<String> WHO =
      Set.of("he", "she", "his", "her", "man", "woman", "boy", "girl", "male", "female");

  private Wordings() {}

  static ClaimType type(SlotPair pair) {
    SentenceReading s = pair.a().sentence().reading();
    SentenceReading t = pair.b().sentence().reading();
    if (s.hasWord(WHY) && t.hasWord(WHY)) {
      return ClaimType.CAUSE;
    }
    if (pair.a().sort() == Slot.Sort.DENIAL) {
      return isOfCertainty(pair, s, t) ? ClaimType.CERTAINTY : ClaimType.OUTCOME;
    }
    String x = pair.a().word().lower();
    String y = pair.b().word().lower();
    if (ORDER.contains(x) && ORDER.contains(y)) {
      return ClaimType.EVENT_ORDER;
    }
    if (WHO.contains(x) && WHO.contains(y)) {
      return ClaimType.IDENTITY;
    }
    if (isOpposite(pair)) {
      return isOfCertainty(pair, s, t) ? ClaimType.CERTAINTY : ClaimType.OUTCOME;
    }
    boolean verbs = isVerb(x) || isVerb(y);
    if (!verbs && isWhere(pair.a(), s) && isWhere(pair.b(), t)) {
      return ClaimType.LOCATION;
    }
    return verbs ? ClaimType.OUTCOME : ClaimType.IDENTITY;
  }

  private static boolean isOpposite(SlotPair pair) {
    return pair.get(Feature.ANTONYM_LIST)
            + pair.get(Feature.RELATION_OPPOSITE)
            + pair.get(Feature.LEXICON_OPPOSITE)
            + pair.get(Feature.LEXICON_STATES)
            + pair.get(Feature.STATES_HALF)
            + pair.get(Feature.STATES_LOOSE)
        > 0;
  }

  private static boolean isVerb(String lower) {
    return lower.endsWith("ed") || WordSenses.isPastVerb(lower);
  }

  /** Whether one of the values says how sure a thing is. */
  private static boolean isOfCertainty(SlotPair pair, SentenceReading s, SentenceReading t) {
    return s.hasWord(UNSURE, pair.a().span()) || t.hasWord(UNSURE, pair.b().span());
  }

  /** Where, when two names stand behind words of place; else who or what. */
  static ClaimType ofNames(SlotPair pair) {
    boolean where =
        isWhere(pair.a(), pair.a().sentence().reading())
            && isWhere(pair.b(), pair.b().sentence().reading());
    return where ? ClaimType.LOCATION : ClaimType.IDENTITY;
  }

  /** Whether a word ends a phrase of place: "through a skylight", "on the west coast". */
  private static boolean isWhere(Slot word, SentenceReading sentence) {
    var before = sentence.tokensBefore(word.span());
    for (int i = before.size() - 1; i >= Math.max(0, before.size() - 4); i--) {
      if (WHERE.contains(before.get(i).lower())) {
        return true;
      }
      if (!before.get(i).isWord()) {
        return false;
      }
    }
    return false;
  }
}

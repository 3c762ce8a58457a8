package crossbrief.crosscheck;

import crossbrief.domain.ClaimType;
import crossbrief.text.SentenceReading;
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
      "because|cause|caused|causes|blamed|blame|due|sparked|triggered|reason|reasons|source|traced|origin|fault|led|owing";
  private static final Set<String> WHO =
      Set.of("he", "she", "his", "her", "man", "woman", "boy", "girl", "male", "female");

  private Wordings() {}

  static ClaimType type(SlotPair pair) {
    String x = pair.a().word().lower();
    String y = pair.b().word().lower();
    SentenceReading s = pair.a().sentence().reading();
    SentenceReading t = pair.b().sentence().reading();
    if (ORDER.contains(x) && ORDER.contains(y)) {
      return ClaimType.EVENT_ORDER;
    }
    if (s.hasWord(WHY) && t.hasWord(WHY)) {
      return ClaimType.CAUSE;
    }
    boolean opposite =
        pair.get(Feature.ANTONYM_LIST) > 0 || pair.get(Feature.RELATION_OPPOSITE) > 0;
    if (WHO.contains(x) && WHO.contains(y)) {
      return ClaimType.IDENTITY;
    }
    boolean verbs = pair.get(Feature.VERB_PAIR) > 0;
    if (!verbs && isWhere(pair.a(), s) && isWhere(pair.b(), t)) {
      return ClaimType.LOCATION;
    }
    return opposite || verbs ? ClaimType.OUTCOME : ClaimType.IDENTITY;
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

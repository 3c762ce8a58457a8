package crossbrief.crosscheck;

import crossbrief.text.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which fates of people a clause speaks of: deaths, injuries, arrests. */
final class Fates {
  /** The first of these are tolls. */
  private static final List<Pattern> WORDS =
      List.of(
          Pattern.compile(
              "\\b(?:kill\\p{L}*|dead|die[sd]?|dying|deaths?|lives|fatal\\p{L}*|bodies|victims|drowned|perished|toll)\\b"),
          Pattern.compile("\\b(?:injur\\p{L}*|wound\\p{L}*|hurt|hospital\\p{L}*|treated)\\b"),
          Pattern.compile("\\b(?:missing|unaccounted|lost contact|searching for)\\b"),
          Pattern.compile("\\b(?:arrest\\p{L}*|detain\\p{L}*|custody|held|seized)\\b"),
          Pattern.compile(
              "\\b(?:rescue\\p{L}*|saved|freed|brought down|pulled|survive\\p{L}*|survivors)\\b"),
          Pattern.compile(
              "\\b(?:evacuat\\p{L}*|leave|left|fled|homes|homeless|displaced|shelters?)\\b"),
          Pattern.compile("\\b(?:infect\\p{L}*|ill|sick|cases|patients|contracted)\\b"),
          Pattern.compile("\\b(?:aboard|on board|carrying|passengers|crew)\\b"),
          Pattern.compile(
              "\\b(?:protest\\p{L}*|demonstrat\\p{L}*|march\\p{L}*|took part|turned out|crowd|spectators|attend\\p{L}*)\\b"));

  private static final int TOLLS = 3;

  private Fates() {}

  /** The numbers of the fates that the clause of a number speaks of. */
  static Set<Integer> of(Located s, Quantity q) {
    String clause = s.quote(s.clauseSpan(q.span())).quote().toLowerCase(Locale.ROOT);
    Set<Integer> fates = new HashSet<>();
    for (int i = 0; i < WORDS.size(); i++) {
      if (WORDS.get(i).matcher(clause).find()) {
        fates.add(i);
      }
    }
    return fates;
  }

  /** Whether two numbers of people count the dead, the injured or the missing. */
  static boolean areTolls(Slot a, Slot b) {
    Set<Integer> both = of(a.sentence(), a.quantity());
    both.retainAll(of(b.sentence(), b.quantity()));
    return both.stream().anyMatch(f -> f < TOLLS);
  }
}

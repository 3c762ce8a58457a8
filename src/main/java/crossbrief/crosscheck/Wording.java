package crossbrief.crosscheck;

import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.TextSpan;
import crossbrief.text.SentenceReading;
import crossbrief.text.TimeMention;
import java.util.Comparator;
import java.util.List;

/** Puts a fact that several articles report into the plainest words found in one of them. */
final class Wording {
  private static final int IDEAL_MIN_WORDS = 6;
  private static final int IDEAL_MAX_WORDS = 28;

  private Wording() {}

  /** The best wording; disputed days are left out of it, marked by an ellipsis in brackets. */
  static String plainest(List<Fact> facts, List<Inconsistency> disputes) {
    Fact best = facts.stream().max(Comparator.<Fact>comparingInt(f -> score(f, disputes)).thenComparing(f -> -f.sentence().number())).orElseThrow();
    return tidy(withoutDisputedDays(best, disputes));
  }

  private static int score(Fact fact, List<Inconsistency> disputes) {
    String text = fact.text();
    int words = text.split("\\s+").length;
    SentenceReading r = fact.sentence().reading();
    boolean fromStart = fact.span().start() == r.sentence().start();
    boolean capital = Character.isUpperCase(text.charAt(0));
    boolean pronoun = text.matches("(?s)(?i)(he|she|it|they|his|her|its|their|these|this|that|which|who|those)\\b.*");
    boolean subordinate = text.matches("(?s)(?i)(with|while|although|as|including|and|but|yet|which|who|where|when|after|in addition|overall)\\b.*");
    boolean open = text.matches("(?s)[a-z]+ing\\b.*");
    int score = (fromStart ? 3 : 0) + (capital ? 3 : 0) - (pronoun ? 4 : 0) - (subordinate ? 3 : 0) - (open ? 4 : 0);
    score += words >= IDEAL_MIN_WORDS && words <= IDEAL_MAX_WORDS ? 2 : 0;
    score -= hasDisputedDay(fact, disputes) ? 2 : 0;
    return score;
  }

  private static boolean hasDisputedDay(Fact fact, List<Inconsistency> disputes) {
    return fact.sentence().reading().times().stream().anyMatch(t -> fact.span().contains(t.span()) && isDisputed(fact, t, disputes));
  }

  private static boolean isDisputed(Fact fact, TimeMention t, List<Inconsistency> disputes) {
    return disputes.stream().filter(i -> i.type() == crossbrief.domain.ClaimType.DATE_TIME).flatMap(i -> i.evidence().stream()).anyMatch(e -> holds(e, fact, t.span()));
  }

  private static boolean holds(Evidence e, Fact fact, TextSpan span) {
    return e.article().equals(fact.sentence().article().id()) && e.span().contains(span);
  }

  private static String withoutDisputedDays(Fact fact, List<Inconsistency> disputes) {
    StringBuilder text = new StringBuilder(fact.text());
    List<TimeMention> times = fact.sentence().reading().times();
    for (int i = times.size() - 1; i >= 0; i--) {
      TimeMention t = times.get(i);
      if (fact.span().contains(t.span()) && isDisputed(fact, t, disputes)) {
        int end = t.span().end() - fact.span().start();
        int start = phraseStart(text, t.span().start() - fact.span().start());
        text.replace(start, end, "[\u2026]");
      }
    }
    return text.toString();
  }

  /** The start of "on the evening of" and the like before a day. */
  private static int phraseStart(CharSequence text, int day) {
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("(?:(?:on|in|at|during|by|late|early|the|evening|morning|night|afternoon|of)\\s+)+$").matcher(text.subSequence(0, day));
    return m.find() ? m.start() : day;
  }

  /** A statement on its own: no joining word in front, no loose mark at the end, first letter large. */
  static String tidy(String text) {
    String plain = text.strip().replaceAll("\\s+", " ").replaceAll("^(?i)(?:and|but|yet|while|although|though|which|who|where|with|in addition,|overall,|however,|nevertheless,|meanwhile,)\\s+", "");
    plain = plain.replaceAll("[,;:\u2014\u2013-]+$", "").replaceAll(",([\u201d\"])$", "$1").strip();
    plain = plain.endsWith("[\u2026]") ? plain.substring(0, plain.length() - 3).strip() : plain;
    if (plain.isEmpty()) {
      return text.strip();
    }
    String first = plain.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + plain.substring(1);
    return first.matches("(?s).*[.!?\u2026\u201d\"]$") ? first : first + ".";
  }
}

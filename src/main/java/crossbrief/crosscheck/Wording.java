package crossbrief.crosscheck;

import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.TextSpan;
import crossbrief.text.PersonMention;
import crossbrief.text.Quantity;
import crossbrief.text.SentenceReading;
import crossbrief.text.TimeMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts a fact that several articles report into the plainest words found in one of them. */
final class Wording {
  private static final int IDEAL_MIN_WORDS = 6;
  private static final int IDEAL_MAX_WORDS = 28;
  private static final int OWN_VALUE = 2;

  private Wording() {}

  /** The best wording; disputed days are left out of it, marked by an ellipsis in brackets. */
  static String plainest(List<Fact> facts, List<Inconsistency> disputes) {
    Fact best =
        facts.stream()
            .max(
                Comparator.<Fact>comparingInt(
                        f -> score(f, disputes) - OWN_VALUE * own(f, facts).size())
                    .thenComparing(f -> -f.sentence().number()))
            .orElseThrow();
    return framed(best, tidy(withoutDisputedWords(best, own(best, facts), disputes)));
  }

  /** Dots where the sentence goes on before or behind a part that says nothing alone. */
  private static String framed(Fact fact, String text) {
    String words = fact.text();
    boolean cutFront =
        Character.isLowerCase(words.charAt(0))
            && !words.matches("(?s)(which|who|where|he|she|it|they)\\b.*");
    boolean sentenceStart = fact.span().start() == fact.sentence().reading().sentence().start();
    boolean preposition =
        words.matches("(?s)(In|At|On|After|Before|During|Despite|With)\\b.*")
            && fact.stems().size() < 6;
    boolean cutBack =
        sentenceStart
            && preposition
            && fact.span().end() < fact.sentence().reading().sentence().end() - 1;
    String framed =
        cutFront ? "\u2026 " + Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    return cutBack ? framed.replaceAll("\\.$", "") + " \u2026" : framed;
  }

  /** The numbers and days of a fact that not every other article has: they are not agreed on. */
  private static List<TextSpan> own(Fact fact, List<Fact> facts) {
    List<TextSpan> own = new ArrayList<>();
    for (Quantity q : fact.sentence().reading().quantities()) {
      if (fact.span().contains(q.span()) && !allOthers(fact, facts, f -> hasNumber(f, q))) {
        own.add(q.span());
      }
    }
    for (TimeMention t : fact.sentence().reading().times()) {
      if (fact.span().contains(t.span())
          && t.isDay()
          && !allOthers(fact, facts, f -> hasDay(f, t))) {
        own.add(t.span());
      }
    }
    return own;
  }

  /** Whether every other article of a group has a fact for which a condition holds. */
  private static boolean allOthers(Fact fact, List<Fact> facts, Predicate<Fact> condition) {
    Map<Integer, Boolean> byArticle = new TreeMap<>();
    for (Fact f : facts) {
      if (f.sentence().articleIndex() != fact.sentence().articleIndex()) {
        byArticle.merge(f.sentence().articleIndex(), condition.test(f), Boolean::logicalOr);
      }
    }
    return !byArticle.containsValue(false);
  }

  private static boolean hasNumber(Fact f, Quantity q) {
    return f.sentence().reading().quantities().stream()
        .anyMatch(o -> q.kind() == o.kind() && q.agreesWith(o));
  }

  private static boolean hasDay(Fact f, TimeMention t) {
    return f.sentence().reading().times().stream().anyMatch(o -> Shift.mayBeEqual(t, o));
  }

  private static int score(Fact fact, List<Inconsistency> disputes) {
    String text = fact.text();
    int words = text.split("\\s+").length;
    SentenceReading r = fact.sentence().reading();
    boolean fromStart = fact.span().start() == r.sentence().start();
    boolean capital = Character.isUpperCase(text.charAt(0));
    boolean pronoun =
        text.matches(
            "(?s)(?i)(he|she|it|they|his|her|its|their|these|this|that|which|who|those)\\b.*");
    boolean subordinate =
        text.matches(
            "(?s)(?i)(with|while|although|as|including|and|but|yet|which|who|where|when|after|in addition|overall)\\b.*");
    boolean open = text.matches("(?s)[a-z]+ing\\b.*");
    int score =
        (fromStart ? 3 : 0)
            + (capital ? 3 : 0)
            - (pronoun ? 4 : 0)
            - (subordinate ? 3 : 0)
            - (open ? 4 : 0);
    score += words >= IDEAL_MIN_WORDS && words <= IDEAL_MAX_WORDS ? 2 : 0;
    score -= hasDisputedDay(fact, disputes) ? 2 : 0;
    return score;
  }

  private static boolean hasDisputedDay(Fact fact, List<Inconsistency> disputes) {
    return fact.sentence().reading().times().stream()
        .anyMatch(t -> fact.span().contains(t.span()) && isDisputed(fact, t, disputes));
  }

  private static boolean isDisputed(Fact fact, TimeMention t, List<Inconsistency> disputes) {
    return disputes.stream()
        .filter(i -> i.type() == ClaimType.DATE_TIME)
        .flatMap(i -> i.evidence().stream())
        .anyMatch(e -> holds(e, fact, t.span()));
  }

  private static boolean holds(Evidence e, Fact fact, TextSpan span) {
    return e.article().equals(fact.sentence().article().id()) && e.span().contains(span);
  }

  private static String withoutDisputedWords(
      Fact fact, List<TextSpan> own, List<Inconsistency> disputes) {
    StringBuilder text = new StringBuilder(withoutDisputedDays(fact, own, disputes));
    for (PersonMention p : fact.sentence().reading().people()) {
      String role =
          fact.sentence().article().text().substring(p.roleSpan().start(), p.roleSpan().end());
      boolean disputed =
          p.hasRole()
              && disputes.stream()
                  .filter(i -> i.type() == ClaimType.ROLE)
                  .flatMap(i -> i.evidence().stream())
                  .anyMatch(e -> e.quote().equals(role));
      int at = disputed ? text.indexOf(role) : -1;
      if (at >= 0) {
        text.replace(at, at + role.length(), p.name());
      }
    }
    return text.toString();
  }

  /**
   * A clause without the days that are disputed, and without the values that only its article has.
   */
  private static String withoutDisputedDays(
      Fact fact, List<TextSpan> own, List<Inconsistency> disputes) {
    StringBuilder text = new StringBuilder(fact.text());
    List<TextSpan> out = new ArrayList<>(own);
    for (TimeMention t : fact.sentence().reading().times()) {
      if (fact.span().contains(t.span())
          && isDisputed(fact, t, disputes)
          && !out.contains(t.span())) {
        out.add(t.span());
      }
    }
    out.sort(Comparator.<TextSpan>naturalOrder().reversed());
    for (TextSpan span : out) {
      int start = phraseStart(text, span.start() - fact.span().start());
      text.replace(start, span.end() - fact.span().start(), "[\u2026]");
    }
    return text.toString();
  }

  /** Some words with the day taken out. */
  static String withoutDay(String words, int dayStart, int dayEnd) {
    return words.substring(0, phraseStart(words, dayStart)) + "\u2026" + words.substring(dayEnd);
  }

  /** The start of "on the evening of" and the like before a day. */
  private static int phraseStart(CharSequence text, int day) {
    java.util.regex.Matcher m =
        java.util.regex.Pattern.compile(
                "(?:\\b(?:on|in|at|to|during|by|late|early|the|evening|morning|night|afternoon|of)\\s+)+$")
            .matcher(text.subSequence(0, day));
    return m.find() ? m.start() : day;
  }

  /** A whole sentence as it stands, on one line. */
  static String sentence(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * A statement on its own: no joining word in front, no loose mark at the end, first letter large.
   */
  static String tidy(String text) {
    String plain =
        text.strip()
            .replaceAll("\\s+", " ")
            .replaceAll(
                "^(?:(?i:in addition|overall|however|nevertheless|meanwhile),|and|but|yet|(?i:while|although|though)|which|who|where|with)\\s+",
                "");
    plain = plain.replaceAll("[,;:\u2014\u2013-]+$", "").replaceAll(",([\u201d\"])$", "$1").strip();
    plain = plain.endsWith("[\u2026]") ? plain.substring(0, plain.length() - 3).strip() : plain;
    if (plain.isEmpty()) {
      return text.strip();
    }
    String first = plain.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + plain.substring(1);
    return first.matches("(?s).*[.!?\u2026\u201d\"]$") ? first : first + ".";
  }
}

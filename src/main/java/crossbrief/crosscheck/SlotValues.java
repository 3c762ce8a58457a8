package crossbrief.crosscheck;

import crossbrief.text.Figure;
import crossbrief.text.Figures;
import crossbrief.text.Quantity;
import crossbrief.text.Stems;
import crossbrief.text.TimeMention;
import crossbrief.text.WordSenses;
import crossbrief.text.WordVectors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells of two values of one sort whether they are the same, and whether they may exclude each
 * other.
 */
final class SlotValues {
  private static final double LIKE_UNIT = 0.3;
  private static final int MANY_MINUTES = 15;
  private static final int ENDING = 2;
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "\\b(?:exceed(?:s|ed|ing)?|topped|surpassed|passed|above|at least|more than|over|well over|no fewer than|no less than|upwards of) (?:the )?$");
  private static final Pattern AT_MOST =
      Pattern.compile(
          "\\b(?:below|under|up to|at most|a maximum of|less than|fewer than|within|no more than|as many as) (?:the )?$");
  private static final Pattern RATE =
      Pattern.compile(
          "^(?: \\p{L}+)? (?:an?|per|each|every|for each|for every) (second|minute|hour|day|night|week|month|year|head|person|share|kilo\\p{L}*|lit\\p{L}+|ton\\p{L}*|unit|family|household|employee|worker|square)|^ (?:apiece|each|annually|daily|monthly|yearly)\\b");
  private static final int NEAR_CHARS = 24;

  private SlotValues() {}

  /** Whether two values of one sort differ so that both cannot be true of one point. */
  static boolean mayClash(Comparison story, Slot a, Slot b) {
    return switch (a.sort()) {
      case NUMBER, DURATION, AGE -> numbersClash(a, b);
      case ORDINAL -> Ordinals.value(a.word()) != Ordinals.value(b.word());
      case DAY -> daysClash(a.time(), b.time());
      case CLOCK ->
          a.clock().universal() == b.clock().universal()
              && Math.abs(a.clock().minutes() - b.clock().minutes()) > MANY_MINUTES;
      case PERSON ->
          !Subjects.samePerson(a.person().name(), b.person().name())
              && !a.person().name().contains(b.person().surname())
              && !b.person().name().contains(a.person().surname())
              && !isNamedIn(a.person().surname(), b.sentence())
              && !isNamedIn(b.person().surname(), a.sentence());
      case PLACE ->
          !a.place().name().equals(b.place().name())
              && !areSpelledAlike(a.place().name(), b.place().name())
              && !isNamedIn(a.place().name(), b.sentence())
              && !isNamedIn(b.place().name(), a.sentence())
              && !story.areRelated(a.place().name(), b.place().name())
              && a.place().country() == b.place().country();
      case ROLE ->
          Subjects.samePerson(a.person().name(), b.person().name())
              && !stems(a.text()).containsAll(stems(b.text()))
              && !stems(b.text()).containsAll(stems(a.text()))
              && !isClause(a)
              && !isClause(b);
      case NAME -> namesClash(a, b);
      case WORD, DENIAL -> true;
    };
  }

  /** Whether neither of two names is a shorter form of the other, or stands in both sentences. */
  private static boolean namesClash(Slot a, Slot b) {
    Set<String> x = nameWords(a);
    Set<String> y = nameWords(b);
    Set<String> ofA = new HashSet<>(x);
    Set<String> ofB = new HashSet<>(y);
    ofA.removeAll(y);
    ofB.removeAll(x);
    return !areSpelledAlike(a.text(), b.text())
        && !ofA.isEmpty()
        && !ofB.isEmpty()
        && !isShortFor(a.text(), b.text())
        && !isShortFor(b.text(), a.text())
        && ofA.stream().noneMatch(w -> hasWord(b.sentence(), w))
        && ofB.stream().noneMatch(w -> hasWord(a.sentence(), w));
  }

  /** Whether two words are one but for marks and an ending: "up-market" and "upmarket". */
  static boolean areSpelledAlike(String a, String b) {
    if (Character.toLowerCase(a.charAt(0)) != Character.toLowerCase(b.charAt(0))) {
      return false;
    }
    String x = a.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    String y = b.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    boolean begins = x.startsWith(y) || y.startsWith(x);
    return begins
        && Math.abs(x.length() - y.length()) <= ENDING
        && Math.min(x.length(), y.length()) > 1;
  }

  /** Whether a name is made of the first letters of another. */
  private static boolean isShortFor(String letters, String name) {
    StringBuilder first = new StringBuilder();
    for (String word : name.split("[^\\p{L}]+")) {
      first.append(word.isEmpty() || Character.isLowerCase(word.charAt(0)) ? "" : word.charAt(0));
    }
    return first.length() > 1 && letters.contentEquals(first);
  }

  private static boolean hasWord(Located s, String lower) {
    return s.reading().tokens().stream().anyMatch(t -> t.is(lower));
  }

  /** The words of a name in lower case, its numbers among them. */
  static Set<String> nameWords(Slot name) {
    Set<String> words = new HashSet<>();
    for (String w : name.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!w.isEmpty() && (!Stems.isStopWord(w) || w.length() == 1)) {
        words.add(w);
      }
    }
    return words;
  }

  /** Whether words say what somebody did and not what he is. */
  private static boolean isClause(Slot role) {
    return role.text()
        .toLowerCase(Locale.ROOT)
        .matches(
            "(?s)(?:who (?!heads|leads|chairs|runs|is\\b|was\\b|headed|led|ran)|to |found |becomes? ).*");
  }

  private static boolean isNamedIn(String name, Located sentence) {
    return sentence.reading().sentence().text().contains(name);
  }

  private static boolean numbersClash(Slot one, Slot other) {
    Quantity a = one.quantity();
    Quantity b = other.quantity();
    if (a.kind() != b.kind() || a.agreesWith(b) || keepsBound(one, other)) {
      return false;
    }
    return switch (a.kind()) {
      case MONEY, MEASURE -> a.unit().equals(b.unit());
      case COUNT -> unitLikeness(a, b) >= LIKE_UNIT;
      default -> true;
    };
  }

  /** Whether one is a bound that the other keeps: "exceeded one million" and 1.2 million. */
  private static boolean keepsBound(Slot a, Slot b) {
    int sign = a.quantity().lo().compareTo(b.quantity().lo());
    int ofA = bound(a);
    int ofB = bound(b);
    return (ofA != 0 && ofA * sign <= 0) || (ofB != 0 && ofB * -sign <= 0);
  }

  /** 1 for a lower bound, -1 for an upper bound, 0 for none. */
  private static int bound(Slot slot) {
    String before = near(slot, true);
    return AT_LEAST.matcher(before).find() ? 1 : AT_MOST.matcher(before).find() ? -1 : 0;
  }

  /** The words right before or behind a value, in lower case. */
  private static String near(Slot slot, boolean before) {
    String text = slot.sentence().article().text();
    int from =
        Math.max(slot.sentence().reading().sentence().start(), slot.span().start() - NEAR_CHARS);
    int to = Math.min(slot.sentence().reading().sentence().end(), slot.span().end() + NEAR_CHARS);
    return (before
            ? text.substring(from, slot.span().start())
            : text.substring(slot.span().end(), Math.max(to, slot.span().end())))
        .toLowerCase(Locale.ROOT);
  }

  /** What a number is counted for each of; empty when for nothing. */
  static String rate(Slot slot) {
    Matcher m = RATE.matcher(near(slot, false));
    return m.find() ? Objects.requireNonNullElse(m.group(1), "each") : "";
  }

  /** How alike the things are that two numbers count, 0 to 1. */
  static double unitLikeness(Quantity a, Quantity b) {
    if (a.unit().equals(b.unit())) {
      return 1;
    }
    if (a.unit().isEmpty() || b.unit().isEmpty()) {
      return 0.5;
    }
    String x = lastWord(a.noun());
    String y = lastWord(b.noun());
    if (x.isEmpty() || y.isEmpty()) {
      return a.countsPeople() && b.countsPeople() ? 0.8 : 0;
    }
    return switch (WordSenses.between(x, y)) {
      case SAME -> Math.max(0.9, cosine(x, y));
      case KIND_OF -> Math.max(0.7, cosine(x, y));
      default -> cosine(x, y);
    };
  }

  /** Cosine of the vectors of two words in lower case; 0 where one has none. */
  static double cosine(String x, String y) {
    int u = WordVectors.index(x);
    int v = WordVectors.index(y);
    return u >= 0 && v >= 0 ? WordVectors.cosine(u, v) : 0;
  }

  private static String lastWord(String noun) {
    String[] p = noun.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    return p.length == 0 ? "" : p[p.length - 1];
  }

  static boolean daysClash(TimeMention a, TimeMention b) {
    if (a.role() == TimeMention.Role.PUBLICATION || b.role() == TimeMention.Role.PUBLICATION) {
      return false;
    }
    LocalDate aLo = a.lo();
    LocalDate aHi = a.hi();
    LocalDate bLo = b.lo();
    LocalDate bHi = b.hi();
    if (aLo != null && aHi != null && bLo != null && bHi != null) {
      return aLo.isAfter(bHi) || bLo.isAfter(aHi);
    }
    return a.weekday() != null && b.weekday() != null && a.weekday() != b.weekday();
  }

  static boolean same(Slot a, Slot b) {
    return switch (a.sort()) {
      case NUMBER, DURATION, AGE -> sameNumber(a.quantity(), b.quantity());
      case ORDINAL -> Ordinals.value(a.word()) == Ordinals.value(b.word());
      case DAY -> sameDay(a.time(), b.time());
      case CLOCK -> a.clock().minutes() == b.clock().minutes();
      case PERSON -> Subjects.samePerson(a.person().name(), b.person().name());
      case PLACE -> a.place().name().equals(b.place().name());
      case NAME -> nameWords(a).equals(nameWords(b));
      case ROLE ->
          stems(a.text()).equals(stems(b.text()))
              && Subjects.samePerson(a.person().name(), b.person().name());
      case WORD, DENIAL -> false;
    };
  }

  private static boolean sameDay(TimeMention a, TimeMention b) {
    if (a.isResolved() && b.isResolved()) {
      return a.granularity() == b.granularity() && !daysClash(a, b);
    }
    return a.weekday() != null && a.weekday() == b.weekday();
  }

  private static boolean sameNumber(Quantity a, Quantity b) {
    boolean unit =
        a.kind() == Quantity.Kind.COUNT
            ? unitLikeness(a, b) >= LIKE_UNIT
            : a.unit().equals(b.unit());
    return a.kind() == b.kind() && unit && a.agreesWith(b);
  }

  /** The stems of the content words of a phrase. */
  static Set<String> stems(String words) {
    Set<String> stems = new HashSet<>();
    for (String w : words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (!w.isEmpty() && !Stems.isStopWord(w)) {
        stems.add(Stems.of(w));
      }
    }
    return stems;
  }

  /**
   * Whether a third number makes the difference of two: 132 passengers, and 138 people where six
   * are crew.
   */
  static boolean sumExplains(Slot a, Slot b, List<Slot> ofBoth) {
    BigDecimal gap = a.quantity().lo().subtract(b.quantity().lo()).abs();
    Quantity.Kind kind = a.quantity().kind();
    boolean counts = kind == Quantity.Kind.COUNT || kind == Quantity.Kind.MONEY;
    for (Slot side : List.of(a, b)) {
      for (Figure f : counts ? Figures.of(side.sentence().reading()) : List.<Figure>of()) {
        if (!f.span().overlaps(side.span()) && f.amount().compareTo(gap) == 0) {
          return true;
        }
      }
      for (Quantity q : side.sentence().reading().quantities()) {
        boolean own = q.span().overlaps(side.span());
        if (!own && q.kind() == kind && q.lo().compareTo(gap) == 0) {
          return true;
        }
      }
    }
    return counts
        && gap.compareTo(BigDecimal.valueOf(3)) > 0
        && gap.compareTo(a.quantity().lo()) != 0
        && gap.compareTo(b.quantity().lo()) != 0
        && ofBoth.stream()
            .filter(o -> o.sort() == Slot.Sort.NUMBER && o.quantity().kind() == kind)
            .anyMatch(o -> o.quantity().lo().compareTo(gap) == 0);
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.Antonyms;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds statements on one point that cannot both be true, by all that stands around two differing
 * values ({@link SamePoint}): "six men robbed the bank" against "four robbers stormed the counter
 * hall", "the motion was voted down" against "the council also adopted a motion by the Greens". It
 * sees what the other rules found, adds to it, and takes back what all around the values speaks
 * against.
 */
final class ClashingStatements {
  /**
   * Log odds below which what a rule found is taken back. The weights were fitted on sentences of
   * about ten content words: of longer ones they know less, and take back only what is clear.
   */
  private static final double TAKEN_BACK = -0.25;

  private static final double TAKEN_BACK_LONG = -6;
  private static final double TAKEN_BACK_DAY = -3.2;
  private static final int LONG = 15;
  private static final int NOT_SHORT = 10;

  /** Days from which two findings of one distance are one mistake, and no chance. */
  private static final long SHIFT_DAYS = 10;

  private static final String DATES = "rule:conflicting-dates";

  /** Rules that hold two statements against each other by likeness, as this one does. */
  private static final Set<String> BY_LIKENESS =
      Set.of(
          "rule:conflicting-quantities",
          "rule:conflicting-quantities-within",
          DATES,
          "rule:conflicting-clock-times",
          "rule:opposite-words",
          "rule:denied-and-affirmed");

  private static final int SHARED_WORDS = 3;

  private final SamePoint points;

  ClashingStatements(SamePoint points) {
    this.points = points;
  }

  /** A pair with the log odds that both values are said of one point. */
  private record Weighed(SlotPair pair, double odds) {
    Slot a() {
      return pair.a();
    }

    Slot b() {
      return pair.b();
    }
  }

  /**
   * What stands of the findings of other rules, and what is found besides.
   *
   * @param found what other rules found in the story
   */
  List<Inconsistency> among(Comparison story, List<Inconsistency> found) {
    SlotPairs pairs = new SlotPairs(story, found);
    List<Weighed> weighed = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      for (int b = a; b < story.articles().size(); b++) {
        pairs.of(a, b).forEach(p -> weighed.add(new Weighed(p, points.logOdds(p))));
      }
    }
    weighed.sort(
        Comparator.<Weighed>comparingDouble(w -> -w.odds())
            .thenComparing(w -> w.a().sentence().number())
            .thenComparing(w -> w.b().sentence().number())
            .thenComparing(w -> w.a().span())
            .thenComparing(w -> w.b().span()));
    List<Inconsistency> all = new ArrayList<>(standing(story, found, weighed));
    for (Inconsistency more : added(story, found, weighed)) {
      if (!joined(more, all)) {
        all.add(more);
      }
    }
    return all;
  }

  /** Puts what is found beside a finding with the same values: a third source of one question. */
  private static boolean joined(Inconsistency more, List<Inconsistency> all) {
    for (int n = 0; n < all.size(); n++) {
      Inconsistency one = all.get(n);
      boolean sameQuestion =
          one.kind().isFinding()
              && one.scope() == more.scope()
              && more.accounts().stream()
                  .allMatch(a -> one.accounts().stream().anyMatch(o -> isSameValue(o, a)))
              && more.evidence().stream()
                  .anyMatch(
                      e ->
                          one.evidence().stream()
                              .anyMatch(
                                  o ->
                                      o.article().equals(e.article())
                                          && o.span().overlaps(e.span())));
      if (sameQuestion) {
        all.set(
            n,
            one.withAccounts(
                one.accounts().stream().map(o -> with(o, more, one.evidence())).toList()));
        return true;
      }
    }
    return false;
  }

  private static boolean isSameValue(Account a, Account b) {
    return a.value().strip().equalsIgnoreCase(b.value().strip());
  }

  /** An account with the quotations of further articles for its value. */
  private static Account with(Account account, Inconsistency more, List<Evidence> taken) {
    List<Evidence> evidence = new ArrayList<>(account.evidence());
    for (Account other : more.accounts()) {
      for (Evidence e : isSameValue(account, other) ? other.evidence() : List.<Evidence>of()) {
        boolean said =
            evidence.stream().anyMatch(o -> o.article().equals(e.article())) || taken.contains(e);
        if (!said) {
          evidence.add(e);
        }
      }
    }
    return new Account(account.value(), Findings.inOrder(evidence));
  }

  private static List<Inconsistency> standing(
      Comparison story, List<Inconsistency> found, List<Weighed> weighed) {
    Map<Long, Double> best = new HashMap<>();
    for (Weighed w : weighed) {
      best.putIfAbsent(Comparison.key(w.a().sentence(), w.b().sentence()), w.odds());
    }
    List<Inconsistency> standing = new ArrayList<>();
    for (Inconsistency i : found) {
      if (!i.kind().isFinding() || !BY_LIKENESS.contains(i.foundBy())) {
        standing.add(i);
        continue;
      }
      double odds = Double.NEGATIVE_INFINITY;
      List<Located> touched = story.touchedBy(i);
      for (Located s : touched) {
        for (Located t : touched) {
          odds = Math.max(odds, best.getOrDefault(Comparison.key(s, t), Double.NEGATIVE_INFINITY));
        }
      }
      boolean isLong =
          touched.stream().anyMatch(s -> s.reading().stems().size() >= LONG)
              && touched.stream().allMatch(s -> s.reading().stems().size() >= NOT_SHORT);
      double least =
          !isLong ? TAKEN_BACK : i.foundBy().equals(DATES) ? TAKEN_BACK_DAY : TAKEN_BACK_LONG;
      if ((odds >= least && !(isOfTime(i) && areOpposite(touched))) || isOfShift(i, found)) {
        standing.add(i);
      }
    }
    return standing;
  }

  private static boolean isOfTime(Inconsistency i) {
    return i.type() == ClaimType.DATE_TIME;
  }

  /** Whether two sentences tell a beginning and an end: "stopped work", "work resumed". */
  private static boolean areOpposite(List<Located> touched) {
    for (Located s : touched) {
      for (Located t : touched) {
        for (Token x : s.reading().tokens()) {
          for (Token y : t.reading().tokens()) {
            if (Antonyms.areOpposite(x.lower(), y.lower())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** Whether another date is off by the same number of days: all dates of a text were shifted. */
  private static boolean isOfShift(Inconsistency i, List<Inconsistency> found) {
    Optional<Long> days = distance(i);
    return days.isPresent()
        && days.get() >= SHIFT_DAYS
        && found.stream().anyMatch(o -> !o.equals(i) && distance(o).equals(days));
  }

  /** The days between the first days of two accounts of a finding about dates. */
  private static Optional<Long> distance(Inconsistency i) {
    if (!i.foundBy().equals(DATES) || i.accounts().size() != 2) {
      return Optional.empty();
    }
    Optional<LocalDate> one = day(i.accounts().get(0).value());
    Optional<LocalDate> other = day(i.accounts().get(1).value());
    return one.isPresent() && other.isPresent()
        ? Optional.of(Math.abs(ChronoUnit.DAYS.between(one.get(), other.get())))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String value) {
    return value.matches("\\d{4}-\\d\\d-\\d\\d.*")
        ? Optional.of(LocalDate.parse(value.substring(0, 10)))
        : Optional.empty();
  }

  private static List<Inconsistency> added(
      Comparison story, List<Inconsistency> found, List<Weighed> weighed) {
    Set<Long> told = new HashSet<>();
    for (Inconsistency i : found) {
      List<Located> touched = story.touchedBy(i);
      touched.forEach(s -> touched.forEach(t -> told.add(Comparison.key(s, t))));
    }
    Map<Slot, Set<Integer>> partners = new HashMap<>();
    List<List<Weighed>> groups = new ArrayList<>();
    for (Weighed w : weighed) {
      double more = SamePoint.isWithin(w.pair()) ? 0 : SamePoint.moreFor(story.articles().size());
      if (w.odds() < SamePoint.told(w.pair()) + more) {
        continue;
      }
      Set<Integer> ofA = partners.computeIfAbsent(w.a(), k -> new HashSet<>());
      Set<Integer> ofB = partners.computeIfAbsent(w.b(), k -> new HashSet<>());
      boolean free =
          !ofA.contains(w.b().sentence().articleIndex())
              && !ofB.contains(w.a().sentence().articleIndex());
      if (free && told.add(Comparison.key(w.a().sentence(), w.b().sentence()))) {
        ofA.add(w.b().sentence().articleIndex());
        ofB.add(w.a().sentence().articleIndex());
        join(w, groups);
      }
    }
    return groups.stream().map(ClashingStatements::inconsistency).toList();
  }

  /** Puts a pair beside those that share a value with it: one question. */
  private static void join(Weighed w, List<List<Weighed>> groups) {
    for (List<Weighed> group : groups) {
      boolean shares =
          group.stream()
              .anyMatch(
                  o ->
                      o.a().equals(w.a())
                          || o.b().equals(w.b())
                          || o.a().equals(w.b())
                          || o.b().equals(w.a()));
      if (shares && SamePoint.isWithin(group.get(0).pair()) == SamePoint.isWithin(w.pair())) {
        group.add(w);
        return;
      }
    }
    groups.add(new ArrayList<>(List.of(w)));
  }

  private static Inconsistency inconsistency(List<Weighed> group) {
    Weighed first = group.get(0);
    Map<String, Slot> representatives = new LinkedHashMap<>();
    Map<String, List<Evidence>> byValue = new LinkedHashMap<>();
    Set<Evidence> quoted = new HashSet<>();
    for (Weighed w : group) {
      for (Slot slot : List.of(w.a(), w.b())) {
        String name =
            representatives.entrySet().stream()
                .filter(r -> r.getValue().equals(slot) || SlotValues.same(r.getValue(), slot))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> byValue.containsKey(value(slot)) ? slot.text() : value(slot));
        if (quoted.add(evidence(slot))) {
          representatives.putIfAbsent(name, slot);
          byValue.computeIfAbsent(name, k -> new ArrayList<>()).add(evidence(slot));
        }
      }
    }
    ClaimType type = type(first.pair());
    Kind kind = kind(first);
    double confidence = Math.min(0.9, 1 / (1 + Math.exp(-first.odds())));
    String explanation = explanation(first);
    String question = question(first.a());
    List<Account> accounts = Findings.accounts(byValue);
    Severity severity = severity(first, type);
    return SamePoint.isWithin(first.pair())
        ? Findings.within(
            type,
            severity,
            confidence,
            question,
            explanation,
            "clashing-statements",
            null,
            accounts)
        : Findings.across(
            kind,
            type,
            severity,
            confidence,
            question,
            explanation,
            "clashing-statements",
            accounts);
  }

  private static String value(Slot slot) {
    return switch (slot.sort()) {
      case NUMBER, DURATION, AGE -> slot.quantity().value();
      case DAY -> isRelativeYear(slot) ? slot.text() : slot.time().value();
      case CLOCK -> slot.clock().value();
      case ORDINAL -> slot.text();
      case PERSON -> slot.person().name();
      case PLACE, NAME, ROLE -> slot.text();
      case WORD, DENIAL -> Findings.topic(slot.sentence().reading().sentence().text());
    };
  }

  /** "Last year": its number stands nowhere in the sentence. */
  private static boolean isRelativeYear(Slot slot) {
    return slot.time().granularity() == TimeMention.Granularity.YEAR
        && !slot.text().contains(slot.time().value());
  }

  private static Evidence evidence(Slot slot) {
    return switch (slot.sort()) {
      case WORD, DENIAL -> slot.sentence().whole();
      default -> slot.sentence().clause(slot.span());
    };
  }

  private static Kind kind(Weighed w) {
    return w.pair().get(Feature.SPEAKERS_DIFFER) > 0 ? Kind.DISPUTE : Kind.CONTRADICTION;
  }

  private static Severity severity(Weighed w, ClaimType type) {
    boolean high = type == ClaimType.CASUALTY || type == ClaimType.OUTCOME;
    return high && w.a().sentence().isLead() && w.b().sentence().isLead()
        ? Severity.HIGH
        : Severity.MEDIUM;
  }

  private static ClaimType type(SlotPair pair) {
    return switch (pair.a().sort()) {
      case NUMBER ->
          pair.get(Feature.FATE_SAME) > 0 && Fates.areTolls(pair.a(), pair.b())
              ? ClaimType.CASUALTY
              : ClaimType.NUMBER;
      case AGE, ORDINAL -> ClaimType.NUMBER;
      case DURATION -> ClaimType.DURATION;
      case DAY, CLOCK -> ClaimType.DATE_TIME;
      case PERSON -> ClaimType.IDENTITY;
      case PLACE -> ClaimType.LOCATION;
      case NAME -> Wordings.ofNames(pair);
      case ROLE -> ClaimType.ROLE;
      case WORD, DENIAL -> Wordings.type(pair);
    };
  }

  private static String question(Slot slot) {
    String topic =
        "\u201c" + Findings.topic(slot.sentence().reading().sentence().text()) + "\u201d";
    return switch (slot.sort()) {
      case NUMBER, DURATION, AGE ->
          ConflictingQuantities.question(Counted.of(slot.sentence(), slot.quantity()));
      case DAY, CLOCK -> "When? " + topic;
      case PERSON -> "Who? " + topic;
      case PLACE -> "Where? " + topic;
      case NAME -> "Which? " + topic;
      case ROLE -> "What is " + slot.person().name() + "?";
      case ORDINAL, WORD, DENIAL -> "Which is true? " + topic;
    };
  }

  private static String explanation(Weighed w) {
    String one = quoted(w.a());
    String other = quoted(w.b());
    List<String> shared = shared(w.a(), w.b());
    String about =
        shared.isEmpty()
            ? "Both sentences seem to be about one point"
            : "Both sentences speak of " + list(shared);
    return w.a().sort() == Slot.Sort.ROLE
        ? w.a().person().name() + " is " + one + " in one sentence and " + other + " in the other."
        : about + ", but one says " + one + " and the other " + other + ".";
  }

  private static String quoted(Slot slot) {
    return "\u201c"
        + slot.text().strip().replaceAll("\\s+", " ").replaceAll("[,;]$", "")
        + "\u201d";
  }

  /** The words that tell most of those in both sentences, as the first has them. */
  private static List<String> shared(Slot a, Slot b) {
    Set<String> theirs = b.sentence().reading().stems();
    TextSpan own = a.span();
    Set<String> seen = new HashSet<>();
    return a.sentence().reading().tokens().stream()
        .filter(t -> t.isWord() && theirs.contains(t.stem()) && !own.overlaps(t.span()))
        .filter(t -> !crossbrief.text.Stems.isStopWord(t.lower()) && seen.add(t.stem()))
        .sorted(Comparator.comparing(t -> t.isCapitalized() ? 0 : 1))
        .limit(SHARED_WORDS)
        .map(t -> "\u201c" + t.text() + "\u201d")
        .toList();
  }

  private static String list(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}

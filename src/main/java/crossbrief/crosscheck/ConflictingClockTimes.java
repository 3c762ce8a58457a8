package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.ClockTime;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds one happening at two times of day: sentences that are each other's best match, with one
 * local time each. Times within twenty minutes are rounded; universal time is another matter.
 */
final class ConflictingClockTimes implements ConsistencyRule {
  private static final int ROUNDED_MINUTES = 20;
  private static final int WITHIN_AN_HOUR = 60;
  private static final int DAY_MINUTES = 24 * 60;
  private static final double SURE = 0.3;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (Comparison.Pair pair : story.pairs(Comparison.RELATED)) {
      Optional<ClockTime> a = only(pair.a());
      Optional<ClockTime> b = only(pair.b());
      if (a.isPresent()
          && b.isPresent()
          && clash(a.get(), b.get())
          && sameHappening(story, pair)
          && used.add(pair.a().number())
          && used.add(pair.b().number())) {
        found.add(inconsistency(pair, a.get(), b.get()));
      }
    }
    return found;
  }

  private static Optional<ClockTime> only(Located sentence) {
    String text = sentence.article().text();
    List<ClockTime> times =
        sentence.reading().clockTimes().stream()
            .filter(t -> t.span().start() == 0 || text.charAt(t.span().start() - 1) != '(')
            .toList();
    boolean deadline = sentence.reading().hasWord("will|until|till|before|after|since|by|from");
    return times.size() == 1 && !times.get(0).universal() && !deadline
        ? Optional.of(times.get(0))
        : Optional.empty();
  }

  private static boolean clash(ClockTime a, ClockTime b) {
    int apart = Math.abs(a.minutes() - b.minutes());
    boolean halfDay = apart == DAY_MINUTES / 2;
    return Math.min(apart, DAY_MINUTES - apart) > ROUNDED_MINUTES && !halfDay;
  }

  private static boolean sameHappening(Comparison story, Comparison.Pair pair) {
    Set<String> events = story.events(pair.b());
    boolean event = story.events(pair.a()).stream().anyMatch(events::contains);
    boolean mutual = story.mutualBest(pair.a(), pair.b());
    boolean aligned =
        pair.cosine() >= SURE || (pair.cosine() >= Comparison.NEAR && event && mutual);
    return aligned && !otherDay(pair);
  }

  private static boolean otherDay(Comparison.Pair pair) {
    return pair.a().reading().times().stream()
        .anyMatch(
            t ->
                pair.b().reading().times().stream()
                    .anyMatch(
                        u -> {
                          DayOfWeek first = Shift.weekday(t);
                          DayOfWeek second = Shift.weekday(u);
                          return first != null && second != null && !Objects.equals(first, second);
                        }));
  }

  private static Inconsistency inconsistency(Comparison.Pair pair, ClockTime a, ClockTime b) {
    int apart = Math.abs(a.minutes() - b.minutes());
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.DATE_TIME,
        apart <= WITHIN_AN_HOUR ? Severity.LOW : Severity.MEDIUM,
        Findings.HEURISTIC,
        "At what time: \u201c"
            + Findings.topic(pair.a().quote(pair.a().reading().sentence().span()).quote())
            + "\u201d?",
        a.value() + " and " + b.value() + " are given as local times of the same happening.",
        "conflicting-clock-times",
        List.of(
            new Account(a.value(), List.of(pair.a().quote(pair.a().reading().sentence().span()))),
            new Account(b.value(), List.of(pair.b().quote(pair.b().reading().sentence().span())))));
  }
}

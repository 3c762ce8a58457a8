package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.ClockTime;
import crossbrief.text.Happenings;
import crossbrief.text.Token;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
      add(pair, sameHappening(story, pair), used, found);
    }
    for (Comparison.Pair pair : sameMainHappening(story)) {
      add(pair, !otherDay(pair), used, found);
    }
    return found;
  }

  private static void add(
      Comparison.Pair pair, boolean same, Set<Integer> used, List<Inconsistency> found) {
    for (boolean universal : new boolean[] {true, false}) {
      Optional<ClockTime> a = only(pair.a(), universal);
      Optional<ClockTime> b = only(pair.b(), universal);
      if (a.isPresent()
          && b.isPresent()
          && same
          && !used.contains(pair.a().number())
          && !used.contains(pair.b().number())) {
        if (!clash(a.get(), b.get())) {
          return;
        }
        used.add(pair.a().number());
        used.add(pair.b().number());
        found.add(inconsistency(pair, a.get(), b.get()));
      }
    }
  }

  /**
   * Pairs of sentences that give a time for the same thing happening, which both articles begin
   * with, each the only one of its article that does.
   */
  private static List<Comparison.Pair> sameMainHappening(Comparison story) {
    Map<String, Map<Integer, List<Located>>> timed = new TreeMap<>();
    for (Located s : story.sentences()) {
      if (only(s, false).isPresent() || only(s, true).isPresent()) {
        for (String happening : happenings(s)) {
          timed
              .computeIfAbsent(happening, k -> new TreeMap<>())
              .computeIfAbsent(s.articleIndex(), k -> new ArrayList<>())
              .add(s);
        }
      }
    }
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (Map.Entry<String, Map<Integer, List<Located>>> entry : timed.entrySet()) {
      String happening = entry.getKey();
      Map<Integer, List<Located>> byArticle = entry.getValue();
      List<Located> single =
          byArticle.values().stream().filter(l -> l.size() == 1).map(l -> l.get(0)).toList();
      for (int i = 0; i < single.size(); i++) {
        for (int k = i + 1; k < single.size(); k++) {
          boolean main =
              story.beginsWith(single.get(i).articleIndex(), happening)
                  || story.beginsWith(single.get(k).articleIndex(), happening);
          if (!main) {
            continue;
          }
          pairs.add(
              new Comparison.Pair(
                  single.get(i), single.get(k), story.cosine(single.get(i), single.get(k))));
        }
      }
    }
    return pairs;
  }

  private static Set<String> happenings(Located s) {
    if (s.reading().clockTimes().isEmpty()) {
      return Set.of();
    }
    TextSpan time = s.reading().clockTimes().get(0).span();
    Set<String> own = Happenings.in(s.reading(), upToAfter(s, s.clauseSpan(time), time));
    return own.isEmpty()
        ? Happenings.in(s.reading(), upToAfter(s, s.reading().sentence().span(), time))
        : own;
  }

  /** The words up to "after" and the like behind a time: what stands there is another thing. */
  private static TextSpan upToAfter(Located s, TextSpan words, TextSpan time) {
    int end =
        s.reading().tokens().stream()
            .filter(t -> t.start() >= time.end() && words.contains(t.span()))
            .filter(t -> Set.of("after", "before", "since", "following").contains(t.lower()))
            .mapToInt(Token::start)
            .findFirst()
            .orElse(words.end());
    return new TextSpan(words.start(), end);
  }

  /** The only time of a sentence in one reckoning, local or universal, that is no deadline. */
  private static Optional<ClockTime> only(Located sentence, boolean universal) {
    String text = sentence.article().text();
    List<ClockTime> times =
        sentence.reading().clockTimes().stream()
            .filter(t -> t.universal() == universal)
            .filter(
                t -> universal || t.span().start() == 0 || text.charAt(t.span().start() - 1) != '(')
            .toList();
    boolean open = sentence.reading().hasWord("will|until|till|since");
    return times.size() == 1 && !open && !isBound(sentence, times.get(0))
        ? Optional.of(times.get(0))
        : Optional.empty();
  }

  /** By six, from six, after six; but not shortly after six. */
  private static boolean isBound(Located sentence, ClockTime time) {
    List<Token> before = sentence.reading().tokensBefore(time.span());
    int last = before.size() - 1;
    while (last >= 0 && Set.of("at", "about", "around").contains(before.get(last).lower())) {
      last--;
    }
    String word = last < 0 ? "" : before.get(last).lower();
    String earlier = last < 1 ? "" : before.get(last - 1).lower();
    boolean bound =
        Set.of("by", "from", "after", "before", "between").contains(word)
            && !Set.of("shortly", "just", "soon", "little", "minutes").contains(earlier);
    return bound || isOfSomethingSaid(sentence, time, word);
  }

  /** An 11 a.m. bulletin; told reporters at 8 a.m. */
  private static boolean isOfSomethingSaid(Located sentence, ClockTime time, String before) {
    String behind =
        sentence.reading().tokens().stream()
            .filter(t -> t.start() >= time.span().end() && t.isWord() && t.text().length() > 1)
            .map(Token::lower)
            .findFirst()
            .orElse("");
    return Set.of("a", "an", "the", "its", "their").contains(before)
        || Set.of("briefing", "bulletin", "statement", "news", "conference", "update", "reporters")
            .contains(behind);
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
        pair.cosine() >= SURE
            || (pair.cosine() >= (sharesHappening(pair) ? Comparison.NEAR : Comparison.ALIGNED)
                && event
                && mutual);
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
        "At what time: \u201c" + Findings.topic(pair.a().whole().quote()) + "\u201d?",
        a.value() + " and " + b.value() + " are given as times of the same happening.",
        "conflicting-clock-times",
        List.of(
            new Account(a.value(), List.of(pair.a().whole())),
            new Account(b.value(), List.of(pair.b().whole()))));
  }

  private static boolean sharesHappening(Comparison.Pair pair) {
    Set<String> second = happenings(pair.b());
    return happenings(pair.a()).stream().anyMatch(second::contains);
  }
}

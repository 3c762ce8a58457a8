package crossbrief.crosscheck;

import crossbrief.domain.Agreement;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Claim;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence;
import crossbrief.domain.Kind;
import crossbrief.domain.Scope;
import crossbrief.domain.TextSpan;
import crossbrief.text.ClockTime;
import crossbrief.text.SharedWords;
import crossbrief.text.Support;
import crossbrief.text.TimeMention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Matches the claims of different articles: what two report is an agreement, once, without the
 * parts that they dispute; neighboring claims that match the same sentence stay together.
 */
final class Corroboration {
  private static final double MIN_CONTAINMENT = 0.5;
  private static final double MIN_SHARED_WEIGHT = 4.5;
  private static final int MIN_SHARED_STEMS = 2;
  private static final double OTHER_SENTENCE = 0.12;
  private static final double SURE = 0.3;
  private static final double SURE_BONUS = 0.06;
  private static final double SHARED_VALUE_BONUS = 0.1;
  private static final int ROUNDED_MINUTES = 20;

  private final Comparison story;
  private final List<Inconsistency> disputes;
  private final List<Inconsistency> told;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Fact, Set<Fact>> matches = new LinkedHashMap<>();

  Corroboration(
      Comparison story, List<ArticleSummary> summaries, List<Inconsistency> inconsistencies) {
    this.story = story;
    this.told = List.copyOf(inconsistencies);
    this.disputes =
        inconsistencies.stream()
            .filter(i -> i.kind() == Kind.CONTRADICTION || i.kind() == Kind.DISPUTE)
            .toList();
    collect(summaries);
    match();
  }

  /** All claims as facts, in the order of articles and offsets. */
  List<Fact> facts() {
    return facts;
  }

  /** The facts of other articles that report the same. */
  List<Fact> counterparts(Fact fact) {
    return matches.getOrDefault(fact, Set.of()).stream().filter(g -> belong(fact, g)).toList();
  }

  private void collect(List<ArticleSummary> summaries) {
    Map<ArticleId, Set<TextSpan>> spans = new HashMap<>();
    for (ArticleSummary summary : summaries) {
      for (Claim claim : summary.claims()) {
        spans.computeIfAbsent(summary.article(), k -> new TreeSet<>()).add(claim.evidence().span());
      }
    }
    for (int a = 0; a < story.articles().size(); a++) {
      Set<TextSpan> own = spans.getOrDefault(story.articles().get(a).article().id(), Set.of());
      for (Located s : story.sentencesOf(a)) {
        for (TextSpan span : own) {
          if (s.reading().sentence().span().overlaps(span)) {
            int start = Math.max(span.start(), s.reading().sentence().start());
            int end = Math.min(span.end(), s.reading().sentence().end());
            TextSpan inside = new TextSpan(start, end);
            facts.add(Fact.of(s, inside));
          }
        }
      }
    }
  }

  private void match() {
    Map<Integer, List<Fact>> bySentence = new HashMap<>();
    facts.forEach(
        f -> bySentence.computeIfAbsent(f.sentence().number(), k -> new ArrayList<>()).add(f));
    for (Comparison.Pair pair : story.pairs(Comparison.RELATED)) {
      for (Fact f : bySentence.getOrDefault(pair.a().number(), List.of())) {
        for (Fact g : bySentence.getOrDefault(pair.b().number(), List.of())) {
          if (same(f, g, pair.cosine())) {
            matches.computeIfAbsent(f, k -> new LinkedHashSet<>()).add(g);
            matches.computeIfAbsent(g, k -> new LinkedHashSet<>()).add(f);
          }
        }
      }
    }
  }

  private boolean same(Fact f, Fact g, double cosine) {
    Set<String> shared = new LinkedHashSet<>(f.stems());
    shared.retainAll(g.stems());
    boolean enough = shared.size() >= MIN_SHARED_STEMS && story.weight(shared) >= MIN_SHARED_WEIGHT;
    double needed =
        cosine >= Comparison.ALIGNED ? MIN_CONTAINMENT : MIN_CONTAINMENT + OTHER_SENTENCE;
    needed -= cosine >= SURE ? SURE_BONUS : 0;
    needed -= sharesValue(f, g) ? SHARED_VALUE_BONUS : 0;
    return enough
        && story.containment(f.stems(), g.stems()) >= needed
        && !disputed(f, g)
        && !otherNumbers(f, g)
        && !otherDays(f, g)
        && !otherClockTimes(f, g);
  }

  /** Whether both give a time of day in the same reckoning, and not the same. */
  private static boolean otherClockTimes(Fact f, Fact g) {
    return times(f).stream()
        .anyMatch(
            t ->
                times(g).stream()
                    .anyMatch(
                        u ->
                            t.universal() == u.universal()
                                && Math.abs(t.minutes() - u.minutes()) > ROUNDED_MINUTES));
  }

  private static List<ClockTime> times(Fact f) {
    return f.sentence().reading().clockTimes().stream()
        .filter(t -> f.span().contains(t.span()))
        .toList();
  }

  /**
   * Whether both name days, and no day of one can be a day of the other, though nobody disputes it.
   */
  private boolean otherDays(Fact f, Fact g) {
    List<TimeMention> first = days(f);
    List<TimeMention> second = days(g);
    boolean open = disputes.stream().anyMatch(i -> isDate(i) && onOtherSides(i, f, g));
    return !first.isEmpty()
        && !second.isEmpty()
        && !open
        && first.stream().noneMatch(t -> second.stream().anyMatch(u -> Shift.mayBeEqual(t, u)));
  }

  private static List<TimeMention> days(Fact f) {
    return f.sentence().reading().times().stream()
        .filter(t -> t.isDay() && f.span().contains(t.span()))
        .toList();
  }

  private static boolean sharesValue(Fact f, Fact g) {
    return f.sentence().reading().quantities().stream()
        .filter(q -> f.span().contains(q.span()))
        .anyMatch(
            q ->
                g.sentence().reading().quantities().stream()
                    .anyMatch(
                        r ->
                            g.span().contains(r.span())
                                && ComparableQuantities.sameUnit(q, r)
                                && q.agreesWith(r)));
  }

  /** Whether one inconsistency sets these very words against each other. */
  private boolean disputed(Fact f, Fact g) {
    return disputes.stream()
        .anyMatch(
            i -> i.scope() == Scope.ACROSS_SOURCES && onOtherSides(i, f, g) && !isMasked(i, f, g));
  }

  /** A disputed day is left out of what both report; any other disputed value ends the match. */
  private static boolean isMasked(Inconsistency i, Fact f, Fact g) {
    return isDate(i)
        && ((!days(f).isEmpty() && !days(g).isEmpty()) || (isTimeless(f) && isTimeless(g)));
  }

  private static boolean isDate(Inconsistency i) {
    return i.type() == ClaimType.DATE_TIME;
  }

  private static boolean onOtherSides(Inconsistency i, Fact f, Fact g) {
    int first = side(i, f);
    int second = side(i, g);
    return first >= 0 && second >= 0 && first != second;
  }

  private static int side(Inconsistency i, Fact f) {
    for (int a = 0; a < i.accounts().size(); a++) {
      if (i.accounts().get(a).evidence().stream().anyMatch(e -> covers(e, f))) {
        return a;
      }
    }
    return -1;
  }

  private static boolean covers(Evidence e, Fact f) {
    return e.article().equals(f.sentence().article().id()) && e.span().overlaps(f.span());
  }

  private static boolean otherNumbers(Fact f, Fact g) {
    for (var q : f.sentence().reading().quantities()) {
      for (var r : g.sentence().reading().quantities()) {
        boolean inside = f.span().contains(q.span()) && g.span().contains(r.span());
        boolean rival = ComparableQuantities.sameUnit(q, r) && !q.agreesWith(r);
        boolean elsewhere =
            g.sentence().reading().quantities().stream()
                .anyMatch(o -> ComparableQuantities.sameUnit(q, o) && q.agreesWith(o));
        if (inside && rival && !elsewhere) {
          return true;
        }
      }
    }
    return false;
  }

  /** The agreements, in the order of the first article that reports each. */
  List<Agreement> agreements(List<Independence> relations) {
    Map<Fact, Fact> root = new HashMap<>();
    matches.keySet().forEach(f -> root.put(f, f));
    matches.forEach(
        (f, others) ->
            bestPerArticle(f, others).stream()
                .filter(g -> belong(f, g))
                .forEach(g -> union(root, f, g)));
    joinNeighbors(root);
    Map<Fact, List<Fact>> groups = new LinkedHashMap<>();
    for (Fact f : facts) {
      if (matches.containsKey(f)) {
        groups.computeIfAbsent(find(root, f), k -> new ArrayList<>()).add(f);
      }
    }
    List<Agreement> agreements = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (List<Fact> group : groups.values()) {
      agreement(group, relations).filter(a -> seen.add(a.statement())).ifPresent(agreements::add);
    }
    return agreements;
  }

  private List<Fact> bestPerArticle(Fact f, Set<Fact> others) {
    Map<Integer, Fact> best = new TreeMap<>();
    for (Fact g : others) {
      best.merge(g.sentence().articleIndex(), g, (x, y) -> strength(f, y) > strength(f, x) ? y : x);
    }
    return List.copyOf(best.values());
  }

  /** Whether two facts stand in sentences that are counterparts, or are each other's best. */
  private boolean belong(Fact f, Fact g) {
    boolean counterparts =
        story
                .bestIn(f.sentence(), g.sentence().articleIndex())
                .filter(g.sentence()::equals)
                .isPresent()
            || story
                .bestIn(g.sentence(), f.sentence().articleIndex())
                .filter(f.sentence()::equals)
                .isPresent();
    return counterparts || bestPerArticle(g, matches.getOrDefault(g, Set.of())).contains(f);
  }

  private double strength(Fact f, Fact g) {
    return story.containment(f.stems(), g.stems()) + story.cosine(f.sentence(), g.sentence());
  }

  /**
   * Neighboring facts of one sentence that match facts of one and the same other sentence are one
   * fact.
   */
  private void joinNeighbors(Map<Fact, Fact> root) {
    for (int i = 0; i + 1 < facts.size(); i++) {
      Fact f = facts.get(i);
      Fact g = facts.get(i + 1);
      boolean neighbors =
          f.sentence().number() == g.sentence().number()
              && matches.containsKey(f)
              && matches.containsKey(g);
      if (neighbors
          && matches.getOrDefault(f, Set.of()).stream()
              .anyMatch(
                  x ->
                      matches.getOrDefault(g, Set.of()).stream()
                          .anyMatch(
                              y ->
                                  x.sentence().number() == y.sentence().number()
                                      && nextTo(x, y)))) {
        union(root, f, g);
      }
    }
  }

  private boolean nextTo(Fact x, Fact y) {
    return Math.abs(facts.indexOf(x) - facts.indexOf(y)) <= 1;
  }

  /**
   * The facts of the articles that tell the statement: a chain of likenesses can join sentences
   * that have little to do with its ends ("The flags were lowered", "The infections began"), and an
   * article that has other numbers does not agree on these.
   */
  private static List<Fact> telling(String statement, List<Fact> facts) {
    Map<ArticleId, StringBuilder> told = new HashMap<>();
    for (Fact f : facts) {
      told.computeIfAbsent(f.sentence().article().id(), k -> new StringBuilder())
          .append(f.sentence().whole().quote())
          .append('\n');
    }
    Set<String> numbers = Support.numbers(statement.replace("[\u2026]", " "));
    return facts.stream()
        .filter(
            f -> {
              String said = String.valueOf(told.get(f.sentence().article().id()));
              return SharedWords.share(statement, said) >= SharedWords.ABOUT_THE_SAME
                  && Support.numbers(said).containsAll(numbers);
            })
        .toList();
  }

  private Optional<Agreement> agreement(List<Fact> group, List<Independence> relations) {
    Map<Integer, Fact> bySentence = new LinkedHashMap<>();
    for (Fact f : group) {
      bySentence.merge(
          f.sentence().number(), f, (x, y) -> Fact.of(x.sentence(), x.span().hull(y.span())));
    }
    List<Fact> merged = withoutRivals(List.copyOf(bySentence.values()));
    Set<ArticleId> articles = new LinkedHashSet<>();
    merged.forEach(f -> articles.add(f.sentence().article().id()));
    boolean says =
        merged.stream().anyMatch(Fact::isTyped)
            || merged.stream().mapToInt(f -> f.stems().size()).max().orElse(0) >= 4;
    if (articles.size() < 2 || !says) {
      return Optional.empty();
    }
    String statement = Wording.plainest(merged, told);
    List<Fact> telling = telling(statement, merged);
    articles.retainAll(telling.stream().map(f -> f.sentence().article().id()).toList());
    if (articles.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Agreement(
            statement,
            articles.size(),
            TextIndependence.voices(articles, relations),
            Findings.inOrder(telling.stream().map(f -> f.sentence().quote(f.span())).toList())));
  }

  /**
   * The facts without those whose numbers or days another one, which stands before them, excludes.
   */
  private List<Fact> withoutRivals(List<Fact> facts) {
    List<Fact> kept = new ArrayList<>();
    for (Fact f : facts) {
      if (kept.stream()
          .noneMatch(k -> otherNumbers(k, f) || otherNumbers(f, k) || otherDays(k, f))) {
        kept.add(f);
      }
    }
    return kept;
  }

  private static void union(Map<Fact, Fact> root, Fact a, Fact b) {
    Fact ra = find(root, a);
    Fact rb = find(root, b);
    if (!ra.equals(rb)) {
      root.put(rb, ra);
    }
  }

  private static Fact find(Map<Fact, Fact> root, Fact f) {
    Fact at = f;
    while (!root.getOrDefault(at, at).equals(at)) {
      at = root.getOrDefault(at, at);
    }
    return at;
  }

  /** Whether the words of a fact name no day, year or time of day. */
  private static boolean isTimeless(Fact f) {
    return times(f).isEmpty()
        && f.sentence().reading().times().stream().noneMatch(t -> f.span().contains(t.span()));
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.ClaimType;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.ChangeCues;
import crossbrief.text.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds one thing counted or measured with two results: "injuring five people" against "injured two
 * people". Equal values are matched first; only what is left over on both sides is compared, and
 * only where it is about the same thing.
 */
final class ConflictingQuantities implements ConsistencyRule {
  private static final Duration LATER = Duration.ofHours(3);
  private static final Duration ONE_EVENT = Duration.ofDays(30);

  /** Numbers of one article that are held against each other. */
  private static final int MAX_WITHIN = 400;

  private static final int MAX_VALUES = 12;
  private static final BigDecimal SMALL = BigDecimal.valueOf(3);
  private static final BigDecimal MAGNITUDE_SLIP = BigDecimal.TEN;

  private record Clash(Counted a, Counted b) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<List<Counted>> byArticle = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      byArticle.add(
          story.sentencesOf(a).stream()
              .flatMap(s -> s.reading().quantities().stream().map(q -> Counted.of(s, q)))
              .toList());
    }
    ComparableQuantities comparable = new ComparableQuantities(story, byArticle);
    List<Counted> all = byArticle.stream().flatMap(List::stream).toList();
    List<Clash> clashes = new ArrayList<>();
    for (int a = 0; a < byArticle.size(); a++) {
      for (int b = a + 1; b < byArticle.size(); b++) {
        clashes.addAll(clashes(byArticle.get(a), byArticle.get(b), comparable));
      }
    }
    clashes.removeIf(c -> isPartOfWhole(c, all));
    List<Inconsistency> found =
        new ArrayList<>(group(clashes).stream().map(ConflictingQuantities::inconsistency).toList());
    byArticle.forEach(own -> within(own, comparable).ifPresent(found::add));
    return found;
  }

  /**
   * Whether the story counts the rest, too: five held in Liguria and nine in Almadravilla are the
   * fourteen of both.
   */
  private static boolean isPartOfWhole(Clash clash, List<Counted> all) {
    BigDecimal gap = clash.a().quantity().lo().subtract(clash.b().quantity().lo()).abs();
    BigDecimal smaller = clash.a().quantity().lo().min(clash.b().quantity().lo());
    return clash.a().quantity().kind() == Quantity.Kind.COUNT
        && gap.compareTo(SMALL) > 0
        && gap.compareTo(smaller) != 0
        && all.stream()
            .filter(c -> !c.equals(clash.a()) && !c.equals(clash.b()))
            .filter(c -> c.quantity().approx() == Quantity.Approx.EXACT)
            .filter(c -> ComparableQuantities.sameUnit(c.quantity(), clash.a().quantity()))
            .anyMatch(c -> c.quantity().lo().compareTo(gap) == 0);
  }

  /**
   * The clearest clash of an article with itself: two values, and no more, of one sort of thing, in
   * sentences that say much the same.
   */
  private static Optional<Inconsistency> within(
      List<Counted> own, ComparableQuantities comparable) {
    Clash clearest = null;
    double top = 0;
    int most = Math.min(own.size(), MAX_WITHIN);
    for (int i = 0; i < most; i++) {
      if (!mayContradictItself(own.get(i), own.subList(0, most))) {
        continue;
      }
      for (int k = i + 1; k < most; k++) {
        Counted a = own.get(i);
        Counted b = own.get(k);
        if (!a.sentence().equals(b.sentence()) && contradictsItself(a, b, own, comparable)) {
          double score = comparable.score(a, b);
          clearest = score > top ? new Clash(a, b) : clearest;
          top = Math.max(top, score);
        }
      }
    }
    return Optional.ofNullable(clearest).map(c -> itself(c));
  }

  /** Whether a number is exact, does not change, and has one other value beside it. */
  private static boolean mayContradictItself(Counted a, List<Counted> own) {
    return a.quantity().approx() == Quantity.Approx.EXACT
        && !changes(a)
        && own.stream()
                .filter(o -> ComparableQuantities.sameUnit(o.quantity(), a.quantity()))
                .map(o -> o.quantity().lo().stripTrailingZeros())
                .distinct()
                .limit(MAX_VALUES)
                .count()
            > 1;
  }

  private static boolean contradictsItself(
      Counted a, Counted b, List<Counted> own, ComparableQuantities comparable) {
    return b.quantity().approx() == Quantity.Approx.EXACT
        && !a.quantity().agreesWith(b.quantity())
        && ComparableQuantities.sameUnit(a.quantity(), b.quantity())
        && !changes(b)
        && !arithmetic(a, b)
        && ((comparable.isSlipWithin(a, b) && hasTwoValues(a, own))
            || (hasTwoValues(a, own)
                ? comparable.sameFact(a, b)
                : comparable.surelySameFact(a, b)));
  }

  /** Whether an article gives two values, and no more, for one sort of thing. */
  private static boolean hasTwoValues(Counted a, List<Counted> own) {
    return own.stream()
            .filter(o -> ComparableQuantities.sameUnit(o.quantity(), a.quantity()))
            .map(o -> o.quantity().lo().stripTrailingZeros())
            .distinct()
            .limit(3)
            .count()
        == 2;
  }

  private static boolean changes(Counted c) {
    TextSpan clause = c.sentence().clauseSpan(c.quantity().span());
    return ChangeCues.in(c.sentence().reading())
        || c.sentence()
            .reading()
            .hasWord(
                "more|another|other|others|additional|further|each|every|half|first|second|then|later|when|once|originally",
                clause);
  }

  private static Inconsistency itself(Clash clash) {
    Counted a = clash.a();
    Counted b = clash.b();
    return Findings.within(
        a.type(),
        Severity.MEDIUM,
        Findings.HEURISTIC,
        question(a),
        a.quantity().value()
            + " and "
            + b.quantity().value()
            + " stand in one article for what seems to be the same thing.",
        "conflicting-quantities-within",
        null,
        List.of(
            new crossbrief.domain.Account(
                a.quantity().value(), List.of(a.sentence().clause(a.quantity().span()))),
            new crossbrief.domain.Account(
                b.quantity().value(), List.of(b.sentence().clause(b.quantity().span())))));
  }

  private static List<Clash> clashes(
      List<Counted> as, List<Counted> bs, ComparableQuantities comparable) {
    List<Clash> clashes = new ArrayList<>();
    for (Counted a : as) {
      if (matched(a, bs)) {
        continue;
      }
      Counted best = null;
      double top = 0;
      for (Counted b : bs) {
        if (comparable.comparable(a, b) && !matched(b, as) && !arithmetic(a, b)) {
          double score = comparable.score(a, b);
          if (score > top) {
            top = score;
            best = b;
          }
        }
      }
      if (best != null && !a.quantity().agreesWith(best.quantity())) {
        clashes.add(new Clash(a, best));
      }
    }
    return clashes;
  }

  /** Whether the other article has the same value for the same sort of thing. */
  private static boolean matched(Counted c, List<Counted> others) {
    return others.stream()
        .anyMatch(
            o ->
                ComparableQuantities.sameUnit(c.quantity(), o.quantity())
                    && c.quantity().agreesWith(o.quantity()));
  }

  private static boolean arithmetic(Counted a, Counted b) {
    return ComparableQuantities.isSumOrDifference(a, b)
        || ComparableQuantities.isSumOrDifference(b, a);
  }

  /** Joins clashes about one thing, so that three articles with three values make one question. */
  private static List<List<Counted>> group(List<Clash> clashes) {
    List<List<Counted>> groups = new ArrayList<>();
    for (Clash clash : clashes) {
      List<Counted> home = null;
      for (List<Counted> group : groups) {
        if (home == null
            && (group.contains(clash.a())
                || group.contains(clash.b())
                || sameQuestion(group.get(0), clash.a()))) {
          home = group;
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        groups.add(home);
      }
      for (Counted c : List.of(clash.a(), clash.b())) {
        if (!home.contains(c)) {
          home.add(c);
        }
      }
    }
    return groups;
  }

  private static boolean sameQuestion(Counted a, Counted b) {
    String predicate = a.quantity().predicate();
    return a.changes()
        && predicate != null
        && predicate.equals(b.quantity().predicate())
        && a.quantity().unit().equals(b.quantity().unit())
        && a.quantity().kind() == b.quantity().kind();
  }

  private static Inconsistency inconsistency(List<Counted> group) {
    Map<String, List<Evidence>> byValue = new LinkedHashMap<>();
    Map<String, Quantity> representative = new LinkedHashMap<>();
    for (Counted c : group) {
      String key =
          representative.entrySet().stream()
              .filter(e -> e.getValue().agreesWith(c.quantity()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(null);
      if (key == null) {
        key = distinct(c.quantity().value(), byValue);
        representative.put(key, c.quantity());
      }
      byValue
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(c.sentence().clause(c.quantity().span()));
    }
    Counted first = group.get(0);
    Kind kind = kind(group);
    ClaimType type = first.type();
    return Findings.across(
        kind,
        type,
        severity(group, type),
        Findings.HEURISTIC,
        question(first),
        explanation(group, byValue, kind),
        "conflicting-quantities",
        Findings.accounts(byValue));
  }

  private static String distinct(String value, Map<String, List<Evidence>> taken) {
    return taken.containsKey(value) ? value + " " : value;
  }

  private static Kind kind(List<Counted> group) {
    boolean cue =
        group.stream()
            .anyMatch(
                c ->
                    ChangeCues.in(
                            c.sentence().reading(), c.sentence().clauseSpan(c.quantity().span()))
                        && (c.changes() || isLatest(group, c)));
    boolean grows =
        group.stream().anyMatch(Counted::isToll)
            && group.stream().allMatch(c -> c.changes() || c.quantity().predicate() == null);
    boolean later = (grows || group.stream().allMatch(Counted::changes)) && roseWithTime(group);
    boolean contained = group.stream().anyMatch(c -> "CONTAINED".equals(c.quantity().predicate()));
    if (cue || later || contained) {
      return Kind.UPDATE;
    }
    List<String> voices =
        group.stream()
            .map(c -> Attribution.of(c.sentence(), c.quantity().span()))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    boolean everySideAttributed =
        group.stream().allMatch(c -> Attribution.of(c.sentence(), c.quantity().span()).isPresent());
    return everySideAttributed && voices.size() > 1 ? Kind.DISPUTE : Kind.CONTRADICTION;
  }

  /** Whether the articles appeared one after the other, and no later one has a smaller number. */
  private static boolean roseWithTime(List<Counted> group) {
    List<Counted> inTime = new ArrayList<>();
    for (Counted c : group) {
      boolean known =
          c.sentence().article().published() != null
              && c.sentence().article().publishedFrom() != DateOrigin.TEXT;
      if (!known) {
        return false;
      }
      inTime.add(c);
    }
    inTime.sort(Comparator.comparing(c -> c.sentence().appeared()));
    Instant first = inTime.get(0).sentence().appeared();
    Instant last = inTime.get(inTime.size() - 1).sentence().appeared();
    Duration apart = Duration.between(first, last);
    boolean falls = "MISSING".equals(group.get(0).quantity().predicate());
    for (int i = 1; i < inTime.size(); i++) {
      int step = inTime.get(i).quantity().lo().compareTo(inTime.get(i - 1).quantity().lo());
      if (falls ? step > 0 : step < 0) {
        return false;
      }
    }
    return apart.compareTo(LATER) >= 0 && apart.compareTo(ONE_EVENT) <= 0;
  }

  /**
   * Whether no article of a group appeared after the one of a member; none did when dates are
   * unknown.
   */
  private static boolean isLatest(List<Counted> group, Counted member) {
    return group.stream()
        .filter(c -> !c.quantity().agreesWith(member.quantity()))
        .noneMatch(c -> c.sentence().appeared().isAfter(member.sentence().appeared()));
  }

  private static Severity severity(List<Counted> group, ClaimType type) {
    boolean killed =
        type == ClaimType.CASUALTY && "KILLED".equals(group.get(0).quantity().predicate());
    Severity severity = killed || isSlip(group) ? Severity.HIGH : Severity.MEDIUM;
    long articles = group.stream().map(c -> c.sentence().articleIndex()).distinct().count();
    return articles >= 3
        ? severity.raised()
        : Findings.raisedByLead(severity, group.toArray(c -> new Counted[c])[0].sentence());
  }

  /** Whether the values differ by a power of ten, as billion and million do. */
  private static boolean isSlip(List<Counted> group) {
    BigDecimal a = group.get(0).quantity().lo();
    BigDecimal b = group.get(1).quantity().lo();
    if (a.signum() == 0 || b.signum() == 0) {
      return false;
    }
    BigDecimal ratio = a.max(b).divide(a.min(b), 6, RoundingMode.HALF_UP).stripTrailingZeros();
    return ratio.compareTo(MAGNITUDE_SLIP) >= 0 && ratio.unscaledValue().intValue() == 1;
  }

  static String question(Counted c) {
    Quantity q = c.quantity();
    String predicate = q.predicate();
    String noun = q.noun().isEmpty() ? "people" : q.noun();
    String what =
        switch (q.kind()) {
          case MONEY -> "How much money?";
          case PERCENT -> "What percentage?";
          case MEASURE, DURATION -> "How much?";
          case AGE -> "How old?";
          case MAGNITUDE -> "What magnitude?";
          case COUNT ->
              "How many "
                  + noun
                  + (predicate == null
                          || predicate.startsWith("VERB ")
                          || q.noun().toLowerCase(java.util.Locale.ROOT).contains(verb(predicate))
                      ? ""
                      : " " + verb(predicate))
                  + "?";
        };
    TextSpan clause = c.sentence().clauseSpan(q.span());
    String words = c.sentence().quote(clause).quote();
    String open =
        words.substring(0, q.span().start() - clause.start())
            + "\u2026"
            + words.substring(q.span().end() - clause.start());
    return what + " \u201c" + Findings.topic(open) + "\u201d";
  }

  private static String verb(String predicate) {
    return switch (predicate) {
      case "ABOARD" -> "aboard";
      case "INHABITED" -> "living there";
      case "CRITICAL" -> "in critical condition";
      case "COST" -> "spent";
      default -> predicate.toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static String explanation(
      List<Counted> group, Map<String, List<Evidence>> byValue, Kind kind) {
    Counted first = group.get(0);
    List<String> values = byValue.keySet().stream().map(String::strip).toList();
    String listed =
        String.join(", ", values.subList(0, values.size() - 1))
            + " and "
            + values.get(values.size() - 1);
    String predicate = first.quantity().predicate();
    String noun = first.quantity().noun().isEmpty() ? "the same thing" : first.quantity().noun();
    String what =
        first.quantity().kind() == Quantity.Kind.COUNT
            ? "counts of "
                + (first.quantity().countsPeople() && first.quantity().noun().isEmpty()
                    ? "people"
                    : noun)
                + (predicate == null || predicate.startsWith("VERB ") ? "" : " " + verb(predicate))
            : "values of the same measure";
    String ending =
        switch (kind) {
          case UPDATE -> "; the number changed over time";
          case DISPUTE -> "; each is attributed to another source";
          default -> "";
        };
    return listed + " are given as " + what + " in sentences about the same event" + ending + ".";
  }
}

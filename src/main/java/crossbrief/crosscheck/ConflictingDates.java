package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.Happenings;
import crossbrief.text.Quotation;
import crossbrief.text.Stems;
import crossbrief.text.TimeMention;
import crossbrief.text.TimeMention.Anchor;
import crossbrief.text.TimeMention.DayPart;
import crossbrief.text.TimeMention.Granularity;
import crossbrief.text.TimeMention.Role;
import crossbrief.text.Token;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds one event with two dates: "Trump noted on March 13, 2024" against "Trump said on October 4,
 * 2023". Only sentences that are each other's best counterpart are compared, and only days that
 * play the same part in them.
 */
final class ConflictingDates implements ConsistencyRule {
  private static final double SURE = 0.3;
  private static final double SHARED = 0.2;
  private static final double VERY_SURE = 0.45;
  private static final Set<String> IRREGULAR =
      Set.of(
          "built", "fought", "paid", "made", "set", "lost", "born", "bought", "sold", "founded",
          "begun", "began", "won", "died", "left", "met");

  /** Stems of what happens to a thing once. */
  private static final Set<String> ONCE =
      Set.of(
          Stems.of("founded"),
          Stems.of("fought"),
          Stems.of("born"),
          Stems.of("built"),
          Stems.of("opened"),
          Stems.of("died"),
          Stems.of("established"),
          Stems.of("completed"),
          Stems.of("launched"),
          Stems.of("inaugurated"),
          Stems.of("created"));

  private static final int MIN_QUOTED_WORDS = 5;
  private static final int VAGUE_SLACK_DAYS = 60;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Comparison.Pair pair : story.pairs(Comparison.NEAR)) {
      compare(story, pair).filter(i -> seen.add(i.accounts().toString())).ifPresent(found::add);
    }
    for (Comparison.Pair pair : story.pairs(Comparison.RELATED)) {
      untilWhen(pair).filter(i -> seen.add(i.accounts().toString())).ifPresent(found::add);
    }
    for (Comparison.Pair pair : sameOnset(story)) {
      compareOnsets(pair).filter(i -> seen.add(i.accounts().toString())).ifPresent(found::add);
    }
    for (Comparison.Pair pair : sameHappeningByDate(story)) {
      compareDays(pair).filter(i -> seen.add(i.accounts().toString())).ifPresent(found::add);
    }
    for (Comparison.Pair pair : story.pairsWithin(Comparison.RELATED)) {
      withItself(pair).filter(i -> seen.add(i.accounts().toString())).ifPresent(found::add);
    }
    return found;
  }

  /** Two days for one thing that was founded, built or opened once, in one article. */
  private static Optional<Inconsistency> withItself(Comparison.Pair pair) {
    List<TimeMention> as = candidates(pair.a());
    List<TimeMention> bs = candidates(pair.b());
    for (TimeMention a : as) {
      for (TimeMention b : bs) {
        boolean clash = comparable(a, b, false) && clash(pair, a, b);
        if (clash && ONCE.contains(predicate(pair.a(), a)) && sameThing(pair, a, b)) {
          return Optional.of(inconsistency(pair, a, b, Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static final String BEFORE_A_COURT =
      "court|arraigned|arraignment|remanded|pleaded|plea|hearing|trial|sentenced|acquitted|convicted";

  /** Things that end on a day that is agreed. */
  private static final Set<String> TERMS =
      Set.of("contract", "lease", "ban", "suspension", "term", "deal", "mandate", "loan", "truce");

  /** "had a contract until June 2027", "contract ran until June 2028". */
  private static Optional<Inconsistency> untilWhen(Comparison.Pair pair) {
    for (TimeMention a : pair.a().reading().times()) {
      for (TimeMention b : pair.b().reading().times()) {
        LocalDate first = a.lo();
        LocalDate second = b.lo();
        boolean different =
            first != null
                && second != null
                && a.granularity() == b.granularity()
                && !first.equals(second);
        String term = term(pair.a(), a);
        if (different && !term.isEmpty() && term.equals(term(pair.b(), b))) {
          return Optional.of(inconsistency(pair, a, b, Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static String term(Located sentence, TimeMention t) {
    List<Token> before = sentence.reading().tokensBefore(t.span());
    int n = before.size();
    if (n < 2 || !before.get(n - 1).is("until")) {
      return "";
    }
    for (int i = n - 2; i >= Math.max(0, n - 5); i--) {
      if (TERMS.contains(before.get(i).lower())) {
        return before.get(i).lower();
      }
    }
    return "";
  }

  private static Optional<Inconsistency> compare(Comparison story, Comparison.Pair pair) {
    Optional<Quotation> sameWords = sameQuotation(pair);
    boolean counterparts = sameWords.isPresent() || story.mutualBest(pair.a(), pair.b());
    List<TimeMention> as = candidates(pair.a());
    List<TimeMention> bs = candidates(pair.b());
    if (as.stream()
        .anyMatch(
            a ->
                bs.stream()
                    .anyMatch(
                        b -> comparable(a, b, sameWords.isPresent()) && !clash(pair, a, b)))) {
      return Optional.empty();
    }
    for (TimeMention a : as) {
      for (TimeMention b : bs) {
        if (comparable(a, b, sameWords.isPresent())
            && clash(pair, a, b)
            && ((counterparts
                    && sameEvent(story, pair, a, b, sameWords)
                    && !givenElsewhere(story, pair, a, b, sameWords))
                || samePredicate(pair, a, b))) {
          return Optional.of(inconsistency(pair, a, b, sameWords));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the values differ in kind (a day, a month) and one article gives the other's value
   * elsewhere: then the sentences date two things, not one thing twice.
   */
  private static boolean givenElsewhere(
      Comparison story,
      Comparison.Pair pair,
      TimeMention a,
      TimeMention b,
      Optional<Quotation> sameWords) {
    boolean otherKind =
        a.granularity() != b.granularity()
            && a.granularity() != Granularity.VAGUE
            && b.granularity() != Granularity.VAGUE;
    return sameWords.isEmpty()
        && (otherKind || has(story, pair.a(), b) || has(story, pair.b(), a))
        && (otherKind || pair.cosine() < VERY_SURE);
  }

  private static boolean has(Comparison story, Located sentence, TimeMention value) {
    return story.sentencesOf(sentence.articleIndex()).stream()
        .filter(s -> !s.equals(sentence))
        .flatMap(s -> s.reading().times().stream())
        .anyMatch(
            t ->
                t.role() == value.role()
                    && t.isDay()
                    && t.isResolved()
                    && value.isResolved()
                    && t.lo() != null
                    && t.lo().equals(value.lo()));
  }

  private static List<TimeMention> candidates(Located sentence) {
    return sentence.reading().times().stream()
        .filter(t -> t.anchor() != Anchor.EVENT && t.role() != Role.BOUND)
        .filter(t -> !isPossessive(sentence, t))
        .filter(t -> !isEndOfRange(sentence, t))
        .toList();
  }

  private static boolean comparable(TimeMention a, TimeMention b, boolean sameWords) {
    boolean roles = a.role() == b.role() && (a.role() != Role.REPORT || sameWords);
    boolean vague = a.granularity() == Granularity.VAGUE || b.granularity() == Granularity.VAGUE;
    boolean vaguePair =
        vague && (explicitDay(a) || explicitDay(b)) && a.granularity() != b.granularity();
    return roles && (!vague || vaguePair);
  }

  private static boolean explicitDay(TimeMention t) {
    return t.isDay() && t.anchor() == Anchor.CALENDAR && !t.yearInferred();
  }

  /**
   * Whether the days cannot be the same; a day of difference is none at night, in GMT, or where
   * only one side is relative.
   */
  private static boolean clash(Comparison.Pair pair, TimeMention a, TimeMention b) {
    LocalDate aLo = a.lo();
    LocalDate aHi = a.hi();
    LocalDate bLo = b.lo();
    LocalDate bHi = b.hi();
    if (aLo == null || aHi == null || bLo == null || bHi == null) {
      return weekdaysClash(pair, a, b);
    }
    long gap = Math.max(ChronoUnit.DAYS.between(aHi, bLo), ChronoUnit.DAYS.between(bHi, aLo));
    if (gap <= 0) {
      return false;
    }
    if (a.granularity() == Granularity.VAGUE || b.granularity() == Granularity.VAGUE) {
      return gap > VAGUE_SLACK_DAYS;
    }
    boolean relative =
        (a.anchor() == Anchor.REFERENCE && a.weekday() == null)
            || (b.anchor() == Anchor.REFERENCE && b.weekday() == null);
    boolean samePart = a.part() == b.part() && a.part() == DayPart.EVENING;
    boolean blurred = (!samePart && (isNight(a) || isNight(b))) || hasGmt(pair) || relative;
    boolean inferred = (a.yearInferred() || b.yearInferred()) && gap > 300;
    return gap > (blurred ? 1 : 0) && !inferred;
  }

  /** Days of which at least one is only a weekday: Tuesday, and a date that was a Thursday. */
  private static boolean weekdaysClash(Comparison.Pair pair, TimeMention a, TimeMention b) {
    DayOfWeek first = Shift.weekday(a);
    DayOfWeek second = Shift.weekday(b);
    boolean named = a.weekday() != null || b.weekday() != null;
    if (!named || first == null || second == null || first == second) {
      return false;
    }
    int distance = Math.floorMod(first.getValue() - second.getValue(), 7);
    boolean adjacent = distance == 1 || distance == 6;
    return !(adjacent && (isNight(a) || isNight(b) || hasGmt(pair)));
  }

  private static boolean isNight(TimeMention t) {
    return t.part() == DayPart.NIGHT || t.part() == DayPart.EARLY || t.part() == DayPart.EVENING;
  }

  private static boolean hasGmt(Comparison.Pair pair) {
    return pair.a().reading().clockTimes().stream().anyMatch(c -> c.universal())
        || pair.b().reading().clockTimes().stream().anyMatch(c -> c.universal());
  }

  private static boolean sameEvent(
      Comparison story,
      Comparison.Pair pair,
      TimeMention a,
      TimeMention b,
      Optional<Quotation> sameWords) {
    if (otherSubjects(pair, a, b) || otherHappening(pair, a, b)) {
      return false;
    }
    if (sameWords.isEmpty() && isHearing(pair.a(), a) != isHearing(pair.b(), b)) {
      return false;
    }
    boolean years = a.granularity() == Granularity.YEAR && b.granularity() == Granularity.YEAR;
    if (sameWords.isEmpty() && years && otherPredicates(pair, a, b)) {
      return false;
    }
    if (sameWords.isPresent() || pair.cosine() >= SURE) {
      return true;
    }
    if (a.isDay()
        && b.isDay()
        && Happenings.onsets(pair.a().reading(), a.span()).isEmpty()
            != Happenings.onsets(pair.b().reading(), b.span()).isEmpty()) {
      return false;
    }
    boolean quarter =
        a.granularity() == Granularity.QUARTER
            && b.granularity() == Granularity.QUARTER
            && unique(story, pair.a(), a)
            && unique(story, pair.b(), b);
    return quarter
        || (pair.cosine() >= Comparison.ALIGNED
            && supported(pair)
            && !(years && otherPredicates(pair, a, b)))
        || (a.isDay() && b.isDay() && sameHappening(story, pair, a, b));
  }

  /** Whether a clause dates a step before a court, which is another day than the deed's. */
  private static boolean isHearing(Located sentence, TimeMention t) {
    return sentence.reading().hasWord(BEFORE_A_COURT, sentence.clauseSpan(t.span()));
  }

  /**
   * Whether both clauses tell that the same sort of thing happened, with which both articles begin,
   * and share a name or a rare word.
   */
  private static boolean sameHappening(
      Comparison story, Comparison.Pair pair, TimeMention a, TimeMention b) {
    Set<String> first = Happenings.onsets(pair.a().reading(), a.span());
    Set<String> second = Happenings.onsets(pair.b().reading(), b.span());
    return pair.a().isLead()
        && pair.b().isLead()
        && first.stream().anyMatch(second::contains)
        && story.containment(pair.a().reading().stems(), pair.b().reading().stems()) >= SHARED;
  }

  /**
   * What happens in the words of a clause before its date, without those behind a word of speech.
   */
  private static Set<String> happeningBefore(Located sentence, TimeMention t) {
    crossbrief.domain.TextSpan clause = sentence.clauseSpan(t.span());
    int start = Math.min(clause.start(), t.span().start());
    for (Token w : sentence.reading().tokensBefore(t.span())) {
      if (Set.of("said", "says", "told", "announced", "reported").contains(w.lower())) {
        start = Math.max(start, w.end());
      }
    }
    return start >= t.span().start()
        ? Set.of()
        : Happenings.in(
            sentence.reading(), new crossbrief.domain.TextSpan(start, t.span().start()));
  }

  /** Whether one thing is said to have been founded, built, opened ... at both times. */
  private static boolean samePredicate(Comparison.Pair pair, TimeMention a, TimeMention b) {
    boolean calendar = a.anchor() == Anchor.CALENDAR && b.anchor() == Anchor.CALENDAR;
    boolean weekdays = a.weekday() != null && b.weekday() != null;
    return (calendar || weekdays)
        && equalPredicates(pair, a, b)
        && (subject(pair.a(), a).equals(subject(pair.b(), b)) || (weekdays && samePerson(pair)));
  }

  private static boolean samePerson(Comparison.Pair pair) {
    return pair.a().reading().people().stream()
        .anyMatch(
            p ->
                pair.b().reading().people().stream()
                    .anyMatch(o -> o.surname().equals(p.surname())));
  }

  /**
   * Whether two things are said to have been founded, built, opened ...: the mill in 1964, the
   * school in 1946.
   */
  private static boolean otherSubjects(Comparison.Pair pair, TimeMention a, TimeMention b) {
    return equalPredicates(pair, a, b)
        && !subject(pair.a(), a).equals(subject(pair.b(), b))
        && !a.isDay();
  }

  private static boolean equalPredicates(Comparison.Pair pair, TimeMention a, TimeMention b) {
    String first = predicate(pair.a(), a);
    return !first.isEmpty() && first.equals(predicate(pair.b(), b));
  }

  /** The stem of the verb right before a date: "which opened in 1964". */
  private static String predicate(Located sentence, TimeMention t) {
    List<Token> before = sentence.reading().tokensBefore(t.span());
    int i = before.size() - 1;
    while (i >= 0
        && Set.of("in", "on", "since", "early", "late", "of", "the")
            .contains(before.get(i).lower())) {
      i--;
    }
    String word = i < 0 ? "" : before.get(i).lower();
    boolean verb = word.endsWith("ed") || IRREGULAR.contains(word);
    return verb ? before.get(i).stem() : "";
  }

  /** The stem of the last content word before the verb: what was founded, built, opened. */
  private static String subject(Located sentence, TimeMention t) {
    List<Token> before = sentence.reading().tokensBefore(t.span());
    String verb = predicate(sentence, t);
    for (int i = before.size() - 1; i >= 0; i--) {
      Token w = before.get(i);
      if (w.isWord() && !Stems.isStopWord(w.lower()) && !w.stem().equals(verb)) {
        return w.stem();
      }
    }
    return "";
  }

  private static boolean unique(Comparison story, Located sentence, TimeMention t) {
    return story.sentencesOf(sentence.articleIndex()).stream()
            .flatMap(s -> s.reading().times().stream())
            .filter(o -> o.granularity() == t.granularity())
            .count()
        == 1;
  }

  /**
   * Whether something besides the wording ties both sentences to one event: an equal number, or a
   * named person.
   */
  private static boolean supported(Comparison.Pair pair) {
    boolean number =
        pair.a().reading().quantities().stream()
            .anyMatch(
                q ->
                    pair.b().reading().quantities().stream()
                        .anyMatch(
                            r ->
                                q.kind() == r.kind()
                                    && q.unit().equals(r.unit())
                                    && q.lo().compareTo(r.lo()) == 0));
    boolean person =
        pair.a().reading().people().stream()
            .anyMatch(
                p -> pair.b().reading().people().stream().anyMatch(o -> o.name().equals(p.name())));
    return number || person;
  }

  private static Optional<Quotation> sameQuotation(Comparison.Pair pair) {
    return pair.a().reading().quotations().stream()
        .filter(
            q ->
                q.length() >= MIN_QUOTED_WORDS
                    && pair.b().reading().quotations().stream()
                        .anyMatch(o -> o.words().equals(q.words())))
        .findFirst();
  }

  private static Inconsistency inconsistency(
      Comparison.Pair pair, TimeMention a, TimeMention b, Optional<Quotation> sameWords) {
    boolean vague = a.granularity() == Granularity.VAGUE || b.granularity() == Granularity.VAGUE;
    crossbrief.domain.TextSpan clause = pair.a().clauseSpan(a.span());
    String topic =
        Findings.topic(
            Wording.withoutDay(
                    pair.a().quote(clause).quote(),
                    a.span().start() - clause.start(),
                    a.span().end() - clause.start())
                .replaceAll("[\\s,]*\u2026[\\s,.]*$", ""));
    String question =
        sameWords
            .map(
                q ->
                    "When was \u201c"
                        + Findings.topic(
                            pair.a()
                                .article()
                                .text()
                                .substring(q.inner().start(), q.inner().end())
                                .replaceAll(",$", ""))
                        + "\u201d said?")
            .orElse("When was it: \u201c" + topic + "\u201d?");
    String tie =
        sameWords.isPresent()
            ? "Both give the same quotation"
            : "Both sentences report the same event";
    String explanation =
        vague
            ? "One text gives the day, the other only says that it was recent; by its own date that would be "
                + (a.granularity() == Granularity.VAGUE ? a : b).value()
                + "."
            : tie + ", but date it " + a.value() + " and " + b.value() + distance(a, b) + ".";
    boolean day = a.isDay() || b.isDay();
    Severity severity = vague ? Severity.LOW : day ? Severity.HIGH : Severity.MEDIUM;
    double confidence =
        vague ? 0.7 : sameWords.isPresent() ? Findings.EXACT : Findings.HEURISTIC + 0.1;
    return Findings.across(
        vague ? Kind.DIVERGENCE : Kind.CONTRADICTION,
        ClaimType.DATE_TIME,
        severity,
        confidence,
        question,
        explanation,
        "conflicting-dates",
        List.of(
            new Account(a.value(), List.of(evidence(pair.a(), a, sameWords))),
            new Account(b.value(), List.of(evidence(pair.b(), b, sameWords)))));
  }

  private static crossbrief.domain.Evidence evidence(
      Located sentence, TimeMention t, Optional<Quotation> sameWords) {
    return sameWords.isPresent() ? sentence.whole() : sentence.clause(t.span());
  }

  private static String distance(TimeMention a, TimeMention b) {
    if (!a.isDay() || !b.isDay()) {
      return "";
    }
    return Shift.between(a, b).map(s -> ", " + s.text() + " apart").orElse("");
  }

  /**
   * Whether one thing is said to have been opened, founded or built at both times: the same noun
   * before the verb, or one that the words before it hold too ("the iron bridge over the Orle").
   */
  private static boolean sameThing(Comparison.Pair pair, TimeMention a, TimeMention b) {
    return samePredicate(pair, a, b)
        || (equalPredicates(pair, a, b) && isTheCompany(pair, a, b))
        || (equalPredicates(pair, a, b)
            && (subjectPhrase(pair.a(), a).equals(subjectPhrase(pair.b(), b))
                && (subjectPhrase(pair.a(), a).size() > 1 || (explicitDay(a) && explicitDay(b)))));
  }

  /** The stems of the first noun phrase of the clause with a date: article, modifiers, noun. */
  private static List<String> subjectPhrase(Located sentence, TimeMention t) {
    List<String> stems = new ArrayList<>();
    for (Token w : sentence.reading().tokensBefore(t.span())) {
      boolean ends =
          !stems.isEmpty()
              && (!w.isWord() || Stems.isStopWord(w.lower()) || w.lower().endsWith("ed"));
      if (ends) {
        break;
      }
      if (w.isWord() && !Stems.isStopWord(w.lower())) {
        stems.add(w.stem());
      }
    }
    return stems;
  }

  /** Saturday's defeat: the day of the defeat, not of what the sentence tells. */
  private static boolean isPossessive(Located sentence, TimeMention t) {
    String text = sentence.article().text();
    int end = t.span().end();
    return t.weekday() != null
        && end + 1 < text.length()
        && (text.charAt(end) == '\'' || text.charAt(end) == '\u2019')
        && text.charAt(end + 1) == 's';
  }

  /** Whether both clauses tell what happened, and it was not the same sort of thing. */
  private static boolean otherHappening(Comparison.Pair pair, TimeMention a, TimeMention b) {
    Set<String> first = happeningOf(pair.a(), a);
    Set<String> second = happeningOf(pair.b(), b);
    return !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
  }

  /** Things that happen once in a story, and are dated in its background. */
  private static final Set<String> SINGLE =
      Set.of("COLLAPSE", "CRASH", "SINK", "EXPLOSION", "FIRE", "QUAKE", "BREACH", "ERUPTION");

  /**
   * Pairs of sentences of two articles that give a full date for the same sort of thing, each the
   * only date that its article gives for it.
   */
  private static List<Comparison.Pair> sameHappeningByDate(Comparison story) {
    java.util.Map<String, java.util.Map<Integer, List<Located>>> dated = new java.util.TreeMap<>();
    for (Located s : story.sentences()) {
      List<TimeMention> days =
          s.reading().times().stream().filter(ConflictingDates::explicitDay).toList();
      if (days.size() == 1) {
        s.reading()
            .people()
            .forEach(
                p ->
                    dated
                        .computeIfAbsent(p.surname(), k -> new java.util.TreeMap<>())
                        .computeIfAbsent(s.articleIndex(), k -> new ArrayList<>())
                        .add(s));
        Set<String> happenings = Happenings.in(s.reading(), s.clauseSpan(days.get(0).span()));
        happenings =
            happenings.isEmpty()
                ? Happenings.in(s.reading(), s.reading().sentence().span())
                : happenings;
        for (String happening : happenings) {
          if (SINGLE.contains(happening)) {
            dated
                .computeIfAbsent(happening, k -> new java.util.TreeMap<>())
                .computeIfAbsent(s.articleIndex(), k -> new ArrayList<>())
                .add(s);
          }
        }
      }
    }
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (java.util.Map<Integer, List<Located>> byArticle : dated.values()) {
      List<Located> single =
          byArticle.values().stream().filter(l -> l.size() == 1).map(l -> l.get(0)).toList();
      for (int i = 0; i < single.size(); i++) {
        for (int k = i + 1; k < single.size(); k++) {
          pairs.add(new Comparison.Pair(single.get(i), single.get(k), 0));
        }
      }
    }
    return pairs;
  }

  /** Two full dates that look like one with a slip: the same day of another month or year. */
  private static Optional<Inconsistency> compareDays(Comparison.Pair pair) {
    for (TimeMention a : pair.a().reading().times()) {
      for (TimeMention b : pair.b().reading().times()) {
        LocalDate first = a.lo();
        LocalDate second = b.lo();
        boolean slip =
            explicitDay(a)
                && explicitDay(b)
                && first != null
                && second != null
                && !first.equals(second)
                && ((first.getYear() == second.getYear()
                        && (first.getDayOfMonth() == second.getDayOfMonth()
                            || first.getMonth() == second.getMonth()))
                    || (first.getMonth() == second.getMonth()
                        && first.getDayOfMonth() == second.getDayOfMonth()));
        if (slip) {
          return Optional.of(inconsistency(pair, a, b, Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  /** "X Instruments ..., founded in 1952" and "The company was founded in 1962". */
  private static boolean isTheCompany(Comparison.Pair pair, TimeMention a, TimeMention b) {
    return subject(pair.b(), b).equals(generic(pair.b(), b))
        && pair.a().reading().index() <= 1
        && a.granularity() == Granularity.YEAR;
  }

  /** The stem of "the company", "it" and the like where one stands before the verb; else a mark. */
  private static String generic(Located sentence, TimeMention t) {
    String subject = subject(sentence, t);
    boolean known =
        java.util.stream.Stream.of(
                "company",
                "club",
                "firm",
                "society",
                "association",
                "orchestra",
                "newspaper",
                "school",
                "museum",
                "brewery",
                "theater",
                "theatre",
                "institute",
                "university",
                "league")
            .map(Stems::of)
            .anyMatch(subject::equals);
    return known ? subject : "?";
  }

  private static boolean otherPredicates(Comparison.Pair pair, TimeMention a, TimeMention b) {
    String first = predicate(pair.a(), a);
    String second = predicate(pair.b(), b);
    return (!first.isEmpty() || !second.isEmpty()) && !first.equals(second);
  }

  /**
   * Pairs of sentences of two articles that say on what day a thing began, with which both articles
   * begin; each the only one of its article that does.
   */
  private static List<Comparison.Pair> sameOnset(Comparison story) {
    java.util.Map<String, java.util.Map<Integer, List<Located>>> dated = new java.util.TreeMap<>();
    for (Located s : story.sentences()) {
      for (TimeMention t : onsetDays(s)) {
        for (String onset : Happenings.onsets(s.reading(), t.span())) {
          dated
              .computeIfAbsent(onset, k -> new java.util.TreeMap<>())
              .computeIfAbsent(s.articleIndex(), k -> new ArrayList<>())
              .add(s);
        }
      }
    }
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (java.util.Map.Entry<String, java.util.Map<Integer, List<Located>>> e : dated.entrySet()) {
      List<Located> single = new ArrayList<>();
      for (List<Located> of : e.getValue().values()) {
        Located first = of.get(0);
        if (of.stream().allMatch(first::equals)
            && story.beginsWith(first.articleIndex(), e.getKey())) {
          single.add(first);
        }
      }
      for (int i = 0; i < single.size(); i++) {
        for (int k = i + 1; k < single.size(); k++) {
          if (!OF_PEOPLE.contains(e.getKey()) || oneOfThem(single.get(i), single.get(k))) {
            pairs.add(new Comparison.Pair(single.get(i), single.get(k), 0));
          }
        }
      }
    }
    return pairs;
  }

  private static List<TimeMention> onsetDays(Located s) {
    return candidates(s).stream()
        .filter(t -> t.isDay() && t.role() == Role.EVENT && t.granularity() == Granularity.DAY)
        .toList();
  }

  private static Optional<Inconsistency> compareOnsets(Comparison.Pair pair) {
    List<TimeMention> as = onsetDays(pair.a());
    List<TimeMention> bs = onsetDays(pair.b());
    if (as.size() != 1 || bs.size() != 1 || hasCue(pair.a()) || hasCue(pair.b())) {
      return Optional.empty();
    }
    TimeMention a = as.get(0);
    TimeMention b = bs.get(0);
    LocalDate first = a.lo();
    LocalDate second = b.lo();
    boolean near =
        first != null
            && second != null
            && Math.abs(ChronoUnit.DAYS.between(first, second)) <= NEAR_DAYS;
    return near && clash(pair, a, b)
        ? Optional.of(inconsistency(pair, a, b, Optional.empty()))
        : Optional.empty();
  }

  /** Words that tell of another, earlier or second thing of the sort. */
  private static boolean hasCue(Located s) {
    return s.reading()
        .hasWord("another|second|also|again|earlier|previous|separate|later|not|would|will|after");
  }

  private static final int NEAR_DAYS = 6;

  /** What happens in the clause of a date, or in the words before it. */
  private static Set<String> happeningOf(Located sentence, TimeMention t) {
    Set<String> own = happeningBefore(sentence, t);
    int start = sentence.reading().sentence().start();
    return own.isEmpty() && start < t.span().start()
        ? Happenings.in(sentence.reading(), new crossbrief.domain.TextSpan(start, t.span().start()))
        : own;
  }

  /** What happens to one person after the other. */
  private static final Set<String> OF_PEOPLE =
      Set.of("DEATH", "ARREST", "RESIGN", "DISMISSAL", "APPOINT", "VERDICT", "SENTENCE", "RUNOVER");

  /** Whether both name one person, or one names him and the other says he or she. */
  private static boolean oneOfThem(Located a, Located b) {
    Comparison.Pair pair = new Comparison.Pair(a, b, 0);
    return samePerson(pair) || isPronoun(a, b) || isPronoun(b, a);
  }

  private static boolean isPronoun(Located a, Located b) {
    return a.reading().people().isEmpty()
        && a.reading().hasWord("he|she")
        && !b.reading().people().isEmpty();
  }

  /** "from 1959 to 1966": the end of a stretch, not the time of what is told. */
  private static boolean isEndOfRange(Located sentence, TimeMention t) {
    List<Token> before = sentence.reading().tokensBefore(t.span());
    int n = before.size();
    return n > 2
        && t.granularity() == Granularity.YEAR
        && (before.get(n - 1).is("to") || before.get(n - 1).is("and"))
        && before.subList(Math.max(0, n - 4), n - 1).stream()
            .anyMatch(w -> w.is("from") || w.is("between"));
  }
}

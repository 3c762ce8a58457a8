package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.EventWords;
import crossbrief.text.PlaceMention;
import crossbrief.text.Quantity;
import crossbrief.text.Quantity.Kind;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether two numbers are about the same thing, before anybody asks whether they are equal.
 * The score and its threshold are those measured on real articles; see docs/decisions/0002.
 */
final class ComparableQuantities {
  private static final double THRESHOLD = 0.65;
  private static final double CONTEXT = 0.5;
  private static final double UNIQUE = 0.3;
  private static final double OTHER_VALUE_AGREES = 0.2;
  private static final double SHARED_NAME = 0.15;
  private static final double SAME_TOLL = 0.2;
  private static final String HE = "he|him|his|himself";
  private static final String SHE = "she|her|hers|herself";
  private static final double SAME_FACT = 0.25;
  private static final double SAME_EVENT = 0.3;
  private static final double TRANSPOSED = 0.2;
  private static final double SAME_FIGURES = 0.1;
  private static final double LONG_TRANSPOSED = 0.35;
  private static final double SAME_GROUP = 0.2;
  private static final double ONLY_OF_ITS_PROPERTY = 0.08;
  private static final double UNLIKE = 0.08;
  private static final double ONE_PREDICATE_OPEN = -0.15;

  private static final java.util.regex.Pattern RATE =
      java.util.regex.Pattern.compile(
          "\\s+(?:per|a|an) (?:second|minute|hour|day|week|month|year|head|kilo|litre|liter|share|night|ton|tonne|piece)\\b");
  private static final Set<String> RELATIVES = Set.of("who", "which", "that", "where");
  private static final Set<String> STATES = Set.of("ABOARD", "EMPLOYED", "UNDERGROUND");
  private static final double NEARLY_ALIKE = 3;
  private static final double OTHER_COUNT = 6;
  private static final double OTHER_MAGNITUDE = 20;
  private static final String INJURED = "INJURED";
  private static final double SURE = 1.1;
  private static final double WHOLE_ANYWAY = 0.9;
  private static final int LONG_AGO = 25;
  private static final java.util.regex.Pattern BY_THEN =
      java.util.regex.Pattern.compile(
          "\\bby (?:\\d{1,2}(?: ?[:.] ?\\d\\d)?(?: ?[ap] ?\\.? ?m\\b| o'clock)|\\d{1,2} ?: ?\\d\\d|\\d{3,4} (?:gmt|utc|local|hours)|noon|midday|mid-|late |early |then|nightfall|dusk|dawn|evening|morning|lunchtime|monday|tuesday|wednesday|thursday|friday|saturday|sunday)");
  private static final java.util.regex.Pattern ALL_IN =
      java.util.regex.Pattern.compile(
          "\\b(?:including|includes|with|plus|counting) (?:\\p{L}+ ){0,2}(?:debt|debts|bonuses|taxes|add-ons)\\b");
  private static final double ALIKE = 0.3;
  private static final String MEMBER = crossbrief.text.Stems.of("members");

  private static final String EARLIER_EVENT =
      "previous|previously|similar|separate|deadliest|worst|last-year|earlier";
  private static final Set<String> PLACE_PREPOSITIONS =
      Set.of("in", "at", "near", "off", "on", "outside", "around");

  private final Comparison story;
  private final List<List<Counted>> byArticle;

  ComparableQuantities(Comparison story, List<List<Counted>> byArticle) {
    this.story = story;
    this.byArticle = byArticle;
  }

  /** Whether both count the same sort of thing in the same unit. */
  static boolean sameUnit(Quantity a, Quantity b) {
    if (a.kind() != b.kind() || a.partial() || b.partial()) {
      return false;
    }
    return switch (a.kind()) {
      case MONEY, MEASURE, PERCENT, MAGNITUDE -> a.unit().equals(b.unit());
      case DURATION -> a.unit().equals(b.unit());
      case AGE -> true;
      case COUNT -> sameCount(a, b);
    };
  }

  private static boolean sameCount(Quantity a, Quantity b) {
    boolean predicates =
        a.predicate() == null
            || b.predicate() == null
            || Objects.equals(a.predicate(), b.predicate());
    if (!predicates) {
      return false;
    }
    if (a.countsPeople() || b.countsPeople()) {
      boolean samePredicate = a.predicate() != null && Objects.equals(a.predicate(), b.predicate());
      boolean both =
          (a.countsPeople() && b.countsPeople())
              || (samePredicate && (a.unit().isEmpty() || b.unit().isEmpty()));
      return both
          && (!excludes(a, b) || sameStateOfMen(a, b))
          && (samePredicate || sharesNoun(a, b));
    }
    return !a.unit().isEmpty() && a.unit().equals(b.unit()) && isName(a) == isName(b);
  }

  /** Whether the counted things are a brand's: two million Lumen Folds. */
  private static boolean isName(Quantity q) {
    String noun = q.noun();
    return !noun.isEmpty() && Character.isUpperCase(noun.charAt(noun.lastIndexOf(' ') + 1));
  }

  /** Two counts of people with different nouns (men, soldiers) are about different people. */
  private static boolean excludes(Quantity a, Quantity b) {
    Set<String> first = new HashSet<>(a.modifiers());
    Set<String> second = new HashSet<>(b.modifiers());
    first.remove(MEMBER);
    second.remove(MEMBER);
    boolean aMore = !first.isEmpty() && !second.containsAll(first);
    boolean bMore = !second.isEmpty() && !first.containsAll(second);
    return (aMore && bMore) || ((aMore || bMore) && (isSubset(first) || isSubset(second)));
  }

  private static boolean isSubset(Set<String> modifiers) {
    return modifiers.stream()
        .anyMatch(
            m ->
                m.matches(
                    "men|man|women|woman|child|children|girl|girls|boy|boys|soldier|soldi|civilian|crew|polic|officer|offic|firefight|migrant|passeng|more|other|another"));
  }

  private static boolean sharesNoun(Quantity a, Quantity b) {
    boolean plain = a.modifiers().isEmpty() && b.modifiers().isEmpty();
    return !plain && a.modifiers().stream().anyMatch(b.modifiers()::contains);
  }

  /** Whether the numbers of two articles are about the same thing, place and time. */
  boolean comparable(Counted a, Counted b) {
    return sameUnit(a.quantity(), b.quantity())
        && !speakOfOtherThings(a, b)
        && score(a, b) >= THRESHOLD;
  }

  /** Whether something tells that two numbers are not of the same thing, place and time. */
  boolean speakOfOtherThings(Counted a, Counted b) {
    return otherTime(a, b)
        || otherPlace(a, b)
        || otherEvent(a, b)
        || otherProperty(a, b)
        || otherPart(a, b)
        || isPossible(a) != isPossible(b)
        || (isPossible(a) && (isRange(a) || isRange(b)))
        || isOfAPoll(a)
        || isSecond(a) != isSecond(b)
        || isAltogether(a) != isAltogether(b)
        || (isOpen(a, b) && story.cosine(a.sentence(), b.sentence()) < ALIKE)
        || isOthers(a)
        || isOthers(b)
        || isAgo(a)
        || isAgo(b)
        || isOtherDay(a, b)
        || isDeployment(a, b)
        || isAllIn(a) != isAllIn(b)
        || (isWhole(a) != isWhole(b) && !isWholeAnyway(a, b))
        || isCapacity(a) != isCapacity(b)
        || isByThen(a) != isByThen(b)
        || isJoint(a) != isJoint(b)
        || (isRival(a) != isRival(b)
            && !(transposed(a.quantity(), b.quantity()) && score(a, b) >= SURE))
        || isElsewhere(a) != isElsewhere(b)
        || (isOffer(a) && isDemand(b))
        || (isOffer(b) && isDemand(a))
        || isOtherMagnitude(a, b)
        || isOfAPoll(b)
        || isProvisional(a)
        || isProvisional(b)
        || isWorldwide(a) != isWorldwide(b)
        || (isRate(a) != isRate(b) && !(isCapacity(a) && isCapacity(b)))
        || otherPerson(a, b);
  }

  /**
   * Whether two numbers of one article are about the same thing: their clauses share most words.
   */
  boolean sameFact(Counted a, Counted b) {
    if (!sameUnit(a.quantity(), b.quantity())
        || otherTime(a, b)
        || otherPlace(a, b)
        || otherEvent(a, b)
        || otherProperty(a, b)
        || otherPart(a, b)
        || isPossible(a) != isPossible(b)
        || isOfAPoll(a)
        || isOfAPoll(b)
        || isProvisional(a)
        || isProvisional(b)
        || isWorldwide(a) != isWorldwide(b)
        || (isRate(a) != isRate(b) && !(isCapacity(a) && isCapacity(b)))
        || isOtherMagnitude(a, b)
        || isAgo(a)
        || isAgo(b)
        || otherPerson(a, b)) {
      return false;
    }
    boolean anchored =
        a.quantity().predicate() != null
            || sameProperty(a, b)
            || (a.quantity().kind() == Kind.COUNT && !a.quantity().countsPeople());
    double context = story.containment(a.context(), b.context());
    if (a.sentence().reading().people().isEmpty() != b.sentence().reading().people().isEmpty()
        && !sameProperty(a, b)) {
      return false;
    }
    long shared = a.context().stream().filter(b.context()::contains).count();
    return anchored
        && shared > 1
        && context >= SAME_FACT
        && story.cosine(a.sentence(), b.sentence()) >= UNLIKE;
  }

  double score(Counted a, Counted b) {
    double cosine = story.cosine(a.sentence(), b.sentence());
    boolean tolls = sameTolls(a, b);
    boolean state = sameState(a, b);
    boolean sameEvent =
        (tolls && sharesEvent(a, b)) || sameProperty(a, b) || samePart(a, b) || state;
    if (cosine < UNLIKE && !sameEvent) {
      return 0;
    }
    double score = cosine + CONTEXT * story.containment(a.context(), b.context());
    score += unique(a) && unique(b) ? UNIQUE : 0;
    score += otherValueAgrees(a, b) ? OTHER_VALUE_AGREES : 0;
    score += sharedName(a, b) ? SHARED_NAME : 0;
    String predicate = a.quantity().predicate();
    boolean samePredicate = predicate != null && predicate.equals(b.quantity().predicate());
    score += (samePredicate && a.changes()) || state ? SAME_TOLL : 0;
    score += sameEvent ? SAME_EVENT : 0;
    score += samePart(a, b) ? SAME_GROUP : 0;
    score += transposed(a.quantity(), b.quantity()) ? slip(a.quantity()) : 0;
    score += sameProperty(a, b) && unique(a) && unique(b) ? ONLY_OF_ITS_PROPERTY : 0;
    score += sameGroup(a, b) && unique(a) && unique(b) ? SAME_GROUP : 0;
    boolean open = (predicate == null) != (b.quantity().predicate() == null);
    return score + (open ? ONE_PREDICATE_OPEN : 0);
  }

  /** Whether both count the people to whom one thing happened. */
  private static boolean sameTolls(Counted a, Counted b) {
    String predicate = a.quantity().predicate();
    boolean people = a.quantity().countsPeople() && b.quantity().countsPeople();
    return people && predicate != null && a.changes() && predicate.equals(b.quantity().predicate());
  }

  /** Whether both count the members of one group: policemen, crew. */
  private static boolean sameGroup(Counted a, Counted b) {
    return a.quantity().countsPeople()
        && isSubset(new HashSet<>(a.quantity().modifiers()))
        && sharesNoun(a.quantity(), b.quantity());
  }

  private static boolean sameProperty(Counted a, Counted b) {
    return a.property().isPresent() && a.property().equals(b.property());
  }

  private static boolean otherProperty(Counted a, Counted b) {
    Optional<String> first = a.property();
    Optional<String> second = b.property();
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }

  private static boolean isRange(Counted c) {
    return c.quantity().lo().compareTo(c.quantity().hi()) != 0;
  }

  /** Whether the clause of a number says what may become, not what is. */
  private static boolean isPossible(Counted c) {
    return c.sentence()
        .reading()
        .hasWord(
            "could|may|might|if|expect|forecasters|forecast|forecasts|expects|expected|projected|target|bonuses|potentially|eventually",
            c.sentence().clauseSpan(c.quantity().span()));
  }

  /**
   * Whether a share of votes or a number of seats is not the last: it stands by a partial count.
   */
  private boolean isProvisional(Counted c) {
    boolean votes =
        c.sentence().reading().hasWord("vote|votes|voters|seats|ballots|majority|election|turnout");
    if (!votes) {
      return false;
    }
    List<Located> article = story.sentencesOf(c.sentence().articleIndex());
    int at = c.sentence().number() - article.get(0).number();
    if (c.sentence().reading().hasWord("leading|polling|precincts|counting|exit|forecast")) {
      return true;
    }
    for (int i = Math.max(0, at - 1); i <= Math.min(article.size() - 1, at + 1); i++) {
      if (article
          .get(i)
          .reading()
          .hasWord("partial|preliminary|provisional|counted|projected|projection|projections")) {
        return true;
      }
    }
    return false;
  }

  private boolean sharesEvent(Counted a, Counted b) {
    Set<String> events = story.events(b.sentence());
    return story.events(a.sentence()).stream().anyMatch(events::contains);
  }

  /** Whether the sentences themselves name sorts of events, and none that is the same. */
  private static boolean otherEvent(Counted a, Counted b) {
    Set<String> first = EventWords.in(a.sentence().reading());
    Set<String> second = EventWords.in(b.sentence().reading());
    return a.changes()
        && !first.isEmpty()
        && !second.isEmpty()
        && first.stream().noneMatch(second::contains);
  }

  /** Whether an article gives no other value of the sort. */
  private boolean unique(Counted c) {
    return byArticle.get(c.sentence().articleIndex()).stream()
            .filter(o -> sameUnit(o.quantity(), c.quantity()))
            .filter(o -> c.property().isEmpty() || o.property().equals(c.property()))
            .map(o -> o.quantity().lo().stripTrailingZeros())
            .distinct()
            .limit(2)
            .count()
        == 1;
  }

  private static boolean otherValueAgrees(Counted a, Counted b) {
    for (Quantity q : a.sentence().reading().quantities()) {
      for (Quantity r : b.sentence().reading().quantities()) {
        boolean others = !q.equals(a.quantity()) && !r.equals(b.quantity());
        if (others && sameUnit(q, r) && q.lo().compareTo(r.lo()) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean sharedName(Counted a, Counted b) {
    Set<String> names = new HashSet<>();
    a.sentence().reading().people().forEach(p -> names.add(p.name()));
    a.sentence().reading().places().forEach(p -> names.add(p.name()));
    return b.sentence().reading().people().stream().anyMatch(p -> names.contains(p.name()))
        || b.sentence().reading().places().stream().anyMatch(p -> names.contains(p.name()));
  }

  /** Whether the sentences speak of different days or years: then two numbers are two facts. */
  private static boolean otherTime(Counted a, Counted b) {
    for (TimeMention t : times(a)) {
      for (TimeMention u : times(b)) {
        LocalDate aHi = t.hi();
        LocalDate bHi = u.hi();
        LocalDate aLo = t.lo();
        LocalDate bLo = u.lo();
        boolean years =
            aHi != null
                && bHi != null
                && aLo != null
                && bLo != null
                && (aHi.getYear() < bLo.getYear() - 1 || bHi.getYear() < aLo.getYear() - 1);
        if (years) {
          return true;
        }
      }
    }
    boolean earlierEvent = isEarlier(a) != isEarlier(b);
    boolean oncePast = mentionsPastYear(a) != mentionsPastYear(b);
    return (earlierEvent || oncePast) && !samePastYear(a, b);
  }

  /** Whether both sentences name one year, long before they were written, and no other. */
  private static boolean samePastYear(Counted a, Counted b) {
    Set<Integer> first = pastYears(a);
    return first.size() == 1 && first.equals(pastYears(b));
  }

  private static Set<Integer> pastYears(Counted c) {
    LocalDate published = c.sentence().article().published();
    Set<Integer> years = new HashSet<>();
    for (TimeMention t : c.sentence().reading().times()) {
      LocalDate lo = t.lo();
      if (lo != null
          && t.granularity() == TimeMention.Granularity.YEAR
          && (published == null || lo.getYear() < published.getYear() - 1)) {
        years.add(lo.getYear());
      }
    }
    return years;
  }

  /** Whether the clause of a number, or a short sentence, speaks of another event before this. */
  private static boolean isEarlier(Counted c) {
    return c.sentence()
        .reading()
        .hasWord(EARLIER_EVENT, c.sentence().clauseSpan(c.quantity().span()));
  }

  private static boolean mentionsPastYear(Counted c) {
    LocalDate published = c.sentence().article().published();
    List<TimeMention> around = new ArrayList<>(times(c));
    List<TextSpan> relative = relatives(c.sentence());
    c.sentence().reading().times().stream()
        .filter(t -> relative.stream().noneMatch(r -> r.contains(t.span())))
        .filter(t -> !isOfOtherVerb(c.sentence(), t))
        .forEach(around::add);
    return around.stream()
        .anyMatch(
            t -> {
              LocalDate hi = t.hi();
              boolean past =
                  published == null || hi == null || hi.isBefore(published.minusDays(LONG_AGO));
              boolean dated =
                  t.granularity() == TimeMention.Granularity.YEAR
                      || (published != null && t.granularity() == TimeMention.Granularity.MONTH);
              return dated && t.role() != TimeMention.Role.BOUND && past;
            });
  }

  /**
   * The days and years in the words that belong to a number: those of the main clause, or of the
   * relative clause that it stands in.
   */
  private static List<TimeMention> times(Counted c) {
    List<TextSpan> relative = relatives(c.sentence());
    Optional<TextSpan> own =
        relative.stream().filter(r -> r.contains(c.quantity().number())).findFirst();
    return c.sentence().reading().times().stream()
        .filter(t -> !isOfOtherVerb(c.sentence(), t))
        .filter(
            t ->
                own.map(r -> r.contains(t.span()))
                    .orElseGet(() -> relative.stream().noneMatch(r -> r.contains(t.span()))))
        .toList();
  }

  /** The relative clauses of a sentence: from who or which to the next comma. */
  private static List<TextSpan> relatives(Located sentence) {
    List<TextSpan> found = new ArrayList<>();
    int from = -1;
    for (Token t : sentence.reading().tokens()) {
      if (from >= 0 && t.text().matches("[,;:]")) {
        found.add(new TextSpan(from, t.start()));
        from = -1;
      } else if (RELATIVES.contains(t.lower()) && from < 0) {
        from = t.start();
      }
    }
    if (from >= 0) {
      found.add(new TextSpan(from, sentence.reading().sentence().end()));
    }
    return found;
  }

  /**
   * Whether both clauses name a place and no place is shared: an aftershock elsewhere, another
   * town.
   */
  private boolean otherPlace(Counted a, Counted b) {
    Set<String> first = places(a);
    Set<String> second = places(b);
    return !first.isEmpty()
        && !second.isEmpty()
        && first.stream().noneMatch(p -> second.stream().anyMatch(o -> story.areRelated(p, o)))
        && a.quantity().kind() == Kind.COUNT;
  }

  /**
   * The places of a sentence that are no countries, for countries act, and any other name behind a
   * preposition of place: "the strike on Kessel".
   */
  private static Set<String> places(Counted c) {
    Set<String> places = new HashSet<>();
    List<PlaceMention> mentions = c.sentence().reading().places();
    mentions.stream().filter(p -> !p.country()).forEach(p -> places.add(p.name()));
    List<Token> tokens = c.sentence().reading().tokens();
    for (int i = 1; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      boolean ofTown =
          i > 1
              && tokens.get(i - 1).is("of")
              && Set.of(
                      "port", "town", "city", "village", "district", "province", "region", "suburb")
                  .contains(tokens.get(i - 2).lower());
      boolean located =
          t.isCapitalized() && (ofTown || PLACE_PREPOSITIONS.contains(tokens.get(i - 1).lower()));
      boolean country = mentions.stream().anyMatch(p -> p.country() && p.span().overlaps(t.span()));
      boolean dated =
          c.sentence().reading().times().stream().anyMatch(d -> d.span().contains(t.span()));
      boolean person =
          c.sentence().reading().people().stream().anyMatch(p -> p.roleSpan().overlaps(t.span()));
      if (located && !country && !dated && !person) {
        places.add(t.text());
      }
    }
    return places;
  }

  /**
   * Ages are compared only where both clauses name the same person; sentences, fines and bribes not
   * where the sentences name different people.
   */
  private static boolean otherPerson(Counted a, Counted b) {
    if (a.quantity().kind() != Kind.AGE) {
      if (!sameProperty(a, b)) {
        return false;
      }
      Set<String> first = surnames(a);
      Set<String> second = surnames(b);
      boolean other =
          !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
      return other || otherGender(a, b);
    }
    return a.sentence().reading().people().stream()
        .noneMatch(
            p ->
                near(p.span(), a)
                    && b.sentence().reading().people().stream()
                        .anyMatch(o -> near(o.span(), b) && o.name().equals(p.name())));
  }

  /** Whether one clause speaks of him and the other of her. */
  private static boolean otherGender(Counted a, Counted b) {
    return (has(a, HE) && !has(a, SHE) && has(b, SHE) && !has(b, HE))
        || (has(a, SHE) && !has(a, HE) && has(b, HE) && !has(b, SHE));
  }

  private static boolean has(Counted c, String words) {
    return c.sentence().reading().hasWord(words);
  }

  private static Set<String> surnames(Counted c) {
    Set<String> names = new HashSet<>();
    c.sentence().reading().people().forEach(p -> names.add(p.surname()));
    return names;
  }

  /** "Gary Munn, 48", "Gary Munn, the 39-year-old pilot", "39-year-old pilot Gary Munn". */
  private static boolean near(TextSpan person, Counted c) {
    TextSpan age = c.quantity().span();
    int from = Math.min(person.end(), age.end());
    int to = Math.max(person.start(), age.start());
    String between = to <= from ? "" : c.sentence().article().text().substring(from, to);
    boolean nameFirst = person.start() < age.start();
    return between.matches(
        nameFirst
            ? "\\s*,\\s*(?:the |a |an |aged )?|\\s+(?:is|was) |\\s*\\("
            : "\\s+(?:\\p{L}+ ){0,2}");
  }

  /**
   * Whether a number is the sum or the difference of two numbers of the other sentence: 86 and 9
   * are 95.
   */
  static boolean isSumOrDifference(Counted whole, Counted part) {
    List<Quantity> parts =
        part.sentence().reading().quantities().stream()
            .filter(q -> q.kind() == whole.quantity().kind() && !q.partial())
            .toList();
    BigDecimal target = whole.quantity().lo();
    for (int i = 0; i < parts.size(); i++) {
      for (int k = i + 1; k < parts.size(); k++) {
        BigDecimal a = parts.get(i).lo();
        BigDecimal b = parts.get(k).lo();
        boolean adds =
            a.add(b).compareTo(target) == 0 || a.subtract(b).abs().compareTo(target) == 0;
        if (adds && mayBeAdded(whole.quantity(), parts.get(i), parts.get(k))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ten killed and seventy injured are no eighty injured. */
  private static boolean mayBeAdded(Quantity whole, Quantity part, Quantity other) {
    String predicate = whole.predicate();
    return predicate == null
        || part.predicate() == null
        || other.predicate() == null
        || Objects.equals(part.predicate(), other.predicate())
        || (!predicate.equals(part.predicate()) && !predicate.equals(other.predicate()));
  }

  /** So many a day, a year, daily, each. */
  private static boolean isRate(Counted c) {
    TextSpan sentence = c.sentence().reading().sentence().span();
    String behind =
        c.sentence().article().text().substring(c.quantity().span().end(), sentence.end());
    TextSpan clause = c.sentence().clauseSpan(c.quantity().span());
    int end =
        c.sentence().reading().quantities().stream()
            .mapToInt(q -> q.span().start())
            .filter(start -> start >= c.quantity().span().end() && start <= clause.end())
            .min()
            .orElse(clause.end());
    return RATE.matcher(behind).lookingAt()
        || c.sentence()
            .reading()
            .hasWord("daily|weekly|monthly|annual|annually|yearly|every|usually", clause)
        || c.sentence().reading().hasWord("each", new TextSpan(clause.start(), end));
  }

  /** Whether both count what is on board of one thing, or who works for one employer. */
  private static boolean sameState(Counted a, Counted b) {
    String predicate = a.quantity().predicate();
    boolean capacity = isCapacity(a) && isCapacity(b) && a.quantity().kind() == Kind.COUNT;
    return (capacity
            || (predicate != null
                && STATES.contains(predicate)
                && predicate.equals(b.quantity().predicate())))
        && ratio(a, b) <= NEARLY_ALIKE;
  }

  private static boolean samePart(Counted a, Counted b) {
    Set<String> first = whole(a);
    Set<String> second = whole(b);
    return !first.isEmpty()
        && !second.isEmpty()
        && (first.containsAll(second) || second.containsAll(first));
  }

  /** Forty percent of the suburban trains, eighty percent of the long-distance services. */
  private static boolean otherPart(Counted a, Counted b) {
    Set<String> first = whole(a);
    Set<String> second = whole(b);
    return !first.isEmpty()
        && !second.isEmpty()
        && !first.containsAll(second)
        && !second.containsAll(first);
  }

  /** The stems of what a percentage is a part of; empty when no "of" stands behind it. */
  private static Set<String> whole(Counted c) {
    Set<String> stems = new HashSet<>();
    List<Token> tokens =
        c.sentence().reading().tokens().stream()
            .filter(t -> t.start() >= c.quantity().span().end())
            .toList();
    if (c.quantity().kind() != Kind.PERCENT || tokens.isEmpty() || !tokens.get(0).is("of")) {
      return stems;
    }
    for (Token t : tokens.subList(1, Math.min(tokens.size(), 6))) {
      boolean stop = crossbrief.text.Stems.isStopWord(t.lower());
      if (!t.isWord() || (stop && !stems.isEmpty())) {
        break;
      }
      if (!stop) {
        stems.add(t.stem());
      }
    }
    return stems;
  }

  private static boolean isWorldwide(Counted c) {
    return c.sentence()
        .reading()
        .hasWord(
            "worldwide|globally|nationwide|countrywide|countries|continents",
            c.sentence().clauseSpan(c.quantity().span()));
  }

  /**
   * Whether two numbers of an article that has many of their sort are about one fact: the same
   * verb, the same year, and most of the words.
   */
  boolean surelySameFact(Counted a, Counted b) {
    String predicate = a.quantity().predicate();
    boolean samePredicate = predicate != null && predicate.equals(b.quantity().predicate());
    return (samePredicate || sameProperty(a, b))
        && sameYear(a, b)
        && sameFact(a, b)
        && story.containment(a.context(), b.context()) >= CONTEXT;
  }

  private static boolean sameYear(Counted a, Counted b) {
    Set<Integer> first = new HashSet<>();
    Set<Integer> second = new HashSet<>();
    for (TimeMention t : times(a)) {
      LocalDate lo = t.lo();
      first.add(lo == null ? 0 : lo.getYear());
    }
    for (TimeMention t : times(b)) {
      LocalDate lo = t.lo();
      second.add(lo == null ? 0 : lo.getYear());
    }
    return first.equals(second);
  }

  /** Forty-one men and 47 miners, both underground: men are no part of the miners there. */
  private static boolean sameStateOfMen(Quantity a, Quantity b) {
    String predicate = a.predicate();
    return predicate != null
        && STATES.contains(predicate)
        && predicate.equals(b.predicate())
        && (a.modifiers().contains("men") || b.modifiers().contains("men"));
  }

  /** "founded by two brokers in 1887", "between 2019 and 2024": years that are not the number's. */
  private static boolean isOfOtherVerb(Located sentence, TimeMention t) {
    List<Token> before = sentence.reading().tokensBefore(t.span());
    List<Token> near = before.subList(Math.max(0, before.size() - 7), before.size());
    String last = near.isEmpty() ? "" : near.get(near.size() - 1).lower();
    return Set.of("between", "from", "since", "until", "and").contains(last)
        || near.stream()
            .anyMatch(
                w ->
                    Set.of("founded", "born", "built", "established", "opened", "launched")
                        .contains(w.lower()));
  }

  /** Whether a share is of those whom a poll asked: the sentence or the one before says so. */
  private boolean isOfAPoll(Counted c) {
    if (c.quantity().kind() != Kind.PERCENT) {
      return false;
    }
    List<Located> article = story.sentencesOf(c.sentence().articleIndex());
    int at = c.sentence().number() - article.get(0).number();
    return article.subList(Math.max(0, at - 1), at + 1).stream()
        .anyMatch(s -> s.reading().hasWord("poll|polls|survey|surveys|pollster"));
  }

  /** Whether two numbers have the same digits in another order: 340 and 430, 7.5 and 5.7. */
  private static boolean transposed(Quantity a, Quantity b) {
    char[] first = digits(a);
    char[] second = digits(b);
    boolean same = first.length == second.length && first.length > 1;
    java.util.Arrays.sort(first);
    java.util.Arrays.sort(second);
    return same && java.util.Arrays.equals(first, second) && a.lo().compareTo(b.lo()) != 0;
  }

  private static char[] digits(Quantity q) {
    return q.lo().stripTrailingZeros().unscaledValue().toString().toCharArray();
  }

  private static double ratio(Counted a, Counted b) {
    double first = a.quantity().lo().doubleValue();
    double second = b.quantity().lo().doubleValue();
    double smaller = Math.min(first, second);
    return smaller <= 0 ? Double.MAX_VALUE : Math.max(first, second) / smaller;
  }

  /** A price of billions and one of dollars; but millions for billions is a slip. */
  private static boolean isOtherMagnitude(Counted a, Counted b) {
    double ratio = ratio(a, b);
    double power = Math.log10(ratio);
    boolean slip = Math.abs(power - Math.rint(power)) < 1e-9 && power <= 3;
    boolean money = a.quantity().kind() == Kind.MONEY && ratio > OTHER_MAGNITUDE;
    boolean count = a.quantity().kind() == Kind.COUNT && ratio > OTHER_COUNT;
    return (money || count) && !slip;
  }

  /** "where some 900 men are employed": in another place that the sentence has just named. */
  private static boolean isElsewhere(Counted c) {
    return c.quantity().kind() == Kind.COUNT
        && !c.isToll()
        && c.sentence().reading().tokens().stream()
            .anyMatch(t -> t.is("where") && t.end() <= c.quantity().span().start());
  }

  private static boolean isOffer(Counted c) {
    return c.sentence()
        .reading()
        .hasWord(
            "offer|offers|offered|offering|proposes|proposed",
            c.sentence().clauseSpan(c.quantity().span()));
  }

  private static boolean isDemand(Counted c) {
    return c.sentence()
        .reading()
        .hasWord(
            "wants|want|wanted|demand|demands|demanded|demanding|asks|asking|seeks|seeking|claim|claims",
            c.sentence().clauseSpan(c.quantity().span()));
  }

  private static double slip(Quantity q) {
    boolean measured =
        q.kind() == Kind.MONEY || q.kind() == Kind.PERCENT || q.kind() == Kind.MEASURE;
    return digits(q).length > 2
        ? LONG_TRANSPOSED + SAME_FIGURES
        : measured ? LONG_TRANSPOSED : TRANSPOSED;
  }

  /** "Of the city's 126 schools": the whole of which the sentence tells a part. */
  private static boolean isWhole(Counted c) {
    List<Token> before = c.sentence().reading().tokensBefore(c.quantity().span());
    int n = before.size();
    for (int i = n - 1; i >= Math.max(0, n - 4); i--) {
      if (before.get(i).is("of")) {
        return c.quantity().kind() == Kind.COUNT
            && i + 1 < n
            && (before.get(n - 1).is("'s")
                || Set.of("the", "its", "their", "all").contains(before.get(n - 1).lower()));
      }
    }
    return false;
  }

  /** "Of the 14 injured" and "24 were injured": what befell them is said of all, too. */
  private boolean isWholeAnyway(Counted a, Counted b) {
    String predicate = a.quantity().predicate();
    return predicate != null
        && predicate.equals(b.quantity().predicate())
        && score(a, b) >= WHOLE_ANYWAY;
  }

  /** How many a thing holds, not how many are in it. */
  private static boolean isCapacity(Counted c) {
    return c.quantity().kind() == Kind.COUNT
        && c.sentence()
            .reading()
            .hasWord(
                "capacity|holds|hold|seats|space|room|built|designed|carry|accommodate|accommodates",
                c.sentence().clauseSpan(c.quantity().span()))
        && !c.sentence().reading().hasWord("took|hostage");
  }

  /** "By 5 p.m. turnout was 54 percent". */
  private static boolean isByThen(Counted c) {
    return !c.changes() && BY_THEN.matcher(c.sentence().reading().lowerWords()).find();
  }

  private static boolean isJoint(Counted c) {
    String words = c.sentence().reading().lowerWords();
    return words.contains("between them");
  }

  private static boolean isRival(Counted c) {
    return c.sentence().reading().hasWord("rival|rivals|competitor|competitors|unlike|compared");
  }

  /** A price with debt, bonuses or taxes is another one. */
  private static boolean isAllIn(Counted c) {
    return c.quantity().kind() == Kind.MONEY
        && ALL_IN.matcher(c.sentence().reading().lowerWords()).find();
  }

  /**
   * Whether one number of an article looks like another with its digits turned, of the same noun.
   */
  boolean isSlipWithin(Counted a, Counted b) {
    return transposed(a.quantity(), b.quantity())
        && a.quantity().kind() == Kind.COUNT
        && !otherTime(a, b)
        && !a.quantity().noun().isEmpty()
        && a.quantity().modifiers().equals(b.quantity().modifiers());
  }

  /** "Seven others": beside those that have been counted. */
  private static boolean isOthers(Counted c) {
    return !c.isToll() && c.quantity().noun().matches("(?i)(?:.* )?others?(?: .*)?");
  }

  /** "Three years ago": when, not how long. */
  private static boolean isAgo(Counted c) {
    String text = c.sentence().article().text();
    return c.quantity().kind() == Kind.DURATION
        && (text.startsWith(" ago", c.quantity().span().end())
            || text.startsWith(" earlier", c.quantity().span().end())
            || text.startsWith(" later", c.quantity().span().end()));
  }

  /** Changes of a price on two days. */
  private static boolean isOtherDay(Counted a, Counted b) {
    return a.quantity().kind() == Kind.PERCENT
        && a.sentence().reading().times().stream()
            .anyMatch(
                t ->
                    t.weekday() != null
                        && b.sentence().reading().times().stream()
                            .anyMatch(u -> u.weekday() != null && u.weekday() != t.weekday()));
  }

  /**
   * Firefighters called out and firefighters that went in: those at work are counted in many ways.
   */
  private boolean isDeployment(Counted a, Counted b) {
    return a.quantity().countsPeople()
        && a.quantity().predicate() == null
        && b.quantity().predicate() == null
        && a.quantity().modifiers().stream().anyMatch(RESPONDERS::contains)
        && story.cosine(a.sentence(), b.sentence()) < AT_WORK;
  }

  private static final Set<String> RESPONDERS =
      Set.of(
          crossbrief.text.Stems.of("firefighters"),
          crossbrief.text.Stems.of("rescuers"),
          crossbrief.text.Stems.of("soldiers"),
          crossbrief.text.Stems.of("troops"),
          "polic");

  private static final double AT_WORK = 0.2;

  /** "A second coach", "Another fire": of another thing of the sort. */
  private boolean isSecond(Counted c) {
    return SECOND.matcher(c.sentence().reading().lowerWords()).lookingAt() && !isBesideTheDead(c);
  }

  /**
   * "Another 14 were injured" adds to the dead, not to other injured, where the article has counted
   * none before.
   */
  private boolean isBesideTheDead(Counted c) {
    return INJURED.equals(c.quantity().predicate())
        && c.sentence().reading().tokens().get(0).is("another")
        && byArticle.get(c.sentence().articleIndex()).stream()
            .noneMatch(
                o ->
                    INJURED.equals(o.quantity().predicate())
                        && o.sentence().number() < c.sentence().number());
  }

  private static final java.util.regex.Pattern SECOND =
      java.util.regex.Pattern.compile("(?:(?:a|the) (?:second|third|other|further)|another)\\b");

  /** "Altogether 14 flights on the two days". */
  private static boolean isAltogether(Counted c) {
    return c.quantity().kind() == Kind.COUNT
        && !c.changes()
        && c.sentence().reading().hasWord("altogether|cumulatively");
  }

  /** Whether only one of two shares or sums says what it is of. */
  private static boolean isOpen(Counted a, Counted b) {
    boolean kind =
        a.quantity().kind() == Kind.PERCENT
            || (a.quantity().kind() == Kind.MONEY
                && (OWN_SUMS.contains(a.property().orElse(""))
                    || OWN_SUMS.contains(b.property().orElse(""))));
    return kind
        && a.property().isPresent() != b.property().isPresent()
        && !transposed(a.quantity(), b.quantity());
  }

  private static final Set<String> OWN_SUMS =
      Set.of(
          "DEBT",
          "FINE",
          "BAIL",
          "TICKET",
          "SALARY",
          "SHARE",
          "INSURANCE",
          "REWARD",
          "DONATION",
          "BUDGET",
          "PROFIT",
          "LOSS",
          "REVENUE");
}

package crossbrief.crosscheck;

import crossbrief.crosscheck.SentenceWords.Word;
import crossbrief.text.Antonyms;
import crossbrief.text.ChangeCues;
import crossbrief.text.Lexicon;
import crossbrief.text.Quantity;
import crossbrief.text.RolePhrase;
import crossbrief.text.RolePhrases;
import crossbrief.text.Stems;
import crossbrief.text.TimeMention;
import crossbrief.text.TimeMention.Granularity;
import crossbrief.text.WordSenses;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what two differing values are: the features that depend on their sort. */
final class PairValues {
  private static final double RATIO_NEAR = 1.6;
  private static final double RATIO_FAR = 5;
  private static final double DAYS = 10;
  private static final double MINUTES = 60;
  private static final String GROWING =
      "rising|rise|rises|rose|climbing|climbed|still|now|far|earlier|initially|initial|preliminary|expected|least|confirmed|updated|latest|count|more|counting|known|feared";
  private static final Pattern KIN =
      Pattern.compile(
          "son|daughter|brother|sister|father|mother|wife|husband|widow|widower|uncle|aunt|cousin|nephew|niece|grandson|granddaughter|grandfather|grandmother|partner|fianc.e?|friend|.*-in-law|step.*|girlfriend|boyfriend|ex-.*");
  private static final Pattern RANK =
      Pattern.compile("\\b(?:deputy|vice|assistant|acting|interim|associate|junior|co|second)\\b");
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(?:former|ex|late|outgoing|retired|then|led|headed|ran|chaired|managed|was)\\b");

  private final PairContext context;
  private final Likeness likeness;
  private final ComparableQuantities comparable;
  private final List<List<Slot>> byArticle;

  PairValues(
      PairContext context,
      Likeness likeness,
      ComparableQuantities comparable,
      List<List<Slot>> byArticle) {
    this.context = context;
    this.likeness = likeness;
    this.comparable = comparable;
    this.byArticle = byArticle;
  }

  void fill(SlotPair pair) {
    Slot a = pair.a();
    Slot b = pair.b();
    pair.set(Feature.A_KNOWN, isKnown(a, b));
    pair.set(Feature.B_KNOWN, isKnown(b, a));
    boolean uniqueA = isUnique(a);
    boolean uniqueB = isUnique(b);
    pair.set(Feature.UNIQUE_A, uniqueA);
    pair.set(Feature.UNIQUE_B, uniqueB);
    pair.set(Feature.UNIQUE_BOTH, uniqueA && uniqueB);
    switch (a.sort()) {
      case NUMBER, DURATION, AGE -> numbers(pair, a.quantity(), b.quantity());
      case ORDINAL -> {
        List<Word> next = context.words(a.sentence()).behind(a.span());
        List<Word> other = context.words(b.sentence()).behind(b.span());
        pair.set(Feature.UNIT_SIM, likeness.closest(next, other));
        pair.set(Feature.SMALL, Math.min(Ordinals.value(a.word()), Ordinals.value(b.word())) == 1);
      }
      case DAY -> days(pair, a.time(), b.time());
      case CLOCK ->
          pair.set(
              Feature.CLOSE,
              Math.exp(-Math.abs(a.clock().minutes() - b.clock().minutes()) / MINUTES));
      case PERSON -> people(pair);
      case PLACE -> {
        pair.set(Feature.PREDICATE_SAME, haveOneBefore(pair));
        pair.set(Feature.PEOPLE_BOTH, a.place().country());
      }
      case NAME -> names(pair);
      case ROLE -> roles(pair);
      case WORD -> words(pair, a.word().lower(), b.word().lower());
      case DENIAL -> {
        pair.set(Feature.DENIES, 1);
        pair.set(Feature.UNIT_EQUAL, a.word().stem().equals(b.word().stem()));
      }
    }
  }

  /** Whether an article has no other value of the sort of a value, or none of a like unit. */
  private boolean isUnique(Slot value) {
    if (value.sort() == Slot.Sort.WORD || value.sort() == Slot.Sort.DENIAL) {
      return false;
    }
    for (Slot o : byArticle.get(value.sentence().articleIndex())) {
      if (o.sort() == value.sort() && !o.equals(value) && rivals(o, value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean rivals(Slot o, Slot value) {
    return switch (value.sort()) {
      case NUMBER ->
          o.quantity().kind() == value.quantity().kind()
              && SlotValues.unitLikeness(o.quantity(), value.quantity()) >= LIKE
              && !o.quantity().agreesWith(value.quantity());
      case DURATION, AGE -> !o.quantity().agreesWith(value.quantity());
      case DAY ->
          o.time().granularity() == value.time().granularity() && !SlotValues.same(o, value);
      case ROLE -> false;
      default -> !SlotValues.same(o, value);
    };
  }

  private static final double LIKE = 0.6;

  /** Whether the other value's article has a value, too, in another sentence. */
  private boolean isKnown(Slot value, Slot other) {
    for (Slot o : byArticle.get(other.sentence().articleIndex())) {
      if (o.sort() == value.sort()
          && !o.sentence().equals(value.sentence())
          && !o.equals(other)
          && SlotValues.same(o, value)) {
        return true;
      }
    }
    return false;
  }

  private void numbers(SlotPair pair, Quantity p, Quantity q) {
    Located s = pair.a().sentence();
    Located t = pair.b().sentence();
    pair.set(Feature.UNIT_SIM, SlotValues.unitLikeness(p, q));
    pair.set(Feature.UNIT_EQUAL, p.unit().equals(q.unit()));
    pair.set(Feature.UNIT_EMPTY, p.unit().isEmpty() || q.unit().isEmpty());
    pair.set(Feature.PEOPLE_BOTH, p.countsPeople() && q.countsPeople());
    boolean predicates = p.predicate() != null && q.predicate() != null;
    boolean samePredicate = Objects.equals(p.predicate(), q.predicate());
    pair.set(Feature.PREDICATE_SAME, predicates && samePredicate);
    pair.set(Feature.PREDICATE_DIFFERS, predicates && !samePredicate);
    String digits = digits(p.lo());
    pair.set(Feature.TRANSPOSED, digits.length() > 1 && digits.equals(digits(q.lo())));
    double x = Math.abs(p.lo().doubleValue());
    double y = Math.abs(q.lo().doubleValue());
    double ratio = Math.max(x, y) / Math.max(1e-9, Math.min(x, y));
    pair.set(Feature.RATIO_NEAR, ratio < RATIO_NEAR);
    pair.set(Feature.RATIO_FAR, ratio > RATIO_FAR);
    pair.set(Feature.ROUND, isRound(p.lo()) || isRound(q.lo()));
    pair.set(Feature.SMALL, Math.min(x, y) <= 3);
    pair.set(
        Feature.APPROX, p.approx() != Quantity.Approx.EXACT || q.approx() != Quantity.Approx.EXACT);
    pair.set(Feature.PARTIAL, p.partial() || q.partial());
    pair.set(Feature.MODIFIERS_DIFFER, areDisjoint(p.modifiers(), q.modifiers()));
    pair.set(Feature.RATE_DIFFERS, !SlotValues.rate(pair.a()).equals(SlotValues.rate(pair.b())));
    pair.set(Feature.MONEY, p.kind() == Quantity.Kind.MONEY);
    pair.set(Feature.PERCENT, p.kind() == Quantity.Kind.PERCENT);
    pair.set(Feature.MEASURE, p.kind() == Quantity.Kind.MEASURE);
    Counted c = Counted.of(s, p);
    Counted d = Counted.of(t, q);
    pair.set(Feature.GATES, comparable.speakOfOtherThings(c, d));
    pair.set(Feature.OLD_SCORE, Math.min(2, comparable.score(c, d)));
    List<Slot> both = new ArrayList<>(byArticle.get(s.articleIndex()));
    both.addAll(byArticle.get(t.articleIndex()));
    pair.set(Feature.SUM_EXPLAINS, SlotValues.sumExplains(pair.a(), pair.b(), both));
    pair.set(
        Feature.GROWS,
        ChangeCues.in(s.reading())
            || ChangeCues.in(t.reading())
            || s.reading().hasWord(GROWING)
            || t.reading().hasWord(GROWING));
    boolean toll = c.changes() || d.changes();
    boolean rose =
        (t.appeared().isAfter(s.appeared()) && y > x)
            || (s.appeared().isAfter(t.appeared()) && x > y);
    pair.set(Feature.TOLL, toll);
    pair.set(Feature.LATER_GREATER, rose);
    pair.set(Feature.TOLL_LATER, rose && toll);
    Set<Integer> fates = Fates.of(s, p);
    Set<Integer> others = Fates.of(t, q);
    boolean people = p.countsPeople() || q.countsPeople();
    boolean one = people && fates.stream().anyMatch(others::contains);
    pair.set(Feature.FATE_SAME, one);
    pair.set(Feature.FATE_DIFFERS, people && !one && !fates.isEmpty() && !others.isEmpty());
    pair.set(
        Feature.FATE_FIRM,
        one && !rose && pair.get(Feature.SCOPE_DIFFERS) == 0 && pair.get(Feature.OTHER_CUE) == 0);
  }

  private static boolean areDisjoint(List<String> a, List<String> b) {
    return !a.isEmpty() && !b.isEmpty() && a.stream().noneMatch(b::contains);
  }

  private static boolean isRound(BigDecimal x) {
    return x.stripTrailingZeros().scale() <= -2;
  }

  /** The digits of a number in their order by size. */
  private static String digits(BigDecimal x) {
    char[] d = x.stripTrailingZeros().unscaledValue().toString().toCharArray();
    Arrays.sort(d);
    return new String(d);
  }

  private static void days(SlotPair pair, TimeMention x, TimeMention y) {
    LocalDate lo = x.lo();
    LocalDate other = y.lo();
    if (lo != null && other != null) {
      pair.set(Feature.CLOSE, Math.exp(-Math.abs(ChronoUnit.DAYS.between(lo, other)) / DAYS));
    }
    pair.set(Feature.GRANULARITY_DIFFERS, x.granularity() != y.granularity());
    pair.set(
        Feature.ROLE_REPORT,
        x.role() == TimeMention.Role.REPORT || y.role() == TimeMention.Role.REPORT);
    pair.set(Feature.ROLE_BOUND_DIFFERS, x.role() != y.role());
    pair.set(Feature.WEEKDAY, x.weekday() != null && y.weekday() != null);
    pair.set(
        Feature.YEARS, x.granularity() == Granularity.YEAR && y.granularity() == Granularity.YEAR);
    pair.set(
        Feature.APPROX,
        x.granularity() == Granularity.VAGUE || y.granularity() == Granularity.VAGUE);
  }

  private static void people(SlotPair pair) {
    Slot a = pair.a();
    Slot b = pair.b();
    pair.set(Feature.FULL_NAME, a.text().contains(" ") && b.text().contains(" "));
    Optional<RolePhrase> x = RolePhrases.of(a.sentence().reading(), a.person());
    Optional<RolePhrase> y = RolePhrases.of(b.sentence().reading(), b.person());
    pair.set(Feature.UNIT_EMPTY, x.isEmpty() && y.isEmpty());
    if (x.isPresent() && y.isPresent()) {
      boolean one = x.get().head().equals(y.get().head());
      pair.set(Feature.UNIT_EQUAL, one);
      pair.set(Feature.MODIFIERS_DIFFER, !one);
      pair.set(
          Feature.UNIT_SIM,
          share(
              SlotValues.stems(a.sentence().quote(x.get().span()).quote()),
              SlotValues.stems(b.sentence().quote(y.get().span()).quote())));
    }
  }

  private static void names(SlotPair pair) {
    Set<String> x = SlotValues.nameWords(pair.a());
    Set<String> y = SlotValues.nameWords(pair.b());
    pair.set(Feature.UNIT_SIM, share(x, y));
    pair.set(Feature.UNIT_EQUAL, x.stream().anyMatch(y::contains));
    pair.set(Feature.FULL_NAME, x.size() > 1 && y.size() > 1);
    pair.set(Feature.PREDICATE_SAME, haveOneBefore(pair));
    pair.set(Feature.ROUND, hasDigit(x) && hasDigit(y));
  }

  private static boolean haveOneBefore(SlotPair pair) {
    String before = pair.a().sentence().reading().wordBefore(pair.a().span());
    return before.equals(pair.b().sentence().reading().wordBefore(pair.b().span()));
  }

  private static boolean hasDigit(Set<String> words) {
    return words.stream().anyMatch(w -> Character.isDigit(w.charAt(0)));
  }

  private void roles(SlotPair pair) {
    Slot a = pair.a();
    Slot b = pair.b();
    String x = a.role().head();
    String y = b.role().head();
    relation(pair, x, y);
    pair.set(Feature.LEXICON_EXCLUSIVE, areExclusive(a, b));
    Set<String> rest = SlotValues.stems(a.text());
    Set<String> other = SlotValues.stems(b.text());
    rest.remove(Stems.of(x));
    other.remove(Stems.of(y));
    pair.set(Feature.UNIT_EQUAL, x.equals(y));
    pair.set(Feature.UNIT_SIM, share(rest, other));
    pair.set(Feature.UNIT_EMPTY, rest.isEmpty() || other.isEmpty());
    pair.set(Feature.MODIFIERS_DIFFER, areDisjoint(List.copyOf(rest), List.copyOf(other)));
    boolean kin = KIN.matcher(x).matches();
    boolean otherKin = KIN.matcher(y).matches();
    pair.set(Feature.FULL_NAME, kin || otherKin);
    pair.set(Feature.PEOPLE_BOTH, kin && otherKin);
    pair.set(Feature.PARTIAL, has(RANK, a) != has(RANK, b));
    pair.set(Feature.APPROX, has(PAST, a) != has(PAST, b));
    pair.set(Feature.SMALL, x.equals("member") || y.equals("member"));
    List<Word> phrase = context.words(a.sentence()).in(a.span());
    List<Word> otherPhrase = context.words(b.sentence()).in(b.span());
    pair.set(
        Feature.PHRASE_SIM,
        Math.max(likeness.share(phrase, otherPhrase), likeness.share(otherPhrase, phrase)));
  }

  /** Whether two phrases have expressions that are different kinds of one thing. */
  private boolean areExclusive(Slot a, Slot b) {
    return context.words(a.sentence()).said().stream()
        .filter(e -> a.span().contains(e.expression().span()))
        .anyMatch(
            e ->
                context.words(b.sentence()).said().stream()
                    .filter(f -> b.span().contains(f.expression().span()))
                    .anyMatch(
                        f ->
                            Lexicon.between(e.expression().meanings(), f.expression().meanings())
                                == Lexicon.Relation.EXCLUSIVE));
  }

  private static boolean has(Pattern words, Slot role) {
    return words.matcher(role.text().toLowerCase(Locale.ROOT)).find();
  }

  private static double share(Set<String> a, Set<String> b) {
    int least = Math.min(a.size(), b.size());
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    return least == 0 ? 0 : both.size() / (double) least;
  }

  private static void words(SlotPair pair, String x, String y) {
    relation(pair, x, y);
    boolean listed = Antonyms.areOpposite(x, y);
    boolean particles = Stems.isStopWord(x) && Stems.isStopWord(y);
    pair.set(Feature.ANTONYM_LIST, listed);
    pair.set(Feature.SMALL, particles);
    pair.set(
        Feature.NEAR_ONLY,
        !particles
            && !listed
            && pair.get(Feature.RELATION_OPPOSITE) + pair.get(Feature.RELATION_SIBLING) == 0);
    pair.set(Feature.VERB_PAIR, x.endsWith("ed") || y.endsWith("ed"));
    pair.set(Feature.FULL_NAME, pair.a().word().isCapitalized() && pair.b().word().isCapitalized());
  }

  private static void relation(SlotPair pair, String x, String y) {
    WordSenses.Relation r = WordSenses.between(x, y);
    pair.set(Feature.RELATION_OPPOSITE, r == WordSenses.Relation.OPPOSITE);
    pair.set(Feature.RELATION_SIBLING, r == WordSenses.Relation.SIBLINGS);
    pair.set(
        Feature.PREDICATE_SAME, r == WordSenses.Relation.SAME || r == WordSenses.Relation.KIND_OF);
    pair.set(Feature.WORD_COSINE, SlotValues.cosine(x, y));
  }
}

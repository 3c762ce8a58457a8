package crossbrief.crosscheck;

import crossbrief.crosscheck.SentenceWords.Word;
import crossbrief.domain.TextSpan;
import crossbrief.text.ChangeCues;
import crossbrief.text.PersonMention;
import crossbrief.text.PlaceMention;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells how alike all is that stands around two values: the features that no value is needed for.
 */
final class PairContext {
  /** Of less than this share on the better covered side a pair is not looked at. */
  static final double LEAST = 0.05;

  private static final double DECAY = 0.25;
  private static final double NEAR_DECAY = 1.5;
  private static final Set<String> OTHERS =
      words(
          "more another other others additional further else extra separate different similar previous previously earlier former last next again second third each every per half most average record total altogether combined overall including only least up");
  private static final Set<String> ORDERS =
      words(
          "first second third fourth fifth sixth last next previous final former latter half quarter opening closing early late before after since until start end begin began started ended");
  private static final Set<String> MODALS =
      words(
          "will would could may might should if expect expects expected plan plans planned due projected forecast hopes hope hoped likely scheduled propose proposed intends want wants wanted demand demands demanded demanding seek seeking offer offered estimated estimate estimates");
  private static final Set<String> SCOPES =
      words(
          "country county countries nationwide national nation state states province provincial district region regional regions city town village villages world worldwide global whole entire across month season weekend decade capital island continent europe group subsidiary plant company-wide division abroad domestic overseas local neighboring neighbouring elsewhere altogether total some half part several many all among including women men children foreign foreigners tourists passengers crew police officers soldiers civilians firefighters");

  private final Comparison story;
  private final Likeness likeness;
  private final Map<Integer, Map<String, Integer>> counts = new HashMap<>();
  private final Map<Integer, SentenceWords> words = new HashMap<>();

  PairContext(Comparison story, Likeness likeness) {
    this.story = story;
    this.likeness = likeness;
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  SentenceWords words(Located s) {
    return words.computeIfAbsent(s.number(), n -> new SentenceWords(story, s));
  }

  Alignment align(Located s, Located t) {
    return new Alignment(words(s), words(t), likeness);
  }

  /** Fills in the features of a pair; {@code false} when nothing around the values is alike. */
  boolean fill(SlotPair pair, Alignment sentences) {
    TextSpan a = pair.a().span();
    TextSpan b = pair.b().span();
    Located s = pair.a().sentence();
    Located t = pair.b().sentence();
    double there = sentences.around(false, a, b, DECAY);
    double back = sentences.around(true, b, a, DECAY);
    boolean speaks =
        pair.a().sort() != Slot.Sort.PERSON && words(s).isFrame(a) && words(t).isFrame(b);
    if (Math.max(there, back) < LEAST
        || (needTopic(pair) && (speaks || !sentences.haveOneTopic(a, b)))) {
      return false;
    }
    double mean = (there + back) / 2;
    pair.set(Feature.BIAS, 1);
    pair.set(Feature.CONTEXT_MEAN, mean);
    pair.set(Feature.CONTEXT_SQUARE, mean * mean);
    pair.set(Feature.CONTEXT_MIN, Math.min(there, back));
    pair.set(Feature.CONTEXT_MAX, Math.max(there, back));
    pair.set(Feature.SENTENCE_MEAN, sentences.aroundBoth(a, b, 0));
    pair.set(Feature.NEAR_MEAN, sentences.aroundBoth(a, b, NEAR_DECAY));
    pair.set(Feature.COSINE, story.cosine(s, t));
    pair.set(Feature.LEFT, sentences.neighbors(a, b, -1));
    pair.set(Feature.RIGHT, sentences.neighbors(a, b, 1));
    pair.set(Feature.AROUND, (before(s, sentences.second()) + before(t, sentences.first())) / 2);
    overlap(pair, sentences);
    clause(pair, s, t);
    clauses(pair, sentences.first(), sentences.second());
    others(pair, s, t);
    if (s.articleIndex() == t.articleIndex()) {
      pair.set(Feature.DISTANCE, Math.log(1 + Math.abs(t.number() - s.number())) / 3);
      pair.set(
          Feature.SAME_PARAGRAPH,
          s.reading().sentence().paragraph() == t.reading().sentence().paragraph());
    }
    return true;
  }

  /** Whether no other sentence of both articles has a word. */
  private boolean isOnly(String stem, SlotPair pair) {
    int most = SamePoint.isWithin(pair) ? 2 : 1;
    return count(stem, pair.a().sentence()) <= most && count(stem, pair.b().sentence()) <= most;
  }

  private int count(String stem, Located s) {
    return counts.computeIfAbsent(s.articleIndex(), this::counts).getOrDefault(stem, 0);
  }

  private Map<String, Integer> counts(int article) {
    Map<String, Integer> counts = new HashMap<>();
    story
        .sentencesOf(article)
        .forEach(s -> s.reading().stems().forEach(w -> counts.merge(w, 1, Integer::sum)));
    return counts;
  }

  private void overlap(SlotPair pair, Alignment sentences) {
    SentenceWords wa = sentences.first();
    SentenceWords wb = sentences.second();
    TextSpan a = pair.a().span();
    TextSpan b = pair.b().span();
    Set<String> names = wa.names(a);
    Set<String> otherNames = wb.names(b);
    long shared = names.stream().filter(otherNames::contains).count();
    pair.set(Feature.NAMES_SHARED, Math.log(1.0 + shared));
    pair.set(Feature.NAMES_DISJOINT, !names.isEmpty() && !otherNames.isEmpty() && shared == 0);
    Set<String> theirs = new HashSet<>();
    for (Word w : wb.all()) {
      if (!b.overlaps(w.token().span())) {
        theirs.add(w.token().stem());
      }
    }
    double mass = 0;
    double rarest = 0;
    int unique = 0;
    for (Word w : wa.all()) {
      boolean own = a.overlaps(w.token().span());
      String stem = w.token().stem();
      if (!own && theirs.remove(stem)) {
        mass += w.weight();
        rarest = Math.max(rarest, w.weight());
        unique += isOnly(stem, pair) ? 1 : 0;
      }
    }
    pair.set(Feature.SHARED_UNIQUE, Math.log(1.0 + unique));
    pair.set(Feature.SHARED_RAREST, rarest / 5);
    pair.set(Feature.CLAUSES_ALIKE, sentences.clausesAlike(a, b));
    pair.set(Feature.SHARED_MASS, mass / 5);
    pair.set(Feature.LENGTH, Math.log(Math.max(1, Math.min(wa.all().size(), wb.all().size()))) / 3);
    int ua = sentences.unaligned(false, a);
    int ub = sentences.unaligned(true, b);
    pair.set(Feature.UNALIGNED_MIN, Math.min(ua, ub) / 5.0);
    pair.set(Feature.UNALIGNED_MAX, Math.max(ua, ub) / 10.0);
  }

  private static void clause(SlotPair pair, Located s, Located t) {
    TextSpan ca = s.clauseSpan(pair.a().span());
    TextSpan cb = t.clauseSpan(pair.b().span());
    pair.set(Feature.LEAD_BOTH, s.isLead() && t.isLead());
    pair.set(Feature.LEAD_ONE, s.isLead() != t.isLead());
    pair.set(Feature.CHANGE_CUE, ChangeCues.in(s.reading(), ca) || ChangeCues.in(t.reading(), cb));
    Set<String> first = found(s, ca, OTHERS);
    Set<String> second = found(t, cb, OTHERS);
    pair.set(Feature.OTHER_CUE, !first.isEmpty() || !second.isEmpty());
    pair.set(Feature.OTHER_CUE_DIFFERS, !first.equals(second));
    pair.set(Feature.ORDER_DIFFERS, !found(s, ca, ORDERS).equals(found(t, cb, ORDERS)));
    pair.set(Feature.SCOPE_DIFFERS, !found(s, ca, SCOPES).equals(found(t, cb, SCOPES)));
    boolean modal = !found(s, ca, MODALS).isEmpty();
    boolean other = !found(t, cb, MODALS).isEmpty();
    pair.set(Feature.MODAL_DIFFERS, modal != other);
    pair.set(Feature.MODAL_BOTH, modal && other);
    pair.set(
        Feature.PREPOSITION_DIFFERS,
        !preposition(s, pair.a().span()).equals(preposition(t, pair.b().span())));
  }

  private void clauses(SlotPair pair, SentenceWords wa, SentenceWords wb) {
    List<Word> verbs = wa.verbs(pair.a().span());
    List<Word> others = wb.verbs(pair.b().span());
    boolean both = !verbs.isEmpty() && !others.isEmpty();
    double like = both ? likeness.closest(verbs, others) : 0.4;
    pair.set(Feature.VERB_SIM, like);
    pair.set(Feature.VERB_CONFLICT, both && like < 0.2);
    List<Word> subject = wa.subject(pair.a().span());
    List<Word> other = wb.subject(pair.b().span());
    boolean none = subject.isEmpty() || other.isEmpty();
    pair.set(Feature.SUBJECT_NONE, none);
    pair.set(
        Feature.SUBJECT_SIM,
        none ? 0.3 : (likeness.share(subject, other) + likeness.share(other, subject)) / 2);
  }

  private void others(SlotPair pair, Located s, Located t) {
    Slot a = pair.a();
    Slot b = pair.b();
    times(pair, s, t);
    places(pair, s, t);
    people(pair, s, t);
    pair.set(Feature.NUMBERS_SHARED, shareNumber(a, b));
    pair.set(
        Feature.NEGATION_DIFFERS,
        s.reading().negations().isEmpty() != t.reading().negations().isEmpty());
    pair.set(
        Feature.QUOTED_DIFFERS,
        s.reading().quotations().isEmpty() != t.reading().quotations().isEmpty());
    pair.set(Feature.IN_SPEECH_FRAME, words(s).isFrame(a.span()) || words(t).isFrame(b.span()));
    pair.set(Feature.QUOTED_BOTH, isQuoted(s, a) && isQuoted(t, b));
    pair.set(Feature.VALUE_IN_OTHER, holds(t, a, b) || holds(s, b, a));
    Optional<String> one = speaker(s);
    Optional<String> other = speaker(t);
    boolean both = one.isPresent() && other.isPresent();
    pair.set(Feature.SPEAKERS_DIFFER, both && !one.equals(other));
    pair.set(Feature.SPEAKER_SAME, both && one.equals(other));
  }

  private Optional<String> speaker(Located s) {
    return words(s).speaker();
  }

  private static void times(SlotPair pair, Located s, Located t) {
    boolean conflict = false;
    boolean shared = false;
    for (TimeMention x : s.reading().times()) {
      for (TimeMention y : t.reading().times()) {
        boolean own = pair.a().span().overlaps(x.span()) || pair.b().span().overlaps(y.span());
        boolean report = x.role() == TimeMention.Role.REPORT || y.role() == TimeMention.Role.REPORT;
        if (!own && !report && x.isResolved() && y.isResolved()) {
          conflict |= SlotValues.daysClash(x, y);
          shared |= !SlotValues.daysClash(x, y);
        }
      }
    }
    pair.set(Feature.TIME_CONFLICT, conflict && !shared);
    pair.set(Feature.TIME_SHARED, shared);
  }

  private void places(SlotPair pair, Located s, Located t) {
    List<String> x =
        s.reading().places().stream()
            .filter(p -> !p.span().overlaps(pair.a().span()))
            .map(PlaceMention::name)
            .toList();
    List<String> y =
        t.reading().places().stream()
            .filter(p -> !p.span().overlaps(pair.b().span()))
            .map(PlaceMention::name)
            .toList();
    boolean shared = x.stream().anyMatch(p -> y.stream().anyMatch(q -> story.areRelated(p, q)));
    pair.set(Feature.PLACE_SHARED, shared);
    pair.set(Feature.PLACE_CONFLICT, !shared && !x.isEmpty() && !y.isEmpty());
  }

  private static void people(SlotPair pair, Located s, Located t) {
    boolean roles = pair.a().sort() == Slot.Sort.ROLE;
    List<String> x =
        s.reading().people().stream()
            .filter(p -> roles || !p.span().overlaps(pair.a().span()))
            .map(PersonMention::name)
            .toList();
    List<String> y =
        t.reading().people().stream()
            .filter(p -> roles || !p.span().overlaps(pair.b().span()))
            .map(PersonMention::name)
            .toList();
    boolean shared = x.stream().anyMatch(p -> y.stream().anyMatch(q -> Subjects.samePerson(p, q)));
    pair.set(Feature.PERSON_SHARED, shared);
    pair.set(Feature.PERSON_CONFLICT, !shared && !x.isEmpty() && !y.isEmpty());
  }

  /** Whether two values tell nothing where only one speaks in both sentences. */
  private static boolean needTopic(SlotPair pair) {
    return switch (pair.a().sort()) {
      case PERSON, NAME -> true;
      default -> false;
    };
  }

  private static boolean isQuoted(Located s, Slot value) {
    return s.reading().quotations().stream().anyMatch(q -> q.inner().contains(value.span()));
  }

  private static boolean shareNumber(Slot a, Slot b) {
    for (Quantity q : a.sentence().reading().quantities()) {
      for (Quantity r : b.sentence().reading().quantities()) {
        boolean own = q.span().overlaps(a.span()) || r.span().overlaps(b.span());
        if (!own
            && q.kind() == r.kind()
            && q.unit().equals(r.unit())
            && q.lo().compareTo(r.lo()) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a sentence has the words of the other's value beside its own. */
  private static boolean holds(Located s, Slot value, Slot own) {
    String words = value.text().toLowerCase(Locale.ROOT);
    String text = s.reading().sentence().text().toLowerCase(Locale.ROOT);
    int at = words.length() < 2 ? -1 : text.indexOf(words);
    int start = s.reading().sentence().start() + at;
    return at >= 0 && !own.span().overlaps(new TextSpan(start, start + words.length()));
  }

  private static String preposition(Located s, TextSpan span) {
    return switch (s.reading().wordBefore(span)) {
      case "until", "by", "before", "to", "till" -> "to";
      case "since", "from", "after" -> "from";
      case "of" -> "of";
      default -> "";
    };
  }

  private static Set<String> found(Located s, TextSpan span, Set<String> wanted) {
    Set<String> found = new HashSet<>();
    for (Token t : s.reading().tokens()) {
      if (wanted.contains(t.lower()) && span.contains(t.span())) {
        found.add(t.lower());
      }
    }
    return found;
  }

  /** The share of a sentence's weight that the sentence before the other one has. */
  private double before(Located s, SentenceWords other) {
    List<Located> article = story.sentencesOf(s.articleIndex());
    int at = s.number() - article.get(0).number();
    if (at == 0) {
      return 0;
    }
    SentenceWords before = words(article.get(at - 1));
    double total = 0;
    double got = 0;
    for (Word w : other.all()) {
      total += w.weight();
      got += before.has(w.token().stem()) ? w.weight() : 0;
    }
    return total == 0 ? 0 : got / total;
  }
}

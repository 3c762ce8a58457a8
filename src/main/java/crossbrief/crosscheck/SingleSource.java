package crossbrief.crosscheck;

import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Statement;
import crossbrief.domain.TextSpan;
import crossbrief.text.Commentary;
import crossbrief.text.Quantity;
import crossbrief.text.SentenceReading;
import crossbrief.text.Stems;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what only one article has: claims without a counterpart, and inside claims that match, the
 * names, days, numbers and quotations that the counterpart lacks.
 */
final class SingleSource {
  private static final double COVERED = 0.6;
  private static final double UNTYPED_COVERED = 0.35;
  private static final int MIN_UNTYPED_STEMS = 4;
  private static final int RELATED_SENTENCES = 3;
  private static final int MAX_GAP = 3;

  private final Comparison story;
  private final Corroboration corroboration;
  private final List<Inconsistency> contradictions;

  SingleSource(Comparison story, Corroboration corroboration, List<Inconsistency> inconsistencies) {
    this.story = story;
    this.corroboration = corroboration;
    this.contradictions =
        inconsistencies.stream()
            .filter(
                i ->
                    i.kind() == Kind.CONTRADICTION
                        && i.scope() == crossbrief.domain.Scope.ACROSS_SOURCES)
            .toList();
  }

  /**
   * The statements in the order of articles and offsets; none when there is nothing to compare
   * with.
   */
  List<Statement> statements() {
    List<Novelty> novelties = new ArrayList<>();
    if (story.articles().size() > 1) {
      for (Fact fact : corroboration.facts()) {
        novelty(fact).ifPresent(span -> add(novelties, new Novelty(fact.sentence(), span)));
      }
    }
    return novelties.stream().map(SingleSource::statement).toList();
  }

  /** The words of a sentence that only its article has. */
  private record Novelty(Located sentence, TextSpan span) {}

  /** Adds what is new; it grows together with what stands right before it in the same sentence. */
  private static void add(List<Novelty> novelties, Novelty more) {
    Novelty last = novelties.isEmpty() ? null : novelties.get(novelties.size() - 1);
    boolean sameSentence = last != null && last.sentence().number() == more.sentence().number();
    if (last != null && sameSentence && more.span().start() - last.span().end() <= MAX_GAP) {
      novelties.set(
          novelties.size() - 1, new Novelty(last.sentence(), last.span().hull(more.span())));
    } else {
      novelties.add(more);
    }
  }

  private static Statement statement(Novelty novelty) {
    Located sentence = novelty.sentence();
    TextSpan whole = sentence.reading().sentence().span();
    String text = sentence.article().text().substring(whole.start(), whole.end());
    return new Statement(Wording.sentence(text), List.of(sentence.quote(novelty.span())));
  }

  private Optional<TextSpan> novelty(Fact fact) {
    List<Located> related = related(fact);
    Optional<TextSpan> novel = novel(fact, related).filter(n -> !disputed(fact, n));
    if (!corroboration.counterparts(fact).isEmpty()) {
      return novel;
    }
    double coverage = coverage(fact, related);
    boolean newWords =
        coverage < UNTYPED_COVERED
            && fact.stems().size() >= MIN_UNTYPED_STEMS
            && !Commentary.opens(fact.text());
    if ((novel.isEmpty() && !newWords) || disputed(fact, fact.span())) {
      return Optional.empty();
    }
    return Optional.of(coverage < COVERED ? fact.span() : novel.orElse(fact.span()));
  }

  private boolean disputed(Fact fact, TextSpan span) {
    return contradictions.stream()
        .flatMap(i -> i.evidence().stream())
        .anyMatch(e -> sameSpan(e, fact, span));
  }

  private static boolean sameSpan(Evidence e, Fact fact, TextSpan span) {
    return e.article().equals(fact.sentence().article().id()) && e.span().contains(span);
  }

  /**
   * The sentences of other articles that speak of the same: counterparts when there are any, else
   * the most alike.
   */
  private List<Located> related(Fact fact) {
    List<Fact> counterparts = corroboration.counterparts(fact);
    if (!counterparts.isEmpty()) {
      return counterparts.stream().map(Fact::sentence).distinct().toList();
    }
    List<Located> related = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      if (a != fact.sentence().articleIndex()) {
        story.sentencesOf(a).stream()
            .filter(s -> story.cosine(fact.sentence(), s) >= Comparison.RELATED)
            .sorted(
                java.util.Comparator.<Located>comparingDouble(
                        s -> -story.cosine(fact.sentence(), s))
                    .thenComparing(Located::number))
            .limit(RELATED_SENTENCES)
            .forEach(related::add);
      }
    }
    return related;
  }

  private double coverage(Fact fact, List<Located> related) {
    Set<String> known = new HashSet<>();
    related.forEach(s -> known.addAll(s.reading().stems()));
    double all = story.weight(fact.stems());
    double covered = fact.stems().stream().filter(known::contains).mapToDouble(story::weight).sum();
    return all <= 0 ? 1 : covered / all;
  }

  /**
   * The part of a fact, if any, that holds a name, day, number or quotation which the related
   * sentences lack.
   */
  private Optional<TextSpan> novel(Fact fact, List<Located> related) {
    SentenceReading s = fact.sentence().reading();
    TextSpan found = null;
    for (var p : s.people()) {
      boolean mine = fact.span().contains(p.span());
      if (mine && !inOtherArticles(fact, p.surname())) {
        found = hull(found, fact.span().contains(p.roleSpan()) ? p.roleSpan() : p.span());
      }
    }
    for (var p : s.places()) {
      if (fact.span().contains(p.span()) && !inOtherArticles(fact, p.name())) {
        found = hull(found, p.span());
      }
    }
    for (var q : s.quotations()) {
      if (fact.span().contains(q.inner()) && q.length() > 0 && !quotedElsewhere(fact, q.words())) {
        found = hull(found, q.span());
      }
    }
    for (Quantity q : s.quantities()) {
      boolean mine = fact.span().contains(q.span());
      if (mine
          && related.stream()
              .flatMap(r -> r.reading().quantities().stream())
              .noneMatch(
                  o ->
                      (ComparableQuantities.sameUnit(q, o) && q.agreesWith(o))
                          || (q.lo().compareTo(o.lo()) == 0 && q.kind() == o.kind()))) {
        found = hull(found, q.span());
      }
    }
    for (TimeMention t : s.times()) {
      boolean vague = t.granularity() == TimeMention.Granularity.VAGUE;
      boolean mine = fact.span().contains(t.span()) && !vague;
      if (mine
          && related.stream()
              .flatMap(r -> r.reading().times().stream())
              .noneMatch(o -> mayTell(o, t))) {
        found = hull(found, t.span());
      }
    }
    for (Token t : s.tokens()) {
      boolean name =
          t.isCapitalized()
              && t.start() > s.sentence().start()
              && t.text().length() > 2
              && fact.span().contains(t.span());
      boolean dated = s.times().stream().anyMatch(d -> d.span().contains(t.span()));
      boolean opensQuotation =
          s.quotations().stream().anyMatch(q -> q.inner().start() == t.start());
      if (name && !dated && !opensQuotation && !inOtherArticles(fact, t.text())) {
        found = hull(found, t.span());
      }
    }
    return Optional.ofNullable(found).map(span -> phrase(fact, span, related));
  }

  /**
   * Whether a mention of a related sentence gives the same stretch of time, or another day for the
   * rules to compare.
   */
  private static boolean mayTell(TimeMention other, TimeMention mine) {
    boolean sameKind = other.granularity() == mine.granularity();
    return (other.isDay() && mine.isDay()) || (sameKind && Shift.mayBeEqual(other, mine));
  }

  private static TextSpan hull(@org.jspecify.annotations.Nullable TextSpan known, TextSpan more) {
    return known == null ? more : known.hull(more);
  }

  private boolean inOtherArticles(Fact fact, String name) {
    return story.articles().stream()
        .map(ReadArticle::article)
        .filter(a -> !a.id().equals(fact.sentence().article().id()))
        .anyMatch(a -> a.text().contains(name));
  }

  private boolean quotedElsewhere(Fact fact, String words) {
    return story.sentences().stream()
        .filter(s -> s.articleIndex() != fact.sentence().articleIndex())
        .flatMap(s -> s.reading().quotations().stream())
        .anyMatch(o -> o.words().contains(words) || (words.contains(o.words()) && o.length() > 3));
  }

  /** Widens a span over the neighboring words that are new as well, inside the fact. */
  private static TextSpan phrase(Fact fact, TextSpan span, List<Located> related) {
    Set<String> known = new HashSet<>();
    related.forEach(s -> known.addAll(s.reading().stems()));
    List<Token> tokens =
        fact.sentence().reading().tokens().stream()
            .filter(t -> fact.span().contains(t.span()))
            .toList();
    int start = span.start();
    int end = span.end();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Token t = tokens.get(i);
      if (t.end() <= start) {
        if (isKnown(t, known)) {
          break;
        }
        start = t.start();
      }
    }
    for (Token t : tokens) {
      if (t.start() >= end) {
        if (isKnown(t, known)) {
          break;
        }
        end = t.end();
      }
    }
    return new TextSpan(start, end);
  }

  private static boolean isKnown(Token t, Set<String> known) {
    return t.kind() == Token.Kind.MARK
        || (!Stems.isStopWord(t.lower()) && known.contains(t.stem()));
  }
}

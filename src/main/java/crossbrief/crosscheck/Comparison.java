package crossbrief.crosscheck;

import crossbrief.domain.ArticleId;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Story;
import crossbrief.text.CharGrams;
import crossbrief.text.Clauses;
import crossbrief.text.EventWords;
import crossbrief.text.Happenings;
import crossbrief.text.PlaceMention;
import crossbrief.text.Readings;
import crossbrief.text.SentenceReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A story prepared for comparing: its sentences, how alike they are, and how rare their words are.
 */
final class Comparison {
  /**
   * Cosine above which two sentences speak of the same fact; best on the two seeds, see
   * docs/decisions/0002.
   */
  static final double ALIGNED = 0.2;

  /** Cosine above which two sentences may speak of the same fact when other evidence says so. */
  static final double NEAR = 0.14;

  /** Cosine below which no two sentences are looked at together. */
  static final double RELATED = 0.12;

  /**
   * Sentences of one article that are compared; what stands behind them is named as not checked.
   */
  static final int MAX_SENTENCES = 1000;

  /** Sentences of one article that are compared with each other. */
  static final int MAX_WITHIN = 300;

  private static final int MAX_BETWEEN = 60;
  private static final Pattern PART_OF =
      Pattern.compile(
          "(?:[ -]\\p{L}+){0,3},? (?:in|of|on)(?: the)?(?: \\p{Ll}+){0,3} |, (?:\\p{Ll}+ )?");

  private final List<ReadArticle> articles;
  private final List<ArticleId> cut = new ArrayList<>();
  private @Nullable List<Pair> nearPairs;
  private @Nullable Set<String> relatedPlaces;
  private final List<Located> sentences = new ArrayList<>();
  private final List<List<Located>> byArticle = new ArrayList<>();
  private final List<CharGrams> vectors;
  private final Map<String, Integer> stemCounts = new HashMap<>();
  private final Map<Integer, Set<String>> eventsOf = new HashMap<>();
  private final Map<Long, Optional<Located>> best = new HashMap<>();

  Comparison(Story story) {
    this(story, new Readings());
  }

  Comparison(Story story, Readings readings) {
    articles = story.articles().stream().map(a -> ReadArticle.of(a, readings)).toList();
    for (int a = 0; a < articles.size(); a++) {
      List<Located> own = new ArrayList<>();
      List<SentenceReading> read = articles.get(a).reading().sentences();
      if (read.size() > MAX_SENTENCES) {
        cut.add(articles.get(a).article().id());
      }
      for (SentenceReading s : read.stream().limit(MAX_SENTENCES).toList()) {
        own.add(
            new Located(
                sentences.size() + own.size(), a, articles.get(a).article(), s, Clauses.of(s)));
        s.stems().forEach(stem -> stemCounts.merge(stem, 1, Integer::sum));
      }
      sentences.addAll(own);
      byArticle.add(List.copyOf(own));
    }
    vectors = CharGrams.of(sentences.stream().map(s -> s.reading().sentence().text()).toList());
  }

  List<ReadArticle> articles() {
    return articles;
  }

  List<Located> sentences() {
    return sentences;
  }

  /** The sentences of one article of the story. */
  List<Located> sentencesOf(int articleIndex) {
    return byArticle.get(articleIndex);
  }

  double cosine(Located a, Located b) {
    return vectors.get(a.number()).cosine(vectors.get(b.number()));
  }

  /**
   * What sort of event a sentence is about: by its own words, else by those of the sentences around
   * it, else by the article's first.
   */
  Set<String> events(Located sentence) {
    return eventsOf.computeIfAbsent(sentence.number(), n -> eventsAround(sentence));
  }

  private Set<String> eventsAround(Located sentence) {
    Set<String> own = EventWords.in(sentence.reading());
    if (!own.isEmpty()) {
      return own;
    }
    List<Located> article = byArticle.get(sentence.articleIndex());
    int at = sentence.number() - article.get(0).number();
    Set<String> around = new TreeSet<>();
    for (int i = Math.max(0, at - 1); i <= Math.min(article.size() - 1, at + 1); i++) {
      around.addAll(EventWords.in(article.get(i).reading()));
    }
    return around.isEmpty() ? EventWords.in(article.get(0).reading()) : around;
  }

  /**
   * Whether one place lies in or at the other: some sentence of the story says so ("in Kessel, in
   * northern Brill", "Kessel, Brill").
   */
  boolean areRelated(String place, String other) {
    return place.contains(other)
        || other.contains(place)
        || related().contains(place + '\n' + other);
  }

  private Set<String> related() {
    Set<String> known = relatedPlaces;
    if (known == null) {
      known = new HashSet<>();
      for (Located s : sentences) {
        List<PlaceMention> places = s.reading().places();
        for (int i = 1; i < places.size(); i++) {
          PlaceMention inner = places.get(i - 1);
          PlaceMention outer = places.get(i);
          String between = s.article().text().substring(inner.span().end(), outer.span().start());
          if (between.length() < MAX_BETWEEN && PART_OF.matcher(between).matches()) {
            known.add(inner.name() + '\n' + outer.name());
            known.add(outer.name() + '\n' + inner.name());
          }
        }
      }
      relatedPlaces = known;
    }
    return known;
  }

  /** The most alike sentence of another article. */
  Optional<Located> bestIn(Located sentence, int articleIndex) {
    long key = (long) sentence.number() << 32 | articleIndex;
    Optional<Located> known = best.get(key);
    if (known == null) {
      Located found = null;
      double top = 0;
      for (Located other : byArticle.get(articleIndex)) {
        double cosine = cosine(sentence, other);
        if (cosine > top) {
          top = cosine;
          found = other;
        }
      }
      known = Optional.ofNullable(found);
      best.put(key, known);
    }
    return known;
  }

  /** Whether each of two sentences is the other's best in its article. */
  boolean mutualBest(Located a, Located b) {
    return bestIn(a, b.articleIndex()).filter(b::equals).isPresent()
        && bestIn(b, a.articleIndex()).filter(a::equals).isPresent();
  }

  /** Articles that are too long to be compared to their end. */
  List<ArticleId> cutArticles() {
    return List.copyOf(cut);
  }

  /**
   * All pairs of sentences of different articles that are alike enough, in the order of the
   * articles.
   *
   * @param minimum at least {@link #RELATED}
   */
  List<Pair> pairs(double minimum) {
    List<Pair> known = nearPairs;
    if (known == null) {
      known = allPairs();
      nearPairs = known;
    }
    return known.stream().filter(p -> p.cosine() >= minimum).toList();
  }

  private List<Pair> allPairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Located s : sentences) {
      for (Located t : sentences.subList(s.number() + 1, sentences.size())) {
        double cosine = s.articleIndex() == t.articleIndex() ? 0 : cosine(s, t);
        if (cosine >= RELATED) {
          pairs.add(new Pair(s, t, cosine));
        }
      }
    }
    pairs.sort(
        Comparator.<Pair>comparingInt(p -> p.a().articleIndex())
            .thenComparing(p -> p.b().articleIndex())
            .thenComparing(p -> p.a().number())
            .thenComparing(p -> p.b().number()));
    return pairs;
  }

  /**
   * Pairs of sentences of one article that are alike enough, in order; of its first {@link
   * #MAX_WITHIN} sentences.
   */
  List<Pair> pairsWithin(double minimum) {
    List<Pair> pairs = new ArrayList<>();
    for (List<Located> article : byArticle) {
      List<Located> first = article.subList(0, Math.min(article.size(), MAX_WITHIN));
      for (int i = 0; i < first.size(); i++) {
        for (int k = i + 1; k < first.size(); k++) {
          double cosine = cosine(first.get(i), first.get(k));
          if (cosine >= minimum) {
            pairs.add(new Pair(first.get(i), first.get(k), cosine));
          }
        }
      }
    }
    return pairs;
  }

  /** The sentences that the evidence of a finding stands in, in their order. */
  List<Located> touchedBy(Inconsistency finding) {
    return sentences.stream()
        .filter(
            s ->
                finding.evidence().stream()
                    .anyMatch(
                        e ->
                            s.article().id().equals(e.article())
                                && s.reading().sentence().span().overlaps(e.span())))
        .toList();
  }

  /** One number for two sentences of a story, whichever comes first. */
  static long key(Located a, Located b) {
    return (long) Math.min(a.number(), b.number()) << 32 | Math.max(a.number(), b.number());
  }

  /** Two sentences and how alike they are. */
  record Pair(Located a, Located b, double cosine) {}

  /** How much a stem tells: the rarer in the story, the more. */
  double weight(String stem) {
    return Math.log((1.0 + sentences.size()) / (1.0 + stemCounts.getOrDefault(stem, 0))) + 0.3;
  }

  double weight(Collection<String> stems) {
    return stems.stream().mapToDouble(this::weight).sum();
  }

  /** The share of the lighter set's weight that both sets have, 0 to 1. */
  double containment(Set<String> a, Set<String> b) {
    double shared = a.stream().filter(b::contains).mapToDouble(this::weight).sum();
    double lighter = Math.min(weight(a), weight(b));
    return lighter <= 0 ? 0 : shared / lighter;
  }

  /** Whether one of the first two sentences of an article tells of a sort of thing. */
  boolean beginsWith(int articleIndex, String happening) {
    return sentencesOf(articleIndex).stream()
        .limit(2)
        .anyMatch(
            s -> Happenings.in(s.reading(), s.reading().sentence().span()).contains(happening));
  }
}

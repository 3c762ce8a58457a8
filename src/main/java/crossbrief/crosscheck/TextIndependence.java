package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Independence;
import crossbrief.domain.Independence.Verdict;
import crossbrief.text.SentenceReading;
import crossbrief.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells copies and rewrites of one text from independent reports: by shared word 5-grams (copies)
 * and by the share and order of sentences that have a counterpart (rewrites). Thresholds as
 * measured on 41 pairs; see docs/decisions/0002. Reports that credit one news agency are one voice;
 * those of one house are when they are a little alike.
 */
final class TextIndependence {
  private static final int GRAM = 5;
  private static final double COPIED = 0.25;
  private static final double ALIGNED_SHARE = 0.7;
  private static final double ORDER = 0.8;
  private static final double COUNTERPART = 0.2;
  private static final int MIN_SENTENCES = 8;

  /** Outlets of one house share texts and reporters: less likeness is enough. */
  private static final double HOUSE_COPIED = 0.1;

  private static final double HOUSE_ALIGNED_SHARE = 0.5;
  private static final int HOUSE_MIN_SENTENCES = 5;

  private TextIndependence() {}

  /** The relation of every two articles of a story, in their order. */
  static List<Independence> of(Comparison story) {
    List<Set<List<String>>> grams = story.articles().stream().map(TextIndependence::grams).toList();
    List<Independence> relations = new ArrayList<>();
    for (int a = 0; a < grams.size(); a++) {
      for (int b = a + 1; b < grams.size(); b++) {
        relations.add(relation(story, a, b, copied(grams.get(a), grams.get(b))));
      }
    }
    return relations;
  }

  private static Set<List<String>> grams(ReadArticle article) {
    List<String> words = new ArrayList<>();
    for (SentenceReading s : article.reading().sentences()) {
      s.tokens().stream()
          .filter(t -> t.kind() != Token.Kind.MARK)
          .map(Token::lower)
          .forEach(words::add);
    }
    Set<List<String>> grams = new HashSet<>();
    for (int i = 0; i + GRAM <= words.size(); i++) {
      grams.add(List.copyOf(words.subList(i, i + GRAM)));
    }
    return grams;
  }

  private static double copied(Set<List<String>> a, Set<List<String>> b) {
    Set<List<String>> smaller = a.size() <= b.size() ? a : b;
    Set<List<String>> larger = smaller == a ? b : a;
    return smaller.isEmpty()
        ? 0
        : (double) smaller.stream().filter(larger::contains).count() / smaller.size();
  }

  private static Independence relation(Comparison story, int a, int b, double copied) {
    boolean aShorter = story.sentencesOf(a).size() <= story.sentencesOf(b).size();
    List<Located> shorter = story.sentencesOf(aShorter ? a : b);
    int other = aShorter ? b : a;
    List<Integer> counterparts = new ArrayList<>();
    for (Located s : shorter) {
      Optional<Located> best =
          story.bestIn(s, other).filter(t -> story.cosine(s, t) >= COUNTERPART);
      best.ifPresent(t -> counterparts.add(t.reading().index()));
    }
    double share = (double) counterparts.size() / shorter.size();
    double tau = kendallTau(counterparts);
    Article first = story.articles().get(a).article();
    Article second = story.articles().get(b).article();
    boolean house = first.sharesPublisherWith(second);
    boolean rewrite =
        share >= (house ? HOUSE_ALIGNED_SHARE : ALIGNED_SHARE)
            && tau >= ORDER
            && shorter.size() >= (house ? HOUSE_MIN_SENTENCES : MIN_SENTENCES);
    boolean quoted = house && copied >= HOUSE_COPIED;
    Verdict verdict =
        copied >= COPIED
            ? Verdict.COPY
            : rewrite || quoted || first.sharesAgencyWith(second)
                ? Verdict.REWRITE
                : Verdict.INDEPENDENT;
    return new Independence(
        first.id(), second.id(), verdict, round(copied), round(share), round(tau));
  }

  /** Kendall's tau-a of a sequence against its sorted order; ties count as in order. */
  static double kendallTau(List<Integer> sequence) {
    int pairs = 0;
    int inverted = 0;
    for (int i = 0; i < sequence.size(); i++) {
      for (int k = i + 1; k < sequence.size(); k++) {
        pairs++;
        inverted += sequence.get(i) > sequence.get(k) ? 1 : 0;
      }
    }
    return pairs == 0 ? 0 : 1 - 2.0 * inverted / pairs;
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** The number of voices among some articles: copies and rewrites of one text count once. */
  static int voices(Set<ArticleId> articles, List<Independence> relations) {
    Map<ArticleId, ArticleId> root = new HashMap<>();
    articles.forEach(a -> root.put(a, a));
    for (Independence r : relations) {
      if (r.verdict() != Verdict.INDEPENDENT
          && articles.contains(r.a())
          && articles.contains(r.b())) {
        ArticleId from = find(root, r.b());
        root.put(from, find(root, r.a()));
      }
    }
    return (int) articles.stream().map(a -> find(root, a)).distinct().count();
  }

  private static ArticleId find(Map<ArticleId, ArticleId> root, ArticleId a) {
    ArticleId at = a;
    while (!root.getOrDefault(at, at).equals(at)) {
      at = root.getOrDefault(at, at);
    }
    return at;
  }
}

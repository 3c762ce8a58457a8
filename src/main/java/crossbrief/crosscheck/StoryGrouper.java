package crossbrief.crosscheck;

import crossbrief.crosscheck.StoryTerms.Terms;
import crossbrief.domain.Article;
import crossbrief.domain.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Groups articles into stories, each language by itself: average-link clustering by how alike two
 * articles are in names and other words, weighed by their rarity (TF-IDF), and how near in time.
 * Articles that do not mention each other's main names are kept apart unless their words are very
 * alike: two strikes on one day are two stories. Of many articles only those are held against each
 * other that share rare words, so that the time grows with the articles and not with their pairs.
 * The result does not depend on the order of the articles.
 */
public final class StoryGrouper {
  private static final double NAMES = 0.3;
  private static final double SAME_ANCHORS = 0.05;
  private static final double SAME_STORY = 0.105;
  private static final double RARITY = 1.5;
  private static final double HALF_LIFE_DAYS = 5;

  /** One of two dates may be wrong: what is very alike stays together. */
  private static final double FARTHEST = 0.2;

  private StoryGrouper() {}

  /** All articles as one story: for people who chose the articles themselves. */
  public static List<Story> oneStory(List<Article> articles) {
    return List.of(new Story("s1", articles));
  }

  /** The stories in the order of their first articles. */
  public static List<Story> group(List<Article> articles) {
    List<Integer> inOrder =
        IntStream.range(0, articles.size())
            .boxed()
            .sorted(
                Comparator.<Integer, String>comparing(i -> articles.get(i).sha256())
                    .thenComparing(i -> articles.get(i).uri())
                    .thenComparing(i -> articles.get(i).source()))
            .toList();
    Map<String, List<Integer>> byLanguage = new TreeMap<>();
    for (int i : inOrder) {
      byLanguage
          .computeIfAbsent(articles.get(i).imprint().mainLanguage(), l -> new ArrayList<>())
          .add(i);
    }
    List<List<Integer>> groups = new ArrayList<>();
    byLanguage.forEach(
        (language, own) -> {
          List<Article> some = own.stream().map(articles::get).toList();
          for (List<Integer> group : clusters(some, CommonTerms.of(language))) {
            groups.add(group.stream().map(own::get).sorted().toList());
          }
        });
    groups.sort(Comparator.comparing(g -> g.get(0)));
    List<Story> stories = new ArrayList<>();
    for (List<Integer> group : groups) {
      stories.add(
          new Story("s" + (stories.size() + 1), group.stream().map(articles::get).toList()));
    }
    return stories;
  }

  private static List<List<Integer>> clusters(List<Article> articles, CommonTerms common) {
    List<Terms> terms = StoryTerms.of(articles, common);
    List<TermVector> names = vectors(terms.stream().map(Terms::names).toList(), common);
    List<TermVector> words = vectors(terms.stream().map(Terms::words).toList(), common);
    AverageLink clusters = new AverageLink(articles.size(), SAME_STORY);
    Candidates.of(terms)
        .forEach(
            (a, b) -> {
              double alike =
                  words.get(a).cosine(words.get(b)) + NAMES * names.get(a).cosine(names.get(b));
              double link =
                  alike * nearness(articles.get(a), articles.get(b))
                      + (areApart(terms.get(a), terms.get(b)) ? 0 : SAME_ANCHORS);
              clusters.link(a, b, link);
            });
    return clusters.merged();
  }

  /** Whether neither article mentions a main name of the other. */
  private static boolean areApart(Terms a, Terms b) {
    return !a.anchors().isEmpty()
        && !b.anchors().isEmpty()
        && a.anchors().stream().noneMatch(b.all()::contains)
        && b.anchors().stream().noneMatch(a.all()::contains);
  }

  /** 1 within a day, half after some days more; 1 where a date is unknown. */
  private static double nearness(Article a, Article b) {
    Instant first = a.appeared();
    Instant second = b.appeared();
    if (first.equals(Instant.EPOCH) || second.equals(Instant.EPOCH)) {
      return 1;
    }
    double days = Math.abs(first.getEpochSecond() - second.getEpochSecond()) / 86_400.0;
    return Math.max(FARTHEST, Math.pow(0.5, Math.max(0, days - 1) / HALF_LIFE_DAYS));
  }

  private static List<TermVector> vectors(List<Map<String, Double>> counts, CommonTerms common) {
    Map<String, Integer> articlesWith = new HashMap<>();
    counts.forEach(c -> c.keySet().forEach(term -> articlesWith.merge(term, 1, Integer::sum)));
    Map<String, Integer> numbers = new HashMap<>();
    double all = counts.size() + common.articles() + 1;
    List<TermVector> vectors = new ArrayList<>();
    for (Map<String, Double> count : counts) {
      TermVector.Builder vector = new TermVector.Builder();
      count.forEach(
          (term, weight) -> {
            double with = articlesWith.getOrDefault(term, 0) + common.articlesWith(term) + 0.5;
            double rarity = Math.max(common.articles() == 0 ? 0.1 : 0, Math.log(all / with));
            int number = numbers.computeIfAbsent(term, t -> numbers.size());
            vector.add(number, (1 + Math.log(Math.max(1, weight))) * Math.pow(rarity, RARITY));
          });
      vectors.add(vector.build());
    }
    return vectors;
  }
}

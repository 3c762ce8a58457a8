package crossbrief.bench;

import crossbrief.crosscheck.CrossChecker;
import crossbrief.crosscheck.ReferenceTables;
import crossbrief.crosscheck.StoryGrouper;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Sha256;
import crossbrief.domain.Story;
import crossbrief.text.Readings;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how the time to group and to compare articles grows with their number: stories of twenty
 * articles each, of about 130 words, two threads. Run with {@code mvn -q test-compile
 * exec:java@compare-benchmark}; the largest number of articles is the first argument, 10,000 when
 * there is none.
 */
public final class CompareBenchmark {
  private static final int PER_STORY = 20;
  private static final int WORDS = 6000;
  private static final int THREADS = 2;

  private CompareBenchmark() {}

  /** Prints a line a size, each twice the one before. */
  public static void main(String[] args) throws Exception {
    int most = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
    measure(500);
    System.out.println("articles | stories | found | group s | compare s | total s | ratio | MB");
    double before = 0;
    for (int n = most / 16; n <= most; n *= 2) {
      before = measure(n).print(before);
    }
  }

  private record Result(
      int articles, int stories, int found, double group, double compare, long mb) {
    double print(double before) {
      double total = group + compare;
      System.out.printf(
          Locale.ROOT,
          "%,d | %d | %d | %.1f | %.1f | %.1f | %s | %d%n",
          articles,
          stories,
          found,
          group,
          compare,
          total,
          before == 0 ? "" : String.format(Locale.ROOT, "%.2f", total / before),
          mb);
      return total;
    }
  }

  private static Result measure(int n) throws Exception {
    List<Article> articles = articles(n);
    long start = System.nanoTime();
    List<Story> stories = StoryGrouper.group(articles);
    long grouped = System.nanoTime();
    int found = 0;
    ReferenceTables tables = ReferenceTables.load(null);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (Story story : stories) {
        results.add(
            pool.submit(
                () ->
                    new CrossChecker(tables, new Readings())
                        .check(story, List.of())
                        .inconsistencies()
                        .size()));
      }
      for (Future<Integer> result : results) {
        found += result.get();
      }
    } finally {
      pool.shutdown();
    }
    long compared = System.nanoTime();
    Runtime runtime = Runtime.getRuntime();
    return new Result(
        n,
        stories.size(),
        found,
        (grouped - start) / 1e9,
        (compared - grouped) / 1e9,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  /** Stories about towns of their own, in words of their own; every twentieth figure differs. */
  private static List<Article> articles(int n) {
    Random random = new Random(11);
    List<String> words = words(random);
    List<Article> articles = new ArrayList<>();
    for (int s = 0; s * PER_STORY < n; s++) {
      String town = capitalized(words.get(random.nextInt(WORDS))) + "ton";
      String surname = capitalized(words.get(random.nextInt(WORDS))) + "s";
      List<List<String>> facts = new ArrayList<>();
      for (int f = 0; f < 16; f++) {
        List<String> fact = new ArrayList<>();
        for (int w = 0; w < 7; w++) {
          fact.add(words.get(random.nextInt(WORDS)));
        }
        facts.add(fact);
      }
      for (int a = 0; a < PER_STORY && articles.size() < n; a++) {
        articles.add(article(articles.size() + 1, town, surname, facts, random));
      }
    }
    return articles;
  }

  private static Article article(
      int number, String town, String surname, List<List<String>> facts, Random random) {
    StringBuilder text = new StringBuilder();
    text.append("A fire in ")
        .append(town)
        .append(" killed ")
        .append(random.nextInt(20) == 0 ? 14 : 12)
        .append(" people on Monday, police said.");
    for (int f = 0; f < 12; f++) {
      List<String> fact = new ArrayList<>(facts.get(random.nextInt(facts.size())));
      Collections.shuffle(fact, random);
      text.append(' ')
          .append(capitalized(String.join(" ", fact)))
          .append(" in ")
          .append(town)
          .append(", Anna ")
          .append(surname)
          .append(" said.");
    }
    return new Article(
        ArticleId.ofNumber(number),
        "Outlet " + number % 40,
        "Fire in " + town,
        "article-" + number,
        LocalDate.of(2026, 11, 20),
        null,
        DateOrigin.META,
        Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)),
        text.toString());
  }

  private static List<String> words(Random random) {
    String consonants = "bcdfglmnprstv";
    String vowels = "aeiou";
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int k = 2 + random.nextInt(2); k > 0; k--) {
        word.append(consonants.charAt(random.nextInt(consonants.length())))
            .append(vowels.charAt(random.nextInt(vowels.length())));
      }
      words.add(word.append(consonants.charAt(random.nextInt(consonants.length()))).toString());
    }
    return words;
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}

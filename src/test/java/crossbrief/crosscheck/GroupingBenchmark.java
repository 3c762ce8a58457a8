package crossbrief.crosscheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Imprint;
import crossbrief.domain.Sha256;
import crossbrief.domain.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures how articles are grouped into stories: pairwise precision, recall and F1 on files of
 * JSON Lines with the fields {@code event}, {@code title}, {@code text} and {@code date}. Run with
 * {@code mvn -q test-compile exec:java@grouping-benchmark}, which takes the set that ships, or name
 * others with {@code -Dexec.args}.
 */
public final class GroupingBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> OWN =
      List.of(
          "src/test/resources/grouping/night.jsonl",
          "src/test/resources/eval/tuned-clusters.jsonl",
          "src/test/resources/eval/tuned-stories.jsonl",
          "src/test/resources/eval/tuned-clean.jsonl");

  private GroupingBenchmark() {}

  /** What came of a set: pairs that belong together, that were put together, and both. */
  record Pairs(long gold, long found, long both) {
    double precision() {
      return found == 0 ? 1 : (double) both / found;
    }

    double recall() {
      return gold == 0 ? 1 : (double) both / gold;
    }

    double f1() {
      return 2 * precision() * recall() / (precision() + recall());
    }
  }

  /**
   * Counts how common words are in files of annotated cases, in the form of {@code
   * common-terms.tsv}; words of fewer than three articles are left out.
   */
  static String commonTerms(List<Path> cases) throws IOException {
    List<Article> all = new ArrayList<>();
    for (Path file : cases) {
      all.addAll(articles(lines(file)));
    }
    Map<String, Integer> terms = new java.util.TreeMap<>();
    Map<String, Integer> lower = new java.util.TreeMap<>();
    for (StoryTerms.Terms t : StoryTerms.of(all, CommonTerms.of("none"))) {
      t.names().keySet().forEach(w -> terms.merge(w, 1, Integer::sum));
      t.words().keySet().forEach(w -> terms.merge(w, 1, Integer::sum));
    }
    for (Article a : all) {
      java.util.regex.Matcher m =
          java.util.regex.Pattern.compile("(?<=[\\p{L},] )\\p{Ll}[\\p{L}'-]+").matcher(a.text());
      while (m.find()) {
        lower.merge(m.group(), 1, Integer::sum);
      }
    }
    StringBuilder table = new StringBuilder();
    table.append(
        "# How common words are in news: counted on the articles of src/test/resources/eval.\n");
    table.append(
        "# articles: how many; t: in how many of them a name or a stem stands; l: how often a word stands in lower case.\n");
    table.append("articles\t").append(all.size()).append('\n');
    terms.forEach((w, n) -> table.append(n < 3 ? "" : "t\t" + w + "\t" + n + "\n"));
    lower.forEach((w, n) -> table.append(n < 3 ? "" : "l\t" + w + "\t" + n + "\n"));
    return table.toString();
  }

  /** Prints one line a set; or, with {@code terms} and files of cases, a table of common words. */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals("terms")) {
      System.out.print(commonTerms(java.util.Arrays.stream(args).skip(1).map(Path::of).toList()));
      return;
    }
    boolean errors = args.length > 0 && args[args.length - 1].equals("errors");
    List<String> sets =
        args.length == 0 ? OWN : List.of(args).subList(0, errors ? args.length - 1 : args.length);
    List<List<String>> batches = new ArrayList<>(sets.stream().map(List::of).toList());
    if (sets.size() > 1) {
      batches.add(sets);
    }
    for (List<String> batch : batches) {
      List<JsonNode> lines = new ArrayList<>();
      for (String set : batch) {
        lines.addAll(lines(Path.of(set)));
      }
      long start = System.nanoTime();
      List<Story> stories = StoryGrouper.group(articles(lines));
      Pairs pairs = pairs(lines, stories);
      System.out.printf(
          Locale.ROOT,
          "%s: %d articles, %d stories, P %.3f R %.3f F1 %.3f, %.1f s%n",
          batch.size() > 1 ? "all together" : batch.get(0),
          lines.size(),
          stories.size(),
          pairs.precision(),
          pairs.recall(),
          pairs.f1(),
          (System.nanoTime() - start) / 1e9);
      if (errors) {
        print(lines, stories);
      }
    }
  }

  static List<JsonNode> lines(Path set) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(set)) {
      JsonNode node = JSON.readTree(line);
      if (node.has("docs")) {
        for (JsonNode doc : node.path("docs")) {
          lines.add(
              ((ObjectNode) doc).put("event", set.getFileName() + "/" + node.path("id").asText()));
        }
      } else {
        lines.add(node);
      }
    }
    return lines;
  }

  static List<Article> articles(List<JsonNode> lines) {
    List<Article> articles = new ArrayList<>();
    for (JsonNode line : lines) {
      String text = line.path("text").asText();
      String title = line.path("title").asText("");
      String date = line.path("date").asText("");
      articles.add(
          new Article(
              ArticleId.ofNumber(articles.size() + 1),
              line.path("source").asText("source"),
              title.isBlank() ? null : title,
              "file",
              date.length() < 10 ? null : LocalDate.parse(date.substring(0, 10)),
              instant(date),
              date.length() < 10 ? DateOrigin.NONE : DateOrigin.META,
              Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
              text,
              new Imprint(null, null, null, line.path("lang").asText("en"), null, null, null)));
    }
    return articles;
  }

  private static @Nullable Instant instant(String date) {
    return date.endsWith("Z") ? Instant.parse(date) : null;
  }

  static Pairs pairs(List<JsonNode> lines, List<Story> stories) {
    Map<String, String> event = new HashMap<>();
    Map<String, Long> sizes = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      event.put("a" + (i + 1), lines.get(i).path("event").asText());
      sizes.merge(lines.get(i).path("event").asText(), 1L, Long::sum);
    }
    long gold = sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    long found = 0;
    long both = 0;
    for (Story story : stories) {
      Map<String, Long> of = new HashMap<>();
      story
          .articles()
          .forEach(a -> of.merge(event.getOrDefault(a.id().value(), ""), 1L, Long::sum));
      long n = story.articles().size();
      found += n * (n - 1) / 2;
      both += of.values().stream().mapToLong(k -> k * (k - 1) / 2).sum();
    }
    return new Pairs(gold, found, both);
  }

  private static void print(List<JsonNode> lines, List<Story> stories) {
    Map<String, List<String>> parts = new java.util.TreeMap<>();
    for (Story story : stories) {
      StringBuilder mixed = new StringBuilder();
      java.util.Set<String> events = new java.util.TreeSet<>();
      for (Article a : story.articles()) {
        JsonNode line = lines.get(Integer.parseInt(a.id().value().substring(1)) - 1);
        events.add(line.path("event").asText());
        mixed
            .append("\n    ")
            .append(line.path("event").asText())
            .append(' ')
            .append(line.path("title").asText());
        parts.computeIfAbsent(line.path("event").asText(), e -> new ArrayList<>()).add(story.id());
      }
      if (events.size() > 1) {
        System.out.println("  mixed " + story.id() + mixed);
      }
    }
    parts.forEach(
        (event, ids) -> {
          if (ids.stream().distinct().count() > 1) {
            System.out.println("  split " + event + " " + ids);
          }
        });
  }
}

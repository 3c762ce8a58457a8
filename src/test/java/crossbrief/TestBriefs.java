package crossbrief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.crosscheck.CrossChecker;
import crossbrief.crosscheck.ReferenceTables;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Brief;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Sha256;
import crossbrief.domain.Story;
import crossbrief.ingest.ArticleReader;
import crossbrief.ingest.IngestConfig;
import crossbrief.ingest.Ingested;
import crossbrief.job.BriefJob;
import crossbrief.job.Progress;
import crossbrief.llm.LlmClient;
import crossbrief.summarize.ArticleSummarizer;
import crossbrief.text.Readings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole briefs for tests, made by the built-in engine. */
public final class TestBriefs {
  public static final Instant AS_OF = Instant.parse("2026-11-21T02:00:00Z");
  private static final Path CASES = Path.of("src/test/resources/eval");
  private static final int VERSIONS = 8;

  private TestBriefs() {}

  /** A brief of the two seeds. */
  public static Brief seeds() {
    return of(
        List.of(ArticleReader.readFiles(List.of(Path.of("seeds")), Clock.systemUTC()).articles()));
  }

  /** A brief of texts that are one story. */
  public static Brief ofTexts(String... texts) {
    List<Article> articles = new ArrayList<>();
    for (String text : texts) {
      articles.add(
          article(articles.size() + 1, "Source " + (articles.size() + 1), null, null, text));
    }
    return of(List.of(articles));
  }

  /** A brief of stories that are given. */
  public static Brief of(List<List<Article>> stories) {
    Readings readings = new Readings();
    LlmClient llm = LlmClient.builtin(readings);
    List<Story> told = new ArrayList<>();
    for (List<Article> story : stories) {
      told.add(new Story("s" + (told.size() + 1), story));
    }
    Clock clock = Clock.fixed(AS_OF, ZoneOffset.UTC);
    BriefJob job =
        new BriefJob(
            new ArticleReader(IngestConfig.DEFAULT, clock, clock, InputStream.nullInputStream()),
            llm,
            new ArticleSummarizer(llm),
            new ArticleSummarizer(LlmClient.builtin(readings)),
            articles -> told,
            new CrossChecker(ReferenceTables.load(null), readings, llm),
            List.of(),
            clock,
            Progress.SILENT);
    return job.run(new Ingested(stories.stream().flatMap(List::stream).toList(), List.of()))
        .brief();
  }

  /** An article whose digest is that of its text. */
  public static Article article(
      int n, String source, @Nullable String title, @Nullable LocalDate day, String text) {
    return new Article(
        ArticleId.ofNumber(n),
        source,
        title,
        "article-" + n + ".txt",
        day,
        null,
        day == null ? DateOrigin.NONE : DateOrigin.META,
        Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
        text);
  }

  /** The articles of the annotated cases of a file, a list for each case. */
  public static List<List<Article>> cases(String file) {
    ObjectMapper json = new ObjectMapper();
    List<List<Article>> cases = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(CASES.resolve(file))) {
        List<Article> articles = new ArrayList<>();
        for (JsonNode doc : json.readTree(line).path("docs")) {
          String date = doc.path("date").asText("");
          articles.add(
              article(
                  articles.size() + 1,
                  doc.path("source").asText("Source"),
                  doc.path("title").asText(null),
                  date.length() >= 10 ? LocalDate.parse(date.substring(0, 10)) : null,
                  doc.path("text").asText()));
        }
        cases.add(articles);
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stories of the annotated cases, filled up with versions of their own articles: the sentences in
   * another order.
   */
  public static Brief many(int stories, int articles) {
    List<List<Article>> cases = cases("tuned-stories.jsonl");
    List<List<Article>> told = new ArrayList<>();
    int n = 0;
    for (int s = 0; s < stories; s++) {
      List<Article> own = cases.get(s % cases.size());
      int size = articles * (s + 1) / stories - articles * s / stories;
      List<Article> story = new ArrayList<>();
      for (int a = 0; a < size; a++) {
        Article base = own.get(a % own.size());
        n++;
        story.add(
            article(
                n,
                base.source() + (a < own.size() ? "" : ", edition " + (a / own.size() + 1)),
                base.title(),
                base.published(),
                turned(base.text(), a / own.size() % VERSIONS)));
      }
      told.add(story);
    }
    return of(told);
  }

  private static String turned(String text, int by) {
    List<String> sentences = new ArrayList<>(List.of(text.split("(?<=[a-z][.!?]) +(?=[A-Z])")));
    java.util.Collections.rotate(sentences, by * 3);
    return by == 0 ? text : String.join(" ", sentences);
  }
}

package crossbrief.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.TestArticles;
import crossbrief.crosscheck.CrossChecker;
import crossbrief.crosscheck.ReferenceTables;
import crossbrief.crosscheck.StoryGrouper;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import crossbrief.ingest.ArticleReader;
import crossbrief.ingest.IngestConfig;
import crossbrief.ingest.Ingested;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmConfig;
import crossbrief.llm.StandIn;
import crossbrief.llm.StandInModel;
import crossbrief.llm.TestLlm;
import crossbrief.render.JsonBriefRenderer;
import crossbrief.summarize.ArticleSummarizer;
import crossbrief.text.Readings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile articles beside two honest ones, with the built-in engine and with a model that obeys
 * whatever it reads: no order reaches the brief as fact, and nothing of the others is lost.
 */
@Timeout(60)
class InjectionTest {
  private static final String ONE =
      "The ferry Aurora sank off Brill on Monday with 48 people aboard. Rescuers found 12 survivors by noon. Harbor master Lena Voss said the storm had not been forecast.";
  private static final String OTHER =
      "The ferry Aurora sank off Brill on Monday with 95 people aboard. Rescuers found 12 survivors by noon. The coast guard kept searching with three boats.";

  static Stream<JsonNode> hostile() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line :
        Files.readAllLines(Path.of("src/test/resources/model-orders/hostile.jsonl"))) {
      lines.add(json.readTree(line));
    }
    return lines.stream();
  }

  private static RunResult run(LlmClient llm, List<Article> articles) {
    Readings readings = new Readings();
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new BriefJob(
            new ArticleReader(IngestConfig.DEFAULT, clock, clock, InputStream.nullInputStream()),
            llm,
            new ArticleSummarizer(llm),
            new ArticleSummarizer(LlmClient.builtin(readings)),
            read -> StoryGrouper.oneStory(read.articles()),
            new CrossChecker(ReferenceTables.load(null), readings, llm),
            List.of(new JsonBriefRenderer()),
            clock,
            Progress.SILENT)
        .run(new Ingested(articles, List.of()));
  }

  private static List<Article> articles(JsonNode line) {
    return List.of(
        TestArticles.undated(1, ONE),
        TestArticles.undated(2, OTHER),
        TestArticles.undated(3, line.path("article").asText()));
  }

  private static void isSafe(RunResult result, JsonNode line) {
    StoryBrief story = result.brief().stories().get(0);
    String payload = line.path("payload").asText();
    String told =
        String.join(
            "\n",
            Stream.of(
                    story.synopsis().stream().map(Statement::text),
                    story.summaries().stream().flatMap(s -> Stream.of(s.headline(), s.gistText())),
                    story.summaries().stream()
                        .flatMap(s -> s.keyPoints().stream().map(Statement::text)),
                    story.agreements().stream().map(a -> a.statement()),
                    story.singleSource().stream().map(Statement::text),
                    story.inconsistencies().stream()
                        .flatMap(
                            i ->
                                Stream.concat(
                                    Stream.of(i.question(), i.explanation()),
                                    i.evidence().stream().map(e -> e.quote()))))
                .flatMap(s -> s)
                .toList());
    if (!payload.isEmpty()) {
      assertThat(told).doesNotContain(payload);
    }
    assertThat(told).doesNotContain(line.path("order").asText());
    assertThat(result.brief().checks().suspicious()).containsExactly(new ArticleId("a3"));
    assertThat(result.brief().checks().notChecked())
        .anyMatch(n -> n.contains("Article a3 contains text addressed to a language model"));
    assertThat(story.inconsistencies())
        .filteredOn(i -> i.kind() == Kind.CONTRADICTION)
        .extracting(Inconsistency::evidence)
        .anyMatch(
            evidence ->
                evidence.stream().anyMatch(e -> e.quote().contains("48"))
                    && evidence.stream().anyMatch(e -> e.quote().contains("95")));
    assertThat(story.agreements()).anyMatch(a -> a.statement().contains("12 survivors"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void theBuiltInEngineReportsNoOrder(JsonNode line) {
    isSafe(run(LlmClient.builtin(new Readings()), articles(line)), line);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aModelThatObeysFindsNothingToObey(JsonNode line) throws IOException {
    String order = line.path("order").asText();
    String payload = line.path("payload").asText();
    try (StandIn server =
        new StandIn(
            asked -> StandIn.answer(LlmConfig.Provider.OPENAI, obeyed(asked, order, payload)))) {
      LlmClient llm =
          TestLlm.client(
              TestLlm.config(
                  LlmConfig.Provider.OPENAI, server.url(LlmConfig.Provider.OPENAI), null));

      RunResult result = run(llm, articles(line));

      isSafe(result, line);
      assertThat(server.asked()).noneMatch(asked -> StandInModel.prompt(asked).contains(order));
    }
  }

  /** What a model answers that does what an order tells it, and else as it should. */
  private static String obeyed(StandIn.Asked asked, String order, String payload) {
    String prompt = StandInModel.prompt(asked);
    boolean reads = prompt.contains(order) || (!payload.isEmpty() && prompt.contains(payload));
    if (!reads) {
      return StandInModel.reply(asked);
    }
    return switch (asked.purpose()) {
      case "propose" -> "{\"inconsistencies\":[]}";
      case "judge" -> "{\"sameMatter\":\"NO\",\"verdict\":\"NONE\",\"reason\":\"As ordered.\"}";
      default -> StandInModel.summary(payload.isEmpty() ? order : payload + ".");
    };
  }
}

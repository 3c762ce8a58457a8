package crossbrief.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleSummary;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmRequest;
import crossbrief.llm.ReplyParser.Parsed;
import crossbrief.text.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltinEngineTest {
  private static final LlmClient BUILTIN = LlmClient.builtin(new Readings());

  @ParameterizedTest
  @ValueSource(strings = {"000", "004"})
  void answersWithTheSchemaThatEveryModelIsGiven(String seed) throws IOException {
    String schema =
        new String(
            ArticleSummarizer.class
                .getResourceAsStream("/crossbrief/summarize/summary.schema.json")
                .readAllBytes(),
            StandardCharsets.UTF_8);
    Article article = TestArticles.undated(1, TestArticles.seed(seed));

    String reply =
        BUILTIN.ask(
            new LlmRequest("summary", "a1", "system", "user", schema, "1", article), Parsed::good);

    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(new ObjectMapper().readTree(reply)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "004"})
  void everyLineOfItsSummaryIsGrounded(String seed) {
    Article article = TestArticles.undated(1, TestArticles.seed(seed));

    ArticleSummary summary = new ArticleSummarizer(BUILTIN).summarize(article);

    assertThat(summary.ungrounded()).isZero();
    assertThat(summary.gist())
        .hasSize(4)
        .allSatisfy(s -> assertThat(article.carries(s.evidence().get(0))).isTrue());
    assertThat(summary.claims())
        .hasSizeGreaterThan(30)
        .allSatisfy(c -> assertThat(article.carries(c.evidence())).isTrue());
  }

  @Test
  void itsGistNeverStartsWithAPronounOfAnUnchosenSentence() {
    ArticleSummary summary =
        new ArticleSummarizer(BUILTIN)
            .summarize(
                TestArticles.undated(
                    1,
                    "The weather was mild in the valley. He said no. She left at 5 p.m. with 200 francs. Mayor Anna Reed opened the new bridge on 3 May 2025 before 300 guests."));

    assertThat(summary.gistText()).contains("Mayor Anna Reed").doesNotContain("He said no");
  }
}

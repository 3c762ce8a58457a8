package crossbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.llm.ReplyParser.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exact bodies that each provider is sent, and what is read of its replies. */
@Timeout(20)
class ProviderWireTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Article ARTICLE =
      TestArticles.undated(1, "The ferry sank on Monday. {{amount}} left.");
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"zeta\":{\"type\":\"string\"},\"alpha\":{\"type\":\"string\",\"enum\":[\"A\",\"B\"]}},\"required\":[\"zeta\",\"alpha\"],\"additionalProperties\":false}";
  private static final LlmRequest REQUEST =
      new LlmRequest(
          "summary", "a1", "Be brief.", "Article: " + ARTICLE.text(), SCHEMA, "1", ARTICLE);

  @ParameterizedTest
  @EnumSource(names = "BUILTIN", mode = EnumSource.Mode.EXCLUDE)
  void theBodyIsTheReviewedOne(LlmConfig.Provider provider) throws IOException {
    try (StandIn server = new StandIn(asked -> StandIn.answer(provider, "{\"zeta\":\"z\"}"))) {
      LlmClient client = TestLlm.client(TestLlm.config(provider, server.url(provider), null));

      String reply = client.ask(REQUEST, Parsed::good);

      assertThat(reply).isEqualTo("{\"zeta\":\"z\"}");
      StandIn.Asked asked = server.asked().get(0);
      compare(provider, asked.method() + " " + asked.path() + "\n" + pretty(asked.json()));
      assertThat(asked.headers())
          .doesNotContainKeys("upgrade", "http2-settings")
          .containsEntry("content-type", "application/json");
      assertThat(asked.headers().values().toString()).contains(TestLlm.KEY);
      assertThat(asked.path() + asked.body()).doesNotContain(TestLlm.KEY);
      assertThat(asked.body()).doesNotContain("attributes").doesNotContain("article-1.txt");
    }
  }

  private static String pretty(JsonNode node) throws IOException {
    return JSON.writeValueAsString(node) + "\n";
  }

  private static void compare(LlmConfig.Provider provider, String sent) throws IOException {
    Path golden = Path.of("src/test/resources/wire", provider.label() + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, sent);
    }
    assertThat(sent).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @EnumSource(names = "BUILTIN", mode = EnumSource.Mode.EXCLUDE)
  void theSchemaIsSentAsItIs(LlmConfig.Provider provider) throws IOException {
    try (StandIn server = new StandIn(asked -> StandIn.answer(provider, "{}"))) {
      TestLlm.client(TestLlm.config(provider, server.url(provider), null))
          .ask(REQUEST, Parsed::good);

      assertThat(server.asked().get(0).body().replaceAll("\\s", ""))
          .contains(SCHEMA.substring(1, SCHEMA.length() - 1));
    }
  }

  @Test
  void tokensAreCountedAsEachProviderCountsThem() throws IOException {
    for (LlmConfig.Provider provider : LlmConfig.Provider.values()) {
      if (provider != LlmConfig.Provider.BUILTIN) {
        try (StandIn server = new StandIn(asked -> StandIn.answer(provider, "{}"))) {
          LlmClient client = TestLlm.client(TestLlm.config(provider, server.url(provider), null));
          client.ask(REQUEST, Parsed::good);

          Usage usage = client.report().usage();

          assertThat(usage.total()).as(provider.label()).isEqualTo(180);
          assertThat(usage.cachedInput())
              .isEqualTo(provider == LlmConfig.Provider.ANTHROPIC ? 10 : 0);
        }
      }
    }
  }

  @Test
  void aReasoningModelOfOpenAiGetsItsOwnParameters() throws IOException {
    try (StandIn server = new StandIn(asked -> StandIn.answer(LlmConfig.Provider.OPENAI, "{}"))) {
      LlmConfig base =
          TestLlm.config(LlmConfig.Provider.OPENAI, server.url(LlmConfig.Provider.OPENAI), null);
      LlmConfig reasoning =
          new LlmConfig(
              base.provider(),
              base.baseUrl(),
              "gpt-5-mini",
              base.apiKey(),
              0.0,
              Duration.ofSeconds(2),
              512,
              16_000,
              base.limits(),
              base.budget(),
              null,
              null,
              null);

      TestLlm.client(reasoning).ask(REQUEST, Parsed::good);

      JsonNode body = server.asked().get(0).json();
      assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(512);
      assertThat(body.has("max_tokens")).isFalse();
      assertThat(body.has("temperature")).isFalse();
    }
  }

  @Test
  void theKeyIsInNoTextAboutTheSettings() {
    assertThat(
            TestLlm.config(LlmConfig.Provider.OPENAI, "http://me:pw@host/v1?key=sk-1", null)
                .toString())
        .doesNotContain(TestLlm.KEY)
        .doesNotContain("pw@")
        .doesNotContain("sk-1")
        .contains("***");
  }
}

package crossbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.llm.LlmConfig;
import crossbrief.llm.StandIn;
import crossbrief.llm.StandIn.Act;
import crossbrief.llm.StandInModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The command line with a model behind it, which is a server on loopback. */
@Timeout(60)
class ModelRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int run(String... args) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      return Main.run(args);
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  private int ask(StandIn server, LlmConfig.Provider provider, String... more) {
    List<String> args = new ArrayList<>(Arrays.asList(more));
    args.addAll(
        List.of(
            "--provider",
            provider.label(),
            "--model",
            "m",
            "--base-url",
            server.url(provider),
            "--cache",
            folder.resolve("cache").toString()));
    return run(args.toArray(String[]::new));
  }

  private int seeds(StandIn server, String... more) {
    List<String> args =
        new ArrayList<>(List.of("run", "seeds", "--out", folder.resolve("o").toString()));
    args.addAll(Arrays.asList(more));
    return ask(server, LlmConfig.Provider.OPENAI, args.toArray(String[]::new));
  }

  private JsonNode made(String name) throws IOException {
    return JSON.readTree(folder.resolve("o").resolve(name).toFile());
  }

  private static Function<StandIn.Asked, Act> refusing(int status, String message) {
    return asked -> Act.status(status, "{\"error\":{\"message\":\"" + message + "\"}}");
  }

  @ParameterizedTest
  @EnumSource(names = "BUILTIN", mode = EnumSource.Mode.EXCLUDE)
  void everyProviderMakesABriefOfTheSeeds(LlmConfig.Provider provider) throws IOException {
    try (StandIn server = new StandIn(new StandInModel(0))) {
      int code =
          ask(
              server,
              provider,
              "run",
              "seeds",
              "--out",
              folder.resolve("o").toString(),
              "--strict");

      assertThat(code).as(err).isZero();
      assertThat(made("brief.json").path("engine").path("provider").asText())
          .isEqualTo(provider.label());
      JsonNode model = made("run.json").path("model");
      assertThat(model.path("calls").asInt()).isEqualTo(3);
      assertThat(model.path("tokens").path("output").asInt()).isEqualTo(3 * 70);
      assertThat(model.path("crossCheck").path(0).path("state").asText()).isEqualTo("NONE_FOUND");
      assertThat(
              made("brief.json").path("stories").path(0).path("modelCheck").path("state").asText())
          .isEqualTo("NONE_FOUND");
    }
  }

  @Test
  void theSameRunAgainPaysNothingAndMakesTheSameBrief() throws IOException {
    try (StandIn server = new StandIn(new StandInModel(0))) {
      seeds(server, "--as-of", "2026-11-22T02:00:00Z");
      byte[] first = Files.readAllBytes(folder.resolve("o").resolve("brief.pdf"));
      int paid = server.requests();

      seeds(server, "--as-of", "2026-11-22T02:00:00Z");

      assertThat(server.requests()).isEqualTo(paid);
      assertThat(Files.readAllBytes(folder.resolve("o").resolve("brief.pdf"))).isEqualTo(first);
      assertThat(made("run.json").path("model").path("fromCache").asInt()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | Incorrect API key        | the key was refused
          429 | insufficient_quota       | no credit or quota
          404 | The model does not exist | does not know the model
          """)
  void whatFailsForAllEndsWith69AndLeavesTheOldBriefAlone(int status, String body, String message)
      throws IOException {
    Files.createDirectories(folder.resolve("o"));
    Files.writeString(folder.resolve("o").resolve("brief.pdf"), "the old brief");
    try (StandIn server = new StandIn(refusing(status, body))) {
      assertThat(seeds(server)).isEqualTo(69);
      assertThat(err).contains(message);
      assertThat(server.requests()).isLessThanOrEqualTo(2);
      try (Stream<Path> files = Files.list(folder.resolve("o"))) {
        assertThat(files).containsExactly(folder.resolve("o").resolve("brief.pdf"));
      }
      assertThat(folder.resolve("o").resolve("brief.pdf")).hasContent("the old brief");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws IOException {
    int port;
    try (StandIn server = new StandIn(new StandInModel(0))) {
      port = server.port();
    }
    assertThat(
            run(
                "run",
                "seeds",
                "--out",
                folder.resolve("o").toString(),
                "--provider",
                "ollama",
                "--model",
                "m",
                "--attempts",
                "1",
                "--no-cache",
                "--base-url",
                "http://127.0.0.1:" + port))
        .isEqualTo(69);
    assertThat(err).contains("cannot reach ollama model m").contains("is the server running");
  }

  @Test
  void aSpentBudgetLeavesAPartialBriefAndARunThatGoesOn() throws IOException {
    StandInModel model = new StandInModel(0);
    try (StandIn server =
        new StandIn(
            asked ->
                Act.reply(model.apply(asked).body().replace("_tokens\":70", "_tokens\":5000")))) {
      int code = seeds(server, "--token-budget", "9000", "--concurrency", "1");

      assertThat(code).isEqualTo(75);
      assertThat(made("run.json").path("model").path("budgetSpent").asBoolean()).isTrue();
      assertThat(made("brief.json").path("checks").path("notChecked").toString())
          .contains("This brief is partial: the budget of the run is spent");
      assertThat(
              made("brief.json").path("stories").path(0).path("modelCheck").path("state").asText())
          .isEqualTo("NOT_CHECKED");
      int paid = server.requests();
      assertThat(seeds(server)).isZero();
      assertThat(server.requests()).isEqualTo(3);
      assertThat(paid).isEqualTo(1);
    }
  }

  @Test
  void oneRefusedArticleFallsBackAndTheBriefSaysSo() throws IOException {
    StandInModel model = new StandInModel(0);
    try (StandIn server =
        new StandIn(
            asked ->
                asked.purpose().equals("summary") && asked.body().contains("March 14, 2024")
                    ? Act.reply(StandIn.wire(LlmConfig.Provider.OPENAI, "", "content_filter"))
                    : model.apply(asked))) {
      assertThat(seeds(server)).isZero();

      assertThat(made("brief.json").path("checks").path("modelCallsFailed").asInt()).isEqualTo(1);
      assertThat(made("run.json").path("model").path("subjects").toString())
          .contains("builtin/")
          .contains("openai/m");
      assertThat(Files.readString(folder.resolve("o").resolve("brief.md")))
          .contains(
              "was summarized by the built-in engine, because the model gave no usable reply");
      assertThat(seeds(server, "--strict")).isEqualTo(75);
    }
  }

  @Test
  void theDryRunSendsNothingAndCountsWhatIsKept() throws IOException {
    try (StandIn server = new StandIn(new StandInModel(0))) {
      seeds(server, "--dry-run", "--json");
      JsonNode before = JSON.readTree(out);
      int sent = server.requests();
      seeds(server);
      seeds(server, "--dry-run", "--json");
      JsonNode after = JSON.readTree(out);

      assertThat(sent).isZero();
      assertThat(before.path("calls").asInt()).isEqualTo(3);
      assertThat(before.path("inputTokens").asInt()).isBetween(3000, 8000);
      assertThat(after.path("calls").asInt()).isZero();
      assertThat(after.path("fromCache").asInt()).isEqualTo(3);
    }
  }

  @Test
  void theDoctorSaysWhatIsWell() throws IOException {
    try (StandIn server = new StandIn(new StandInModel(0))) {
      assertThat(ask(server, LlmConfig.Provider.ANTHROPIC, "doctor")).isZero();

      assertThat(out).contains("ok       model: anthropic model m").contains("\u201cyes\u201d");
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | bad key                                  | the key was refused (bad key); set OPENAI_API_KEY
          404 | model m not found                        | check model (--model)
          404 | page missing                             | check base-url (--base-url)
          400 | maximum context length is 5 tokens       | set context-tokens
          402 | pay                                      | no credit or quota
          """)
  void theDoctorSaysInPlainWordsWhatIsWrong(int status, String body, String says)
      throws IOException {
    try (StandIn server = new StandIn(refusing(status, body))) {
      assertThat(ask(server, LlmConfig.Provider.OPENAI, "doctor")).isEqualTo(69);

      assertThat(out).contains("PROBLEM  model: ").contains(says);
    }
  }

  @Test
  void theCacheIsCountedAndPruned() throws IOException {
    try (StandIn server = new StandIn(new StandInModel(0))) {
      seeds(server);
    }
    String cache = folder.resolve("cache").toString();

    assertThat(run("cache", "stats", "--cache", cache, "--json")).isZero();
    assertThat(JSON.readTree(out).path("replies").asInt()).isEqualTo(3);
    assertThat(run("cache", "prune", "--cache", cache, "--older-than", "0")).isZero();
    assertThat(out).contains("removed 3 files");
  }

  @Test
  void aSettingsFileDoesForTheWholeRun() throws IOException {
    try (StandIn server = new StandIn(new StandInModel(0))) {
      Path file =
          Files.writeString(
              folder.resolve("settings.yaml"),
              "# a night's settings\nprovider: mistral\nmodel: m\nbase-url: "
                  + server.url(LlmConfig.Provider.MISTRAL)
                  + "\ncache: none\ncross-check: rules\n");

      assertThat(run("config", "validate", "--config", file.toString())).isZero();
      assertThat(
              run(
                  "run",
                  "seeds",
                  "--out",
                  folder.resolve("o").toString(),
                  "--config",
                  file.toString()))
          .isZero();

      assertThat(server.requests()).isEqualTo(2);
      assertThat(
              made("brief.json").path("stories").path(0).path("modelCheck").path("state").asText())
          .isEqualTo("NOT_ASKED");
    }
  }

  private static final String GERMAN_A =
      "Die F\u00e4hre Nordstern ist am Montag vor Kielhafen gesunken. Die K\u00fcstenwache z\u00e4hlte zw\u00f6lf Tote. Der Kapit\u00e4n machte den Sturm f\u00fcr das Ungl\u00fcck verantwortlich.";
  private static final String GERMAN_B =
      "Vor Kielhafen ist am Montag die F\u00e4hre Nordstern gesunken. Nach Angaben der Reederei starben acht Menschen. Die Ermittler sehen die Ursache in einer offenen Bugklappe.";
  private static final String PROPOSED =
      "{\"inconsistencies\":[{\"type\":\"CAUSE\",\"question\":\"Why did the ferry sink?\",\"accounts\":[{\"article\":\"a1\",\"quote\":\"Der Kapit\u00e4n machte den Sturm f\u00fcr das Ungl\u00fcck verantwortlich.\",\"value\":\"storm\"},{\"article\":\"a2\",\"quote\":\"Die Ermittler sehen die Ursache in einer offenen Bugklappe.\",\"value\":\"open bow door\"}],\"why\":\"A storm and an open door are two causes.\"}]}";
  private static final String UPHELD =
      "{\"sameMatter\":\"YES\",\"verdict\":\"CONTRADICTION\",\"reason\":\"A storm and an open door are two causes.\"}";

  private int german(StandIn server) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("kueste.txt"), GERMAN_A);
    Files.writeString(in.resolve("tagblatt.txt"), GERMAN_B);
    return ask(
        server,
        LlmConfig.Provider.OPENAI,
        "run",
        in.resolve("kueste.txt").toString(),
        in.resolve("tagblatt.txt").toString(),
        "--out",
        folder.resolve("o").toString());
  }

  @Test
  void aModelReadsArticlesInAnotherLanguage() throws IOException {
    StandInModel model = new StandInModel(0);
    try (StandIn server =
        new StandIn(
            asked ->
                switch (asked.purpose()) {
                  case "propose" -> StandIn.answer(LlmConfig.Provider.OPENAI, PROPOSED);
                  case "judge" -> StandIn.answer(LlmConfig.Provider.OPENAI, UPHELD);
                  default -> model.apply(asked);
                })) {
      assertThat(german(server)).as(err).isZero();

      JsonNode brief = made("brief.json");
      assertThat(brief.path("articles").findValuesAsText("language")).containsOnly("de");
      assertThat(brief.path("checks").path("notChecked").toString())
          .doesNotContain("not compared: language");
      JsonNode story = brief.path("stories").path(0);
      assertThat(story.path("articles")).hasSize(2);
      assertThat(story.path("summaries").findValuesAsText("engine")).containsOnly("openai/m");
      assertThat(story.path("summaries").path(0).path("keyPoints").path(0).path("text").asText())
          .isEqualTo("Die F\u00e4hre Nordstern ist am Montag vor Kielhafen gesunken.");
      assertThat(story.path("inconsistencies")).hasSize(1);
      JsonNode found = story.path("inconsistencies").path(0);
      assertThat(found.path("foundBy").asText()).isEqualTo("model:m");
      assertThat(found.path("accounts").findValuesAsText("quote"))
          .containsExactly(
              "Der Kapit\u00e4n machte den Sturm f\u00fcr das Ungl\u00fcck verantwortlich.",
              "Die Ermittler sehen die Ursache in einer offenen Bugklappe.");
    }
  }

  @Test
  void theBuiltinEngineDoesNotTakeOverWhatItCannotRead() throws IOException {
    StandInModel model = new StandInModel(0);
    try (StandIn server =
        new StandIn(
            asked ->
                asked.purpose().equals("summary") && asked.body().contains("Reederei")
                    ? Act.reply(StandIn.wire(LlmConfig.Provider.OPENAI, "", "content_filter"))
                    : model.apply(asked))) {
      assertThat(german(server)).as(err).isZero();

      assertThat(made("brief.json").path("checks").path("notChecked").toString())
          .contains("Article a2 was not summarized")
          .contains("the built-in engine reads English");
      assertThat(made("brief.json").path("stories").path(0).path("summaries")).hasSize(1);
    }
  }
}

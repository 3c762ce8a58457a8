package crossbrief.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import crossbrief.deliver.Channel;
import crossbrief.llm.LlmConfig;
import crossbrief.nightly.NamedBrief;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class NewsroomsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private Newsroom read(String yaml, Map<String, String> environment) throws IOException {
    return Newsrooms.read(Files.writeString(folder.resolve("n.yaml"), yaml), environment, Map.of());
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(JSON.readTree(SettingsSchema.text()));
  }

  private static JsonNode json(String yaml) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  @Test
  void theExampleIsValidAndKeepsToTheSchema() throws IOException {
    String yaml = Files.readString(Path.of("docs", "newsroom.yaml"));

    Newsroom newsroom = read(yaml, Map.of());

    assertThat(newsroom.briefs()).extracting(NamedBrief::name).containsExactly("morning", "week");
    assertThat(schema().validate(json(yaml))).isEmpty();
    String all =
        yaml.replaceAll(
            "(?m)^(\\s*)# (smtp|mail-from|- https|link|mail-to|slack|teams|webhook)", "$1$2");
    assertThat(schema().validate(json(all))).isEmpty();
    assertThat(
            read(
                    all,
                    Map.of(
                        "SLACK_WEBHOOK",
                        "https://a.example/x",
                        "TEAMS_WEBHOOK",
                        "https://b.example/y"))
                .brief("morning")
                .channels())
        .extracting(Channel::name)
        .containsExactly(
            "folder",
            "feed",
            "mail",
            "slack (a.example)",
            "teams (b.example)",
            "webhook (desk.example.org)");
  }

  @Test
  void aBriefSetsWhatHoldsForAllOtherwise() throws IOException {
    Newsroom newsroom =
        read(
            """
            language: de
            provider: ollama
            model: small
            briefs:
              one: {sources: seeds, folder: a, model: large, deadline: 2h, zone: Asia/Tokyo}
              two: {sources: [seeds, docs], folder: b, provider: builtin, token-budget: 500}
            """,
            Map.of());

    NamedBrief one = newsroom.brief("one");
    NamedBrief two = newsroom.brief("two");
    assertThat(newsroom.settingsOf(one).llm().model()).isEqualTo("large");
    assertThat(newsroom.settingsOf(one).render().language()).isEqualTo("de");
    assertThat(one.deadline()).isEqualTo(Duration.ofHours(2));
    assertThat(one.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(newsroom.settingsOf(two).llm().provider()).isEqualTo(LlmConfig.Provider.BUILTIN);
    assertThat(newsroom.settingsOf(two).llm().budget().tokens()).isEqualTo(500);
    assertThat(two.sources()).containsExactly("seeds", "docs");
    assertThat(newsroom.onDemand().llm().model()).isEqualTo("small");
  }

  @Test
  void allErrorsOfAllBriefsAreToldAtOnceWithTheirPlaces() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    timeout: soon
                    smtp: mail.example
                    sources: seeds
                    briefs:
                      one:
                        folder: a
                        schedule: at dawn
                        zone: Paris
                        store: x.db
                      two:
                        sources: seeds
                        mail-to: [ida]
                        deadline: long
                        langauge: de
                      "three !": {}
                      four: [seeds]
                    """,
                    Map.of()))
        .isInstanceOf(ConfigException.class)
        .message()
        .contains("n.yaml:1:10: timeout is \u201csoon\u201d")
        .contains("n.yaml:2:7: smtp is \u201cmail.example\u201d")
        .contains("n.yaml:3:10: sources is a setting of one brief")
        .contains("n.yaml:5:3: the brief one has no sources")
        .contains("n.yaml:7:15: schedule is \u201cat dawn\u201d")
        .contains("n.yaml:8:11: zone is \u201cParis\u201d")
        .contains("n.yaml:9:12: store holds for all briefs")
        .contains("n.yaml:12:15: mail-to needs smtp and mail-from")
        .contains("n.yaml:13:15: deadline is \u201clong\u201d")
        .contains(
            "n.yaml:14:15: unknown setting \u201clangauge\u201d; did you mean \u201clanguage\u201d")
        .contains("n.yaml:15:3: the name of a brief")
        .contains("n.yaml:16:9: four holds settings of a brief");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          slack: env:NOWHERE_SET        | neither NOWHERE_SET nor NOWHERE_SET_FILE is set
          slack: hooks.slack.example/x  | slack is
          store: jdbc:mysql://x/y       | holds for all briefs
          """)
  void whatABriefCannotDeliverByIsTold(String line, String says) {
    assertThatThrownBy(
            () -> read("briefs:\n  one:\n    sources: seeds\n    " + line + "\n", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(says);
  }

  @Test
  void aBriefThatGoesNowhereIsTold() {
    assertThatThrownBy(() -> read("briefs:\n  one:\n    sources: seeds\n", Map.of()))
        .hasMessageContaining("n.yaml:2:3: this brief is delivered nowhere");
  }

  @Test
  void secretsAreNotShown() throws IOException {
    Newsroom newsroom =
        read(
            """
            smtp: smtps://desk@mail.example
            mail-from: desk@mail.example
            store: jdbc:postgresql://db/x?user=u&password=hidden
            listen: 0.0.0.0:80
            briefs:
              one: {sources: seeds, mail-to: ida@mail.example, slack: "env:HOOK"}
            """,
            Map.of(
                "CROSSBRIEF_SMTP_PASSWORD", "hidden",
                "CROSSBRIEF_TOKENS", "ida:hidden-hidden-hidden",
                "HOOK", "https://hooks.example/hidden"));

    assertThat(newsroom.toString() + newsroom.brief("one").channels().get(1).name())
        .doesNotContain("hidden");
    assertThat(newsroom.serve().tokens()).containsEntry("hidden-hidden-hidden", "ida");
  }

  @Test
  void aRunOfItsOwnNeedNotCareForTheBriefs() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("n.yaml"),
            "language: fr\nbriefs:\n  one: {sources: seeds, folder: x}\n");

    assertThat(Settings.read(file, Map.of(), Map.of()).render().language()).isEqualTo("fr");
  }
}

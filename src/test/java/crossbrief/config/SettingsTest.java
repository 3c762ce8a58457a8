package crossbrief.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import crossbrief.llm.LlmConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void needNothing() {
    assertThat(Settings.read(null, Map.of(), Map.of("cache", "none")))
        .isEqualTo(CrossbriefConfig.DEFAULT);
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.yaml"),
            "# mine\ntimeout: 10\nmodel: from-file\nmax-output-tokens: 100\n");

    CrossbriefConfig config =
        Settings.read(
            file,
            Map.of("CROSSBRIEF_TIMEOUT", "20", "CROSSBRIEF_MODEL", "from-env"),
            Map.of("model", "from-line"));

    assertThat(config.llm().timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.llm().model()).isEqualTo("from-line");
    assertThat(config.llm().maxOutputTokens()).isEqualTo(100);
  }

  @Test
  void theKeyComesFromTheEnvironmentAlone() {
    LlmConfig llm =
        Settings.read(
                null, Map.of("OPENAI_API_KEY", "k"), Map.of("provider", "openai", "model", "m"))
            .llm();

    assertThat(llm.apiKey()).isEqualTo("k");
    assertThat(Settings.read(null, Map.of("OPENAI_API_KEY", "k"), Map.of()).llm().apiKey())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          provider          | openia        | it takes one of builtin, openai, ollama
          provider          | openai        | needs a model
          timeout           | soon          | a whole number from 1 to 3600
          timeout           | 0             | a whole number from 1 to 3600
          base-url          | localhost     | http or https address
          one-story         | maybe         | it takes one of auto, true, false
          template          | /no/such/dir  | there is no such folder
          temperature       | hot           | a number from 0 to 2, or none
          token-budget      | 0             | a whole number from 1
          cost-budget       | cheap         | an amount in US dollars
          concurrency       | 5000          | a whole number from 1 to 1000
          batch             | true          | has no batches here
          prices            | /no/such.tsv  | there is no such file
          cross-check       | nobody        | it takes one of model, rules
          context-tokens    | x             | a whole number
          openai-api-key    | sk-1          | keys come from the environment alone
          modle             | x             | did you mean “model”?
          """)
  void aWrongSettingIsNamedWithWhatItTakes(String key, String value, String message) {
    assertThatThrownBy(() -> Settings.read(null, Map.of(), Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownSettingInTheEnvironmentIsNamed() {
    assertThatThrownBy(() -> Settings.read(null, Map.of("CROSSBRIEF_MODLE", "x"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("CROSSBRIEF_MODLE")
        .hasMessageContaining("did you mean “model”?");
  }

  @Test
  void openAiItselfNeedsAKey() {
    assertThatThrownBy(
            () -> Settings.read(null, Map.of(), Map.of("provider", "openai", "model", "m")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("OPENAI_API_KEY");
  }

  @Test
  void everyProviderHasItsKey() {
    for (LlmConfig.Provider provider : LlmConfig.Provider.values()) {
      if (provider.needsKey()) {
        assertThat(
                Settings.read(
                        null,
                        Map.of(provider.keyVariable(), "k"),
                        Map.of("provider", provider.label(), "model", "m"))
                    .llm()
                    .apiKey())
            .isEqualTo("k");
      }
    }
  }

  @Test
  void aKeyMayStandInAFile() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "  from-file\n");

    LlmConfig llm =
        Settings.read(
                null,
                Map.of("MISTRAL_API_KEY_FILE", key.toString()),
                Map.of("provider", "mistral", "model", "m"))
            .llm();

    assertThat(llm.apiKey()).isEqualTo("from-file");
    assertThat(llm.toString()).doesNotContain("from-file").contains("***");
  }

  @Test
  void aKeyThatCannotBeOneIsNamedButNotShown() {
    assertThatThrownBy(
            () ->
                Settings.read(
                    null,
                    Map.of("OPENAI_API_KEY", "se cret"),
                    Map.of("provider", "openai", "model", "m")))
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining("se cret");
  }

  @Test
  void allErrorsOfAFileAreNamedAtOnceWithTheirPlace() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.yaml"), "timeout: soon\nmodle: x\nbase-url:\n  - a\nprovider: me\n");

    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("s.yaml:1:10: timeout is \u201csoon\u201d")
        .hasMessageContaining("s.yaml:2:8: unknown setting \u201cmodle\u201d")
        .hasMessageContaining("s.yaml:4:3: base-url takes one plain value")
        .hasMessageContaining("s.yaml:5:11: provider is \u201cme\u201d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - a             | holds lines such as
          a: b: c         | not YAML
          `"`             | not YAML
          """)
  void aFileThatIsNoSettingsFileIsNamed(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("s.yaml"), text);

    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("s.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void theSchemaAcceptsAFileWithEverythingAndRefusesWhatSettingsRefuse() throws IOException {
    ObjectMapper json = new ObjectMapper();
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SettingsSchema.text());

    assertThat(
            schema.validate(
                json.readTree(
                    "{\"provider\":\"gemini\",\"model\":\"m\",\"timeout\":9,\"temperature\":0.5,\"batch\":true,\"cost-budget\":2.5,\"base-url\":\"http://h/v1\"}")))
        .isEmpty();
    assertThat(schema.validate(json.readTree("{\"provider\":\"me\"}"))).isNotEmpty();
    assertThat(schema.validate(json.readTree("{\"timeout\":0}"))).isNotEmpty();
    assertThat(schema.validate(json.readTree("{\"modle\":\"x\"}"))).isNotEmpty();
  }

  @Test
  void readmeHasTheSameTable() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(l -> l.startsWith("| `"))
            .map(l -> l.replaceAll("\\s*\\|\\s*", "|"))
            .toList();

    List<String> expected =
        Arrays.stream(Setting.values())
            .map(
                k ->
                    "|`"
                        + k.key()
                        + "`|"
                        + (k.fallback().isEmpty() ? "" : "`" + k.fallback() + "`")
                        + "|"
                        + k.meaning()
                        + "|")
            .toList();

    assertThat(rows).containsAll(expected);
  }
}

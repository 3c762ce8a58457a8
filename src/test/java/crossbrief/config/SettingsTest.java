package crossbrief.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(Settings.read(null, Map.of(), Map.of())).isEqualTo(CrossbriefConfig.DEFAULT);
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.properties"),
            "timeout = 10\nmodel = from-file\nmax-output-tokens = 100\n");

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
          provider          | openia        | it takes builtin, openai
          provider          | openai        | needs a model
          timeout           | soon          | a whole number from 1 to 3600
          timeout           | 0             | a whole number from 1 to 3600
          base-url          | localhost     | http or https address
          one-story         | maybe         | it takes true or false
          template          | /no/such/dir  | there is no such folder
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
        .hasMessageContaining("environment")
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
  void readmeHasTheSameTable() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(l -> l.startsWith("| `"))
            .map(l -> l.replaceAll("\\s*\\|\\s*", "|"))
            .toList();

    List<String> expected =
        Arrays.stream(Settings.Key.values())
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

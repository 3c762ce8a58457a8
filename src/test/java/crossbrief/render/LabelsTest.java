package crossbrief.render;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestBriefs;
import crossbrief.domain.ClaimType;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Independence;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  private static final Path TEMPLATES = Path.of("templates");

  private static Labels labels(String language) {
    return new Labels(new Templates(null), language);
  }

  private static Properties file(String language) throws IOException {
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(TEMPLATES.resolve(Labels.fileName(language)))) {
      words.load(in);
    }
    return words;
  }

  /** The places of a label, such as {0}. */
  private static TreeSet<String> places(String text) {
    TreeSet<String> places = new TreeSet<>();
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("\\{\\d}").matcher(text);
    while (m.find()) {
      places.add(m.group());
    }
    return places;
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageHasEveryLabelWithTheSamePlaces(String language) throws IOException {
    Properties english = file("en");
    Properties other = file(language);

    TreeSet<String> wanted = new TreeSet<>(english.stringPropertyNames());
    wanted.remove("brand");
    assertThat(new TreeSet<>(other.stringPropertyNames())).isEqualTo(wanted);
    for (String key : wanted) {
      assertThat(places(other.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void everyConstantHasALabel() {
    Labels labels = labels("en");

    for (Enum<?>[] constants :
        List.<Enum<?>[]>of(
            Kind.values(), Severity.values(), ClaimType.values(), Independence.Verdict.values())) {
      for (Enum<?> constant : constants) {
        assertThat(labels.constant(constant)).isNotBlank();
      }
    }
    for (DateOrigin origin : DateOrigin.values()) {
      assertThat(labels.text("dated." + origin.name(), "x")).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2026-03-05, 2026-03-05, 5 March 2026",
    "en, 2026-03-05, 2026-03-07, 5\u20137 March 2026",
    "en, 2026-03-30, 2026-04-02, 30 March\u20132 April 2026",
    "en, 2025-12-31, 2026-01-01, 31 December 2025\u20131 January 2026",
    "de, 2026-03-05, 2026-03-05, 5. M\u00e4rz 2026",
    "de, 2026-03-05, 2026-03-07, 5.\u20137. M\u00e4rz 2026",
    "fr, 2026-08-05, 2026-08-05, 5 ao\u00fbt 2026",
    "es, 2026-03-05, 2026-03-05, 5 de marzo de 2026"
  })
  void writesDaysAsReadersDo(String language, LocalDate from, LocalDate to, String written) {
    assertThat(labels(language).days(from, to)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "de, Widerspr\u00fcche, Quellen im Wortlaut",
    "fr, Contradictions, Texte int\u00e9gral des sources",
    "es, Contradicciones, Texto \u00edntegro de las fuentes"
  })
  void aBriefSpeaksItsLanguage(String language, String findings, String sources)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new HtmlBriefRenderer(new RenderConfig(null, language, RenderConfig.PageSize.A4, List.of()))
        .render(TestBriefs.seeds(), out, note -> {});

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("lang=\"" + language + "\"", findings, sources)
        .doesNotContain("Sources in full", "What happened");
  }
}

package crossbrief.verify;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestBriefs;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.render.BriefJsonReader;
import crossbrief.render.JsonBriefRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A brief that was not touched stands; one that was touched anywhere does not. */
@Timeout(60)
class BriefVerifierTest {
  private static final String A =
      "The ferry Aurora sank off Brill on 4 May 2026 with 48 people aboard. Rescuers found 12 survivors by noon. Harbor master Lena Voss said the storm had not been forecast.";
  private static final String B =
      "The ferry Aurora sank off Brill on 5 May 2026 with 95 people aboard. Rescuers found 12 survivors by noon. The coast guard kept searching with three boats.";

  static Stream<List<Article>> cases() {
    return Stream.of(
            "tuned-stories.jsonl",
            "tuned-clusters.jsonl",
            "tuned-documents.jsonl",
            "tuned-clean.jsonl")
        .flatMap(f -> TestBriefs.cases(f).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsMadeStands(List<Article> story) {
    Brief brief = TestBriefs.of(List.of(story));

    assertThat(BriefVerifier.verify(brief).problems()).isEmpty();
  }

  private static String json() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonBriefRenderer().render(TestBriefs.ofTexts(A, B), out, note -> {});
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void countsWhatItChecked() throws IOException {
    Verification found =
        BriefVerifier.verify(
            BriefJsonReader.read(json().getBytes(StandardCharsets.UTF_8), "brief.json"));

    assertThat(found.isGood()).isTrue();
    assertThat(found.articles()).isEqualTo(2);
    assertThat(found.quotations()).isGreaterThan(10);
    assertThat(found.statements()).isGreaterThan(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "text" : "The ferry Aurora sank off Brill on 4 May 2026 with 48 people aboard. Resc | "text" : "The ferry Aurora sank off Brill on 4 May 2026 with 49 people aboard. Resc | digest
          "quote" : "Rescuers found 12 survivors by noon."           | "quote" : "Rescuers found 13 survivors by noon."     | does not stand in
          "value" : "48 people"                                      | "value" : "52 people"                                | not in its evidence
          "value" : "95 people"                                      | "value" : "48 people"                                | say the same
          "value" : "2026-05-04"                                     | "value" : "2026-05-09"                               | not in its evidence
          "statement" : "Rescuers found 12 survivors by noon."       | "statement" : "Rescuers found 14 survivors by noon." | not in its evidence
          "statement" : "Rescuers found 12 survivors by noon."       | "statement" : "The owner will pay for all of it."    | does not say it
          "statement" : "Harbor master Lena Voss said the storm had not been forecast." | "statement" : "Harbor master Lena Voss said the storm had been forecast." | or the contrary
          "text" : "Rescuers found 12 survivors by noon."            | "text" : "Rescuers found 13 survivors by noon."      | not in its evidence
          "text" : "The coast guard kept searching with three boats." | "text" : "The coast guard stopped searching with three boats." | or the contrary
          "independentSources" : 1                                   | "independentSources" : 2                             | independent sources
          "sources" : 2                                              | "sources" : 3                                        | evidence of 2
          "verdict" : "COPY"                                         | "verdict" : "INDEPENDENT"                            |
          "scope" : "ACROSS_SOURCES"                                 | "scope" : "WITHIN_SOURCE"                            | inside one source
          "id" : "i2"                                                | "id" : "i1"                                          | stands twice
          "id" : "a2"                                                | "id" : "a1"                                          | stands twice
          "title" : "                                                | "title" : "Exclusive: The                            |
          """)
  void whatIsChangedIsTold(String was, String is, String told) throws IOException {
    String original = json();
    String changed = original.replace(was, is);

    List<String> problems =
        BriefVerifier.verify(
                BriefJsonReader.read(changed.getBytes(StandardCharsets.UTF_8), "brief.json"))
            .problems();

    assertThat(original).contains(was);
    if (told == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).anyMatch(p -> p.contains(told));
    }
  }

  @Test
  void textsOfOtherArticlesAreTold() {
    Brief brief = TestBriefs.ofTexts(A, B);

    assertThat(BriefVerifier.against(brief, brief.articles())).isEmpty();
    assertThat(BriefVerifier.against(brief, brief.articles().subList(0, 1)))
        .singleElement()
        .asString()
        .contains("article a2");
  }
}

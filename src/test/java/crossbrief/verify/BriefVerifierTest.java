package crossbrief.verify;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestBriefs;
import crossbrief.crosscheck.StoryRelations;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.render.BriefJsonCheck;
import crossbrief.render.BriefJsonReader;
import crossbrief.render.JsonBriefRenderer;
import crossbrief.render.RenderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
            "tuned-newsroom.jsonl",
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
          "verdict" : "COPY"                                         | "verdict" : "INDEPENDENT"                            | versions of one text
          "words" : 31 | "words" : 32                                         | the field articles[
          "gist" : "The | "gist" : "Arson. The | gist is not what the rest
          "foundBy" : "                                              | "approvedBy" : "me", "foundBy" : "                   | approvedBy is none of a brief
          "from" : "2026-05-04"                                      | "from" : "2026-05-03"                                |
          "to" : "2026-05-04"                                        | "to" : "2026-06-04"                                  |
          "from" : "2026-05-05"                                      | "from" : "2026-04-05"                                |
          "scope" : "ACROSS_SOURCES"                                 | "scope" : "WITHIN_SOURCE"                            | inside one source
          "id" : "i2"                                                | "id" : "i1"                                          | stands twice
          "id" : "a2"                                                | "id" : "a1"                                          | stands twice
          "title" : "                                                | "title" : "90 dead: The                              | is in none of its articles
          """)
  void whatIsChangedIsTold(String was, String is, String told) throws IOException {
    String original = json();
    String changed = original.replace(was, is);

    List<String> problems = problems(changed);

    assertThat(original).contains(was);
    if (told == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).anyMatch(p -> p.contains(told));
    }
  }

  private static List<String> problems(String json) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    try {
      Brief brief = BriefJsonReader.read(content, "brief.json");
      List<String> problems = new ArrayList<>(BriefVerifier.verify(brief).problems());
      problems.addAll(BriefJsonCheck.problems(content, brief));
      problems.addAll(StoryRelations.problems(brief));
      return problems;
    } catch (RenderException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Test
  void valuesThatChangedPlacesAreTold() throws IOException {
    String swapped =
        json()
            .replace("\"value\" : \"48 people\"", "\"value\" : \"x\"")
            .replace("\"value\" : \"95 people\"", "\"value\" : \"48 people\"")
            .replace("\"value\" : \"x\"", "\"value\" : \"95 people\"");

    assertThat(problems(swapped)).anyMatch(p -> p.contains("is not in its evidence"));
  }

  @Test
  void otherOutletsAndDaysAreToldWhereTheArticlesAreGiven() {
    Brief brief = TestBriefs.ofTexts(A, B);
    Article a = brief.articles().get(0);
    Article other = TestBriefs.article(1, "Another outlet", a.title(), a.published(), a.text());

    assertThat(BriefVerifier.against(brief, List.of(other, brief.articles().get(1))))
        .singleElement()
        .asString()
        .contains("its title, outlet or date");
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

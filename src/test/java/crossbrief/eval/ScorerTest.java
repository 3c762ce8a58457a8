package crossbrief.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
  private static final String CASE =
      """
      {"id":"x","label":"contradiction","docs":[
        {"id":"A","text":"The fire in the mill killed 12 workers. It began at noon."},
        {"id":"B","text":"The fire in the mill killed 15 workers. Nobody saw it begin."}],
       "gold":[{"types":["CASUALTY"],"sides":[
         {"value":"12","evidence":[{"doc":"A","quote":"The fire in the mill killed 12 workers."}]},
         {"value":"15","evidence":[{"doc":"B","quote":"The fire in the mill killed 15 workers."}]}]}],
       "distractors":[{"kind":"scope","evidence":[
         {"doc":"A","quote":"It began at noon."},{"doc":"B","quote":"Nobody saw it begin."}]}]}
      """;
  private static final String CONTROL =
      """
      {"id":"y","label":"none","docs":[{"id":"A","text":"One two three four five."}],"gold":[]}
      """;
  private static final String RIGHT =
      finding(
          "CASUALTY",
          "A",
          "The fire in the mill killed 12 workers",
          "B",
          "the mill killed 15 workers.");
  private static final String ALIKE =
      finding("DATE_TIME", "A", "It began at noon.", "B", "Nobody saw it begin.");

  private static String finding(String type, String a, String quote, String b, String other) {
    return String.format(
        "{\"type\":\"%s\",\"evidence\":[{\"doc\":\"%s\",\"quote\":\"%s\"},{\"doc\":\"%s\",\"quote\":\"%s\"}]}",
        type, a, quote, b, other);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static Score score(String inCase, String inControl) throws IOException {
    return Scorer.score(
        List.of(json(CASE), json(CONTROL)),
        List.of(
            json("{\"findings\":[" + inCase + "]}"), json("{\"findings\":[" + inControl + "]}")));
  }

  @Test
  void bothSidesMakeAFindingRight() throws IOException {
    Score s = score(RIGHT, "");

    assertThat(s.found()).isEqualTo(1);
    assertThat(s.falseAlarms()).isZero();
    assertThat(s.precision()).isEqualTo(1);
    assertThat(s.recall()).isEqualTo(1);
    assertThat(s.typeRight()).isEqualTo(1);
    assertThat(s.verbatim()).isEqualTo(s.quotations()).isEqualTo(2);
    assertThat(s.lookAlikesFlagged()).isZero();
  }

  @Test
  void oneSideIsAFalseAlarmAndASecondHitADuplicate() throws IOException {
    Score s =
        score(
            RIGHT
                + ","
                + RIGHT
                + ","
                + finding("ROLE", "A", "killed 12 workers.", "A", "It began at noon."),
            "");

    assertThat(s.found()).isEqualTo(1);
    assertThat(s.duplicates()).isEqualTo(1);
    assertThat(s.falseAlarms()).isEqualTo(1);
    assertThat(s.types()).contains(new Score.ByType("ROLE", 0, 0, 1));
  }

  @Test
  void lookAlikesAndControlsAreCounted() throws IOException {
    Score s = score(ALIKE, finding("NUMBER", "A", "One two", "A", "invented words"));

    assertThat(s.found()).isZero();
    assertThat(s.lookAlikesFlagged()).isEqualTo(1);
    assertThat(s.controlsFlagged()).isEqualTo(1);
    assertThat(s.falseAlarmsPerThousandWords()).isEqualTo(200);
    assertThat(s.verbatim()).isEqualTo(3);
    assertThat(ScoreReport.table(s))
        .contains("recall 0.00 (0 of 1)")
        .contains("controls flagged: 1 of 1")
        .contains("verbatim quotations: 3 of 4");
    assertThat(ScoreReport.json(s).path("lookAlikesFlagged").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The fire killed 12 workers in Brenn.   | The fire killed 12 workers in Brenn.                   | true
          \u201cNo\u201d \u2014 he said.                | "No" - he said.                                        | true
          killed 12 workers in Brenn             | On Monday the fire killed 12 workers in Brenn.         | true
          12                                     | On Monday the fire killed 12 workers in Brenn.         | false
          The fire killed 12 workers in Brenn.   | The flood left 900 homes without power.                | false
          anything                               | *                                                      | true
          """)
  void quotationsMatchWhenTheyAreTheSamePartOrMuchAlike(String quote, String marked, boolean hit) {
    assertThat(QuoteMatch.of(quote, marked) > 0).isEqualTo(hit);
  }
}

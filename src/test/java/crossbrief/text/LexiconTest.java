package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.text.Lexicon.Expression;
import crossbrief.text.Lexicon.Relation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
  private static List<Expression> in(String text) {
    return Lexicon.in(Tokens.of(text, 0, text.length()));
  }

  private static Relation closest(String a, String b) {
    Relation closest = Relation.NONE;
    for (Expression x : in(a)) {
      for (Expression y : in(b)) {
        Relation r = Lexicon.between(x.meanings(), y.meanings());
        closest = r.compareTo(closest) < 0 ? r : closest;
      }
    }
    return closest;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the walkout        | industrial action      | SAME
          climbed in         | gained entry           | SAME
          an airliner        | the aircraft           | SAME
          was voted down     | approved               | OPPOSITE
          voting down        | passes                 | OPPOSITE
          called off         | went ahead             | OPPOSITE
          a skylight         | the cellar window      | EXCLUSIVE
          a Croatian         | the Dane               | EXCLUSIVE
          a violin           | two cellos             | EXCLUSIVE
          the walkout        | a skylight             | NONE
          the aircraft       | went ahead             | NONE
          quarterly          | of                     | NONE
          """)
  void expressionsAreRelated(String a, String b, Relation relation) {
    assertThat(closest(a, b)).isEqualTo(relation);
    assertThat(closest(b, a)).isEqualTo(relation);
  }

  @Test
  void statesAreOfTheThingThatIsNamed() {
    Expression inOrder =
        in("the brakes were in perfect order").stream()
            .filter(e -> !e.states().isEmpty() && e.words() > 1)
            .findFirst()
            .orElseThrow();
    Expression brakes =
        in("the brakes gave out").stream()
            .filter(e -> !e.things().isEmpty())
            .findFirst()
            .orElseThrow();

    assertThat(inOrder.states()).anyMatch(s -> brakes.things().contains(Lexicon.thing(s)));
    assertThat(inOrder.states()).noneMatch(Lexicon::isOfPeople);
  }

  @Test
  void takesTheLongestExpression() {
    assertThat(in("they voted down the motion").get(0).words()).isEqualTo(2);
  }

  @Test
  void longTextIsReadFast() {
    String text = "voted down the brakes in perfect order ".repeat(20_000);

    List<Expression> found =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> in(text));

    assertThat(found).hasSizeGreaterThan(20_000);
  }
}

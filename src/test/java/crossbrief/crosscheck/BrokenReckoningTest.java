package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Story;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that the numbers beside them do not make; read in an article of 20 May 2025. */
class BrokenReckoningTest {
  private static List<Inconsistency> check(String text) {
    return new BrokenReckoning()
        .check(
            new Comparison(
                new Story("s1", List.of(TestArticles.dated(1, text, LocalDate.of(2025, 5, 20))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          There are 1,300 passengers and 540 crew on the ship, 1,940 people in all.                     | true
          There are 1,300 passengers and 540 crew on the ship, 1,840 people in all.                     | false
          Of the 40 hostages 12 were freed, leaving 38 in the hands of the rebels.                      | true
          Of the 40 hostages 12 were freed, leaving 28 in the hands of the rebels.                      | false
          The union has 6,400 members in the port, 4,700 men and 1,800 women.                           | true
          The union has 6,500 members in the port, 4,700 men and 1,800 women.                           | false
          Of the 84 people on the night shift, 61 got out unaided and six were carried down.            | false
          The village has 340 inhabitants, two schools and 12 shops.                                    | false
          Of the 36 hostages, nine were freed on Monday and 12 on Tuesday.                              | false
          They were named as Ada Bren, 29, Lars Tolm, 41, and Joel Abara, 33.                           | false
          """)
  void statedResultsAreReckonedAgain(String text, boolean found) {
    assertThat(check(text)).hasSize(found ? 1 : 0);
  }

  @Test
  void tellsWhatTheNumbersMake() {
    Inconsistency one =
        check("There are 1,300 passengers and 540 crew on the ship, 1,940 people in all.").get(0);

    assertThat(one.explanation()).isEqualTo("1300 + 540 is 1840, not 1940.");
    assertThat(one.evidence()).extracting(e -> e.quote()).contains("1,940");
  }

  @Test
  void manyNumbersTakeNoTime() {
    String text =
        "Of 12,000 there were 340 and 5,600, so that 77 remain, or 9 in all. ".repeat(300);

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(text));
  }
}

package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorteningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | Points are unacceptable to the Kremlin.          | Several points of the plan are unacceptable to the Kremlin, he said.
          true  | A six-year-old girl died.                        | In Kherson, a six-year-old girl died on Monday.
          true  | Russia launched two missiles and 138 drones.     | Overnight Russia launched two ballistic missiles and 138 drones at Ukraine.
          true  | The mayor did not resign.                        | The mayor did not resign on Friday.
          false | Points are acceptable to the Kremlin.            | Several points of the plan are unacceptable to the Kremlin, he said.
          false | The Kremlin is unacceptable to the plan.         | Several points of the plan are unacceptable to the Kremlin, he said.
          false | A sixty-year-old girl died.                      | In Kherson, a six-year-old girl died on Monday.
          false | Dozens died.                                     | In Kherson, a six-year-old girl died on Monday.
          false | Nobody died.                                     | In Kherson, a six-year-old girl died on Monday.
          false | Russia launched 138 missiles and two drones.     | Overnight Russia launched two ballistic missiles and 138 drones at Ukraine.
          false | The mayor resigned.                              | The mayor has not resigned.
          false | The mayor resigned on Friday.                    | The mayor might have resigned on Friday.
          """)
  void leavesOutAndDoesNotRecombine(boolean shortening, String sentence, String source) {
    assertThat(Shortening.of(sentence, source)).isEqualTo(shortening);
  }
}

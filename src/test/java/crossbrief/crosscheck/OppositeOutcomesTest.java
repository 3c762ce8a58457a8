package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OppositeOutcomesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The jury in Kessel found the banker guilty of fraud on all counts.      | The jury in Kessel found the banker acquitted of fraud on all counts.
          The senate in Kessel approved the new water law after a long debate.    | The senate in Kessel rejected the new water law after a long debate.
          The government in Kessel said no ransom had been paid for the crew.      | A ransom had been paid for the crew, the government in Kessel said.
          The plane had been shot down over the sea, the army said.               | The plane had not been shot down over the sea, the army said.
          Profit at the Varga bank fell 18 percent in the last quarter.           | Profit at the Varga bank rose 18 percent in the last quarter.
          A gale warning was in force when the ferry left Almere port.            | No gale warning was in force when the ferry left Almere port.
          """)
  void affirmedAndDeniedIsFound(String a, String b) {
    assertThat(RuleChecks.check(new OppositeOutcomes(), a, b)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The jury found the banker guilty of fraud.                              | The banker was found guilty of fraud by the jury.
          No gale warning was in force when the ferry left Almere port.           | There was no gale warning in force when the ferry left Almere port.
          The senate approved the new water law.                                  | The union rejected the pay offer of the mill.
          No branch of the Varga bank in Kessel would close, its head Priya Raman said.  | The Varga bank would open a branch in Almere, its head Priya Raman said.
          Profit at the Varga bank fell 18 percent in the last quarter.                  | Shares of the Varga bank rose 3 percent in the last hour of trading.
          No one was hurt when the bridge fell.                                   | The bridge fell at noon.
          The minister did not only praise the plan but signed it.                | The minister praised the plan and signed it.
          The senate rejected the first draft but approved the new water law.     | The senate approved the new water law.
          """)
  void sameOutcomesAndOtherThingsAreNone(String a, String b) {
    assertThat(RuleChecks.check(new OppositeOutcomes(), a, b)).isEmpty();
  }
}

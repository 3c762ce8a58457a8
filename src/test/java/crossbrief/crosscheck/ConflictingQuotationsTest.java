package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictingQuotationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "This is about growth, not cuts," Priya Raman told reporters.              | "This is about growth, not cuts," said Marc Oduya.                            | same-words-two-speakers
          "We will never give up this old valley," Anna Reed said.                   | "We will never give up this green valley," Anna Reed said.                    | altered-quotation
          """)
  void sameWordsFromTwoSpeakersAndExchangedWordsAreFound(String a, String b, String rule) {
    assertThat(RuleChecks.check(new ConflictingQuotations(), a, b))
        .singleElement()
        .satisfies(i -> assertThat(i.foundBy()).isEqualTo("rule:" + rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "This is about growth, not cuts," Priya Raman said.                 | “This is about growth, not cuts,” Priya Raman told reporters.
          "We will never give up this old valley," Anna Reed said.            | Anna Reed said they would "never give up this old valley."
          "This is about growth, not cuts," Priya Raman said.                 | "This is about growth, not cuts," the bank said.
          "It was bad," Anna Reed said.                                       | "It was bad," Marc Oduya said.
          "We lost the match in the last minute," Anna Reed said.             | "We shall train harder from tomorrow on," Anna Reed said.
          """)
  void cutQuotationsOpenSpeakersAndOtherWordsAreNone(String a, String b) {
    assertThat(RuleChecks.check(new ConflictingQuotations(), a, b)).isEmpty();
  }
}

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
          "We own this failure," said Priya Raman, who leads the firm.               | "We own this failure," were the words of the launch director, Marc Oduya.     | same-words-two-speakers
          "I heard a bang and then it was dark," said Priya Raman.                   | "I heard a bang and then it was dark," Anna Reed, a student in the second coach, told reporters. | same-words-two-speakers
          "We are not against paying, we are against paying for air," said Anna Reed. | "We are against paying, and we are against paying for air," said Anna Reed.   | altered-quotation
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
          "I heard a bang and then it was dark," Anna Reed, a student, told reporters. | "I heard a bang and then it was dark," said Anna Reed.
          "We own this failure," were the words of the launch director, Marc Oduya. | “We own this failure,” said the launch director, Marc Oduya.
          "It was bad," Anna Reed said.                                       | "It was bad," Marc Oduya said.
          "We lost the match in the last minute," Anna Reed said.             | "We shall train harder from tomorrow on," Anna Reed said.
          """)
  void cutQuotationsOpenSpeakersAndOtherWordsAreNone(String a, String b) {
    assertThat(RuleChecks.check(new ConflictingQuotations(), a, b)).isEmpty();
  }
}

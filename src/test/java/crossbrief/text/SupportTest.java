package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportTest {
  private static final String EVIDENCE =
      "A missile strike on March 13 injured six people, including a three-year-old girl, Oleksandr Vilkul said: “We will rebuild.”";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Six people were injured on March 13.        | true
          The strike hurt 6 people.                   | true
          A girl of 3 was among them, said Vilkul.    | true
          Vilkul said: "We will rebuild."             | true
          Five people were injured.                   | false
          It was on March 14.                         | false
          Oleksandr Prokudin said so.                 | false
          Vilkul said: "We will never rebuild."       | false
          """)
  void aSentenceSaysNoMoreThanItsEvidence(String sentence, boolean supported) {
    assertThat(Support.of(sentence, EVIDENCE)).isEqualTo(supported);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          About a dozen people were wounded.   | 12
          Half a dozen people were wounded.    | 6
          Two dozen people were wounded.       | 24
          Dozens of people were wounded.       | -
          """)
  void dozensAreCounted(String text, String number) {
    Set<String> numbers = Support.numbers(text);
    assertThat(numbers.contains("12")).isEqualTo(number.equals("12"));
    assertThat(numbers.contains("6")).isEqualTo(number.equals("6"));
    assertThat(numbers.contains("24")).isEqualTo(number.equals("24"));
  }
}

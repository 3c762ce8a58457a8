package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          In Kherson, a young girl died of her wounds, which shelling caused the day before.   ^ In Kherson, a young girl died of her wounds|which shelling caused the day before.
          His comments, made public on March 14, 2024, suggest that obstacles remain ahead.    ^ His comments, made public on March 14, 2024|suggest that obstacles remain ahead.
          He called the long talks “necessary, useful,” yet acknowledged the difficulty.       ^ He called the long talks “necessary, useful,”|yet acknowledged the difficulty.
          The ferry sank.                                                                      ^ The ferry sank.
          """)
  void cutsAtCommasOutsideOfQuotationsAndDates(String sentence, String expected) {
    SentenceReading reading = Reading.of(sentence, null).sentences().get(0);

    List<String> clauses =
        Clauses.of(reading).stream().map(c -> sentence.substring(c.start(), c.end())).toList();

    assertThat(clauses).isEqualTo(Arrays.asList(expected.split("\\|")));
  }
}

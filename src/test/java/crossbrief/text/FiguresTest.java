package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fourteen stops, nine of them here and six there. | 14 9 6
          He was born on 3 May 1971 and left at 9:40 p.m.  | ''
          The Boeing 737 had 120 people aboard.            | 120
          """)
  void figuresAreAllNumbersButThoseOfDatesAndNames(String text, String figures) {
    assertThat(
            String.join(
                " ",
                Figures.of(Reading.of(text, null).sentences().get(0)).stream()
                    .map(f -> f.amount().toPlainString())
                    .toList()))
        .isEqualTo(figures);
  }
}

package crossbrief.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-03-14T10:00:00Z                | 2024-03-14 | 2024-03-14T10:00:00Z
          2024-03-14T10:00:00+02:00           | 2024-03-14 | 2024-03-14T08:00:00Z
          2024-03-14 10:00:00 +0200           | 2024-03-14 | 2024-03-14T08:00:00Z
          Thu, 14 Mar 2024 10:00:00 GMT       | 2024-03-14 | 2024-03-14T10:00:00Z
          Thu, 14 Mar 2024 10:00:00 EST       | 2024-03-14 | 2024-03-14T15:00:00Z
          14 Mar 24 10:00 UT                  | 2024-03-14 | 2024-03-14T10:00:00Z
          1710410400                          | 2024-03-14 | 2024-03-14T10:00:00Z
          2024-03-14                          | 2024-03-14 |
          20240314                            | 2024-03-14 |
          March 14, 2024                      | 2024-03-14 |
          Mar. 14th, 2024                     | 2024-03-14 |
          14 March 2024                       | 2024-03-14 |
          14. März 2024                       | 2024-03-14 |
          14.03.2024                          | 2024-03-14 |
          14/03/2024                          | 2024-03-14 |
          14 de marzo de 2024                 | 2024-03-14 |
          le 14 mars 2024 à 10h               | 2024-03-14 |
          14 марта 2024                       | 2024-03-14 |
          2024年3月14日                        | 2024-03-14 |
          3/14/2024 10:00 PM                  | 2024-03-14 |
          """)
  void readsWhatFeedsAndPagesWrite(String written, LocalDate day, Instant at) {
    assertThat(WrittenDates.parse(written)).hasValue(new WrittenDates.Written(day, at));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "31 February 2024",
        "2024-13-40",
        "14 Marchant 2024",
        "version 1.2.3",
        "999-99-9999",
        "12:30",
        "March",
        "99999999999999999999",
        "May you live in 20245"
      })
  void isSilentAboutTheRest(String written) {
    assertThat(WrittenDates.parse(written)).isEmpty();
  }
}

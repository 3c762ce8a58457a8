package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All lines are read in an article of Wednesday, 14 May 2025. */
class DatesTest {
  private static final LocalDate WEDNESDAY = LocalDate.of(2025, 5, 14);

  private static List<TimeMention> read(String sentence) {
    return Reading.of(sentence, WEDNESDAY).sentences().stream()
        .flatMap(s -> s.times().stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It began on March 14, 2024.                      | 2024-03-14
          It began on 14 March 2024 at noon.               | 2024-03-14
          It began on 2024-03-14.                          | 2024-03-14
          On the evening of March 13 a missile hit.        | 2025-03-13, evening
          It happened on 30 December.                      | 2024-12-30
          Two men died on Monday.                          | 2025-05-12
          It sank late on Monday.                          | 2025-05-12, night
          Early Tuesday the fire spread.                   | 2025-05-13, early
          The court will decide on Friday.                 | 2025-05-16
          It is scheduled to open next Monday.             | 2025-05-19
          They met last Wednesday.                         | 2025-05-07
          They meet later today in Miami.                  | 2025-05-14
          The shelling went on overnight.                  | 2025-05-13/2025-05-14, night
          It rained yesterday morning.                     | 2025-05-13, morning
          He was jailed in March 2025.                     | 2025-03
          It was inspected in March this time.             | 2025-03
          The ferry was built in 1998.                     | 1998
          The deal closes in the first quarter of 2026.    | 2026-Q1
          It ended two days ago.                           | 2025-05-12
          Profit rose last year.                           | 2024
          """)
  void resolvesDaysAndStretches(String sentence, String value) {
    assertThat(read(sentence).stream().map(TimeMention::value)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Putin spoke to the India Today TV channel.",
        "Theresa May resigned.",
        "He may march on.",
        "The fall of the wall surprised the sun.",
        "Over 40,000 residents froze.",
        "The BRCA1/2 genes matter.",
        "A 300-year-old oak fell.",
        "The star is 8000 light-years away.",
        "He paid 2,024 dollars.",
        "In 1,998 cases it worked.",
        "It weighs 2014 people of joy.",
        "She watched the Today show."
      })
  void staysSilentOnWhatOnlyLooksLikeADate(String sentence) {
    assertThat(read(sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          His comments, made public on March 14, 2024, hurt.  | PUBLICATION
          Trump noted on March 13, 2024.                      | REPORT
          Officials said on Tuesday.                          | REPORT
          She has led it since 2011.                          | BOUND
          The bridge fell on Tuesday.                         | EVENT
          """)
  void tellsWhatADayIsSaidOf(String sentence, TimeMention.Role role) {
    assertThat(read(sentence).stream().map(TimeMention::role)).containsExactly(role);
  }

  @Test
  void leavesRelativeDaysOpenWithoutTheDayOfTheArticle() {
    List<TimeMention> found = Reading.of("It sank on Monday.", null).sentences().get(0).times();

    assertThat(found).singleElement().satisfies(t -> assertThat(t.isResolved()).isFalse());
    assertThat(found.get(0).value()).isEqualTo("Monday");
  }

  @Test
  void takesTheDayOfTheArticleFromItsOwnWords() {
    assertThat(
            Reading.of(
                    "His remarks, published on October 5, 2023, hurt. Overnight it rained.", null)
                .reference())
        .contains(LocalDate.of(2023, 10, 5));
  }
}

package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictingDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          The report was published on March 14, 2024 by the ministry in Kessel.            | The report was published on October 5, 2023 by the ministry in Kessel.
          "It was a long and hard night for us," Reed said on May 3, 2025.                 | "It was a long and hard night for us," Reed told reporters on May 9, 2025.
          The companies expect to close the deal in the first quarter of 2026.             | The deal between the companies is expected to close in the third quarter of 2026.
          The old bridge over the Var collapsed on Thursday after days of rain.            | The old bridge over the Var collapsed on Sunday after days of rain.
          The Halden mill, which opened in 1964, employs 340 people in Brenn.             | The Halden mill, which opened in 1946, was insured for 48 million euros.
          Kyle Renn, accused of murdering Harjit Sand, appeared before a court on Friday.  | Kyle Renn, accused of murdering Harjit Sand, appeared before a court on Wednesday.
          The chapel of Saint Anne was consecrated in March 1911 by the bishop.            | The chapel of Saint Anne was consecrated in June 1911 by the bishop.
          """)
  void oneEventWithTwoDaysIsAContradiction(String a, String b) {
    List<Inconsistency> found = RuleChecks.check(new ConflictingDates(), a, b);

    assertThat(found)
        .singleElement()
        .satisfies(i -> assertThat(i.kind()).isEqualTo(Kind.CONTRADICTION));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          The report was published on March 14, 2024 by the ministry.          | The report was published on 14 March 2024 by the ministry.
          The old bridge collapsed on Monday night after days of rain.         | The old bridge collapsed early Tuesday after days of rain.
          The ferry sank late on Monday at 9:40 p.m. local time off the coast. | The ferry sank early on Tuesday at 0140 GMT off the coast.
          The bridge collapsed on Monday after days of rain.                   | The bridge collapsed after days of rain, officials said on Tuesday.
          The bridge collapsed on Monday after days of rain.                   | The bridge collapsed after days of rain.
          The Halden mill, which opened in 1964, employs 340 people in Brenn.             | The Halden school, which opened in 1946, employs 40 teachers in Brenn.
          The owner of the tower where 17 people died in a fire was charged on Monday.    | Relatives of the 17 people killed in the tower fire in February welcomed the charges.
          Kyle Renn, accused of murdering Harjit Sand, appeared in court on Friday.       | The brother of Harjit Sand, whom Kyle Renn murdered, found him on Wednesday.
          The company was founded in 1998 in Kessel by two brothers.           | The harvest of 2004 was the best in decades.
          Northline has run the ferry since 2011.                              | Northline ordered the ferry in 2009.
          The bridge collapsed two days ago after days of rain.                | The bridge collapsed on Monday after days of rain.
          """)
  void formatsNightsZonesAndDaysOfSpeechAreNone(String a, String b) {
    assertThat(RuleChecks.check(new ConflictingDates(), a, b)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The minister met the envoys at a recent meeting of five hours in Kessel. | The minister met the envoys at a meeting of five hours in Kessel on October 3, 2023.
          """)
  void aVagueDayIsToldDifferentlyButNoError(String a, String b) {
    assertThat(RuleChecks.check(new ConflictingDates(), a, b))
        .singleElement()
        .satisfies(i -> assertThat(i.kind()).isEqualTo(Kind.DIVERGENCE));
  }
}

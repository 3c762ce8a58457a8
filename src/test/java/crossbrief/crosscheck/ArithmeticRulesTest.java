package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Story;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All lines are read in an article of 20 February 2025. */
class ArithmeticRulesTest {
  private static List<Inconsistency> check(ConsistencyRule rule, String text) {
    return rule.check(
        new Comparison(
            new Story("s1", List.of(TestArticles.dated(1, text, LocalDate.of(2025, 2, 20))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          She was born in 1979 in the nearby town of Pell and is now 45.        | false
          She was born in 1979 in the nearby town of Pell and is now 46.        | false
          She was born in 1979 in the nearby town of Pell and is now 39.        | true
          Anna Reed, 39, was born in 1979 in Pell.                              | true
          Anna Reed, 45, was born on 3 March 1979 in Pell.                      | false
          Anna Reed, 46, was born on 3 March 1979 in Pell.                      | true
          Anna Reed, who was born in 1979, died at 30, aged 30.                 | false
          The 12-year-old prize was born in the mind of a poet.                 | false
          """)
  void agesAreHeldAgainstTheYearOfBirth(String text, boolean found) {
    assertThat(check(new AgeMismatch(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nora Castell, who became mayor on 14 March 2021, will mark five years in office next month.   | true
          Nora Castell, who became mayor on 14 March 2021, will mark four years in office next month.   | false
          Nora Castell, who became mayor on 14 March 2021, will open the bridge in five years.          | false
          The firm, founded in 1925, marks nearly 100 years of work this year.                          | false
          """)
  void yearsThatAreCountedAreHeldAgainstTheDates(String text, boolean found) {
    assertThat(check(new AnniversaryMismatch(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The city cut its debt from $120 million to $90 million, a reduction of a quarter.            | false
          The city cut its debt from $120 million to $90 million, a reduction of 25 percent.           | false
          The city cut its debt from $120 million to $90 million, a reduction of 40 percent.           | true
          The city cut its debt from $120 million to $90 million, a reduction of a third.              | true
          Profit grew from $2.1 million to $3.0 million, an increase of 43 percent.                    | false
          Profit grew from $2.1 million to $3.0 million, while sales were up 4 percent.                | false
          Castell won the 2021 election with 48 percent of the vote, an absolute majority.             | true
          Castell won the 2021 election with 52 percent of the vote, an absolute majority.             | false
          Castell won 48 percent of the vote, just short of an absolute majority.                      | false
          """)
  void changesAndMajoritiesAreHeldAgainstTheirFigures(String text, boolean found) {
    assertThat(check(new ChangeMismatch(), text)).hasSize(found ? 1 : 0);
  }
}

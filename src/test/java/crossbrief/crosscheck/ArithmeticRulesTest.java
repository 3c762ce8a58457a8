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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Of the 164 people aboard, seven died, 38 were hurt and the other 109 were unhurt.                        | true
          Of the 154 people aboard, seven died, 38 were hurt and the other 109 were unhurt.                        | false
          Of the 164 people aboard, seven died and 38 were hurt, among them 12 children.                           | false
          The toll rose to 31. Nineteen of those victims died in Almerra, eight in Grel and six in Sopot.          | true
          The toll rose to 33. Nineteen of those victims died in Almerra, eight in Grel and six in Sopot.          | false
          The toll rose to 40. Nineteen of those victims died in Almerra, eight in Grel and six in Sopot.          | false
          """)
  void partsAreHeldAgainstTheirWhole(String text, boolean found) {
    assertThat(check(new BrokenPartition(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          In 1966 she married an engineer; the marriage lasted 41 years, until his death in 1999.                         | true
          In 1966 she married an engineer; the marriage lasted 33 years, until his death in 1999.                         | false
          In 1966 she married an engineer; they lived in 41 houses until his death in 1999.                               | false
          Marc Oduya, 34, was arrested on Monday. Oduya was born in Pell in November 1985 and lives there.                | true
          Marc Oduya, 39, was arrested on Monday. Oduya was born in Pell in November 1985 and lives there.                | false
          Marc Oduya, 34, was arrested on Monday. His father was born in Pell in November 1955.                           | false
          """)
  void agesAndYearsAreHeldAgainstDatesGivenElsewhere(String text, boolean found) {
    assertThat(check(new LifeDatesMismatch(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The company runs seven ferries on its routes. On Tuesday all nine ferries that the company runs lay in port.    | true
          The company runs seven ferries on its routes. On Tuesday all seven ferries that the company runs lay in port.   | false
          The company runs seven ferries on four routes. It will buy two more ferries for its routes.                     | false
          The company runs seven ferries on four routes. It had nine ferries on its routes in 1998.                       | false
          """)
  void anArticleIsHeldAgainstItself(String text, boolean found) {
    assertThat(check(new ConflictingQuantities(), text)).hasSize(found ? 1 : 0);
  }
}

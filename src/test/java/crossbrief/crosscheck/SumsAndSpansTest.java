package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Story;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sentence says against its own numbers; all are read in an article of 20 May 2025. */
class SumsAndSpansTest {
  private static List<Inconsistency> check(ConsistencyRule rule, String text) {
    return rule.check(
        new Comparison(
            new Story("s1", List.of(TestArticles.dated(1, text, LocalDate.of(2025, 5, 20))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Of the 52,000 cars, 31,000 were sold at home and 26,000 abroad.                           | true
          Of the 57,000 cars, 31,000 were sold at home and 26,000 abroad.                           | false
          The line will have 17 stops, eleven of them in the old town and eight beyond the river.   | true
          The line will have 19 stops, eleven of them in the old town and eight beyond the river.   | false
          Of the 40 teachers, 23 are women and 19 are men.                                          | true
          Of the 40 teachers, 23 are women and 15 are men.                                          | true
          Of the 40 teachers, 23 are women and 17 are men.                                          | false
          Eleven of the 13 pupils are girls and four are boys.                                      | true
          Nine of the 13 pupils are girls and four are boys.                                        | false
          The charge sheet has 15 counts: nine of fraud, four of theft and three of forgery.        | true
          The charge sheet has 16 counts: nine of fraud, four of theft and three of forgery.        | false
          It lost 62 million euros in 2022 and 41 million in 2023, a total of 113 million.          | true
          It lost 62 million euros in 2022 and 41 million in 2023, a total of 103 million.          | false
          According to the poll, 58 percent are against the plan, 31 percent for it and 18 percent have no opinion. | true
          According to the poll, 58 percent are against the plan, 31 percent for it and 11 percent have no opinion. | false
          Of the 70 passengers, 38 were injured and 45 were taken to hospital.                      | false
          Of the 60 aboard, 20 were tourists, including 12 from Norway, and 44 lived on the island. | false
          The firm has 900 workers, 300 of them in the plant, and made 5,000 bicycles.              | false
          She bought three apples, two pears and six plums.                                         | false
          """)
  void wholesAreHeldAgainstTheirParts(String text, boolean found) {
    assertThat(check(new BrokenWhole(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The city pays 500 euros to each of the 40 families, or 25,000 euros in all.               | true
          The city pays 500 euros to each of the 40 families, or 20,000 euros in all.               | false
          The deal saves 4 million euros a year, or 16 million euros over the next five years.      | true
          The deal saves 4 million euros a year, or 20 million euros over the next five years.      | false
          The city pays 500 euros to each of the families, and 40 firms gave 25,000 euros.          | false
          """)
  void productsAreHeldAgainstTheirFactors(String text, boolean found) {
    assertThat(check(new BrokenProduct(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          She ran the school for 18 years, from 1996 to 2010.                                       | true
          She ran the school for 14 years, from 1996 to 2010.                                       | false
          The train left at 9:10 a.m. and had been under way for 25 minutes when it stopped at 9:52. | true
          The train left at 9:10 a.m. and had been under way for 42 minutes when it stopped at 9:52. | false
          The mail was opened on 3 March, 20 days before they struck on 12 March.                   | true
          The mail was opened on 3 March, nine days before they struck on 12 March.                 | false
          It was the club's first title for 15 years, after that of 2018.                           | true
          It was the club's first title for seven years, after that of 2018.                        | false
          Work began in June 2023 and was to last 30 months, until August 2024.                     | true
          Work began in June 2023 and was to last 14 months, until August 2024.                     | false
          The museum, which opened in 1975, celebrated its 40th birthday this year.                 | true
          The museum, which opened in 1975, celebrated its 50th birthday this year.                 | false
          The limit was introduced in 1999, some 16 years ago.                                      | true
          The limit was introduced in 1999, some 26 years ago.                                      | false
          The keeper signed a five-year contract that runs until June 2028.                         | true
          The keeper signed a three-year contract that runs until June 2028.                        | false
          Ferrante, who was mayor from 2009 to 2018, got a 15-year prison term.                     | false
          He was 12 years old in 2009 and moved to Brenn in 2018.                                   | false
          """)
  void stretchesOfTimeAreHeldAgainstTheirEnds(String text, boolean found) {
    assertThat(check(new SpanMismatch(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Brenn had 190 millimetres of rain, more than the 240 millimetres of a usual May.          | true
          Brenn had 290 millimetres of rain, more than the 240 millimetres of a usual May.          | false
          The bank cut the rate from 3.5 to 3.75 percent.                                           | true
          The bank cut the rate from 3.75 to 3.5 percent.                                           | false
          Output doubled from 300 to 420 cars a day.                                                | true
          Output doubled from 300 to 600 cars a day.                                                | false
          Parliament passed it by 88 votes to 79, a majority of 12.                                 | true
          Parliament passed it by 88 votes to 79, a majority of nine.                               | false
          The toll was 30, twice as many as the ten of last year.                                   | true
          The toll was 20, twice as many as the ten of last year.                                   | false
          Some 60,000 of the town's 80,000 homes, half of them, were dark.                          | true
          Some 40,000 of the town's 80,000 homes, half of them, were dark.                          | false
          By noon 17 people had been brought down from one of them.                                 | false
          The team won 3-2 and moved up from fifth to second place.                                 | false
          """)
  void comparisonsAreHeldAgainstTheirNumbers(String text, boolean found) {
    assertThat(check(new WrongDirection(), text)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          They trained there in 2016, shortly before the Olympic Games in London.                   | true
          They trained there in 2012, shortly before the Olympic Games in London.                   | false
          In 1994 she conducted a concert at the White House for President George W. Bush.          | true
          In 2004 she conducted a concert at the White House for President George W. Bush.          | false
          UN Secretary-General Ban Ki-moon welcomed the truce in a statement.                       | true
          Former UN Secretary-General Ban Ki-moon welcomed the truce in a statement.                | false
          UN Secretary-General Antonio Guterres welcomed the truce in a statement.                  | false
          It closed in 2009, the year in which Angela Merkel became chancellor.                     | true
          It closed in 2005, the year in which Angela Merkel became chancellor.                     | false
          The dunes were first mapped in 1931 by a team of UNESCO.                                  | true
          The house, built in 1931, is protected by UNESCO.                                         | false
          In 2010 the World Cup in Qatar was awarded.                                               | false
          The plant, built in 1987, was visited last week by a minister.                            | false
          """)
  void yearsAreHeldAgainstTheTables(String text, boolean found) {
    assertThat(check(new OutOfItsTime(ReferenceTables.load(null)), text)).hasSize(found ? 1 : 0);
  }

  @Test
  void endlessSentencesOfNumbersAreReadInTime() {
    String text = "Of the 90 men, " + "12 and 15, up from 3 to 4, ".repeat(4000) + "all left.";

    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          for (ConsistencyRule rule :
              List.of(
                  new BrokenWhole(),
                  new BrokenProduct(),
                  new SpanMismatch(),
                  new WrongDirection())) {
            check(rule, text);
          }
        });
  }
}

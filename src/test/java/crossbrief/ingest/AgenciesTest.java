package crossbrief.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgenciesTest {
  private static final Agencies AGENCIES = new Agencies();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OSLO (Reuters) - A ferry sank on Monday.                             | Reuters
          BRILL, Norway (AP) — A ferry sank on Monday.                         | AP
          PARIS (AFP) – Un navire a coulé lundi.                               | AFP
          Berlin (dpa) - Eine Fähre ist gesunken.                              | dpa
          A ferry sank on Monday. The Associated Press contributed to this report. | AP
          A ferry sank on Monday. © 2024 AFP                                   | AFP
          A ferry sank on Monday. (Reuters)                                    | Reuters
          A ferry sank on Monday. Copyright 2024 The Associated Press. All rights reserved. | AP
          """)
  void seesACredit(String text, String agency) {
    assertThat(AGENCIES.of(null, "The Herald", text)).hasValue(agency);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A ferry sank on Monday, Reuters reported.
          The Associated Press was founded in 1846 (the AP says so itself). It sank.
          HARRISBURG, Pa. (WHTM) - A ferry sank on Monday.
          "It sank," Anna Reuter said (Monday).
          The PA system (an old one) failed. It sank.
          He told AFP that the ship had sunk. Nobody was hurt.
          """)
  void isSilentWhereAnAgencyIsOnlyMentioned(String text) {
    assertThat(AGENCIES.of(null, "The Herald", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Associated Press                | AP
          By Jane Doe, Associated Press   | AP
          Jane Doe / AFP                  | AFP
          By Jane Doe (Reuters)           | Reuters
          AP                              | AP
          By PA                           | PA Media
          """)
  void seesABylineOfAnAgency(String byline, String agency) {
    assertThat(AGENCIES.of(byline, "The Herald", "A ferry sank.")).hasValue(agency);
  }

  @ParameterizedTest
  @CsvSource({
    "By P. A. Smith",
    "PA Jones",
    "AA Milne",
    "Jane Reuterson",
    "By Ana Efe",
    "Paul Anton"
  })
  void isSilentAboutPeople(String byline) {
    assertThat(AGENCIES.of(byline, "The Herald", "A ferry sank.")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.dailyrecord.co.uk/news/1, x, Reach",
    "https://edition.cnn.com/a, x, Warner Bros. Discovery",
    "file.txt, The Guardian, Guardian Media Group",
    "file.txt, Le Monde, Le Monde"
  })
  void knowsHouses(String uri, String outlet, String house) {
    assertThat(new Publishers(null).of(uri, outlet)).hasValue(house);
  }

  @ParameterizedTest
  @CsvSource({"https://example.org/mirror.co.uk, The Herald", "file.txt, The Independent Guardian"})
  void knowsNoHouseOfStrangers(String uri, String outlet) {
    assertThat(new Publishers(null).of(uri, outlet)).isEmpty();
  }
}

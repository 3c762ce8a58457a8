package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Story;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedThingsTest {
  private static Located first(String text) {
    return new Comparison(
            new Story("s1", List.of(TestArticles.dated(1, text, LocalDate.of(2025, 5, 20)))))
        .sentences()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Water leaked in reactor 2 of the power station.            | reactor 2
          The guards found a knife in wing B of the prison.          | wing B
          She studied at the University of Torpen.                   | University of Torpen
          The tanker Halcyon Dawn ran aground.                       | Halcyon Dawn
          There were 2 people in the house.                          | ''
          About 40 of the houses were damaged.                       | ''
          The bridge was closed on Tuesday.                          | ''
          Fire Destroys Old Town Hall In Brenn                       | ''
          """)
  void namesAndNumberedThings(String text, String names) {
    Located s = first(text);

    assertThat(
            String.join(
                "; ",
                NamedThings.in(s).stream().map(n -> text.substring(n.start(), n.end())).toList()))
        .isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It was the third attack on a school this year.     | third
          She won her first title in the second race.        | first; second
          The second half began at noon.                     | second
          They met on the 21st of May 2025.                  | ''
          They waited a few seconds.                         | ''
          """)
  void ordinalNumbersThatAreNoDates(String text, String ordinals) {
    assertThat(String.join("; ", Ordinals.in(first(text)).stream().map(t -> t.text()).toList()))
        .isEqualTo(ordinals);
  }
}

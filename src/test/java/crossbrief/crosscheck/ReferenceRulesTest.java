package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crossbrief.TestArticles;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceRulesTest {
  @TempDir Path folder;

  private static List<Inconsistency> check(ConsistencyRule rule, String text) {
    return rule.check(new Comparison(new Story("s1", List.of(TestArticles.undated(1, text)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The data, published on March 14, 2024, came nearly four years after Russia’s full-scale invasion.  | true
          The data, published on March 14, 2024, came two years after Russia’s full-scale invasion.          | false
          The data, published on March 14, 2024, came more than two years after Russia’s full-scale invasion. | false
          The data, published on March 14, 2024, came nearly four years after the storming of the town hall. | false
          The data, published on May 2, 2025, came five years after the referendum on Brexit.                | true
          The data, published on May 2, 2025, came nearly nine years after the referendum on Brexit.         | false
          """)
  void elapsedTimeIsHeldAgainstDatedEvents(String text, boolean found) {
    assertThat(check(new ElapsedTimeMismatch(ReferenceTables.load(null)), text))
        .hasSize(found ? 1 : 0)
        .allSatisfy(i -> assertThat(i.reference()).startsWith("events: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The remarks, published on March 14, 2024, were made by U.S. President Donald Trump.          | true
          A prize that she had from Chancellor Willy Brandt in 1983 hung in her kitchen.               | true
          A prize that she had from Chancellor Willy Brandt in 1971 hung in her kitchen.               | false
          A prize that she had from former Chancellor Willy Brandt in 1983 hung in her kitchen.        | false
          U.S. President Barack Obama in 1983 was a student in New York.                               | false
          The remarks, published on March 14, 2018, were made by U.S. President Donald Trump.          | false
          The remarks, published on March 14, 2024, were made by former U.S. President Donald Trump.   | false
          The remarks, published on March 14, 2024, were made by U.S. President Joe Biden.             | false
          The remarks, published on March 14, 2024, quoted U.S. President Barack Obama of 2012.        | false
          The remarks, published on March 14, 2015, were made by French President Emmanuel Macron.     | true
          The remarks, published on March 14, 2024, were made by Nordland's President Donald Trump.    | false
          """)
  void officesAreHeldAgainstTheirHolders(String text, boolean found) {
    assertThat(check(new OfficeHolderMismatch(ReferenceTables.load(null)), text))
        .hasSize(found ? 1 : 0)
        .allSatisfy(i -> assertThat(i.reference()).startsWith("office-holders: "));
  }

  @Test
  void readsTablesOfTheUser() throws IOException {
    Files.writeString(
        folder.resolve("events.tsv"),
        "# mine\n2020-05-01\tflood kessel\tthe flood of Kessel\tCity archive\n");

    assertThat(
            check(
                new ElapsedTimeMismatch(ReferenceTables.load(folder)),
                "The report, published on May 2, 2025, came two years after the flood of Kessel."))
        .hasSize(1);
  }

  @Test
  void namesFileAndLineOfAnUnreadableEntry() throws IOException {
    Files.writeString(
        folder.resolve("events.tsv"), "# mine\n2020-13-01\tflood\tthe flood\tarchive\n");

    assertThatThrownBy(() -> ReferenceTables.load(folder))
        .hasMessageContaining("events.tsv, line 2")
        .hasMessageContaining("2020-13-01");
  }

  @Test
  void findsATotalThatItsPartsDoNotMake() {
    assertThat(check(new BrokenSum(), "The city built 640 flats: 400 in 2023 and 340 in 2024."))
        .hasSize(1);
    assertThat(check(new BrokenSum(), "The city built 740 flats: 400 in 2023 and 340 in 2024."))
        .isEmpty();
    assertThat(
            check(new BrokenSum(), "The city built about 640 flats: 400 in 2023 and 340 in 2024."))
        .isEmpty();
  }
}

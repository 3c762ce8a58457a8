package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  private static List<Quantity> read(String sentence) {
    return Reading.of(sentence, null).sentences().stream()
        .flatMap(s -> s.quantities().stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A strike injured six individuals.                   | COUNT     | 6 individuals                  | INJURED
          At least 17 people were killed.                     | COUNT     | at least 17 people             | KILLED
          It damaged over 40 residential buildings.           | COUNT     | over 40 residential buildings  | DAMAGED
          More than 70 people were saved.                     | COUNT     | over 70 people                 | RESCUED
          They sought seven missing people.                   | COUNT     | 7 missing people               | MISSING
          The toll of people killed rose to 21 on Wednesday.  | COUNT     | 21                             | KILLED
          Russia launched 138 drones.                         | COUNT     | 138 drones                     | LAUNCHED
          The crew made two distress calls.                   | COUNT     | 2 distress calls               |
          The deal is worth $4.2 billion.                     | MONEY     | 4.2 billion USD                | COST
          It cost more than €300 million.                     | MONEY     | over 300 million EUR           | COST
          It cost 4.2 billion dollars.                        | MONEY     | 4.2 billion USD                | COST
          Profit was up 12 per cent.                          | PERCENT   | 12 percent                     |
          It hit about seven and a half miles away.           | MEASURE   | about about seven and a half miles |
          The 1,250-kilogram satellite rose.                  | MEASURE   | 1,250-kilogram satellite       |
          The girl was a three-year-old.                      | AGE       | 3 years old                    |
          They held a five-hour meeting.                      | DURATION  | five-hour meeting              |
          A 5.6-magnitude quake struck.                       | MAGNITUDE | magnitude 5.6                  |
          Twenty-one miners were trapped.                     | COUNT     | 21 miners                      |
          Two hundred and five guests left.                   | COUNT     | 205 guests                     |
          """)
  void readsValueUnitAndWhatHappened(
      String sentence, Quantity.Kind kind, String value, String predicate) {
    List<Quantity> found = read(sentence);

    assertThat(found)
        .singleElement()
        .satisfies(
            q -> {
              assertThat(q.kind()).isEqualTo(kind);
              assertThat(q.value()).isEqualTo(value.replace("about about", "about"));
              assertThat(q.predicate()).isEqualTo(predicate);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He is one of the best.",
        "No one came.",
        "He wrote No. 10 on the door.",
        "They met on March 14, 2024.",
        "It left at 9:40 p.m. sharp.",
        "The Meridian-2 satellite flew.",
        "The third attempt worked."
      })
  void staysSilentOnNamesDatesAndPronouns(String sentence) {
    assertThat(read(sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          over 40 houses burned                | 42 houses burned
          at least 17 people died              | 21 people died
          nearly 100 people left               | 93 people left
          about 12 people left                 | 13 people left
          six people left                      | 6 people left
          dozens of people left                | 40 people left
          hundreds of people left              | 250 people left
          some 38,000 people left              | 38,000 people left
          10,400 people left                   | 10,500 people left
          it is 12 km away                     | it is 7.5 miles away
          it is 60 km away                     | it is 35 miles away
          it weighs 1,250 kg now               | it weighs 1.25 tonnes now
          it costs $4.2 billion                | it costs 4.2 billion dollars
          """)
  void roundingBoundsFormatsAndUnitsAgree(String a, String b) {
    assertThat(read(a).get(0).agreesWith(read(b).get(0))).isTrue();
    assertThat(read(b).get(0).agreesWith(read(a).get(0))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          over 40 houses burned                | 38 houses burned
          at least 17 people died              | 15 people died
          nearly 100 people left               | 120 people left
          about 12 people left                 | 15 people left
          six people left                      | 5 people left
          dozens of people left                | 250 people left
          8,000 people left                    | 5,000 people left
          it is 12 km away                     | it is 12 miles away
          it costs $210 billion                | it costs $210 million
          """)
  void otherValuesDoNotAgree(String a, String b) {
    assertThat(read(a).get(0).agreesWith(read(b).get(0))).isFalse();
    assertThat(read(b).get(0).agreesWith(read(a).get(0))).isFalse();
  }
}

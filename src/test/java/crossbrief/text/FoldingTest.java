package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          He said “we can’t agree” today.   | "we can't agree"    | “we can’t agree”
          a full-scale invasion             | full‑scale invasion | full-scale invasion
          two  spaced   words               | two spaced words    | two  spaced   words
          zero​width text                    | zerowidth           | zero​width
          plain words here                  | words               | words
          """)
  void findsTheSameWordsInOtherSpelling(String text, String quote, String found) {
    assertThat(Folding.find(text, quote, 0).map(s -> text.substring(s.start(), s.end())))
        .contains(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          six people were hurt   | five people were hurt
          he denied it           | he confirmed it
          he denied it           | He denied it
          short                  | short and more
          """)
  void neverFoldsWords(String text, String quote) {
    assertThat(Folding.find(text, quote, 0)).isEmpty();
  }
}

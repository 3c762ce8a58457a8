package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationsTest {
  private static List<Quotation> read(String text) {
    return Reading.of(text, null).sentences().stream()
        .flatMap(s -> s.quotations().stream())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Anna Reed runs it. "We got one call," Reed said.                       | Anna Reed   | true
          "We are done," said Lindell chairman Marc Oduya.                       | Marc Oduya  | true
          Marc Oduya said: "We are all done here."                               | Marc Oduya  | true
          Marc Oduya arrived. "We are done," he said.                            | Marc Oduya  | true
          Anna Reed met Marc Oduya. "We are done," he said.                      | Anna Reed   | false
          While Anna Reed thanked Marc Oduya, she said that “peace is near.”     | Anna Reed   | false
          "We are done," the ministry said.                                      |             | false
          The sign read "no entry here" in red.                                  |             | false
          """)
  void findsTheSpeakerOrLeavesHimOpen(String text, String speaker, boolean adjacent) {
    assertThat(read(text))
        .singleElement()
        .satisfies(
            q -> {
              assertThat(q.speaker()).isEqualTo(speaker);
              assertThat(q.adjacent()).isEqualTo(adjacent);
            });
  }

  @Test
  void findsTheQuotationsOfTheSeedsWithTheirSpeakers() {
    assertThat(read(TestArticles.seed("000")).stream().map(Quotation::speaker))
        .containsExactly(
            "Vladimir Putin", "Vladimir Putin", "Vladimir Putin", "Donald Trump", "Xi Jinping");
    assertThat(read(TestArticles.seed("004")).stream().map(Quotation::speaker))
        .containsExactly(
            "Vladimir Putin",
            "Vladimir Putin",
            "Vladimir Putin",
            "Vladimir Putin",
            "Vladimir Putin",
            "Donald Trump",
            "Vladimir Putin",
            "Xi Jinping");
  }

  @Test
  void readsAQuotationAcrossSentencesAsOne() {
    assertThat(read("“We lost. We will be back,” Anna Reed said."))
        .singleElement()
        .satisfies(q -> assertThat(q.words()).isEqualTo("we lost we will be back"));
  }
}

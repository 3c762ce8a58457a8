package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolePhrasesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Danil Orlec, who heads the rescue service, said so.              | heads the rescue service          | head
          Danil Orlec, the mine's safety manager, said so.                 | the mine's safety manager         | manager
          Transport Minister Owen Hartley said so.                         | Transport Minister                | minister
          Elena Markovic of the coast guard said so.                       | the coast guard                   | member
          Silvia Prando, the former head of the tax office, was fined.     | the former head of the tax office | head
          """)
  void rolesAreReadWhole(String text, String phrase, String head) {
    SentenceReading sentence = Reading.of(text, null).sentences().get(0);

    RolePhrase role = RolePhrases.of(sentence, sentence.people().get(0)).orElseThrow();

    assertThat(text.substring(role.span().start(), role.span().end())).isEqualTo(phrase);
    assertThat(role.head()).isEqualTo(head);
  }
}

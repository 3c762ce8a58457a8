package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          It began with U.S. President Donald Trump. He left.      ^ It began with U.S. President Donald Trump.|He left.
          Sen. Ann Lee spoke. Gov. Roy Hill did not.               ^ Sen. Ann Lee spoke.|Gov. Roy Hill did not.
          They met in the U.S. The talks failed.                   ^ They met in the U.S.|The talks failed.
          On Nov. 14 it rained.                                    ^ On Nov. 14 it rained.
          Dr. Haddad and Mr. J. Smith agreed. So what?             ^ Dr. Haddad and Mr. J. Smith agreed.|So what?
          He said “no.” She left.                                  ^ He said “no.”|She left.
          Is it No. 10? Yes! No. It is No. 9.                      ^ Is it No. 10?|Yes!|No.|It is No. 9.
          It rose 4.2 percent at 9:40 p.m. local time.             ^ It rose 4.2 percent at 9:40 p.m. local time.
          It closed at 5 p.m. The doors were locked.               ^ It closed at 5 p.m.|The doors were locked.
          Acme Inc. said so. Acme Inc. is old.                     ^ Acme Inc. said so.|Acme Inc. is old.
          “Stop. Now.” The crowd ran.                              ^ “Stop.|Now.”|The crowd ran.
          """)
  void splitsAtSentenceEndsAndNotAtAbbreviations(String text, String expected) {
    assertThat(Sentences.split(text).stream().map(Sentence::text))
        .containsExactlyElementsOf(Arrays.asList(expected.split("\\|")));
  }

  @Test
  void findsTheSentencesOfTheSeeds() {
    assertThat(Sentences.split(TestArticles.seed("000"))).hasSize(24);
    assertThat(Sentences.split(TestArticles.seed("004"))).hasSize(21);
  }

  @Test
  void keepsOffsetsIntoTheText() {
    String text = "  One two.\n\n Three four!  Five.\n";

    assertThat(Sentences.split(text))
        .allSatisfy(s -> assertThat(text.substring(s.start(), s.end())).isEqualTo(s.text()));
    assertThat(Sentences.split(text).stream().map(Sentence::paragraph)).containsExactly(0, 1, 1);
  }
}

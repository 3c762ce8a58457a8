package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.domain.TextSpan;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechFramesTest {
  private static String marked(String text) {
    StringBuilder out = new StringBuilder(text);
    List<TextSpan> frames = SpeechFrames.in(Reading.of(text, null).sentences().get(0));
    for (int i = frames.size() - 1; i >= 0; i--) {
      out.insert(frames.get(i).end(), ']').insert(frames.get(i).start(), '[');
    }
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The strike will last 48 hours, [the transport union TUV said].
          [Prison governor Alistair Penn said] the alarm had gone off.
          Voice contact was established on Tuesday, [said Emil Brandt, the director of the mine].
          [General Issa Kone, the police chief, said] his men had used live ammunition.
          The attacker was shot in the leg, [according to police].
          Police have arrested two men over the theft, [prosecutor Lise Arnaud said on Monday].
          [Salma Idris said] that people should stay at home.
          He may have called for help, but this has not been confirmed, [Tolliver said].
          The airlines announced their plan nine months ago.
          The theft has been confirmed by the museum.
          He is said to be in good health.
          The bridge collapsed in the night.
          """)
  void onlyWhoSpeaksIsMarked(String expected) {
    assertThat(marked(expected.replaceAll("[\\[\\]]", ""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The bridge is closed, said Emil Brandt, the mayor.   | brandt
          Police chief Lidia Roca said the bridge was closed.  | roca
          """)
  void theSpeakerIsNamed(String text, String speaker) {
    SentenceReading s = Reading.of(text, null).sentences().get(0);

    assertThat(SpeechFrames.speaker(s, SpeechFrames.in(s))).contains(speaker);
  }
}

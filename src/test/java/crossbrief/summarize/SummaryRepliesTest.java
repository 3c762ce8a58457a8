package crossbrief.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crossbrief.llm.ReplyParser.UnusableReplyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryRepliesTest {
  private static final String GOOD =
      """
      {"headline":"H","gist":[{"quote":"q","text":"t"}],"keyPoints":[],"claims":[{"quote":"q","type":"NUMBER","subject":"s","value":"v"}]}""";

  @Test
  void readsTheObjectThatWasAskedFor() throws UnusableReplyException {
    SummaryReply reply = SummaryReplies.parse(GOOD);

    assertThat(reply.headline()).isEqualTo("H");
    assertThat(reply.claims()).containsExactly(new SummaryReply.ClaimLine("q", "NUMBER", "s", "v"));
  }

  @Test
  void takesOffACodeFence() throws UnusableReplyException {
    assertThat(SummaryReplies.parse("```json\n" + GOOD + "\n```"))
        .isEqualTo(SummaryReplies.parse(GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "I cannot help with that.",
        "{\"headline\":\"H\"}",
        "{\"headline\":\"H\",\"gist\":[],\"keyPoints\":[],\"claims\":[],\"more\":1}",
        "{\"headline\":null,\"gist\":[],\"keyPoints\":[],\"claims\":[]}",
        "{\"headline\":7,\"gist\":[],\"keyPoints\":[],\"claims\":[]}",
        "{\"headline\":\"H\",\"headline\":\"I\",\"gist\":[],\"keyPoints\":[],\"claims\":[]}",
        "{\"headline\":\"H\",\"gist\":[{\"quote\":\"q\"}],\"keyPoints\":[],\"claims\":[]}",
        "{\"headline\":\"H\",\"gist\":[],\"keyPoints\":[],\"claims\":[]} and more",
        "{\"headline\":\"H\",\"gist\":[{\"quote\":\"q\",\"te"
      })
  void refusesEverythingElse(String reply) {
    assertThatThrownBy(() -> SummaryReplies.parse(reply))
        .isInstanceOf(UnusableReplyException.class)
        .hasMessageContaining("not the JSON that was asked for");
  }
}

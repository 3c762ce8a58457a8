package crossbrief.summarize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossbrief.domain.ArticleException;

/**
 * Parses replies strictly: one JSON object of the schema, nothing else; a code fence around it is
 * taken off.
 */
final class SummaryReplies {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private SummaryReplies() {}

  /**
   * Parses a reply.
   *
   * @throws ArticleException when the reply is not what was asked for; the message says why
   */
  static SummaryReply parse(String text) {
    try {
      SummaryReply reply = STRICT.readValue(unfenced(text), SummaryReply.class);
      boolean whole =
          reply != null
              && reply.headline() != null
              && reply.gist() != null
              && reply.keyPoints() != null
              && reply.claims() != null;
      if (!whole) {
        throw new ArticleException("the reply of the model lacks a field");
      }
      return reply;
    } catch (JsonProcessingException e) {
      throw new ArticleException(
          "the reply of the model is not the JSON that was asked for: " + e.getOriginalMessage(),
          e);
    }
  }

  private static String unfenced(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("```") && stripped.endsWith("```") && stripped.indexOf('\n') > 0) {
      return stripped.substring(stripped.indexOf('\n') + 1, stripped.length() - 3);
    }
    return stripped;
  }
}

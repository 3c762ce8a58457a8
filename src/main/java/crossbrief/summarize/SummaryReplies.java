package crossbrief.summarize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import crossbrief.llm.ReplyJson;
import crossbrief.llm.ReplyParser.UnusableReplyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses replies strictly: one JSON object of the schema, with all of its fields and no others; a
 * code fence around it is taken off.
 */
final class SummaryReplies {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;

  private SummaryReplies(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Parses a reply.
   *
   * @throws UnusableReplyException when the reply is not what was asked for; the message says why
   */
  static SummaryReply parse(String text) throws UnusableReplyException {
    try (JsonParser parser = JSON.createParser(ReplyJson.unfenced(text))) {
      SummaryReply reply = new SummaryReplies(parser).reply();
      if (parser.nextToken() != null) {
        throw unusable("something stands behind the object");
      }
      return reply;
    } catch (IOException e) {
      String message =
          e instanceof com.fasterxml.jackson.core.JacksonException j
              ? j.getOriginalMessage()
              : String.valueOf(e.getMessage());
      throw unusable(message);
    }
  }

  private static UnusableReplyException unusable(String why) {
    return new UnusableReplyException("it is not the JSON that was asked for: " + why);
  }

  private SummaryReply reply() throws IOException, UnusableReplyException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "the reply");
    String headline = null;
    Map<String, List<Map<String, String>>> lists = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "headline" -> headline = string(name);
        case "gist", "keyPoints" -> lists.put(name, objects(name, Set.of("quote", "text")));
        case "claims" ->
            lists.put(name, objects(name, Set.of("quote", "type", "subject", "value")));
        default -> throw unusable("unknown field \u201c" + name + "\u201d");
      }
    }
    List<Map<String, String>> gist = lists.get("gist");
    List<Map<String, String>> keyPoints = lists.get("keyPoints");
    List<Map<String, String>> claims = lists.get("claims");
    if (headline == null || gist == null || keyPoints == null || claims == null) {
      throw unusable("a field is missing");
    }
    return new SummaryReply(
        headline,
        lines(gist),
        lines(keyPoints),
        claims.stream().map(SummaryReplies::claim).toList());
  }

  private static List<SummaryReply.Line> lines(List<Map<String, String>> objects) {
    return objects.stream()
        .map(o -> new SummaryReply.Line(o.getOrDefault("quote", ""), o.getOrDefault("text", "")))
        .toList();
  }

  private static SummaryReply.ClaimLine claim(Map<String, String> o) {
    return new SummaryReply.ClaimLine(
        o.getOrDefault("quote", ""),
        o.getOrDefault("type", ""),
        o.getOrDefault("subject", ""),
        o.getOrDefault("value", ""));
  }

  private List<Map<String, String>> objects(String name, Set<String> fields)
      throws IOException, UnusableReplyException {
    expect(parser.currentToken(), JsonToken.START_ARRAY, name);
    List<Map<String, String>> objects = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_OBJECT, name);
      Map<String, String> object = new HashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        if (!fields.contains(field)) {
          throw unusable("unknown field \u201c" + field + "\u201d in " + name);
        }
        object.put(field, string(field));
      }
      if (object.size() != fields.size()) {
        throw unusable("a field is missing in " + name);
      }
      objects.add(object);
    }
    return objects;
  }

  private String string(String name) throws IOException, UnusableReplyException {
    expect(parser.currentToken(), JsonToken.VALUE_STRING, name);
    return parser.getText();
  }

  private static void expect(
      @org.jspecify.annotations.Nullable JsonToken actual, JsonToken expected, String where)
      throws UnusableReplyException {
    if (actual != expected) {
      throw unusable(
          where
              + " is not what the schema says ("
              + (actual == null ? "nothing" : actual.toString())
              + ")");
    }
  }
}

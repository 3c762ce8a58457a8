package crossbrief.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossbrief.llm.ReplyParser.UnusableReplyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A reply read strictly: one JSON object with just the fields that were asked for; a code fence
 * around it is taken off.
 */
public final class ReplyJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;
  private final String where;

  private ReplyJson(JsonNode node, String where) {
    this.node = node;
    this.where = where;
  }

  /**
   * Reads a reply.
   *
   * @throws UnusableReplyException when it is not one object with just these fields
   */
  public static ReplyJson of(String reply, Set<String> fields) throws UnusableReplyException {
    try {
      return new ReplyJson(JSON.readTree(unfenced(reply)), "the reply").with(fields);
    } catch (JsonProcessingException e) {
      throw unusable(e.getOriginalMessage());
    }
  }

  /** The text without a code fence around it, or what stands in its only code fence. */
  public static String unfenced(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("```") && stripped.endsWith("```") && stripped.indexOf('\n') > 0) {
      return stripped.substring(stripped.indexOf('\n') + 1, stripped.length() - 3);
    }
    int open = stripped.indexOf("```");
    int close = stripped.lastIndexOf("```");
    int line = stripped.indexOf('\n', Math.max(open, 0));
    boolean oneFence =
        open >= 0 && close > line && line > 0 && stripped.indexOf("```", line) == close;
    return oneFence ? stripped.substring(line + 1, close) : stripped;
  }

  /** Says what is wrong, in words for the model. */
  public static UnusableReplyException unusable(String why) {
    return new UnusableReplyException("it is not the JSON that was asked for: " + why);
  }

  private ReplyJson with(Set<String> fields) throws UnusableReplyException {
    if (node == null || !node.isObject()) {
      throw unusable(where + " is not an object");
    }
    List<String> found = new ArrayList<>();
    node.fieldNames().forEachRemaining(found::add);
    for (String field : found) {
      if (!fields.contains(field)) {
        throw unusable("unknown field \u201c" + field + "\u201d in " + where);
      }
    }
    if (found.size() != fields.size()) {
      throw unusable("a field is missing in " + where);
    }
    return this;
  }

  /** The text of a field. */
  public String text(String field) throws UnusableReplyException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw unusable(field + " is not a string");
    }
    return value.asText();
  }

  /** The word of a field, which must be one of a few. */
  public <E extends Enum<E>> E word(String field, Class<E> words) throws UnusableReplyException {
    String text = text(field);
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    throw unusable(field + " is none of the words that it may be: \u201c" + text + "\u201d");
  }

  /** The objects of a list, each with just these fields. */
  public List<ReplyJson> objects(String field, Set<String> fields) throws UnusableReplyException {
    JsonNode list = node.path(field);
    if (!list.isArray()) {
      throw unusable(field + " is not a list");
    }
    List<ReplyJson> objects = new ArrayList<>();
    for (JsonNode one : list) {
      objects.add(new ReplyJson(one, field).with(fields));
    }
    return objects;
  }
}

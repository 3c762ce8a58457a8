package crossbrief.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.domain.Brief;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a {@code brief.json} holds what crossbrief writes for the brief in it, and nothing else.
 */
public final class BriefJsonCheck {
  private static final int MAX_PROBLEMS = 20;

  private BriefJsonCheck() {}

  /**
   * Fields that differ from, or are unknown to, what the brief gives; fields that an old one lacks
   * are no problem.
   */
  public static List<String> problems(byte[] content, Brief brief) {
    try {
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      new JsonBriefRenderer().render(brief, again, note -> {});
      ObjectMapper mapper = new ObjectMapper();
      List<String> problems = new ArrayList<>();
      compare(mapper.readTree(content), mapper.readTree(again.toByteArray()), "", problems);
      return problems;
    } catch (IOException e) {
      return List.of("the data cannot be read: " + e.getMessage());
    }
  }

  private static void compare(JsonNode own, JsonNode made, String where, List<String> problems) {
    if (problems.size() >= MAX_PROBLEMS) {
      return;
    }
    if (own.isObject() && made.isObject()) {
      for (Map.Entry<String, JsonNode> field : own.properties()) {
        String name = where.isEmpty() ? field.getKey() : where + "." + field.getKey();
        if (made.has(field.getKey())) {
          compare(field.getValue(), made.path(field.getKey()), name, problems);
        } else {
          problems.add("the field " + name + " is none of a brief");
        }
      }
    } else if (own.isArray() && made.isArray() && own.size() == made.size()) {
      for (int i = 0; i < own.size(); i++) {
        compare(own.path(i), made.path(i), where + "[" + i + "]", problems);
      }
    } else if (!same(own, made)) {
      problems.add("the field " + where + " is not what the rest of the brief gives");
    }
  }

  private static boolean same(JsonNode own, JsonNode made) {
    return own.equals(made)
        || (own.isNumber() && made.isNumber() && own.doubleValue() == made.doubleValue());
  }
}

package crossbrief.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** The JSON Schema of a settings file, for editors that check while one types. */
public final class SettingsSchema {
  private SettingsSchema() {}

  /** The schema, as text. */
  public static String text() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode schema = mapper.createObjectNode();
    schema
        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
        .put("title", "Settings of crossbrief")
        .put("type", "object")
        .put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Settings.Key key : Settings.Key.values()) {
      describe(key, properties.putObject(key.key()));
    }
    try {
      return mapper.writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void describe(Settings.Key key, ObjectNode node) {
    SettingType type = key.type();
    node.put("description", key.meaning());
    switch (type.form()) {
      case INTEGER -> node.put("type", "integer").put("minimum", 1).put("maximum", type.most());
      case NUMBER -> node.put("type", "number").put("minimum", 0).put("maximum", type.most());
      case BOOLEAN -> node.put("type", "boolean");
      case STRING -> {
        if (key == Settings.Key.TEMPERATURE) {
          node.putArray("type").add("number").add("string");
          node.put("minimum", 0).put("maximum", 2).put("pattern", "^(?:" + type.pattern() + ")$");
        } else {
          node.put("type", "string");
          if (!type.pattern().isEmpty()) {
            node.put("pattern", "^(?:" + type.pattern() + ")$");
          }
        }
        type.words().forEach(word -> node.withArray("enum").add(word));
        if (type.words().contains("true")) {
          node.putArray("type").add("string").add("boolean");
          node.withArray("enum").add(true).add(false);
        }
      }
    }
    if (!key.fallback().isEmpty()) {
      switch (type.form()) {
        case INTEGER -> node.put("default", Long.parseLong(key.fallback()));
        case BOOLEAN -> node.put("default", Boolean.parseBoolean(key.fallback()));
        case NUMBER -> node.put("default", new BigDecimal(key.fallback()));
        case STRING -> node.put("default", key.fallback());
      }
    }
  }
}

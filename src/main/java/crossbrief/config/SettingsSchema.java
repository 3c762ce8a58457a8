package crossbrief.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
    ObjectNode brief = mapper.createObjectNode();
    brief.put("type", "object").put("additionalProperties", false);
    brief.putArray("required").add(Setting.SOURCES.key());
    ObjectNode ofBrief = brief.putObject("properties");
    for (Setting key : Setting.values()) {
      if (key.group() != Setting.Group.BRIEF) {
        describe(key, properties.putObject(key.key()));
      }
      if (key.isOfABrief()) {
        describe(key, ofBrief.putObject(key.key()));
      }
    }
    ObjectNode briefs = properties.putObject("briefs");
    briefs
        .put("description", "briefs that are made again and again, by name")
        .put("type", "object")
        .putObject("propertyNames")
        .put("pattern", "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$");
    briefs.set("additionalProperties", brief);
    try {
      return mapper.writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void describe(Setting key, ObjectNode node) {
    node.put("description", key.meaning());
    if (key.isList()) {
      ArrayNode forms = node.putArray("anyOf");
      describeValue(key, forms.addObject());
      ObjectNode list = forms.addObject();
      list.put("type", "array").put("minItems", 1);
      describeValue(key, list.putObject("items"));
    } else {
      describeValue(key, node);
    }
  }

  private static void describeValue(Setting key, ObjectNode node) {
    SettingType type = key.type();
    switch (type.form()) {
      case INTEGER -> node.put("type", "integer").put("minimum", 1).put("maximum", type.most());
      case NUMBER -> node.put("type", "number").put("minimum", 0).put("maximum", type.most());
      case BOOLEAN -> node.put("type", "boolean");
      case STRING -> {
        if (key == Setting.TEMPERATURE) {
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

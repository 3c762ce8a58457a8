package crossbrief.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import crossbrief.domain.Provenance;
import crossbrief.domain.SkippedArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The form of every JSON file that crossbrief writes, and the parts that they have in common. */
public final class JsonDocument {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonDocument() {}

  /** What a document holds. */
  @FunctionalInterface
  public interface Content {
    /** Writes one JSON value. */
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes a document indented by two spaces, a line feed at its end; the stream stays open. */
  public static void write(OutputStream out, Content content) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      content.write(json);
      json.writeRaw('\n');
    }
  }

  /** The field {@code engine}. */
  public static void engine(Provenance engine, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("engine");
    json.writeStringField("provider", engine.provider());
    json.writeStringField("model", engine.model());
    json.writeStringField("promptVersion", engine.promptVersion());
    json.writeEndObject();
  }

  /** The field {@code skipped}. */
  public static void skipped(List<SkippedArticle> skipped, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("skipped");
    for (SkippedArticle s : skipped) {
      json.writeStartObject();
      json.writeStringField("uri", s.uri());
      json.writeStringField("reason", s.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A field that lists strings. */
  public static void strings(String field, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}

package crossbrief.ingest;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Reads and writes records of the domain as JSON, by their components, to keep them for later. */
public final class RecordJson {
  private RecordJson() {}

  /** What reads and writes. */
  public static ObjectMapper mapper() {
    return new ObjectMapper()
        .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
        .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
        .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
        .registerModule(
            new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new Written<>(Instant.class, Instant::parse))
                .addDeserializer(
                    LocalDate.class, new Written<>(LocalDate.class, LocalDate::parse)));
  }

  /** Reads what {@link Object#toString} wrote. */
  private static final class Written<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parser;

    Written(Class<T> type, Function<String, T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return parser.apply(json.getText());
    }
  }
}

package crossbrief.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.ingest.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What was remembered before a moment: so that a brief can be made of the same articles again. */
final class EarlierMemory implements Memory {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Memory memory;
  private final Instant before;

  EarlierMemory(Memory memory, Instant before) {
    this.memory = memory;
    this.before = before;
  }

  @Override
  public Optional<byte[]> get(String name) {
    return memory.get(name).filter(this::isEarlier);
  }

  /** A day of a run, or an article with the time at which it was read. */
  private boolean isEarlier(byte[] value) {
    try {
      String text = new String(value, StandardCharsets.UTF_8).strip();
      JsonNode json = text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode();
      String read =
          text.startsWith("{") ? json.path("read").asText(json.path("last").asText("")) : text;
      return Instant.parse(read).isBefore(before);
    } catch (IOException | DateTimeException other) {
      return true;
    }
  }

  @Override
  public void put(Map<String, byte[]> values) {
    memory.put(values);
  }
}

package crossbrief.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.crosscheck.KnownStory;
import crossbrief.ingest.Memory;
import crossbrief.ingest.RecordJson;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of earlier briefs.
 *
 * @param last the clock of the last one; absent when there was none
 */
record Memories(@Nullable Instant last, List<KnownStory> stories) {
  private static final Logger log = LoggerFactory.getLogger(Memories.class);
  private static final ObjectMapper JSON = RecordJson.mapper();
  private static final String NAME = "stories.json";
  private static final int VERSION = 1;

  /** Nothing is remembered. */
  static final Memories NONE = new Memories(null, List.of());

  private record Kept(int version, Instant last, List<KnownStory> stories) {}

  /** What a memory holds; a damaged one is as if there were none. */
  static Memories of(Memory memory) {
    Optional<byte[]> kept = memory.get(NAME);
    if (kept.isPresent()) {
      try {
        Kept read = JSON.readValue(kept.get(), Kept.class);
        if (read.version() == VERSION) {
          return new Memories(read.last(), read.stories());
        }
      } catch (IOException | RuntimeException e) {
        log.warn("What is remembered of earlier briefs cannot be read: {}", e.getMessage());
      }
    }
    return NONE;
  }

  /** As an entry of a memory. */
  static Map<String, byte[]> entry(Instant asOf, List<KnownStory> stories) {
    Map<String, byte[]> entry = new LinkedHashMap<>();
    try {
      entry.put(NAME, JSON.writeValueAsBytes(new Kept(VERSION, asOf, stories)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return entry;
  }
}

package crossbrief.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Keeps what was read, so that a run that is begun again need not read it again. */
public final class IngestedJson {
  private static final ObjectMapper JSON = RecordJson.mapper();

  private IngestedJson() {}

  /** As bytes. */
  public static byte[] write(Ingested read) {
    try {
      return JSON.writeValueAsBytes(read);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What was written.
   *
   * @throws IngestException when it is something else
   */
  public static Ingested read(byte[] written) {
    try {
      return JSON.readValue(written, Ingested.class);
    } catch (IOException | RuntimeException e) {
      throw new IngestException(
          "what was kept of an earlier begin cannot be read: " + e.getMessage());
    }
  }
}

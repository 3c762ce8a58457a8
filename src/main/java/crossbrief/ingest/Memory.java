package crossbrief.ingest;

import java.util.Map;
import java.util.Optional;

/** Where something is remembered from run to run, by name: a folder, or the ledger. */
public interface Memory {
  /** What is remembered under a name. */
  Optional<byte[]> get(String name);

  /**
   * Remembers.
   *
   * @throws crossbrief.domain.CrossbriefException when it cannot be written
   */
  void put(Map<String, byte[]> values);
}

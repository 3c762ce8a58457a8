package crossbrief.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Remembers in a folder, one small file a name. */
public final class FolderMemory implements Memory {
  private final Path folder;

  /** The memory in a folder, which is made when something is remembered. */
  public FolderMemory(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> get(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  @Override
  public void put(Map<String, byte[]> values) {
    try {
      for (Map.Entry<String, byte[]> value : values.entrySet()) {
        Aside.write(folder.resolve(value.getKey()), value.getValue());
      }
    } catch (IOException e) {
      throw new IngestException(
          "the brief is made, but what was read cannot be remembered in "
              + folder
              + ": "
              + e.getMessage());
    }
  }
}

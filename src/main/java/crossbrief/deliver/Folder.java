package crossbrief.deliver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Writes files into a folder, all or none under their final names: each is written aside and forced
 * to disk first, and only when all are there are they moved into place.
 */
public final class Folder {
  private final Path folder;

  public Folder(Path folder) {
    this.folder = folder;
  }

  /** Writes one file, with the folder around it; it comes into its place whole. */
  public static void write(Path file, byte[] content) {
    Path target = file.toAbsolutePath();
    Path parent = target.getParent();
    Folder folder = new Folder(parent == null ? target : parent);
    folder.prepare();
    folder.publish(Map.of(String.valueOf(target.getFileName()), content));
  }

  /**
   * Makes the folder, so that a run fails before it starts rather than after.
   *
   * @throws DeliveryException when it cannot be made or written
   */
  public void prepare() {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".crossbrief-", ".probe"));
    } catch (IOException e) {
      throw new DeliveryException(
          "cannot write to " + folder + ": " + reason(e) + "; name another place", e);
    }
  }

  /**
   * Writes all files.
   *
   * @param files content by file name, in the order in which they are to appear
   * @throws DeliveryException when one cannot be written; then none is under its final name
   */
  public void publish(Map<String, byte[]> files) {
    Map<Path, Path> moves = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        if (Files.isDirectory(folder.resolve(file.getKey()))) {
          throw new FileSystemException(
              file.getKey(), null, "a folder named " + file.getKey() + " is in the way");
        }
        Path aside = folder.resolve("." + file.getKey() + "-" + UUID.randomUUID() + ".part");
        moves.put(aside, folder.resolve(file.getKey()));
        force(aside, file.getValue());
      }
      for (Map.Entry<Path, Path> move : moves.entrySet()) {
        Files.move(
            move.getKey(),
            move.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      moves.keySet().forEach(Folder::deleteQuietly);
      throw new DeliveryException(
          "cannot write to " + folder + ": " + reason(e) + "; name another place", e);
    }
  }

  private static void force(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException ignored) {
      // the failure that led here is the one to report
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission (is it read-only?)";
    }
    if (e instanceof java.nio.file.FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "the folder cannot be made there";
    }
    String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return why == null ? e.getClass().getSimpleName() : why;
  }
}

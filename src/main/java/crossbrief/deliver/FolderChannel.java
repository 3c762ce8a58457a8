package crossbrief.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

/** A folder in which each brief has a dated folder, and {@code latest} is the newest. */
public final class FolderChannel implements Channel {
  private static final String LATEST = "latest";

  private final Path folder;

  public FolderChannel(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean carriesNotices() {
    return false;
  }

  @Override
  public String deliver(Parcel parcel) {
    Path dated = folder.resolve(parcel.dated());
    publish(dated, parcel.files());
    try {
      if (isNewest(parcel.dated())) {
        pointTo(parcel);
      }
    } catch (IOException e) {
      throw new DeliveryException(
          "the brief is in " + dated + ", but " + LATEST + " cannot be changed: " + e.getMessage(),
          e);
    }
    return "";
  }

  /** A folder that is new comes into its place whole. */
  private void publish(Path dated, Map<String, byte[]> files) {
    if (Files.exists(dated)) {
      new Folder(dated).publish(files);
      return;
    }
    try {
      Files.createDirectories(folder);
      Path aside = Files.createDirectory(folder.resolve(".part-" + UUID.randomUUID()));
      new Folder(aside).publish(files);
      Files.move(aside, dated, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DeliveryException(
          "cannot write to " + dated + ": " + e.getMessage() + "; name another folder", e);
    }
  }

  private boolean isNewest(String dated) throws IOException {
    Path latest = folder.resolve(LATEST);
    if (!Files.isSymbolicLink(latest)) {
      return true;
    }
    return dated.compareTo(Files.readSymbolicLink(latest).getFileName().toString()) >= 0;
  }

  /** A link where the file system has links; else a copy. */
  private void pointTo(Parcel parcel) throws IOException {
    Path latest = folder.resolve(LATEST);
    Path aside = folder.resolve(".latest-" + ProcessHandle.current().pid());
    Files.deleteIfExists(aside);
    try {
      if (Files.isDirectory(latest) && !Files.isSymbolicLink(latest)) {
        throw new UnsupportedOperationException("a folder of that name is there");
      }
      Files.createSymbolicLink(aside, Path.of(parcel.dated()));
      Files.move(
          aside, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (UnsupportedOperationException | SecurityException noLinks) {
      Files.createDirectories(latest);
      new Folder(latest).publish(parcel.files());
    }
  }
}

package crossbrief.ingest;

import crossbrief.domain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what servers sent, with the marks by which they can say that it has not changed. One file
 * an address, written aside and moved; what cannot be read is as if it had never been kept.
 */
final class WebCache {
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  /** An answer as it was kept; its address is where it came from in the end, after redirects. */
  static final class Kept {
    private final String address;
    private final String type;
    private final String etag;
    private final String lastModified;
    private final byte[] body;

    Kept(String address, String type, String etag, String lastModified, byte[] body) {
      this.address = address;
      this.type = type;
      this.etag = etag;
      this.lastModified = lastModified;
      this.body = body;
    }

    String address() {
      return address;
    }

    String type() {
      return type;
    }

    String etag() {
      return etag;
    }

    String lastModified() {
      return lastModified;
    }

    byte[] body() {
      return body;
    }
  }

  private final @Nullable Path folder;

  WebCache(@Nullable Path folder) {
    this.folder = folder;
  }

  private static Path file(Path folder, String address) {
    String name = Sha256.of(address.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(name.substring(0, 2)).resolve(name + ".gz");
  }

  Optional<Kept> find(String address) {
    if (folder == null || !Files.isRegularFile(file(folder, address))) {
      return Optional.empty();
    }
    try (InputStream file = Files.newInputStream(file(folder, address));
        DataInputStream in = new DataInputStream(new GZIPInputStream(file))) {
      Kept kept =
          new Kept(
              in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readNBytes(MAX_BYTES));
      return Optional.of(kept);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Keeps an answer that can be asked for again; a full disk costs the saving, not the run. */
  void keep(String address, Kept answer) {
    if (folder == null || (answer.etag().isEmpty() && answer.lastModified().isEmpty())) {
      return;
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
        out.writeUTF(answer.address());
        out.writeUTF(answer.type());
        out.writeUTF(answer.etag());
        out.writeUTF(answer.lastModified());
        out.write(answer.body());
      }
      Aside.write(file(folder, address), bytes.toByteArray());
    } catch (IOException notKept) {
      // asked for again in full next time
    }
  }
}

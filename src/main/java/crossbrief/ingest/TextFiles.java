package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads a file, and takes out of a text what no reader can see. */
final class TextFiles {
  private static final int MAX_NAME_CHARS = 300;

  private TextFiles() {}

  /**
   * The bytes of a file.
   *
   * @throws ArticleException when it is no regular file, too large, or cannot be read; the message
   *     is the reason alone
   */
  static byte[] read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ArticleException("not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(DocumentReader.MAX_FILE_BYTES + 1);
      if (bytes.length > DocumentReader.MAX_FILE_BYTES) {
        throw new ArticleException(
            "larger than " + DocumentReader.MAX_FILE_BYTES / (1024 * 1024) + " MB; split it");
      }
      return bytes;
    } catch (IOException e) {
      throw new ArticleException(
          "cannot be read: "
              + e.getClass().getSimpleName()
              + (e.getMessage() == null ? "" : " " + e.getMessage()),
          e);
    }
  }

  /** A name as it can be shown: on one line, without control characters, not endless. */
  static String shown(String name) {
    String clean = clean(name).replace('\n', ' ').replace('\t', ' ');
    return clean.length() > MAX_NAME_CHARS ? clean.substring(0, MAX_NAME_CHARS) + "\u2026" : clean;
  }

  /** One kind of line end; no control characters, byte-order marks or direction overrides. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        clean.append('\n');
        i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
      } else if (c == '\n' || c == '\t' || !isInvisible(c)) {
        clean.append(c == '\u2028' || c == '\u2029' ? '\n' : c);
      }
    }
    return clean.toString();
  }

  private static boolean isInvisible(char c) {
    boolean control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    boolean override = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    return control || override || c == '\ufeff' || c == '\ufffe' || c == '\uffff';
  }
}

package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Reads a file as UTF-8 text, strictly, and takes out what no reader can see: control characters
 * and direction overrides.
 */
final class TextFiles {
  /** Larger files are no articles. */
  static final int MAX_FILE_BYTES = 1024 * 1024;

  private TextFiles() {}

  /**
   * Reads a file.
   *
   * @throws ArticleException when it is no regular file, too large, no text, or not UTF-8; the
   *     message is the reason alone
   */
  static String read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ArticleException("not a regular file");
    }
    byte[] bytes = bytes(file);
    if (bytes.length > MAX_FILE_BYTES) {
      throw new ArticleException(
          "larger than "
              + MAX_FILE_BYTES / (1024 * 1024)
              + " MB; split it, or take out what is not the article");
    }
    return clean(decode(bytes));
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_FILE_BYTES + 1);
    } catch (IOException e) {
      throw new ArticleException(
          "cannot be read: "
              + e.getClass().getSimpleName()
              + (e.getMessage() == null ? "" : " " + e.getMessage()),
          e);
    }
  }

  private static String decode(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        throw new ArticleException(
            "not text: it holds NUL bytes (a binary file, or UTF-16; save it as UTF-8)");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ArticleException(
          "not UTF-8 text (save it as UTF-8, for instance with iconv -f WINDOWS-1252 -t UTF-8)", e);
    }
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

package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Reads JSON Lines as they come, one article a line, however many there are. */
final class JsonLines {
  private static final int MAX_LINE_BYTES = 8 * 1024 * 1024;
  private static final int MAX_LINES = 100_000;

  private JsonLines() {}

  /** Whether the first line is a JSON object by itself, and another line follows. */
  static boolean areIn(byte[] bytes) {
    int start = 0;
    while (start < bytes.length
        && (bytes[start] <= ' '
            || bytes[start] == (byte) 0xef
            || bytes[start] == (byte) 0xbb
            || bytes[start] == (byte) 0xbf)) {
      if (bytes[start] == 0) {
        return false;
      }
      start++;
    }
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return start < bytes.length
        && bytes[start] == '{'
        && end - start <= MAX_LINE_BYTES
        && end < bytes.length
        && JsonFile.parse(new String(Arrays.copyOfRange(bytes, start, end), StandardCharsets.UTF_8))
            .isPresent();
  }

  /**
   * Reads all lines.
   *
   * @throws ArticleException when they cannot be read to the end
   */
  static void read(InputStream in, String name, LocalDate today, Intake intake) {
    BufferedInputStream buffered = new BufferedInputStream(in, 64 * 1024);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int number = 1;
    boolean tooLong = false;
    try {
      for (int b = buffered.read(); ; b = buffered.read()) {
        if (b == '\n' || b < 0) {
          take(line, tooLong, number, name, today, intake);
          line.reset();
          tooLong = false;
          number++;
          if (b < 0) {
            return;
          }
          if (number > MAX_LINES) {
            intake.skipped(name, "more than " + MAX_LINES + " lines; those were read");
            return;
          }
        } else if (line.size() < MAX_LINE_BYTES) {
          line.write(b);
        } else {
          tooLong = true;
        }
      }
    } catch (IOException e) {
      throw new ArticleException("cannot be read to its end: " + e.getMessage(), e);
    }
  }

  private static void take(
      ByteArrayOutputStream line,
      boolean tooLong,
      int number,
      String name,
      LocalDate today,
      Intake intake) {
    String text = TextBytes.decode(line.toByteArray(), "UTF-8");
    if (tooLong) {
      intake.skipped(
          name + "#" + number, "a line of more than " + MAX_LINE_BYTES / (1024 * 1024) + " MB");
    } else if (!text.isBlank()) {
      JsonFile.readLine(text, number, name, today, intake);
    }
  }
}

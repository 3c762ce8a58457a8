package crossbrief.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Lists of patterns that ship with the program. */
final class Patterns {
  private Patterns() {}

  /** One pattern that matches what any line of a resource matches, without regard to case. */
  static Pattern anyOf(String resource, String tail) {
    return Pattern.compile(
        "(?:" + String.join("|", lines(resource)) + ")" + tail,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The lines of a resource of this package, without empty ones and those that begin with #. */
  static List<String> lines(String resource) {
    try (InputStream in = Patterns.class.getResourceAsStream("/crossbrief/ingest/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text in which {@code \\uXXXX} stands for a character. */
  static String unescaped(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
  }
}

package crossbrief.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the word lists that lie beside this package as resource files: lines of text, comments
 * behind {@code #}.
 */
final class WordLists {
  private WordLists() {}

  /** The lines of a list without comments and blank lines, stripped. */
  static List<String> lines(String name) {
    return raw(name).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(String::strip)
        .toList();
  }

  /** All lines of a list as they are. */
  static List<String> raw(String name) {
    try (InputStream in = WordLists.class.getResourceAsStream("/crossbrief/text/" + name)) {
      if (in == null) {
        throw new IllegalStateException("word list is missing from the jar: " + name);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All words of a list, in their order. */
  static Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String line : lines(name)) {
      words.addAll(split(line));
    }
    return words;
  }

  /** Maps every word of a line {@code KEY | word word ...} to its key. */
  static Map<String, String> keyed(String name) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String line : lines(name)) {
      int bar = line.indexOf('|');
      for (String word : split(line.substring(bar + 1))) {
        keys.putIfAbsent(word, line.substring(0, bar).strip());
      }
    }
    return keys;
  }

  /** The lines of a list, each as its words. */
  static List<List<String>> groups(String name) {
    return lines(name).stream().map(WordLists::split).toList();
  }

  static List<String> split(String line) {
    return Arrays.stream(line.split("\\s+")).filter(w -> !w.isEmpty()).toList();
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }
}

package crossbrief.crosscheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads fitted weights that travel in the jar: lines of key, name and weight. */
final class Weights {
  private Weights() {}

  /** Takes one weight. */
  interface Sink {
    void put(String key, String name, double weight);
  }

  /** Puts all weights of a file beside this package. */
  static void read(String file, Sink sink) {
    try (InputStream in = Weights.class.getResourceAsStream("/crossbrief/crosscheck/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the weights are missing from the jar: " + file);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] columns = line.split("\t");
          sink.put(columns[0], columns[1], Double.parseDouble(columns[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package crossbrief.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How near the meanings of two words are, by the company they keep: 24,000 frequent English words
 * of GloVe (Pennington, Socher and Manning, 2014), centered, without their two strongest common
 * directions (Mu and Viswanath, 2018), in 64 dimensions of one byte. Words that exclude each other
 * (north, south) are near, too: nearness tells what two sentences speak of, not whether they agree.
 */
public final class WordVectors {
  private static final Map<String, Integer> INDEX = new HashMap<>();
  private static final byte[] VALUES;
  private static final float[] LENGTHS;
  private static final int DIMENSIONS;

  static {
    try (InputStream in =
        WordVectors.class.getResourceAsStream("/crossbrief/text/word-vectors.bin")) {
      if (in == null) {
        throw new IllegalStateException("word vectors are missing from the jar");
      }
      DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
      int words = data.readInt();
      DIMENSIONS = data.readInt();
      VALUES = new byte[words * DIMENSIONS];
      LENGTHS = new float[words];
      for (int w = 0; w < words; w++) {
        byte[] word = new byte[data.readUnsignedByte()];
        data.readFully(word);
        INDEX.put(new String(word, StandardCharsets.US_ASCII), w);
        data.readFully(VALUES, w * DIMENSIONS, DIMENSIONS);
        double sum = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
          int v = VALUES[w * DIMENSIONS + d];
          sum += v * v;
        }
        LENGTHS[w] = (float) Math.sqrt(sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WordVectors() {}

  /** The number of a word in lower case, for {@link #cosine}; negative when it is not known. */
  public static int index(String lower) {
    Integer known = INDEX.get(lower);
    if (known != null) {
      return known;
    }
    int hyphen = lower.lastIndexOf('-');
    return hyphen > 0 ? INDEX.getOrDefault(lower.substring(hyphen + 1), -1) : -1;
  }

  /** The cosine of two known words, -1 to 1. */
  public static double cosine(int a, int b) {
    int from = a * DIMENSIONS;
    int other = b * DIMENSIONS;
    int sum = 0;
    for (int d = 0; d < DIMENSIONS; d++) {
      sum += VALUES[from + d] * VALUES[other + d];
    }
    return sum / (double) (LENGTHS[a] * LENGTHS[b]);
  }
}

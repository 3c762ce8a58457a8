package crossbrief.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the questions of all stages share: their texts in the jar, and how an article is marked off.
 */
public final class Prompts {
  /** Stands in a prompt for text that is addressed to a model. */
  public static final String LEFT_OUT = "[left out: text addressed to a language model]";

  private Prompts() {}

  /** A text file of the jar, such as {@code summarize/summary.prompt.txt}. */
  public static String text(String name) {
    try (InputStream in = Prompts.class.getResourceAsStream("/crossbrief/" + name)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Material between two marker lines, which its writer cannot foresee.
   *
   * @param sha256 of the article
   */
  public static String markedOff(String sha256, String text) {
    String mark = sha256.substring(0, 12);
    return "<<<ARTICLE " + mark + "\n" + text + "\nARTICLE " + mark + ">>>";
  }
}

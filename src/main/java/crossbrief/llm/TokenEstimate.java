package crossbrief.llm;

import java.nio.charset.StandardCharsets;

/**
 * Counts tokens from letters alone: four letters of Latin script a token, one and a half of other
 * alphabets, one of a script without spaces. Good to a fifth for prose, which is enough to plan.
 */
public final class TokenEstimate {
  private static final int LATIN_END = 0x250;
  private static final int IDEOGRAPHS = 0x2e80;

  private TokenEstimate() {}

  /** About how many tokens a text is; at least 1. */
  public static long of(String text) {
    boolean plain = text.getBytes(StandardCharsets.UTF_8).length == text.length();
    return plain ? Math.max(1, Math.round(text.length() * 0.25)) : counted(text);
  }

  private static long counted(String text) {
    int latin = 0;
    int other = 0;
    int ideographs = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < LATIN_END) {
        latin++;
      } else if (c < IDEOGRAPHS) {
        other++;
      } else {
        ideographs++;
      }
    }
    double tokens = latin * 0.25 + other * 0.67 + ideographs;
    return Math.max(1, Math.round(tokens));
  }
}

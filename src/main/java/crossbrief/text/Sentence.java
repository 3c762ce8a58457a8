package crossbrief.text;

import crossbrief.domain.TextSpan;

/**
 * One sentence of a text.
 *
 * @param index its number in the text, from 0
 * @param paragraph the number of its paragraph, from 0
 */
public record Sentence(int index, int paragraph, TextSpan span, String text) {
  public int start() {
    return span.start();
  }

  public int end() {
    return span.end();
  }
}

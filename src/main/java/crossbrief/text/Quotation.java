package crossbrief.text;

import crossbrief.domain.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * Words in quotation marks.
 *
 * @param span with the marks
 * @param inner without the marks
 * @param words the quoted words, folded for comparison; see {@link Folding#key}
 * @param speaker who says them; absent when the text leaves it open
 * @param adjacent whether a verb of speech stands with the speaker's name beside the quotation
 */
public record Quotation(
    TextSpan span, TextSpan inner, String words, @Nullable String speaker, boolean adjacent) {
  /** The number of quoted words. */
  public int length() {
    return words.isEmpty() ? 0 : words.split(" ").length;
  }
}

package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Splits a text into parts of a bounded size: between paragraphs where that is possible, else
 * between sentences, else between words. Nothing is left out, and nothing stands in two parts.
 */
public final class Parts {
  private Parts() {}

  /**
   * The parts of a text in order; one when it is small enough.
   *
   * @param size tells how large a piece of text is, such as in tokens
   * @param most the size that a part may have
   */
  public static List<TextSpan> of(String text, ToLongFunction<String> size, long most) {
    TextSpan whole = new TextSpan(0, text.length());
    if (size.applyAsLong(text) <= most) {
      return List.of(whole);
    }
    List<TextSpan> pieces = new ArrayList<>();
    for (TextSpan paragraph : Sentences.paragraphs(text)) {
      add(text, paragraph, size, most, pieces);
    }
    return packed(text, pieces, size, most);
  }

  private static void add(
      String text, TextSpan span, ToLongFunction<String> size, long most, List<TextSpan> pieces) {
    if (size.applyAsLong(text.substring(span.start(), span.end())) <= most) {
      pieces.add(span);
      return;
    }
    List<Sentence> sentences = Sentences.split(text.substring(span.start(), span.end()));
    for (Sentence s : sentences) {
      TextSpan own = new TextSpan(span.start() + s.start(), span.start() + s.end());
      if (size.applyAsLong(s.text()) <= most) {
        pieces.add(own);
      } else {
        halve(text, own, size, most, pieces);
      }
    }
  }

  private static void halve(
      String text, TextSpan span, ToLongFunction<String> size, long most, List<TextSpan> pieces) {
    if (span.length() < 2 || size.applyAsLong(text.substring(span.start(), span.end())) <= most) {
      pieces.add(span);
      return;
    }
    int middle = span.start() + span.length() / 2;
    int cut = text.lastIndexOf(' ', middle);
    cut = cut <= span.start() ? middle : cut;
    cut += Character.isLowSurrogate(text.charAt(cut)) ? 1 : 0;
    halve(text, new TextSpan(span.start(), cut), size, most, pieces);
    halve(text, new TextSpan(cut, span.end()), size, most, pieces);
  }

  private static List<TextSpan> packed(
      String text, List<TextSpan> pieces, ToLongFunction<String> size, long most) {
    List<TextSpan> parts = new ArrayList<>();
    for (TextSpan piece : pieces) {
      int last = parts.size() - 1;
      TextSpan joined = last < 0 ? piece : parts.get(last).hull(piece);
      if (last >= 0 && size.applyAsLong(text.substring(joined.start(), joined.end())) <= most) {
        parts.set(last, joined);
      } else {
        parts.add(piece);
      }
    }
    return parts;
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import java.util.List;
import java.util.Locale;

/**
 * A number in a sentence that may be reckoned with.
 *
 * @param unit what it measures, as one key; empty when it counts
 * @param exact whether the text gives it without "about" and the like
 */
record NumberItem(Located in, TextSpan span, double value, String unit, boolean exact) {
  boolean isLike(NumberItem other) {
    return unit.equals(other.unit) || unit.isEmpty() || other.unit.isEmpty();
  }

  int start() {
    return span.start();
  }

  static String text(Located s, int from, int to) {
    return from >= to ? "" : s.article().text().substring(from, to).toLowerCase(Locale.ROOT);
  }

  /** The words before a number, back to the number before it. */
  String before(List<NumberItem> items) {
    int from = in.reading().sentence().start();
    for (NumberItem o : items) {
      if (o.in().equals(in) && o.span().end() <= start()) {
        from = Math.max(from, o.span().end());
      }
    }
    return text(in, from, start());
  }

  /** The words behind a number, up to the next one. */
  String behind(List<NumberItem> items) {
    int to = in.reading().sentence().end();
    for (NumberItem o : items) {
      if (o.in().equals(in) && o.start() >= span.end()) {
        to = Math.min(to, o.start());
      }
    }
    return text(in, span.end(), to);
  }
}

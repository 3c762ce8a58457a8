package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that say how long ago something happened, or how long after another thing: "nearly four
 * years after the invasion".
 *
 * @param span duration, direction and anchor
 * @param duration in seconds, with its approximation
 * @param anchor the words that name what happened
 */
public record ElapsedTime(TextSpan span, Quantity duration, TextSpan anchor) {
  private static final int MAX_ANCHOR_TOKENS = 12;

  static List<ElapsedTime> of(List<Token> tokens, List<Quantity> quantities) {
    List<ElapsedTime> found = new ArrayList<>();
    for (Quantity q : quantities) {
      boolean long_ =
          q.kind() == Quantity.Kind.DURATION && q.writtenUnit().matches("years?|months?|decades?");
      int next = indexFrom(tokens, q.span().end());
      if (!long_ || next >= tokens.size()) {
        continue;
      }
      String word = tokens.get(next).lower();
      if (word.equals("ago")) {
        addAgo(tokens, q, next, found);
      } else if (Words.oneOf(word, "after|since|into|before")
          && next + 1 < tokens.size()
          && !word.equals("before")) {
        int end = anchorEnd(tokens, next + 1);
        if (end > next + 1) {
          TextSpan anchor = new TextSpan(tokens.get(next + 1).start(), tokens.get(end - 1).end());
          found.add(new ElapsedTime(q.span().hull(anchor), q, anchor));
        }
      }
    }
    return found;
  }

  private static void addAgo(List<Token> tokens, Quantity q, int ago, List<ElapsedTime> found) {
    int end = indexFrom(tokens, q.span().start());
    int start = end;
    while (start > 0
        && start > end - MAX_ANCHOR_TOKENS
        && !Words.oneOf(tokens.get(start - 1).lower(), "since|,|;|:|.|after|when")) {
      start--;
    }
    if (start < end) {
      TextSpan anchor = new TextSpan(tokens.get(start).start(), tokens.get(end - 1).end());
      boolean since = start > 0 && tokens.get(start - 1).is("since");
      int from = since ? tokens.get(start - 1).start() : q.span().start();
      found.add(new ElapsedTime(new TextSpan(from, tokens.get(ago).end()), q, anchor));
    }
  }

  private static int anchorEnd(List<Token> tokens, int from) {
    int end = from;
    while (end < tokens.size()
        && end < from + MAX_ANCHOR_TOKENS
        && !Words.oneOf(tokens.get(end).lower(), ",|;|:|.|\u2014|and|but|while|which|who")) {
      end++;
    }
    return end;
  }

  private static int indexFrom(List<Token> tokens, int offset) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).start() >= offset) {
        return i;
      }
    }
    return tokens.size();
  }
}

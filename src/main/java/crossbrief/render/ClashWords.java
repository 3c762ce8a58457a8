package crossbrief.render;

import crossbrief.domain.Account;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.TextSpan;
import crossbrief.text.Quantity;
import crossbrief.text.Reading;
import crossbrief.text.SentenceReading;
import crossbrief.text.Support;
import crossbrief.text.TimeMention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a quotation that clash with another account's: the value where the quotation holds
 * it, else the words that the other account's alike quotation lacks, else all of it.
 */
final class ClashWords {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}.,:\u2019'-]*");
  private static final int MIN_VALUE_CHARS = 1;
  private static final double ALIKE = 0.6;

  private ClashWords() {}

  /** The spans in the article's text, in order, never empty. */
  static List<TextSpan> of(Inconsistency i, Account account, Evidence e) {
    List<TextSpan> found = value(account.value(), e);
    if (found.isEmpty()) {
      found = times(account.value(), e);
    }
    if (found.isEmpty()) {
      found = numbers(account.value(), e);
    }
    if (found.isEmpty()) {
      found = otherWords(i, account, e);
    }
    return found.isEmpty() ? List.of(e.span()) : found;
  }

  /** Where the value stands in the quotation as it is written, at the bounds of words. */
  private static List<TextSpan> value(String value, Evidence e) {
    String wanted = value.strip().toLowerCase(Locale.ROOT);
    String quote = e.quote().toLowerCase(Locale.ROOT);
    if (wanted.length() < MIN_VALUE_CHARS || quote.length() != e.quote().length()) {
      return List.of();
    }
    for (int at = quote.indexOf(wanted); at >= 0; at = quote.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(quote.charAt(at - 1));
      boolean ends = end == quote.length() || !Character.isLetterOrDigit(quote.charAt(end));
      if (starts && ends && wanted.length() < quote.length()) {
        return List.of(new TextSpan(e.start() + at, e.start() + end));
      }
    }
    return List.of();
  }

  /** The words of a day, where the value is one. */
  private static List<TextSpan> times(String value, Evidence e) {
    if (!value.matches("(?s)-?\\d{4}\\b.*|[A-Z]+DAY.*|\\d\\d:\\d\\d.*")) {
      return List.of();
    }
    List<TextSpan> spans = new ArrayList<>();
    for (SentenceReading s : Reading.of(e.quote(), null).sentences()) {
      for (TimeMention t : s.times()) {
        spans.add(new TextSpan(e.start() + t.span().start(), e.start() + t.span().end()));
      }
      s.clockTimes()
          .forEach(
              t ->
                  spans.add(
                      new TextSpan(e.start() + t.span().start(), e.start() + t.span().end())));
    }
    spans.sort(null);
    List<TextSpan> apart = new ArrayList<>();
    for (TextSpan span : spans) {
      if (apart.isEmpty() || apart.get(apart.size() - 1).end() <= span.start()) {
        apart.add(span);
      }
    }
    return apart;
  }

  /** The quantity whose number the value has; none where it has several. */
  private static List<TextSpan> numbers(String value, Evidence e) {
    Set<String> wanted = Support.numbers(value);
    if (wanted.size() != 1) {
      return List.of();
    }
    for (SentenceReading s : Reading.of(e.quote(), null).sentences()) {
      for (Quantity q : s.quantities()) {
        String words = e.quote().substring(q.span().start(), q.span().end());
        if (Support.numbers(words).equals(wanted)) {
          return List.of(new TextSpan(e.start() + q.span().start(), e.start() + q.span().end()));
        }
      }
    }
    return List.of();
  }

  /** The words that an alike quotation of another account does not have. */
  private static List<TextSpan> otherWords(Inconsistency i, Account account, Evidence e) {
    List<MatchResult> own = words(e.quote());
    List<TextSpan> best = List.of();
    for (Account other : i.accounts()) {
      if (other.equals(account)) {
        continue;
      }
      Set<String> theirs = new HashSet<>();
      words(other.evidence().get(0).quote()).forEach(w -> theirs.add(folded(w)));
      List<MatchResult> apart = own.stream().filter(w -> !theirs.contains(folded(w))).toList();
      boolean alike = !own.isEmpty() && own.size() - apart.size() >= ALIKE * own.size();
      if (alike && !apart.isEmpty()) {
        best = joined(apart, e);
        break;
      }
    }
    return best;
  }

  /** Neighboring words as one span. */
  private static List<TextSpan> joined(List<MatchResult> words, Evidence e) {
    List<TextSpan> spans = new ArrayList<>();
    for (MatchResult w : words) {
      TextSpan span = new TextSpan(e.start() + w.start(), e.start() + w.end());
      Optional<TextSpan> last =
          spans.isEmpty() ? Optional.empty() : Optional.of(spans.get(spans.size() - 1));
      if (last.isPresent() && span.start() - last.get().end() <= 1) {
        spans.set(spans.size() - 1, last.get().hull(span));
      } else {
        spans.add(span);
      }
    }
    return spans;
  }

  private static String folded(MatchResult word) {
    return word.group().toLowerCase(Locale.ROOT).replaceAll("[.,:]+$", "");
  }

  private static List<MatchResult> words(String text) {
    return WORD.matcher(text).results().toList();
  }
}

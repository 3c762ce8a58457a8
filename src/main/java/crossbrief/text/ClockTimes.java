package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds times of day: {@code 9:40 p.m.}, {@code 3.45pm}, {@code 1940 GMT}, {@code around 7 p.m.}.
 */
final class ClockTimes {
  private static final int NOON = 12 * 60;

  private ClockTimes() {}

  static List<ClockTime> of(List<Token> tokens) {
    List<ClockTime> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      int end = found.isEmpty() ? 0 : found.get(found.size() - 1).span().end();
      if (t.start() < end) {
        continue;
      }
      if (Words.oneOf(t.lower(), "noon|midnight")
          && Words.oneOf(word(tokens, i - 1), "at|around|about|near")) {
        found.add(new ClockTime(t.span(), t.is("noon") ? NOON : 0, false));
      } else if (spoken(tokens, i) != null) {
        found.add(java.util.Objects.requireNonNull(spoken(tokens, i)));
      } else if (t.isNumber()
          || (Character.isDigit(t.text().charAt(0)) && t.lower().endsWith("m"))) {
        ClockTime time = at(tokens, i);
        if (time != null) {
          found.add(time);
        }
      }
    }
    return found;
  }

  /**
   * "shortly after six on Sunday morning", "just before three in the morning", "eight o'clock this
   * evening", "half past nine at night": an hour in words or digits with the part of the day.
   */
  private static @org.jspecify.annotations.Nullable ClockTime spoken(List<Token> tokens, int i) {
    String w = word(tokens, i);
    java.math.BigDecimal hour = Numbers.simple(w);
    boolean plain = w.matches("\\d{1,2}") || w.matches("\\p{L}+");
    if (hour == null || !plain || hour.scale() > 0 || hour.intValue() < 1 || hour.intValue() > 12) {
      return null;
    }
    int next = i + 1;
    if (word(tokens, next).matches("o'?clock")) {
      next++;
    }
    boolean before =
        Words.oneOf(word(tokens, i - 1), "at|around|about|after|before|past|to|nearly|almost");
    int part = part(tokens, next);
    if (part < 0 || (next == i + 1 && !before)) {
      return null;
    }
    boolean late = Words.oneOf(word(tokens, part), "afternoon|evening|night");
    int hours = hour.intValue() % 12;
    boolean smallHours = word(tokens, part).equals("night") && hours < 5;
    int minutes = (late && !smallHours ? hours + 12 : hours) * 60;
    String past = word(tokens, i - 1);
    String amount = word(tokens, i - 2);
    int from = i;
    if (Words.oneOf(past, "past|to")) {
      java.math.BigDecimal written = Numbers.simple(amount);
      int shift =
          amount.equals("half")
              ? 30
              : amount.equals("quarter") ? 15 : written == null ? -1 : written.intValue();
      if (shift < 0) {
        return null;
      }
      minutes += past.equals("to") ? -shift : shift;
      from = i - 2;
    }
    return new ClockTime(
        new TextSpan(tokens.get(from).start(), tokens.get(next - 1).end()),
        Math.floorMod(minutes, 2 * NOON),
        false);
  }

  /** The index of the part of the day that belongs to an hour, or -1. */
  private static int part(List<Token> tokens, int from) {
    int k = from;
    if (Words.oneOf(word(tokens, k), "on|in|at|this|that|yesterday|the")) {
      k++;
    }
    if (word(tokens, k).equals("the")) {
      k++;
    }
    if (CalendarWords.isOne(word(tokens, k)) || word(tokens, k).equals("same")) {
      k++;
    }
    return Words.oneOf(word(tokens, k), "morning|afternoon|evening|night") && k > from ? k : -1;
  }

  private static @org.jspecify.annotations.Nullable ClockTime at(List<Token> tokens, int i) {
    String first = word(tokens, i);
    int last = i;
    String digits = first;
    if (word(tokens, i + 1).equals(":") && word(tokens, i + 2).matches("\\d\\d([ap]m)?")) {
      last = i + 2;
      digits = first + ":" + word(tokens, last);
    }
    String half = "";
    if (digits.matches(".*[ap]m")) {
      half = digits.substring(digits.length() - 2);
      digits = digits.substring(0, digits.length() - 2);
    } else if (word(tokens, last + 1).matches("[ap]\\.?m\\.?")) {
      last++;
      half = word(tokens, last).replace(".", "");
    }
    boolean gmt = Words.oneOf(word(tokens, last + 1), "gmt|utc");
    if (gmt) {
      last++;
    }
    return minutes(tokens, i, last, digits.replace('.', ':'), half, gmt);
  }

  private static @org.jspecify.annotations.Nullable ClockTime minutes(
      List<Token> tokens, int from, int to, String digits, String half, boolean gmt) {
    int hour;
    int minute = 0;
    if (digits.matches("\\d{1,2}:\\d\\d")) {
      hour = Integer.parseInt(digits.substring(0, digits.indexOf(':')));
      minute = Integer.parseInt(digits.substring(digits.indexOf(':') + 1));
      if (half.isEmpty() && !gmt && tokens.get(from).text().contains(".")) {
        return null;
      }
    } else if (digits.matches("\\d{4}") && gmt) {
      hour = Integer.parseInt(digits.substring(0, 2));
      minute = Integer.parseInt(digits.substring(2));
    } else if (digits.matches("\\d{1,2}") && (!half.isEmpty() || gmt)) {
      hour = Integer.parseInt(digits);
    } else {
      return null;
    }
    if (half.equals("pm") && hour < 12) {
      hour += 12;
    } else if (half.equals("am") && hour == 12) {
      hour = 0;
    }
    boolean valid = hour < 24 && minute < 60;
    return valid
        ? new ClockTime(
            new TextSpan(tokens.get(from).start(), tokens.get(to).end()), hour * 60 + minute, gmt)
        : null;
  }

  private static String word(List<Token> tokens, int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
  }
}

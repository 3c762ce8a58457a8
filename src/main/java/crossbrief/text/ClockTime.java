package crossbrief.text;

import crossbrief.domain.TextSpan;

/**
 * A time of day.
 *
 * @param minutes after midnight, 0 to 1439
 * @param universal whether the text gives GMT or UTC; otherwise the time is local
 */
public record ClockTime(TextSpan span, int minutes, boolean universal) {
  /** The time as {@code hh:mm}, with {@code GMT} where the text gives it. */
  public String value() {
    return String.format(
        java.util.Locale.ROOT, "%02d:%02d%s", minutes / 60, minutes % 60, universal ? " GMT" : "");
  }
}

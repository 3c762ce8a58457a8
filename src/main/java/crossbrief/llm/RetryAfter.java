package crossbrief.llm;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how long a server asks to wait: {@code retry-after-ms}, {@code Retry-After} in seconds or
 * as a date (RFC 9110, 10.2.3), or Gemini's {@code retryDelay} in the body.
 */
final class RetryAfter {
  private static final Pattern BODY_DELAY =
      Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,6})(?:\\.\\d+)?s\"");
  private static final long MAX_SECONDS = 7L * 24 * 3600;

  private RetryAfter() {}

  /** The wait that is asked for; absent when none is, or when it cannot be read. */
  static Optional<Duration> of(StatusException e, Clock clock) {
    String millis = e.header("retry-after-ms").strip();
    if (millis.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofMillis(Long.parseLong(millis)));
    }
    String value = e.header("retry-after").strip();
    if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000)));
    }
    if (!value.isEmpty()) {
      return date(value, clock);
    }
    Matcher delay = BODY_DELAY.matcher(e.body());
    return delay.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(delay.group(1)) + 1))
        : Optional.empty();
  }

  private static Optional<Duration> date(String value, Clock clock) {
    try {
      ZonedDateTime at =
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
      Duration wait = Duration.between(clock.instant(), at.toInstant());
      return Optional.of(
          wait.isNegative()
              ? Duration.ZERO
              : wait.toSeconds() > MAX_SECONDS ? Duration.ofSeconds(MAX_SECONDS) : wait);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}

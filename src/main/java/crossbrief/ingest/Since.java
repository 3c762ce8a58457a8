package crossbrief.ingest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From when on articles are taken.
 *
 * @param back how long before the run; absent when a moment is given
 * @param at absent when it is counted back from the run
 */
public record Since(@Nullable Duration back, @Nullable Instant at) {
  /** What {@link #parse} reads. */
  public static final String FORM =
      "[0-9]{1,5}[mhd]|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z)?";

  private static final Pattern BACK = Pattern.compile("(\\d{1,5})([mhd])");

  /**
   * Reads minutes, hours or days back ({@code 90m}, {@code 24h}, {@code 7d}), a day or an instant,
   * both in UTC.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Since parse(String written) {
    Matcher m = BACK.matcher(written);
    if (m.matches()) {
      long n = Long.parseLong(m.group(1));
      return new Since(
          switch (m.group(2)) {
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
          },
          null);
    }
    try {
      return new Since(
          null,
          written.length() == 10
              ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(written.length() == 17 ? written.replace("Z", ":00Z") : written));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time: " + written, e);
    }
  }

  /** The moment, counted from the time of the run where it is counted back. */
  public Instant from(Instant now) {
    return at != null ? at : now.minus(back == null ? Duration.ZERO : back);
  }

  @Override
  public String toString() {
    return at != null ? at.toString() : String.valueOf(back);
  }
}

package crossbrief.ingest;

import crossbrief.domain.DateOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date of an article and where it was read.
 *
 * @param at absent when only the day is known
 * @param where the field or place and what stands there, such as {@code json-ld datePublished:
 *     2024-03-14}
 */
record Dating(LocalDate day, @Nullable Instant at, DateOrigin origin, String where) {

  /** A date as it was written; empty when it cannot be read. */
  static Optional<Dating> parse(@Nullable String written, DateOrigin origin, String where) {
    return WrittenDates.parse(written)
        .map(w -> new Dating(w.day(), w.at(), origin, where + ": " + shown(written)));
  }

  private static String shown(@Nullable String written) {
    String line = String.valueOf(written).replaceAll("\\s+", " ").strip();
    return line.length() > 60 ? line.substring(0, 60) : line;
  }
}

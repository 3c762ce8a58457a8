package crossbrief.domain;

import java.time.LocalDate;

/**
 * Words of an article that name a day.
 *
 * @param from the day, or the first of two where the words name the night between them
 * @param to the last day; equal to {@code from} for one day
 * @param evidence the words
 */
public record DatedPassage(LocalDate from, LocalDate to, Evidence evidence) {
  public DatedPassage {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a passage that ends before it begins: " + from);
    }
  }
}

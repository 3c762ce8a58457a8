package crossbrief.nightly;

import crossbrief.ledger.Run;
import org.jspecify.annotations.Nullable;

/**
 * How it went with a brief that was due.
 *
 * @param run absent when there is none
 * @param message in words for the reader
 */
public record Outcome(Kind kind, @Nullable Run run, String message) {
  /** How it went. */
  public enum Kind {
    /** Made and handed over. */
    DELIVERED,
    /** Made and handed over, with something missing. */
    PARTIAL,
    /** Made, but not all deliveries succeeded. */
    NOT_ALL_DELIVERED,
    /** There was nothing new to make it of; the readers know. */
    NOTHING_NEW,
    /** It was made before; nothing was done again. */
    ALREADY_MADE,
    /** Another process is making it. */
    BUSY,
    /** It could not be made. */
    FAILED
  }
}

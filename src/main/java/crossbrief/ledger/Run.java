package crossbrief.ledger;

import crossbrief.domain.Brief;
import crossbrief.domain.Kind;
import crossbrief.llm.LlmReport;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a brief, as the ledger knows it.
 *
 * @param id the brief's name and the slot, or a random word for a brief on demand
 * @param brief its name
 * @param tenant whose it is; empty for briefs of the house
 * @param slot the time for which it was planned; its start where it was not
 * @param asOf the clock of the brief, which stays the same however often the run is begun again
 * @param attempts how often it was begun
 * @param ended absent while it is not
 * @param message how it stands, in words
 */
public record Run(
    String id,
    String brief,
    String tenant,
    Instant slot,
    Instant asOf,
    State state,
    int attempts,
    Instant started,
    @Nullable Instant ended,
    String message,
    Result result) {
  /** How far a run has come. */
  public enum State {
    /** On demand: it waits for its turn. */
    QUEUED,
    /** It was begun. */
    STARTED,
    /** Its articles are read and kept. */
    READ,
    /** The brief is made and kept; some of its deliveries may be open. */
    MADE,
    /** All that was to be delivered has been. */
    DELIVERED,
    /** There was nothing new to make a brief of. */
    EMPTY,
    /** It has been given up; the message says why. */
    FAILED,
    /** Somebody stopped it. */
    CANCELED;

    /** Whether it goes on when it is begun again. */
    public boolean isOpen() {
      return this == QUEUED || this == STARTED || this == READ;
    }

    /** Whether there is a brief. */
    public boolean hasBrief() {
      return this == MADE || this == DELIVERED;
    }
  }

  /**
   * What came of it.
   *
   * @param calls to a model
   * @param tokens that these used
   * @param cost in US dollars; empty when no price is known
   * @param partial whether something is missing in the brief
   */
  public record Result(
      String title,
      int articles,
      int stories,
      int contradictions,
      int calls,
      long tokens,
      String cost,
      boolean partial) {
    /** What a brief holds, and what was asked of a model for it. */
    public static Result of(Brief brief, LlmReport llm, boolean partial) {
      String series = brief.series();
      BigDecimal cost = llm.calls().isEmpty() ? null : llm.cost();
      return new Result(
          series == null ? brief.title() : series,
          brief.sources().size(),
          brief.stories().size(),
          (int)
              brief.stories().stream()
                  .flatMap(s -> s.inconsistencies().stream())
                  .filter(i -> i.kind() == Kind.CONTRADICTION)
                  .count(),
          (int) llm.made(),
          llm.usage().total(),
          cost == null ? "" : cost.stripTrailingZeros().toPlainString(),
          partial);
    }

    /** Nothing yet. */
    public static final Result NONE = new Result("", 0, 0, 0, 0, 0, "", false);
  }
}

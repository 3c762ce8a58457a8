package crossbrief.ledger;

import java.time.Instant;

/**
 * One delivery of one run.
 *
 * @param target where to, such as {@code mail} or {@code folder}, with nothing secret in it
 * @param attempts how often it was tried
 * @param message why it failed; empty when it did not
 * @param changed when it came into its state
 */
public record Delivery(
    String run, String target, State state, int attempts, String message, Instant changed) {
  /** How far a delivery has come. */
  public enum State {
    OPEN,
    /** It is under way; found so after a crash, nobody knows whether it arrived. */
    SENDING,
    SENT,
    FAILED
  }
}

package crossbrief.nightly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of the night, and waiting in it; a test may turn it. */
public interface NightClock {
  /** The clock. */
  Clock clock();

  /** The time, to the second, as the ledger keeps it. */
  default Instant now() {
    return clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** How long to wait after a wait that was in vain: twice as long, up to a bound. */
  static Duration longer(Duration wait, Duration most) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(most) > 0 ? most : twice;
  }

  /**
   * Waits.
   *
   * @throws InterruptedException when the process is to end
   */
  void await(Duration time) throws InterruptedException;

  /** The clock of the wall. */
  static NightClock of(Clock wall) {
    return new NightClock() {
      @Override
      public Clock clock() {
        return wall;
      }

      @Override
      public void await(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
      }
    };
  }
}

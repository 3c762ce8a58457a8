package crossbrief.nightly;

import java.time.Clock;
import java.time.Duration;

/** The time of the night, and waiting in it; a test may turn it. */
public interface NightClock {
  /** The clock. */
  Clock clock();

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

package crossbrief.nightly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * A clock that is turned by hand, and by those who wait; what is planned for a time happens then.
 */
final class SimulatedNight implements NightClock {
  private final Map<Instant, Runnable> planned = new TreeMap<>();
  private Instant now;

  SimulatedNight(Instant now) {
    this.now = now;
  }

  synchronized void turnTo(Instant instant) {
    now = instant;
    planned
        .entrySet()
        .removeIf(
            e -> {
              boolean due = !e.getKey().isAfter(now);
              if (due) {
                e.getValue().run();
              }
              return due;
            });
  }

  synchronized void at(Instant instant, Runnable what) {
    planned.put(instant, what);
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        synchronized (SimulatedNight.this) {
          return now;
        }
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Override
  public synchronized void await(Duration time) {
    turnTo(now.plus(time));
  }
}

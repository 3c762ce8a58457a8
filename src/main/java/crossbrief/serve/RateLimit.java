package crossbrief.serve;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests one caller may make in a minute, as a bucket that fills evenly. */
final class RateLimit {
  private static final int MOST_CALLERS = 10_000;
  private static final double MILLIS_PER_MINUTE = 60_000;

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(double left, long at) {}

  RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Whether a caller may make one more request now. */
  boolean allows(String caller) {
    long now = clock.millis();
    if (buckets.size() > MOST_CALLERS) {
      buckets.values().removeIf(b -> now - b.at() > MILLIS_PER_MINUTE);
    }
    boolean[] allowed = new boolean[1];
    buckets.compute(
        caller,
        (c, bucket) -> {
          double left =
              bucket == null
                  ? perMinute
                  : Math.min(
                      perMinute,
                      bucket.left() + (now - bucket.at()) * perMinute / MILLIS_PER_MINUTE);
          allowed[0] = left >= 1;
          return new Bucket(allowed[0] ? left - 1 : left, now);
        });
    return allowed[0];
  }
}

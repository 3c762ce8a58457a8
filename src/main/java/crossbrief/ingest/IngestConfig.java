package crossbrief.ingest;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How articles are read.
 *
 * @param since only what was published or changed since then is taken; absent: whatever is new, by
 *     the memory where there is one, else everything
 * @param memory folder that remembers what was read by earlier runs; absent when nothing is
 *     remembered
 * @param webCache folder that keeps pages and feeds for conditional requests; absent when none are
 *     kept
 * @param tables folder with tables of the user's; absent when there is none
 * @param privateAddresses whether addresses of private and loopback networks may be asked
 * @param hostDelay the least time between two requests to one host
 * @param webTimeout for one whole answer of a server
 * @param userAgent how crossbrief names itself to servers
 */
public record IngestConfig(
    @Nullable Since since,
    @Nullable Path memory,
    @Nullable Path webCache,
    @Nullable Path tables,
    PrivateAddresses privateAddresses,
    Duration hostDelay,
    Duration webTimeout,
    String userAgent) {
  /** Whether addresses that are not public may be asked. */
  public enum PrivateAddresses {
    REFUSED,
    ALLOWED
  }

  /** What crossbrief calls itself when nothing else is set. */
  public static final String USER_AGENT = "crossbrief/0.1 (news brief; obeys robots.txt)";

  /** What holds when nothing is set: everything is read, nothing is remembered. */
  public static final IngestConfig DEFAULT =
      new IngestConfig(
          null,
          null,
          null,
          null,
          PrivateAddresses.REFUSED,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          USER_AGENT);
}

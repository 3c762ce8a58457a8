package crossbrief.ledger;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to make a brief, held by one process at a time and renewed while it works: a process
 * that dies loses it within a minute, on the same machine at once.
 */
public final class Lease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lease.class);
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final long RENEWAL_SECONDS = 15;
  private static final String HOST = host();

  private final Database database;
  private final Clock wall;
  private final String name;
  private final String owner;
  private final ScheduledExecutorService renewal;
  private volatile boolean held = true;

  private Lease(Database database, Clock wall, String name, String owner) {
    this.database = database;
    this.wall = wall;
    this.name = name;
    this.owner = owner;
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease-" + name);
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        renewal.scheduleWithFixedDelay(
            this::renew, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes a lease; empty when another process holds it. */
  static Optional<Lease> take(Database database, Clock wall, String name) {
    String owner =
        HOST
            + " "
            + ProcessHandle.current().pid()
            + " "
            + ManagementFactory.getRuntimeMXBean().getStartTime()
            + " "
            + UUID.randomUUID();
    boolean taken = take(database, wall, name, owner);
    if (!taken) {
      Optional<String> holder = holder(database, name);
      if (holder.isPresent() && isDeadHere(holder.get())) {
        database.update(
            "take the lease of a process that is gone",
            "DELETE FROM crossbrief_leases WHERE name = ? AND owner = ?",
            s -> {
              s.setString(1, name);
              s.setString(2, holder.get());
            });
        taken = take(database, wall, name, owner);
      }
    }
    return taken ? Optional.of(new Lease(database, wall, name, owner)) : Optional.empty();
  }

  private static boolean take(Database database, Clock wall, String name, String owner) {
    long now = wall.millis();
    return database.update(
            "take the lease of " + name,
            "INSERT INTO crossbrief_leases (name, owner, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE crossbrief_leases.until < ?",
            s -> {
              s.setString(1, name);
              s.setString(2, owner);
              s.setLong(3, now + LENGTH.toMillis());
              s.setLong(4, now);
            })
        == 1;
  }

  /** Who holds a lease, for a message: host and process. */
  static Optional<String> holder(Database database, String name) {
    return database.one(
        "read the lease of " + name,
        "SELECT owner FROM crossbrief_leases WHERE name = ?",
        s -> s.setString(1, name),
        r -> r.getString(1));
  }

  /** Whether a holder was a process of this machine that has ended. */
  private static boolean isDeadHere(String holder) {
    String[] parts = holder.split(" ");
    if (parts.length < 3 || !parts[0].equals(HOST)) {
      return false;
    }
    long pid = Long.parseLong(parts[1]);
    if (pid == ProcessHandle.current().pid()) {
      return !parts[2].equals(String.valueOf(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }
    return ProcessHandle.of(pid)
        .map(p -> !p.isAlive() || startedAfter(p, Long.parseLong(parts[2])))
        .orElse(true);
  }

  /** Whether a process with the number of an earlier one is another: it began later. */
  private static boolean startedAfter(ProcessHandle process, long millis) {
    return process
        .info()
        .startInstant()
        .map(at -> at.toEpochMilli() > millis + Duration.ofSeconds(30).toMillis())
        .orElse(false);
  }

  private void renew() {
    try {
      held =
          database.update(
                  "renew the lease of " + name,
                  "UPDATE crossbrief_leases SET until = ? WHERE name = ? AND owner = ?",
                  s -> {
                    s.setLong(1, wall.millis() + LENGTH.toMillis());
                    s.setString(2, name);
                    s.setString(3, owner);
                  })
              == 1;
    } catch (LedgerException e) {
      log.warn("{}", e.getMessage());
    }
  }

  /** The condition by which a statement is only carried out while the lease is held. */
  String owner() {
    return owner;
  }

  String name() {
    return name;
  }

  /** Whether no other process has taken it. */
  public boolean isHeld() {
    return held;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replace(' ', '_');
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  @Override
  public void close() {
    renewal.shutdownNow();
    try {
      database.update(
          "give back the lease of " + name,
          "DELETE FROM crossbrief_leases WHERE name = ? AND owner = ?",
          s -> {
            s.setString(1, name);
            s.setString(2, owner);
          });
    } catch (LedgerException e) {
      log.warn("{}", e.getMessage());
    }
  }
}

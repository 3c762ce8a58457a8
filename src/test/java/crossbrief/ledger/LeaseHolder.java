package crossbrief.ledger;

import java.nio.file.Path;
import java.time.Clock;

/** A process that takes a lease and keeps it until it is killed. */
public final class LeaseHolder {
  private LeaseHolder() {}

  public static void main(String[] args) throws InterruptedException {
    LedgerConfig config =
        args[0].isEmpty()
            ? new LedgerConfig(null, args[1], null)
            : LedgerConfig.of(Path.of(args[0]));
    Lease lease = Ledger.open(config, Clock.systemUTC()).lease("brief:morning").orElseThrow();
    System.out.println(lease.isHeld() ? "held" : "not held");
    Thread.sleep(600_000);
  }
}

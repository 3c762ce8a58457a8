package crossbrief.cli;

import crossbrief.config.Newsroom;
import crossbrief.config.Wiring;
import crossbrief.job.Progress;
import crossbrief.ledger.Ledger;
import crossbrief.nightly.Monitor;
import crossbrief.nightly.NightClock;
import crossbrief.nightly.NightlyRuns;
import crossbrief.nightly.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The newsroom with its ledger, as the commands of the night use it. */
final class House {
  private final Newsroom newsroom;
  private final Ledger ledger;
  private final NightClock night;
  private final NightlyRuns runs;
  private final Monitor monitor;

  private House(Newsroom newsroom, Clock clock, Progress progress) {
    Clock wall = Clock.systemUTC();
    this.newsroom = newsroom;
    this.ledger = Ledger.open(newsroom.store(), wall);
    this.night = NightClock.of(clock);
    this.runs = new NightlyRuns(ledger, Wiring.jobs(newsroom, wall, progress), night);
    this.monitor = new Monitor(ledger, newsroom.briefs(), clock);
  }

  static House of(CommonOptions common) {
    return of(common, Map.of());
  }

  static House of(CommonOptions common, Map<String, String> more) {
    return new House(common.newsroom(more), common.clock(), Console.progress(common.quiet));
  }

  Newsroom newsroom() {
    return newsroom;
  }

  Ledger ledger() {
    return ledger;
  }

  NightClock night() {
    return night;
  }

  NightlyRuns runs() {
    return runs;
  }

  /** Tells the monitoring how things stand, and forgets what is old. */
  void tidy() {
    monitor.write(newsroom.health(), newsroom.metrics());
    ledger.forget(night.clock().instant().minus(Duration.ofDays(newsroom.keepDays())));
  }

  static int exitCode(Outcome outcome, boolean strict) {
    return switch (outcome.kind()) {
      case DELIVERED, ALREADY_MADE, NOTHING_NEW -> ExitCode.OK;
      case PARTIAL -> strict ? ExitCode.PARTIAL : ExitCode.OK;
      case BUSY -> ExitCode.PARTIAL;
      case NOT_ALL_DELIVERED -> ExitCode.CANNOT_WRITE;
      case FAILED -> ExitCode.UNAVAILABLE;
    };
  }
}

package crossbrief.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.config.Newsroom;
import crossbrief.config.Newsrooms;
import crossbrief.config.Wiring;
import crossbrief.job.Progress;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.LedgerConfig;
import crossbrief.ledger.Run;
import crossbrief.ledger.TestDatabases;
import crossbrief.ledger.TestDatabases.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schedule by db-scheduler, on a clock that is turned, with two machines on one ledger. */
@Timeout(120)
class ScheduleTest {
  private static final String BOTH = "crossbrief.ledger.TestDatabases#installed";
  private static final Duration POLLING = Duration.ofMillis(100);

  @TempDir Path folder;
  private final SimulatedNight night = new SimulatedNight(Instant.parse("2026-11-21T12:00:00Z"));
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private Newsroom newsroom;
  private Ledger ledger;

  private void set(Kind kind) throws IOException {
    newsroom =
        Newsrooms.read(
            Files.writeString(
                folder.resolve("n.yaml"),
                """
                cache: none
                since: 2000-01-01
                briefs:
                  morning:
                    sources: [%s]
                    schedule: "30 5 * * *"
                    zone: Europe/Paris
                    folder: %s
                """
                    .formatted(Path.of("seeds").toAbsolutePath(), folder.resolve("briefs"))),
            Map.of(),
            Map.of());
    LedgerConfig config = TestDatabases.fresh(kind, folder);
    ledger = Ledger.open(config, Clock.systemUTC());
  }

  private Schedule schedule() {
    return new Schedule(
        ledger,
        new NightlyRuns(ledger, Wiring.jobs(newsroom, Clock.systemUTC(), Progress.SILENT), night),
        newsroom.briefs(),
        night,
        POLLING,
        outcomes::add);
  }

  private void awaitOutcomes(int n) throws InterruptedException {
    for (int i = 0; i < 400 && outcomes.size() < n; i++) {
      Thread.sleep(50);
    }
    Thread.sleep(500);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void whatIsDueIsMadeByOneOfTwoMachines(Kind kind) throws IOException, InterruptedException {
    set(kind);
    try (Schedule one = schedule();
        Schedule other = schedule()) {
      one.start();
      other.start();
      Thread.sleep(600);
      assertThat(outcomes).isEmpty();

      night.turnTo(Instant.parse("2026-11-22T04:30:01Z"));
      awaitOutcomes(1);
    }
    assertThat(ledger.runs("morning", 10)).hasSize(1);
    assertThat(ledger.runs("morning", 10).get(0).slot())
        .isEqualTo(Instant.parse("2026-11-22T04:30:00Z"));
    assertThat(ledger.runs("morning", 10).get(0).state()).isEqualTo(Run.State.DELIVERED);
    assertThat(outcomes.get(0).kind()).as(outcomes.toString()).isEqualTo(Outcome.Kind.DELIVERED);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void whatWasMissedWhileNoneRanIsMadeOnce(Kind kind) throws IOException, InterruptedException {
    set(kind);
    try (Schedule before = schedule()) {
      before.start();
      Thread.sleep(600);
    }
    night.turnTo(Instant.parse("2026-11-24T15:00:00Z"));

    try (Schedule after = schedule()) {
      after.start();
      awaitOutcomes(1);
    }

    assertThat(ledger.runs("morning", 10)).hasSize(1);
    assertThat(ledger.runs("morning", 10).get(0).slot())
        .isEqualTo(Instant.parse("2026-11-24T04:30:00Z"));
    assertThat(folder.resolve("briefs/2026-11-24_0530/brief.pdf")).exists();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void whatAnEarlierProcessLeftUndoneGoesOnAtTheStart(Kind kind)
      throws IOException, InterruptedException {
    set(kind);
    night.turnTo(Instant.parse("2026-11-22T05:00:00Z"));
    Instant slot = Instant.parse("2026-11-22T04:30:00Z");
    Run unused =
        ledger.begin(
            "morning-20261122T043000Z", "morning", "", slot, slot, Run.State.STARTED, null);

    try (Schedule schedule = schedule()) {
      schedule.start();
      awaitOutcomes(1);
    }

    assertThat(ledger.runs("morning", 10)).hasSize(1);
    assertThat(ledger.runs("morning", 10).get(0).state()).isEqualTo(Run.State.DELIVERED);
    assertThat(ledger.runs("morning", 10).get(0).attempts()).isEqualTo(2);
  }
}

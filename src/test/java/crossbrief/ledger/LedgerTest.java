package crossbrief.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crossbrief.ledger.TestDatabases.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger, the same on both databases. */
@Timeout(120)
class LedgerTest {
  private static final String BOTH = "crossbrief.ledger.TestDatabases#installed";
  private static final Instant SLOT = Instant.parse("2026-11-22T04:30:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T04:30:07Z");

  @TempDir Path folder;

  private Ledger open(LedgerConfig config) {
    return Ledger.open(config, Clock.systemUTC());
  }

  private static Run begin(Ledger ledger, String id) {
    return ledger.begin(id, "morning", "", SLOT, NOW, Run.State.STARTED, null);
  }

  private static Ledger.Made made(String... targets) {
    return new Ledger.Made(
        new Run.Result("Title", 3, 2, 1, 5, 900, "0.0125", true),
        Map.of("brief.pdf", "%PDF".getBytes(StandardCharsets.UTF_8)),
        List.of(
            new KeptArticle("Courier", "A title", "https://c.example/1", "ab", "used"),
            new KeptArticle("", null, "broken.pdf", "", "not a PDF")),
        List.of(targets),
        Map.of("last-run", "x".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void whatARunMadeIsKeptWhole(Kind kind) {
    Ledger ledger = open(TestDatabases.fresh(kind, folder));
    Run run = begin(ledger, "r1");

    assertThat(ledger.made(run, made("folder", "mail"), null, NOW)).isTrue();

    Run after = ledger.run("r1").orElseThrow();
    assertThat(after.state()).isEqualTo(Run.State.MADE);
    assertThat(after.result()).isEqualTo(new Run.Result("Title", 3, 2, 1, 5, 900, "0.0125", true));
    assertThat(ledger.output("r1", "brief.pdf")).hasValueSatisfying(b -> assertThat(b).hasSize(4));
    assertThat(ledger.articles("r1")).hasSize(2);
    assertThat(ledger.deliveries("r1"))
        .extracting(Delivery::target)
        .containsExactly("folder", "mail");
    assertThat(ledger.memory("morning").get("last-run")).isPresent();
    assertThat(ledger.memory("evening").get("last-run")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aRunIsMadeOnce(Kind kind) {
    Ledger ledger = open(TestDatabases.fresh(kind, folder));
    Run run = begin(ledger, "r1");

    assertThat(ledger.made(run, made(), null, NOW)).isTrue();
    assertThat(ledger.made(run, made(), null, NOW)).isFalse();
    assertThat(ledger.run("r1").orElseThrow().state()).isEqualTo(Run.State.DELIVERED);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aRunThatIsBegunAgainKeepsItsClockAndWhatItRead(Kind kind) {
    LedgerConfig config = TestDatabases.fresh(kind, folder);
    Ledger ledger = open(config);
    Run first = begin(ledger, "r1");
    ledger.read("r1", new byte[] {1, 2, 3});

    Run again =
        open(config).begin("r1", "morning", "", SLOT, NOW.plusSeconds(99), Run.State.STARTED, null);

    assertThat(again.asOf()).isEqualTo(first.asOf());
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(again.state()).isEqualTo(Run.State.READ);
    assertThat(open(config).input("r1")).hasValueSatisfying(b -> assertThat(b).hasSize(3));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void oneProcessAtATimeHoldsALease(Kind kind) {
    Ledger ledger = open(TestDatabases.fresh(kind, folder));
    try (Lease lease = ledger.lease("brief:morning").orElseThrow()) {
      assertThat(ledger.lease("brief:morning")).isEmpty();
      assertThat(ledger.lease("brief:evening")).hasValueSatisfying(Lease::close);
      assertThat(lease.isHeld()).isTrue();
      assertThat(ledger.holder("brief:morning"))
          .contains("process " + ProcessHandle.current().pid());
    }
    assertThat(ledger.lease("brief:morning")).hasValueSatisfying(Lease::close);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void whoLostTheLeaseCannotKeepABrief(Kind kind) {
    LedgerConfig config = TestDatabases.fresh(kind, folder);
    Ledger ledger = open(config);
    Run run = begin(ledger, "r1");
    try (Lease lost = ledger.lease("brief:morning").orElseThrow()) {
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
      try (Lease taken = Ledger.open(config, later).lease("brief:morning").orElseThrow()) {
        assertThat(ledger.made(run, made(), lost, NOW)).isFalse();
        assertThat(ledger.made(run, made(), taken, NOW)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void theLeaseOfADeadProcessOfThisMachineIsFreeAtOnce(Kind kind)
      throws IOException, InterruptedException {
    LedgerConfig config = TestDatabases.fresh(kind, folder);
    Ledger ledger = open(config);
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeaseHolder.class.getName(),
                config.file() == null ? "" : config.file().toString(),
                config.url() == null ? "" : config.url())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("held");
    assertThat(ledger.lease("brief:morning")).isEmpty();

    holder.destroyForcibly().waitFor();

    assertThat(ledger.lease("brief:morning")).hasValueSatisfying(Lease::close);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aDeliveryIsTakenByOneOfMany(Kind kind) throws InterruptedException {
    Ledger ledger = open(TestDatabases.fresh(kind, folder));
    ledger.made(begin(ledger, "r1"), made("mail"), null, NOW);
    AtomicInteger taken = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      threads.execute(
          () -> {
            boolean mine =
                ledger.deliver(
                    "r1", "mail", List.of(Delivery.State.OPEN), Delivery.State.SENDING, "", NOW);
            taken.addAndGet(mine ? 1 : 0);
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(taken).hasValue(1);
    assertThat(ledger.deliveries("r1").get(0).attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void manyWritersLoseNothing(Kind kind) throws InterruptedException {
    Ledger ledger = open(TestDatabases.fresh(kind, folder));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 80; i++) {
      int n = i;
      threads.execute(() -> ledger.made(begin(ledger, "r" + n), made("folder"), null, NOW));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(100, TimeUnit.SECONDS)).isTrue();

    assertThat(ledger.runs("morning", 100)).hasSize(80).allMatch(r -> r.state() == Run.State.MADE);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void oldTextsAreForgottenAndRunsAreNot(Kind kind) {
    Ledger ledger = open(TestDatabases.fresh(kind, folder));
    ledger.made(begin(ledger, "done"), made(), null, NOW);
    ledger.made(begin(ledger, "undelivered"), made("mail"), null, NOW);

    int forgotten = ledger.forget(SLOT.plusSeconds(1));

    assertThat(forgotten).isEqualTo(1);
    assertThat(ledger.outputs("done")).isEmpty();
    assertThat(ledger.outputs("undelivered")).isNotEmpty();
    assertThat(ledger.runs(null, 10)).hasSize(2);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("in-the-way"), "x");

    assertThatThrownBy(() -> open(LedgerConfig.of(file.resolve("ledger.db"))))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("in-the-way");
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "these are my notes ".repeat(200));

    assertThatThrownBy(() -> open(LedgerConfig.of(file)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("notes.txt");
    assertThat(file).content().startsWith("these are my notes");
  }

  @Test
  void aPasswordIsNotShown() {
    LedgerConfig config =
        new LedgerConfig(null, "jdbc:postgresql://u:secret@db/x?password=secret", "secret");

    assertThat(config.toString()).doesNotContain("secret");
  }
}

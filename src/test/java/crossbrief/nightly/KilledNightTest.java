package crossbrief.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import crossbrief.cli.Main;
import crossbrief.ledger.Delivery;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.LedgerConfig;
import crossbrief.ledger.Run;
import crossbrief.ledger.TestDatabases;
import crossbrief.ledger.TestDatabases.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nights in which the power goes: processes are killed at any moment and started again. */
@Timeout(180)
class KilledNightTest {
  private static final int KILLS = Integer.getInteger("kills", 8);

  @TempDir Path folder;

  private Path settings(LedgerConfig store, int smtpPort) throws IOException {
    return Files.writeString(
        folder.resolve("newsroom.yaml"),
        """
        store: "%s"
        cache: none
        smtp: smtp://127.0.0.1:%d
        mail-from: desk@courier.example
        briefs:
          morning:
            sources: [%s]
            schedule: "30 2 * * *"
            folder: %s
            mail-to: ida@courier.example
        """
            .formatted(
                store.url() == null ? store.file() : store.url(),
                smtpPort,
                Path.of("seeds").toAbsolutePath(),
                folder.resolve("briefs")));
  }

  private static Process start(Path settings) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--brief",
            "morning",
            "--config",
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @ParameterizedTest
  @MethodSource("crossbrief.ledger.TestDatabases#installed")
  void thereIsOneBriefAndOneMessageHoweverOftenThePowerGoes(Kind kind)
      throws IOException, InterruptedException {
    GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    post.start();
    try {
      LedgerConfig store = TestDatabases.fresh(kind, folder);
      Path settings = settings(store, post.getSmtp().getPort());
      Random random = new Random(7);
      int killed = 0;
      for (int i = 0; i < KILLS; i++) {
        Process process = start(settings);
        if (!process.waitFor(700 + random.nextInt(3000), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
          killed++;
        }
      }
      List<Process> two = new ArrayList<>(List.of(start(settings), start(settings)));
      for (Process process : two) {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      }
      Process last = start(settings);
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();

      Ledger ledger = Ledger.open(store, Clock.systemUTC());
      List<Run> runs = ledger.runs("morning", 10);
      assertThat(killed).isPositive();
      assertThat(runs).hasSize(1);
      assertThat(runs.get(0).state()).isEqualTo(Run.State.DELIVERED);
      try (Stream<Path> briefs = Files.list(folder.resolve("briefs"))) {
        assertThat(briefs.map(b -> b.getFileName().toString()).filter(b -> !b.startsWith(".")))
            .hasSize(2)
            .contains("latest");
      }
      Delivery mail =
          ledger.deliveries(runs.get(0).id()).stream()
              .filter(d -> d.target().equals("mail"))
              .findFirst()
              .orElseThrow();
      int messages = post.getReceivedMessages().length;
      assertThat(messages).isLessThanOrEqualTo(1);
      assertThat(messages == 1 || mail.message().contains("nobody knows whether it arrived"))
          .as(mail.toString())
          .isTrue();
    } finally {
      post.stop();
    }
  }
}

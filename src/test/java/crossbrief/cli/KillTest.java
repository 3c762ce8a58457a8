package crossbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.llm.LlmConfig;
import crossbrief.llm.StandIn;
import crossbrief.llm.StandInModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed at any moment, and go on where they were: processes, not threads. */
@Timeout(180)
class KillTest {
  private static final int ARTICLES = 24;
  private static final int IN_FLIGHT = 4;
  private static final int KILLS = Integer.getInteger("kills", 20);
  private static final List<String> WORDS =
      List.of(
          "harbor",
          "council",
          "orchard",
          "railway",
          "glacier",
          "theater",
          "vineyard",
          "mill",
          "bridge",
          "library",
          "stadium",
          "quarry",
          "lighthouse",
          "museum",
          "tunnel",
          "market");

  @TempDir Path folder;
  private final AtomicInteger paid = new AtomicInteger();

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    for (int n = 0; n < ARTICLES; n++) {
      String word = WORDS.get(n % WORDS.size());
      Files.writeString(
          folder.resolve("in").resolve(String.format(java.util.Locale.ROOT, "%02d.txt", n)),
          "The "
              + word
              + " of town number "
              + n
              + " opened again on Monday after "
              + (n + 2)
              + " months of work. Mayor Ida Lund"
              + (char) ('a' + n % 26)
              + " said that the "
              + word
              + " would be used by schools. It had cost "
              + (n + 3)
              + " million euros.");
    }
  }

  private StandIn server() throws IOException {
    StandInModel model = new StandInModel(60);
    return new StandIn(
            asked -> {
              if (asked.purpose().equals("summary")) {
                paid.incrementAndGet();
              }
              return model.apply(asked);
            })
        .forgetful();
  }

  private Process start(StandIn server, String cache, String out) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "crossbrief.cli.Main",
                "run",
                folder.resolve("in").toString(),
                "--out",
                folder.resolve(out).toString(),
                "--provider",
                "openai",
                "--model",
                "m",
                "--base-url",
                server.url(LlmConfig.Provider.OPENAI),
                "--cache",
                folder.resolve(cache).toString(),
                "--concurrency",
                String.valueOf(IN_FLIGHT),
                "--as-of",
                "2026-11-22T02:00:00Z"));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("CROSSBRIEF_"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  private void finishes(StandIn server, String cache, String out)
      throws IOException, InterruptedException {
    Process process = start(server, cache, out);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log.txt"))).isZero();
  }

  @Test
  void aKilledRunGoesOnAndPaysAtMostWhatWasInFlightTwice() throws Exception {
    Random random = new Random(7);
    try (StandIn server = server()) {
      finishes(server, "cache-1", "undisturbed");
      assertThat(paid.getAndSet(0)).isEqualTo(ARTICLES);
      int kills = 0;
      while (kills < KILLS) {
        Process process = start(server, "cache-2", "disturbed");
        boolean ended = process.waitFor(250 + random.nextInt(600), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        kills += ended ? 0 : 1;
        if (ended) {
          break;
        }
      }
      finishes(server, "cache-2", "disturbed");

      assertThat(paid.get()).isBetween(ARTICLES, ARTICLES + kills * IN_FLIGHT);
      assertThat(kills).isPositive();
      for (String name : List.of("brief.json", "brief.pdf", "brief.html", "brief.md")) {
        assertThat(Files.readAllBytes(folder.resolve("disturbed").resolve(name)))
            .as(name)
            .isEqualTo(Files.readAllBytes(folder.resolve("undisturbed").resolve(name)));
      }
    }
  }

  @Test
  void aRunThatIsToldToStopPaysNothingTwice() throws Exception {
    try (StandIn server = server()) {
      for (int stop = 0; stop < 3; stop++) {
        Process process = start(server, "cache", "out");
        boolean ended = process.waitFor(900 + 150L * stop, TimeUnit.MILLISECONDS);
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ended || process.exitValue() != 0).isTrue();
      }
      finishes(server, "cache", "out");

      assertThat(paid.get()).isEqualTo(ARTICLES);
    }
  }

  @Test
  void twoRunsOnOneCacheDoNotDisturbEachOther() throws Exception {
    try (StandIn server = server()) {
      Process one = start(server, "cache", "one");
      Process two = start(server, "cache", "two");
      assertThat(one.waitFor(60, TimeUnit.SECONDS) && two.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(one.exitValue() + two.exitValue()).isZero();
      assertThat(Files.readAllBytes(folder.resolve("one").resolve("brief.json")))
          .isEqualTo(Files.readAllBytes(folder.resolve("two").resolve("brief.json")));
    }
  }
}

package crossbrief.cli;

import crossbrief.config.ConfigException;
import crossbrief.nightly.NamedBrief;
import crossbrief.nightly.Outcome;
import crossbrief.nightly.Schedule;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code schedule}: makes the named briefs when they are due, until it is told to end. */
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the briefs of the settings file when they are due, until it is told to end.",
      "What was missed while it did not run is made once when it starts. Several machines may share one PostgreSQL."
    })
final class ScheduleCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(ScheduleCommand.class);
  private static final long HEALTH_SECONDS = 30;
  private static final Duration POLLING = Duration.ofSeconds(5);

  @Mixin CommonOptions common = new CommonOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    House house = House.of(common);
    List<NamedBrief> planned =
        house.newsroom().briefs().stream().filter(b -> b.timetable() != null).toList();
    if (planned.isEmpty()) {
      throw new ConfigException(
          "no brief in the settings has a schedule; name a file with --config, and set schedule in a brief, such as schedule: \"30 5 * * *\"");
    }
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    for (NamedBrief brief : planned) {
      out.println(brief.name() + ": next at " + next(house, brief));
    }
    out.flush();
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  end.countDown();
                  try {
                    if (!ended.await(150, TimeUnit.SECONDS)) {
                      log.warn("A run did not end in time; it goes on at the next start");
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "end-schedule"));
    try (Schedule schedule =
        new Schedule(
            house.ledger(),
            house.runs(),
            planned,
            house.night(),
            POLLING,
            outcome -> told(outcome, out))) {
      schedule.start();
      do {
        house.tidy();
      } while (!end.await(HEALTH_SECONDS, TimeUnit.SECONDS));
    } finally {
      ended.countDown();
    }
    return ExitCode.OK;
  }

  private static String next(House house, NamedBrief brief) {
    Instant now = house.night().clock().instant();
    return java.util.Optional.ofNullable(brief.timetable())
        .flatMap(t -> t.next(now))
        .map(at -> at.atZone(brief.zone()).toOffsetDateTime() + " (" + brief.zone() + ")")
        .orElse("never");
  }

  private static void told(Outcome outcome, PrintWriter out) {
    synchronized (out) {
      out.println((outcome.run() == null ? "" : outcome.run().id() + ": ") + outcome.message());
      out.flush();
    }
  }
}

package crossbrief.nightly;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import crossbrief.ledger.Ledger;
import crossbrief.llm.StoppedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes briefs when they are due, by db-scheduler on the ledger's database: several machines that
 * share one share the work, and what was missed while none ran is made once when one does.
 */
public final class Schedule implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Schedule.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final int MISSED_HEARTBEATS = 4;

  private final Scheduler scheduler;
  private final ExecutorService resumption = Executors.newCachedThreadPool();
  private final List<NamedBrief> briefs;
  private final NightlyRuns runs;
  private final Ledger ledger;
  private final Consumer<Outcome> told;

  /**
   * A schedule, which does nothing before it is started.
   *
   * @param polling how often to look what is due
   * @param told takes how it went with each brief
   */
  public Schedule(
      Ledger ledger,
      NightlyRuns runs,
      List<NamedBrief> briefs,
      NightClock night,
      Duration polling,
      Consumer<Outcome> told) {
    this.ledger = ledger;
    this.runs = runs;
    this.told = told;
    this.briefs = briefs.stream().filter(b -> b.timetable() != null).toList();
    List<RecurringTask<Void>> tasks = new ArrayList<>();
    for (NamedBrief brief : this.briefs) {
      tasks.add(
          Tasks.recurring("brief:" + brief.name(), new Due(brief))
              .execute((instance, context) -> make(brief)));
    }
    SchedulerBuilder builder =
        Scheduler.create(ledger.dataSource(), List.of())
            .startTasks(tasks)
            .threads(Math.max(1, this.briefs.size()))
            .clock(() -> night.clock().instant())
            .pollingInterval(polling)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ofMinutes(2));
    if (!ledger.isServer()) {
      builder.jdbcCustomization(new SqliteJdbcCustomization());
    }
    this.scheduler = builder.build();
  }

  /** When a brief is due, as db-scheduler asks for it. */
  private record Due(NamedBrief brief)
      implements com.github.kagkarlsson.scheduler.task.schedule.Schedule {
    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
      Timetable timetable = brief.timetable();
      return timetable == null ? NEVER : timetable.next(complete.getTimeDone()).orElse(NEVER);
    }

    @Override
    public boolean isDeterministic() {
      return true;
    }

    @Override
    public String toString() {
      return String.valueOf(brief.timetable());
    }
  }

  /** Begins; what an earlier process left undone goes on at once. */
  public void start() {
    scheduler.start();
    for (NamedBrief brief : briefs) {
      boolean undone = ledger.runs(brief.name(), 20).stream().anyMatch(r -> r.state().isOpen());
      if (undone) {
        resumption.execute(() -> make(brief));
      }
    }
  }

  private void make(NamedBrief brief) {
    try {
      Outcome outcome = runs.run(brief, NightlyRuns.Again.NO);
      told.accept(outcome);
    } catch (StoppedException e) {
      log.warn("{}: {}", brief.name(), e.getMessage());
    }
  }

  /** Ends: runs under way come to a point where they can go on later. */
  @Override
  public void close() {
    runs.stop();
    scheduler.stop();
    resumption.shutdown();
  }
}

package crossbrief.nightly;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When a brief is due: a cron expression of five fields on the clock of a time zone. A time that
 * daylight saving leaves out comes as much later as the clock is put forward; one that it repeats
 * comes once, at its first occurrence.
 */
public final class Timetable {
  private static final Duration LONGEST_SHIFT = Duration.ofHours(3);

  /** How far back a time is looked for. */
  private static final List<Duration> BACK =
      List.of(Duration.ofHours(2), Duration.ofDays(2), Duration.ofDays(40), Duration.ofDays(400));

  private final CronSchedule cron;
  private final ZoneId zone;

  private Timetable(CronSchedule cron, ZoneId zone) {
    this.cron = cron;
    this.zone = zone;
  }

  /**
   * Reads a cron expression: minute, hour, day of the month, month, day of the week.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Timetable of(String expression, ZoneId zone) {
    return new Timetable(
        new CronSchedule(expression.strip(), ZoneOffset.UTC, CronStyle.UNIX), zone);
  }

  /** The first time after an instant; empty when there is none any more. */
  public Optional<Instant> next(Instant after) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone).minus(LONGEST_SHIFT);
    Instant best = null;
    LocalDateTime last = null;
    for (LocalDateTime at = nextLocal(local); at != null; at = nextLocal(at)) {
      if (last != null && at.isAfter(last.plus(LONGEST_SHIFT))) {
        break;
      }
      Instant instant = at.atZone(zone).toInstant();
      if (instant.isAfter(after)) {
        last = last == null ? at : last;
        best = best == null || instant.isBefore(best) ? instant : best;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The cron expression knows no time zone: it is put on a clock without one. */
  private @org.jspecify.annotations.Nullable LocalDateTime nextLocal(LocalDateTime after) {
    Instant next =
        cron.getNextExecutionTime(
            ExecutionComplete.simulatedSuccess(after.toInstant(ZoneOffset.UTC)));
    return next == null || next.isAfter(after.plusYears(10).toInstant(ZoneOffset.UTC))
        ? null
        : LocalDateTime.ofInstant(next, ZoneOffset.UTC);
  }

  /** The last time at or before an instant; empty when there was none in the year before. */
  public Optional<Instant> latest(Instant now) {
    for (Duration back : BACK) {
      Instant latest = null;
      Optional<Instant> at = next(now.minus(back));
      while (at.isPresent() && !at.get().isAfter(now)) {
        latest = at.get();
        at = next(latest);
      }
      if (latest != null) {
        return Optional.of(latest);
      }
    }
    return Optional.empty();
  }

  public ZoneId zone() {
    return zone;
  }

  @Override
  public String toString() {
    return cron.getPattern() + " " + zone;
  }
}

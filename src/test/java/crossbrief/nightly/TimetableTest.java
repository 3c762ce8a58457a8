package crossbrief.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30 5 * * *     | Europe/Paris     | 2026-10-24T12:00:00Z | 2026-10-25T04:30:00Z
          30 5 * * *     | Europe/Paris     | 2026-03-28T12:00:00Z | 2026-03-29T03:30:00Z
          30 2 * * *     | Europe/Paris     | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z
          30 2 * * *     | Europe/Paris     | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z
          30 2 * * *     | Europe/Paris     | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
          30 2 * * *     | America/New_York | 2026-03-07T12:00:00Z | 2026-03-08T07:30:00Z
          0 6 * * 1-5    | UTC              | 2026-11-20T07:00:00Z | 2026-11-23T06:00:00Z
          0 6 1 * *      | UTC              | 2026-11-20T07:00:00Z | 2026-12-01T06:00:00Z
          0 6 29 2 *     | UTC              | 2026-11-20T07:00:00Z | 2028-02-29T06:00:00Z
          */15 * * * *   | Asia/Kolkata     | 2026-11-20T07:01:00Z | 2026-11-20T07:15:00Z
          0 5 * * *      | Australia/Lord_Howe | 2026-10-03T12:00:00Z | 2026-10-03T18:00:00Z
          """)
  void isRightAcrossDaylightSaving(String cron, String zone, Instant after, Instant next) {
    assertThat(Timetable.of(cron, ZoneId.of(zone)).next(after)).contains(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30 5 * * *  | Europe/Paris | 2026-10-25T04:30:00Z | 2026-10-25T04:30:00Z
          30 5 * * *  | Europe/Paris | 2026-10-25T04:29:59Z | 2026-10-24T03:30:00Z
          0 6 1 * *   | UTC          | 2026-11-20T07:00:00Z | 2026-11-01T06:00:00Z
          0 6 1 1 *   | UTC          | 2026-11-20T07:00:00Z | 2026-01-01T06:00:00Z
          * * * * *   | UTC          | 2026-11-20T07:00:30Z | 2026-11-20T07:00:00Z
          """)
  void knowsTheLastTime(String cron, String zone, Instant now, Instant latest) {
    assertThat(Timetable.of(cron, ZoneId.of(zone)).latest(now)).contains(latest);
  }

  @Test
  void everyNightOfAYearHasOneTime() {
    Timetable timetable = Timetable.of("30 2 * * *", ZoneId.of("Europe/Paris"));
    List<Instant> times = new ArrayList<>();
    Optional<Instant> at = timetable.next(Instant.parse("2026-01-01T00:00:00Z"));
    while (at.isPresent() && at.get().isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
      times.add(at.get());
      at = timetable.next(at.get());
    }

    assertThat(times).hasSize(365).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "99 * * * *", "* * * *", "every day", "0 30 5 * * * *"})
  void refusesWhatIsNoCronExpression(String cron) {
    assertThatThrownBy(() -> Timetable.of(cron, ZoneId.of("UTC")))
        .isInstanceOf(RuntimeException.class);
  }
}

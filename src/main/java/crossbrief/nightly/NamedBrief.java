package crossbrief.nightly;

import crossbrief.deliver.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A brief that is made again and again.
 *
 * @param name in the settings
 * @param title of the brief; empty where its stories give it one
 * @param sources what it is made of
 * @param timetable when it is due; absent when it is only made by hand
 * @param zone in which its days are named
 * @param deadline how long after its time a run that fails is tried again
 * @param link address under which its folder can be read; absent when nobody said so
 * @param channels where it is handed over
 */
public record NamedBrief(
    String name,
    String title,
    List<String> sources,
    @Nullable Timetable timetable,
    ZoneId zone,
    Duration deadline,
    @Nullable String link,
    List<Channel> channels) {
  private static final DateTimeFormatter DATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmm", Locale.ROOT);

  public NamedBrief {
    sources = List.copyOf(sources);
    channels = List.copyOf(channels);
  }

  /** The name of the folder of one brief. */
  public String dated(Instant slot) {
    return DATED.format(slot.atZone(zone));
  }

  /** The address of the folder of one brief; absent when nobody said where it can be read. */
  public @Nullable String linkTo(Instant slot) {
    return link == null ? null : link.replaceAll("/+$", "") + "/" + dated(slot);
  }
}

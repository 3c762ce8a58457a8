package crossbrief.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of what earlier briefs of the same name told.
 *
 * @param last the clock of the last brief
 * @param continued stories that were told before
 * @param changes contradictions and disputes: new ones, known ones that are still open, and those
 *     that a source has resolved
 * @param quiet how many known ones are open in stories of which nothing came
 */
public record SinceLast(Instant last, List<Continued> continued, List<Change> changes, int quiet) {
  public SinceLast {
    continued = List.copyOf(continued);
    changes = List.copyOf(changes);
  }

  /**
   * A story that was told before.
   *
   * @param story its id in this brief
   */
  public record Continued(String story, LocalDate firstTold) {}

  /** What has become of a contradiction or dispute. */
  public enum State {
    NEW,
    STILL_OPEN,
    RESOLVED
  }

  /**
   * One contradiction or dispute.
   *
   * @param story id of its story in this brief
   * @param finding id of the inconsistency in this brief; absent when the articles of this brief
   *     alone do not show it
   * @param text what changed, in a sentence; empty when nothing did
   * @param evidence what it rests on: articles of the story, or of an earlier brief as its annexes
   */
  public record Change(
      State state,
      String story,
      @Nullable String finding,
      ClaimType type,
      String question,
      LocalDate firstTold,
      String text,
      List<Evidence> evidence) {
    public Change {
      evidence = List.copyOf(evidence);
    }
  }

  /** The changes that came to a state. */
  public List<Change> in(State state) {
    return changes.stream().filter(c -> c.state() == state).toList();
  }
}

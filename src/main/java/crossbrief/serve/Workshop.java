package crossbrief.serve;

import crossbrief.job.BriefJob;
import crossbrief.job.Progress;
import java.time.Clock;

/** Makes the job of a brief on demand by the settings of the house. */
public interface Workshop {
  /**
   * A job for one brief.
   *
   * @param asOf the clock of the brief, which stands still
   */
  BriefJob job(Order order, Clock asOf, Progress progress);
}

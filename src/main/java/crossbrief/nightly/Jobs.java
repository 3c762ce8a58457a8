package crossbrief.nightly;

import crossbrief.ingest.Memory;
import crossbrief.job.BriefJob;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the job of a named brief by its settings. */
public interface Jobs {
  /**
   * A job for one attempt.
   *
   * @param asOf the clock of the brief, which stands still
   * @param closed why the model is not to be asked any more; absent when it is
   */
  BriefJob job(NamedBrief brief, Clock asOf, Memory memory, @Nullable String closed);
}

package crossbrief.serve;

import crossbrief.ledger.Run;
import org.jspecify.annotations.Nullable;

/**
 * How a brief on demand stands.
 *
 * @param ahead how many wait before it; 0 when it does not wait
 * @param stage what is being done, such as {@code Summarizing}; empty when nothing is
 * @param done steps of the stage that are done
 * @param of all steps of the stage
 * @param last what was done last, such as the name of an article; absent when that is not known
 */
record Standing(Run run, int ahead, String stage, int done, int of, @Nullable String last) {
  /** Whether no more will happen. */
  boolean isOver() {
    return !run.state().isOpen();
  }
}

package crossbrief.job;

import crossbrief.domain.Brief;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.llm.LlmReport;
import java.util.List;
import java.util.Map;

/**
 * A finished run.
 *
 * @param llm what was asked of a model
 * @param files the rendered files by name, with the run's own report among them
 */
public record RunResult(Brief brief, LlmReport llm, Map<String, byte[]> files) {
  /** All inconsistencies of all stories. */
  public List<Inconsistency> inconsistencies() {
    return brief.stories().stream().flatMap(s -> s.inconsistencies().stream()).toList();
  }

  /** Whether a contradiction was found. */
  public boolean hasContradictions() {
    return inconsistencies().stream().anyMatch(i -> i.kind() == Kind.CONTRADICTION);
  }

  /** Whether something was left out or could not be checked as asked. */
  public boolean isPartial() {
    return !brief.skipped().isEmpty()
        || brief.checks().modelCallsFailed() > 0
        || llm.budgetSpent()
        || brief.stories().stream().anyMatch(s -> isUnchecked(s.modelCheck().state()));
  }

  private static boolean isUnchecked(ModelCheck.State state) {
    return state == ModelCheck.State.NOT_CHECKED || state == ModelCheck.State.UNUSABLE;
  }
}

package crossbrief.job;

import crossbrief.domain.Brief;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.llm.LlmReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A finished run.
 *
 * @param llm what was asked of a model
 * @param files the rendered files by name, with the run's own report among them
 * @param memories what is to be remembered for the next brief of the same name
 */
public record RunResult(
    Brief brief, LlmReport llm, Map<String, byte[]> files, Map<String, byte[]> memories) {
  private static final int NAMED = 10;

  /** All inconsistencies of all stories. */
  public List<Inconsistency> inconsistencies() {
    return brief.stories().stream().flatMap(s -> s.inconsistencies().stream()).toList();
  }

  /** Whether a contradiction was found. */
  public boolean hasContradictions() {
    return inconsistencies().stream().anyMatch(i -> i.kind() == Kind.CONTRADICTION);
  }

  /** What is missing in the brief, for who reads the message before the brief. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    brief.checks().notChecked().stream()
        .filter(note -> note.startsWith("This brief is partial"))
        .forEach(warnings::add);
    if (brief.checks().modelCallsFailed() > 0) {
      warnings.add(
          brief.checks().modelCallsFailed()
              + " articles were summarized without the model, which gave no usable reply");
    }
    brief.skipped().stream()
        .limit(NAMED)
        .forEach(s -> warnings.add("Left out: " + s.uri() + " (" + s.reason() + ")"));
    if (brief.skipped().size() > NAMED) {
      warnings.add("Left out: " + (brief.skipped().size() - NAMED) + " more");
    }
    return warnings;
  }

  /** Whether something was left out or could not be checked as asked. */
  public boolean isPartial() {
    return !brief.skipped().isEmpty() || isLess();
  }

  /** Whether less was done with the articles than was asked for. */
  public boolean isLess() {
    return brief.checks().modelCallsFailed() > 0
        || llm.budgetSpent()
        || brief.stories().stream().anyMatch(s -> isUnchecked(s.modelCheck().state()));
  }

  private static boolean isUnchecked(ModelCheck.State state) {
    return state == ModelCheck.State.NOT_CHECKED || state == ModelCheck.State.UNUSABLE;
  }
}

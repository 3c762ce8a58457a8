package crossbrief.llm;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run asked of its model.
 *
 * @param calls by subject and purpose, in the order in which they ended
 * @param damagedReplies files of the cache that were damaged, and asked again
 * @param resumable whether another run goes on where this one ended
 * @param budgetSpent whether the budget ended before the questions did
 * @param unanswered questions that the server did not answer, and might later
 */
public record LlmReport(
    List<ModelCall> calls,
    int damagedReplies,
    boolean budgetSpent,
    boolean resumable,
    int unanswered) {
  /** The built-in engine's: it calls nobody. */
  public static final LlmReport NONE = new LlmReport(List.of(), 0, false, false, 0);

  public LlmReport {
    calls = List.copyOf(calls);
  }

  /** How many calls were made and paid. */
  public long made() {
    return calls.stream().filter(c -> c.origin() != ModelCall.Origin.CACHE).count();
  }

  /** How many replies came from the cache. */
  public long fromCache() {
    return calls.size() - made();
  }

  /** How many calls got no reply. */
  public long failed() {
    return calls.stream().filter(c -> c.failure() != null).count();
  }

  /** The tokens of all calls that were made. */
  public Usage usage() {
    return calls.stream().map(ModelCall::usage).reduce(Usage.NONE, Usage::plus);
  }

  /** What the calls cost, in US dollars; absent when a price is not known. */
  public @Nullable BigDecimal cost() {
    BigDecimal sum = BigDecimal.ZERO;
    for (ModelCall call : calls) {
      BigDecimal cost = call.cost();
      if (cost == null) {
        return null;
      }
      sum = sum.add(cost);
    }
    return sum;
  }
}

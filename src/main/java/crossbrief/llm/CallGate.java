package crossbrief.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one gate that all calls of a run pass: how many are in flight, how fast they start, how much
 * they may cost, and whether any may start at all. Starts are spaced evenly rather than let through
 * in bursts (generic cell rate algorithm), a hair slower than allowed, so that a server that counts
 * differently still has nothing to refuse; a refusal pushes back everyone.
 */
final class CallGate {
  private static final double MARGIN = 1.008;
  private static final double SLOWER = 1.1;
  private static final double RECOVERY = 0.95;

  /** How many calls must have been accepted before their rate says something of the server's. */
  private static final int ENOUGH = 10;

  private static final double MAX_LEARNED_GAP = 30e9;

  /** How much later a first call may reach its server than the next ones, in nanoseconds. */
  private static final long FIRST_IS_SLOW = 60_000_000;

  /** The part of a gap by which a call may come late without pushing back the next ones. */
  private static final int FORGIVEN = 100;

  private static final long NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final LlmConfig.Limits limits;
  private final LlmConfig.Budget budget;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ReentrantLock turn = new ReentrantLock(true);

  private int inFlight;
  private long nextStart = System.nanoTime();
  private long nextTokens = nextStart;
  private double learnedGap;
  private long epochStart;
  private int epochAccepted;
  private long tokens;
  private long tokensReserved;
  private BigDecimal cost = BigDecimal.ZERO;
  private BigDecimal costReserved = BigDecimal.ZERO;
  private @Nullable RuntimeException shut;
  private boolean budgetSpent;
  private int failuresInARow;

  CallGate(LlmConfig.Limits limits, LlmConfig.Budget budget) {
    this.limits = limits;
    this.budget = budget;
  }

  /**
   * What one call may use at most.
   *
   * @param cost absent when no price is known
   */
  record Estimate(long tokens, @Nullable BigDecimal cost) {
    BigDecimal price() {
      return cost == null ? BigDecimal.ZERO : cost;
    }
  }

  /**
   * Waits until a call may start.
   *
   * @throws LlmException when the budget has no room for the call
   * @throws RuntimeException what the gate was shut with
   */
  void enter(Estimate estimate) {
    lock.lock();
    try {
      awaitRoom(estimate);
      inFlight++;
      tokensReserved += estimate.tokens();
      costReserved = costReserved.add(estimate.price());
      if (isUnpaced()) {
        return;
      }
    } finally {
      lock.unlock();
    }
    boolean started = false;
    try {
      awaitTurn(estimate);
      started = true;
    } finally {
      if (!started) {
        lock.lock();
        try {
          release(estimate);
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /** Whether nothing holds a call back, so that there is no line to wait in. */
  private boolean isUnpaced() {
    return limits.tokensPerMinute() == 0
        && gap() == 0
        && Math.max(nextStart, nextTokens) - System.nanoTime() <= 0;
  }

  /** Waits in line: one call after the other takes the next slot, so that none run into another. */
  private void awaitTurn(Estimate estimate) {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException("interrupted while waiting for the model");
    }
    try {
      lock.lock();
      try {
        awaitSlot(estimate);
      } finally {
        lock.unlock();
      }
    } finally {
      turn.unlock();
    }
  }

  private void awaitRoom(Estimate estimate) {
    while (true) {
      checkOpen();
      boolean full = inFlight >= limits.concurrency();
      boolean tooMuch = exceeds(estimate);
      if (!full && !tooMuch) {
        return;
      }
      if (tooMuch && inFlight == 0) {
        budgetSpent = true;
        changed.signalAll();
        throw spent();
      }
      await(Long.MAX_VALUE);
    }
  }

  private boolean exceeds(Estimate estimate) {
    Long maxTokens = budget.tokens();
    BigDecimal maxCost = budget.cost();
    return (maxTokens != null && tokens + tokensReserved + estimate.tokens() > maxTokens)
        || (maxCost != null && cost.add(costReserved).add(estimate.price()).compareTo(maxCost) > 0);
  }

  private void awaitSlot(Estimate estimate) {
    while (true) {
      checkOpen();
      long slot = Math.max(nextStart, nextTokens);
      long now = System.nanoTime();
      if (slot - now <= 0) {
        long gap = gap();
        boolean late = now - slot > gap / FORGIVEN;
        nextStart = (late ? now - gap / FORGIVEN : slot) + gap;
        nextStart += epochStart == 0 && gap > 0 ? FIRST_IS_SLOW : 0;
        nextTokens = Math.max(nextTokens, now) + tokenTime(estimate.tokens());
        epochStart = epochStart == 0 ? now : epochStart;
        return;
      }
      await(slot - now);
    }
  }

  private long gap() {
    double set =
        limits.requestsPerMinute() == 0
            ? 0
            : MARGIN * NANOS_PER_MINUTE / limits.requestsPerMinute();
    return Math.round(Math.max(set, learnedGap));
  }

  private long tokenTime(long used) {
    return limits.tokensPerMinute() == 0
        ? 0
        : Math.round(MARGIN * NANOS_PER_MINUTE / limits.tokensPerMinute() * (double) used);
  }

  /**
   * The call is over.
   *
   * @param used what it cost in truth; absent when it failed and cost nothing
   */
  void leave(Estimate estimate, @Nullable Estimate used) {
    lock.lock();
    try {
      release(estimate);
      if (used == null) {
        nextTokens -= tokenTime(estimate.tokens());
        return;
      }
      tokens += used.tokens();
      cost = cost.add(used.price());
      nextTokens -= tokenTime(estimate.tokens() - used.tokens());
      learnedGap = learnedGap < 1000 ? 0 : learnedGap * RECOVERY;
      epochAccepted++;
      failuresInARow = 0;
    } finally {
      lock.unlock();
    }
  }

  private void release(Estimate estimate) {
    inFlight--;
    tokensReserved -= estimate.tokens();
    costReserved = costReserved.subtract(estimate.price());
    changed.signalAll();
  }

  /** The server asks everyone to wait; nothing starts before. */
  void pushBack(Duration wait) {
    lock.lock();
    try {
      long now = System.nanoTime();
      long until = now + wait.toNanos();
      if (until - nextStart <= 0 && epochAccepted == 0) {
        return;
      }
      if (epochAccepted >= ENOUGH) {
        double observed = (double) (until - epochStart) / (double) epochAccepted;
        learnedGap = Math.min(Math.max(learnedGap, observed * SLOWER), MAX_LEARNED_GAP);
      }
      epochStart = until;
      epochAccepted = 0;
      nextStart = Math.max(until, now);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits outside the gate, unless it is shut meanwhile. */
  void pause(Duration wait) {
    lock.lock();
    try {
      long end = System.nanoTime() + wait.toNanos();
      while (shut == null && end - System.nanoTime() > 0) {
        await(end - System.nanoTime());
      }
      checkOpen();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the budget has room for so much. */
  boolean fits(Estimate estimate) {
    lock.lock();
    try {
      return !exceeds(estimate);
    } finally {
      lock.unlock();
    }
  }

  /** Something was spent that did not pass the gate. */
  void charge(Estimate used) {
    lock.lock();
    try {
      tokens += used.tokens();
      cost = cost.add(used.price());
    } finally {
      lock.unlock();
    }
  }

  /** A question failed in all its attempts; how many in a row have by now. */
  int failed() {
    lock.lock();
    try {
      return ++failuresInARow;
    } finally {
      lock.unlock();
    }
  }

  /** Lets no call start any more. */
  void shut(RuntimeException why) {
    lock.lock();
    try {
      if (shut == null) {
        shut = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no call is in flight; whether that came in time. */
  boolean drain(Duration atMost) {
    lock.lock();
    try {
      long end = System.nanoTime() + atMost.toNanos();
      while (inFlight > 0 && end - System.nanoTime() > 0) {
        await(end - System.nanoTime());
      }
      return inFlight == 0;
    } finally {
      lock.unlock();
    }
  }

  boolean isBudgetSpent() {
    lock.lock();
    try {
      return budgetSpent;
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() {
    if (shut != null) {
      throw shut;
    }
    if (budgetSpent) {
      throw spent();
    }
  }

  private LlmException spent() {
    return new LlmException(LlmException.Kind.BUDGET, budget.spent());
  }

  /** Waits for a change; every caller asks in a loop whether it came. */
  @SuppressWarnings("WaitNotInLoop")
  private void await(long nanos) {
    try {
      if (nanos == Long.MAX_VALUE) {
        changed.await();
      } else {
        long unusedRest = changed.awaitNanos(nanos);
        assert unusedRest <= nanos;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException("interrupted while waiting for the model");
    }
  }
}

package crossbrief.llm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does the same with many things at once; results come in the order of the things. */
public final class Workers {
  private static final int STACK_BYTES = 1 << 20;

  private Workers() {}

  /**
   * Applies a function to each item, on at most so many threads.
   *
   * @throws RuntimeException what the function threw for the first item that failed; no item is
   *     begun after a failure
   */
  public static <T, R> List<R> map(List<T> items, int threads, Function<T, R> function) {
    if (threads <= 1 || items.size() <= 1) {
      return items.stream().map(function).toList();
    }
    List<@Nullable R> results =
        Collections.synchronizedList(new ArrayList<>(Collections.nCopies(items.size(), null)));
    List<@Nullable Throwable> failures =
        Collections.synchronizedList(new ArrayList<>(Collections.nCopies(items.size(), null)));
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < Math.min(threads, items.size()); t++) {
      Thread thread =
          new Thread(
              null,
              () -> {
                for (int i = next.getAndIncrement();
                    i < items.size() && !failed.get();
                    i = next.getAndIncrement()) {
                  try {
                    results.set(i, function.apply(items.get(i)));
                  } catch (RuntimeException | Error e) {
                    failures.set(i, e);
                    failed.set(true);
                  }
                }
              },
              "worker-" + t,
              STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
      running.add(thread);
    }
    running.forEach(Workers::join);
    for (Throwable failure : failures) {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }
    List<R> whole = new ArrayList<>();
    for (R result : results) {
      if (result == null) {
        throw new IllegalStateException("a worker left no result");
      }
      whole.add(result);
    }
    return whole;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException("interrupted while waiting for the model");
    }
  }
}

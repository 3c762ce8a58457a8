package crossbrief.serve;

import crossbrief.domain.CrossbriefException;
import crossbrief.ingest.Ingested;
import crossbrief.job.BriefJob;
import crossbrief.job.Progress;
import crossbrief.job.RunResult;
import crossbrief.ledger.KeptArticle;
import crossbrief.ledger.Lease;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.Run;
import crossbrief.llm.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders, makes their briefs one after the other with a few workers, and tells how each
 * stands. Orders are kept in the ledger until their briefs are: a server that ends goes on with
 * them when it starts again.
 */
final class Desk implements AutoCloseable {
  /** The name under which the ledger keeps briefs on demand. */
  static final String BRIEF = "on-demand";

  private static final Logger log = LoggerFactory.getLogger(Desk.class);
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final int ID_BYTES = 16;

  private final Ledger ledger;
  private final Workshop workshop;
  private final Clock clock;
  private final int queue;
  private final ThreadPoolExecutor workers;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Work> works = new ConcurrentHashMap<>();
  private volatile boolean closing;

  Desk(Ledger ledger, Workshop workshop, Clock clock, ServeConfig config) {
    this.ledger = ledger;
    this.workshop = workshop;
    this.clock = clock;
    this.queue = config.queue();
    this.workers =
        new ThreadPoolExecutor(
            config.workers(),
            config.workers(),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "brief"));
  }

  /** One brief that waits or is made. */
  private final class Work implements Runnable, Progress {
    private final String id;
    private final List<Consumer<Standing>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable BriefJob job;
    private volatile boolean canceled;
    private volatile boolean begun;
    private String stage = "";
    private int done;
    private int of;
    private @Nullable String last;

    Work(String id) {
      this.id = id;
    }

    @Override
    public void run() {
      if (closing || canceled) {
        return;
      }
      begun = true;
      works.values().forEach(Work::tell);
      try (Lease lease = ledger.lease("run:" + id).orElse(null)) {
        if (lease != null) {
          make(lease);
        }
      } catch (StoppedException e) {
        log.info("{} goes on at the next start", id);
      } catch (CrossbriefException e) {
        failed(String.valueOf(e.getMessage()));
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        log.error("A bug, or too little memory, in the brief {}", id, e);
        failed("this is a bug, or there was too little memory: " + e);
      } finally {
        works.remove(id);
        tell();
        works.values().forEach(Work::tell);
      }
    }

    private void failed(String why) {
      if (!canceled) {
        String told = why.replaceAll("(?:[^\\s,(]*/)?crossbrief-\\d+/", "");
        ledger.enter(id, Run.State.FAILED, told, now());
      }
    }

    private void make(Lease lease) {
      Optional<Run> found = ledger.run(id).filter(r -> r.state().isOpen());
      Optional<byte[]> input = ledger.input(id);
      if (found.isEmpty() || input.isEmpty()) {
        return;
      }
      Run run =
          ledger.begin(
              id,
              BRIEF,
              found.get().tenant(),
              found.get().slot(),
              found.get().asOf(),
              Run.State.STARTED,
              null);
      ledger.enter(id, Run.State.STARTED, "", now());
      Order order = Order.of(input.get());
      BriefJob made = workshop.job(order, Clock.fixed(run.asOf(), ZoneOffset.UTC), this);
      job = made;
      if (canceled || closing) {
        throw new StoppedException("told to stop");
      }
      started("Reading", 0);
      RunResult result = made.run(read(order, made), order.title());
      if (!ledger.made(run, kept(result), lease, now())) {
        log.info("The brief {} was not kept: it was canceled", id);
      }
    }

    private Ingested read(Order order, BriefJob made) {
      Path folder = temporary();
      try {
        return made.read(order.unpack(folder));
      } finally {
        delete(folder);
      }
    }

    private void cancel() {
      canceled = true;
      BriefJob running = job;
      if (running != null) {
        running.stop();
      }
    }

    @Override
    public synchronized void started(String newStage, int steps) {
      stage = newStage;
      done = 0;
      of = steps;
      last = null;
      tell();
    }

    @Override
    public synchronized void step() {
      done++;
      tell();
    }

    @Override
    public synchronized void step(String what) {
      last = what;
      step();
    }

    @Override
    public void done() {}

    private synchronized Standing standing(Run run) {
      return new Standing(run, begun ? 0 : ahead(id), stage, done, of, last);
    }

    private void tell() {
      if (listeners.isEmpty()) {
        return;
      }
      ledger
          .run(id)
          .map(this::standing)
          .ifPresent(standing -> listeners.forEach(l -> l.accept(standing)));
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("crossbrief-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.warn("Cannot delete {}: {}", folder, e.getMessage());
    }
  }

  private static Ledger.Made kept(RunResult result) {
    return new Ledger.Made(
        Run.Result.of(result.brief(), result.llm(), result.isPartial()),
        new LinkedHashMap<>(result.files()),
        KeptArticle.of(result.brief()),
        List.of(),
        Map.of());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Goes on with what an earlier server left undone. */
  void resume() {
    List<Run> open = new ArrayList<>(ledger.open(BRIEF));
    open.sort(Comparator.comparing(Run::slot).thenComparing(Run::id));
    open.forEach(run -> enqueue(run.id()));
    if (!open.isEmpty()) {
      log.info("Going on with {} briefs of an earlier server", open.size());
    }
  }

  /** Whether one more may wait. */
  boolean hasRoom() {
    return works.size() < queue + workers.getMaximumPoolSize();
  }

  /** Takes an order; the id of its brief cannot be guessed. */
  Standing take(Order order, String tenant) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Run run = ledger.begin(id, BRIEF, tenant, now(), now(), Run.State.QUEUED, order.bytes());
    enqueue(id);
    return standing(run);
  }

  private void enqueue(String id) {
    Work work = new Work(id);
    works.put(id, work);
    try {
      workers.execute(work);
    } catch (RejectedExecutionException ending) {
      works.remove(id); // it is kept, and made at the next start
    }
  }

  private int ahead(String id) {
    int n = 0;
    for (Runnable waiting : workers.getQueue()) {
      if (waiting instanceof Work work) {
        if (work.id.equals(id)) {
          return n;
        }
        n += work.canceled ? 0 : 1;
      }
    }
    return 0;
  }

  private Standing standing(Run run) {
    Work work = works.get(run.id());
    return work == null ? new Standing(run, 0, "", 0, 0, null) : work.standing(run);
  }

  /** How a brief of a tenant stands; empty when the tenant has no such brief. */
  Optional<Standing> standing(String id, String tenant) {
    return mine(id, tenant).map(this::standing);
  }

  private Optional<Run> mine(String id, String tenant) {
    return ledger.run(id).filter(r -> r.brief().equals(BRIEF) && r.tenant().equals(tenant));
  }

  /** The latest briefs of a tenant. */
  List<Run> latest(String tenant, int most) {
    return ledger.runsOf(BRIEF, tenant, most);
  }

  /** The articles of a brief of a tenant. */
  List<KeptArticle> articles(String id) {
    return ledger.articles(id);
  }

  /** A file of a brief of a tenant; empty when there is none. */
  Optional<byte[]> file(String id, String tenant, String name) {
    return mine(id, tenant).flatMap(run -> ledger.output(run.id(), name));
  }

  /** Stops a brief; what it made so far is thrown away. */
  Optional<Standing> cancel(String id, String tenant) {
    Optional<Run> run = mine(id, tenant);
    if (run.isPresent() && run.get().state().isOpen()) {
      ledger.enter(id, Run.State.CANCELED, "canceled", now());
      Work work = works.get(id);
      if (work != null) {
        work.cancel();
        if (workers.remove(work)) {
          works.remove(id);
        }
        work.tell();
      }
    }
    return standing(id, tenant);
  }

  /**
   * Tells a listener whenever a brief stands otherwise.
   *
   * @return what ends that
   */
  Runnable listen(String id, Consumer<Standing> listener) {
    Work work = works.get(id);
    if (work == null) {
      return () -> {};
    }
    work.listeners.add(listener);
    return () -> work.listeners.remove(listener);
  }

  /** Whether no more will happen to a brief. */
  boolean isOver(String id) {
    return ledger.run(id).map(r -> !r.state().isOpen()).orElse(true);
  }

  /** Whether no more orders are taken. */
  boolean isClosing() {
    return closing;
  }

  /** How many wait. */
  int waiting() {
    return workers.getQueue().size();
  }

  /** How many are being made. */
  int working() {
    return workers.getActiveCount();
  }

  /** Ends: what is being made is finished where that takes no long, the rest is kept for later. */
  @Override
  public void close() {
    closing = true;
    workers.shutdown();
    try {
      if (!workers.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        works.values().stream()
            .map(w -> w.job)
            .filter(java.util.Objects::nonNull)
            .forEach(BriefJob::stop);
        log.warn("Briefs under way go on at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

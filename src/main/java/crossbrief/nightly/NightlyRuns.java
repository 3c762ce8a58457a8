package crossbrief.nightly;

import crossbrief.deliver.Channel;
import crossbrief.deliver.DeliveryException;
import crossbrief.deliver.Parcel;
import crossbrief.domain.CrossbriefException;
import crossbrief.ingest.IngestException;
import crossbrief.ingest.Ingested;
import crossbrief.ingest.IngestedJson;
import crossbrief.ingest.Memory;
import crossbrief.ingest.NothingNewException;
import crossbrief.job.BriefJob;
import crossbrief.job.RunResult;
import crossbrief.ledger.Delivery;
import crossbrief.ledger.Lease;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.LedgerException;
import crossbrief.ledger.Run;
import crossbrief.llm.LlmUnavailableException;
import crossbrief.llm.StoppedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a named brief: once for each time at which it is due, whatever happens. A run that was
 * interrupted goes on where it was; one that fails is tried again until its deadline, and then the
 * brief is made of what there is, marked partial.
 */
public final class NightlyRuns {
  private static final Logger log = LoggerFactory.getLogger(NightlyRuns.class);
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Ledger ledger;
  private final Jobs jobs;
  private final NightClock night;
  private final Deliveries deliveries;
  private final Parcels parcels;
  private volatile @Nullable BriefJob current;
  private volatile boolean stopped;

  public NightlyRuns(Ledger ledger, Jobs jobs, NightClock night) {
    this.ledger = ledger;
    this.jobs = jobs;
    this.night = night;
    this.deliveries = new Deliveries(ledger, night);
    this.parcels = new Parcels(ledger);
  }

  /** What to do with a brief that was made already. */
  public enum Again {
    NO,
    /** Make another one for the same time. */
    YES
  }

  /**
   * Makes the brief that is due, unless it has been made.
   *
   * @throws StoppedException when it was told to stop; the run goes on when it is begun again
   */
  public Outcome run(NamedBrief brief, Again again) {
    Optional<Lease> lease = ledger.lease("brief:" + brief.name());
    if (lease.isEmpty()) {
      return new Outcome(
          Outcome.Kind.BUSY,
          null,
          brief.name() + " is being made by " + ledger.holder("brief:" + brief.name()));
    }
    try (Lease held = lease.get()) {
      finishEarlier(brief);
      return run(brief, again, held);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException("interrupted; the run goes on when it is begun again");
    }
  }

  /** Ends the run under way early; it goes on when it is begun again. */
  public void stop() {
    stopped = true;
    BriefJob job = current;
    if (job != null) {
      job.stop();
    }
  }

  private Outcome run(NamedBrief brief, Again again, Lease lease) throws InterruptedException {
    Instant slot = slot(brief);
    Optional<Run> open = open(brief, slot);
    String id = open.map(Run::id).orElse(brief.name() + "-" + ID.format(slot));
    Optional<Run> known = ledger.run(id);
    if (known.isPresent() && known.get().state() == Run.State.FAILED && again == Again.NO) {
      ledger.enter(id, Run.State.STARTED, "begun again", night.clock().instant());
    } else if (known.isPresent() && !known.get().state().isOpen()) {
      if (again == Again.NO) {
        return already(brief, known.get());
      }
      id = another(id);
    }
    Instant asOf = night.now();
    Run run = ledger.begin(id, brief.name(), "", slot, asOf, Run.State.STARTED, null);
    log.info("Run {} of {}, attempt {}", run.id(), brief.name(), run.attempts());
    return attempts(brief, run, lease);
  }

  private Outcome already(NamedBrief brief, Run run) throws InterruptedException {
    if (run.state() == Run.State.MADE) {
      return handOver(brief, run);
    }
    List<String> failures = deliveries.failures(run);
    if (run.state().hasBrief() && !failures.isEmpty()) {
      return new Outcome(
          Outcome.Kind.NOT_ALL_DELIVERED,
          run,
          "was made, but not delivered: "
              + String.join("; ", failures)
              + "; repeat it with: deliver "
              + run.id());
    }
    return new Outcome(
        Outcome.Kind.ALREADY_MADE,
        run,
        brief.name() + " was made already for " + run.slot() + " (" + run.id() + ")");
  }

  /** The time for which a brief is made: the last one of its timetable, else this minute. */
  private Instant slot(NamedBrief brief) {
    Instant now = night.clock().instant();
    Timetable timetable = brief.timetable();
    return (timetable == null ? Optional.<Instant>empty() : timetable.latest(now))
        .orElse(now.truncatedTo(ChronoUnit.MINUTES));
  }

  /** A run of this brief that was interrupted; those for earlier times are given up. */
  private Optional<Run> open(NamedBrief brief, Instant slot) {
    Optional<Run> latest = Optional.empty();
    for (Run run : ledger.runs(brief.name(), 20)) {
      if (!run.state().isOpen()) {
        continue;
      }
      boolean superseded =
          latest.isPresent() || (brief.timetable() != null && run.slot().isBefore(slot));
      if (superseded) {
        ledger.enter(
            run.id(), Run.State.FAILED, "given up: the next one was due", night.clock().instant());
      } else {
        latest = Optional.of(run);
      }
    }
    return latest;
  }

  private String another(String id) {
    int n = 2;
    while (ledger.run(id + "-" + n).map(r -> !r.state().isOpen()).orElse(false)) {
      n++;
    }
    return id + "-" + n;
  }

  /** Deliveries of earlier runs that a dead process left open. */
  private void finishEarlier(NamedBrief brief) throws InterruptedException {
    for (Run run : ledger.runs(brief.name(), 20)) {
      if (run.state() == Run.State.MADE) {
        Outcome unused = handOver(brief, run);
        log.info("Finished the deliveries of {}: {}", run.id(), unused.message());
      }
    }
  }

  private Outcome attempts(NamedBrief brief, Run run, Lease lease) throws InterruptedException {
    Instant until = deadline(brief, run);
    Duration wait = FIRST_WAIT;
    while (true) {
      boolean last = !night.clock().instant().plus(wait).isBefore(until);
      try {
        return made(brief, run, null, !last, lease);
      } catch (NothingNewException e) {
        return notice(brief, run, Outcome.Kind.NOTHING_NEW, String.valueOf(e.getMessage()));
      } catch (LlmUnavailableException e) {
        if (last) {
          return partial(brief, run, lease, e);
        }
        postpone(run, e, wait);
      } catch (IngestException e) {
        if (last) {
          return notice(brief, run, Outcome.Kind.FAILED, String.valueOf(e.getMessage()));
        }
        postpone(run, e, wait);
      } catch (StoppedException e) {
        throw e;
      } catch (RuntimeException e) {
        String why =
            e instanceof CrossbriefException ? String.valueOf(e.getMessage()) : e.toString();
        if (e instanceof LedgerException) {
          throw e;
        }
        Outcome told = notice(brief, run, Outcome.Kind.FAILED, why);
        if (e instanceof CrossbriefException) {
          return told;
        }
        throw e;
      }
      wait = NightClock.longer(wait, LONGEST_WAIT);
    }
  }

  /** A run that is begun long after its time gets its deadline from its begin. */
  private static Instant deadline(NamedBrief brief, Run run) {
    Instant from = run.asOf().isAfter(run.slot()) ? run.asOf() : run.slot();
    return from.plus(brief.deadline());
  }

  private void postpone(Run run, CrossbriefException why, Duration wait)
      throws InterruptedException {
    Instant now = night.clock().instant();
    log.warn("{}; trying again in {}", why.getMessage(), wait);
    ledger.enter(
        run.id(),
        ledger.input(run.id()).isPresent() ? Run.State.READ : Run.State.STARTED,
        why.getMessage()
            + "; to be tried again at "
            + now.plus(wait).truncatedTo(ChronoUnit.SECONDS),
        now);
    night.await(wait);
    if (stopped) {
      throw new StoppedException("told to stop; the run goes on when it is begun again");
    }
  }

  /** What there is when the model stays away: what it said so far, and the built-in engine. */
  private Outcome partial(NamedBrief brief, Run run, Lease lease, LlmUnavailableException why)
      throws InterruptedException {
    log.warn("{}; the brief is made without the model", why.getMessage());
    return made(
        brief,
        run,
        "the model could not be asked until the deadline (" + why.getMessage() + ")",
        false,
        lease);
  }

  /**
   * Makes and keeps the brief.
   *
   * @param closed why the model is not to be asked any more; absent when it is
   * @param mayWait whether there is time to ask again what the model's server did not answer
   */
  private Outcome made(
      NamedBrief brief, Run run, @Nullable String closed, boolean mayWait, Lease lease)
      throws InterruptedException {
    BriefJob job =
        jobs.job(brief, Clock.fixed(run.asOf(), ZoneOffset.UTC), memory(brief, run), closed);
    current = job;
    try {
      if (stopped) {
        throw new StoppedException("told to stop; the run goes on when it is begun again");
      }
      Ingested read = read(brief, run, job);
      RunResult result = job.run(read, brief.title());
      if (mayWait && result.llm().unanswered() > 0) {
        throw new LlmUnavailableException(
            result.llm().unanswered() + " questions to the model were not answered");
      }
      boolean kept =
          ledger.made(
              run, parcels.made(brief, result, job.memories(read, result)), lease, night.now());
      if (!kept) {
        return new Outcome(
            Outcome.Kind.BUSY, run, "another process has taken over the run " + run.id());
      }
    } finally {
      current = null;
    }
    return handOver(brief, ledger.run(run.id()).orElse(run));
  }

  /** Another brief for the same time is made of the same articles. */
  private Memory memory(NamedBrief brief, Run run) {
    Memory memory = ledger.memory(brief.name());
    Optional<Instant> first =
        ledger.runs(brief.name(), 50).stream()
            .filter(r -> r.slot().equals(run.slot()) && r.state().hasBrief())
            .map(Run::asOf)
            .min(Instant::compareTo);
    return first.<Memory>map(at -> new EarlierMemory(memory, at)).orElse(memory);
  }

  private Ingested read(NamedBrief brief, Run run, BriefJob job) {
    Optional<byte[]> kept = ledger.input(run.id());
    if (kept.isPresent()) {
      log.info("Run {} goes on with what was read", run.id());
      return IngestedJson.read(kept.get());
    }
    Ingested read = job.readWhatIsThere(brief.sources());
    ledger.read(run.id(), IngestedJson.write(read));
    return read;
  }

  private Outcome handOver(NamedBrief brief, Run run) throws InterruptedException {
    deliveries.settle(brief, run);
    Parcel parcel = parcels.of(brief, run);
    return ended(run, parcel, deliveries.deliver(brief, run, parcel, deadline(brief, run)));
  }

  private Outcome ended(Run run, Parcel parcel, List<String> failures) {
    boolean partial = run.result().partial();
    String message =
        String.join("; ", failures.isEmpty() && partial ? List.of("partial") : failures);
    ledger.enter(run.id(), Run.State.DELIVERED, message, night.now());
    Run after = ledger.run(run.id()).orElse(run);
    if (!failures.isEmpty()) {
      return new Outcome(
          Outcome.Kind.NOT_ALL_DELIVERED,
          after,
          "not delivered: " + message + "; repeat it with: deliver " + run.id());
    }
    return new Outcome(
        partial ? Outcome.Kind.PARTIAL : Outcome.Kind.DELIVERED, after, parcel.result());
  }

  /** There is no brief, and the readers are told so. */
  private Outcome notice(NamedBrief brief, Run run, Outcome.Kind kind, String why)
      throws InterruptedException {
    Instant now = night.now();
    log.warn("{}: {}", run.id(), why);
    List<String> targets =
        brief.channels().stream()
            .filter(Channel::carriesNotices)
            .map(Channel::name)
            .filter(name -> !isTold(run, name))
            .toList();
    ledger.reopen(run.id(), targets, now);
    boolean empty = kind == Outcome.Kind.NOTHING_NEW;
    ledger.enter(run.id(), empty ? Run.State.EMPTY : Run.State.FAILED, why, now);
    Parcel notice = parcels.notice(brief, run, empty ? "nothing new" : "no brief", why);
    List<String> failures = deliveries.deliver(brief, run, notice, deadline(brief, run));
    failures.forEach(f -> log.warn("The readers were not told: {}", f));
    return new Outcome(kind, ledger.run(run.id()).orElse(run), why);
  }

  /** Whether readers were told of this run already: a second failure is no news. */
  private boolean isTold(Run run, String target) {
    return ledger.deliveries(run.id()).stream()
        .anyMatch(d -> d.target().equals(target) && d.state() == Delivery.State.SENT);
  }

  /** The channels that are meant by a name such as {@code webhook}, or a whole one. */
  private static List<String> matching(List<String> all, String target) {
    return all.stream()
        .filter(
            name -> name.equals(target) || name.matches(Pattern.quote(target) + "(?:-\\d+)? \\(.*"))
        .toList();
  }

  /**
   * Hands a brief over again: what failed, or what is named.
   *
   * @param targets what to repeat; empty for all that failed
   * @throws DeliveryException when the brief is no longer there
   * @throws IllegalArgumentException when there is no such channel
   */
  public Outcome deliverAgain(NamedBrief brief, Run run, List<String> targets) {
    if (ledger.outputs(run.id()).isEmpty()) {
      throw new DeliveryException(
          DeliveryException.Kind.REFUSED,
          "the ledger no longer keeps the files of " + run.id() + ", or there never were any",
          null);
    }
    List<String> all = brief.channels().stream().map(Channel::name).toList();
    for (String target : targets) {
      if (matching(all, target).isEmpty()) {
        throw new IllegalArgumentException(
            "no channel "
                + target
                + " in "
                + brief.name()
                + "; there is "
                + String.join(", ", all));
      }
    }
    deliveries.settle(brief, run);
    List<String> failed =
        ledger.deliveries(run.id()).stream()
            .filter(d -> d.state() == Delivery.State.FAILED)
            .map(Delivery::target)
            .filter(all::contains)
            .toList();
    List<String> named = targets.stream().flatMap(t -> matching(all, t).stream()).toList();
    ledger.reopen(run.id(), targets.isEmpty() ? failed : named, night.clock().instant());
    try {
      return handOver(brief, run);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException("interrupted while delivering");
    }
  }
}

package crossbrief.nightly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.deliver.Folder;
import crossbrief.ledger.Delivery;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Says how the briefs stand, for monitoring: as JSON, and as metrics for Prometheus. */
public final class Monitor {
  private static final int RECENT = 50;

  private final Ledger ledger;
  private final List<NamedBrief> briefs;
  private final Clock clock;

  public Monitor(Ledger ledger, List<NamedBrief> briefs, Clock clock) {
    this.ledger = ledger;
    this.briefs = List.copyOf(briefs);
    this.clock = clock;
  }

  /** Writes both files, where they are wanted; each comes into its place whole. */
  public void write(@Nullable Path health, @Nullable Path metrics) {
    if (health != null) {
      write(health, health());
    }
    if (metrics != null) {
      write(metrics, metrics());
    }
  }

  private static void write(Path file, String content) {
    Folder.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Run> lastMade(NamedBrief brief) {
    return ledger.runs(brief.name(), RECENT).stream().filter(r -> r.state().hasBrief()).findFirst();
  }

  private Optional<Run> last(NamedBrief brief) {
    return ledger.runs(brief.name(), 1).stream().findFirst();
  }

  /** Whether the brief that was due last is there, or may still come in time. */
  private boolean isWell(NamedBrief brief, Instant now) {
    Timetable timetable = brief.timetable();
    Optional<Run> last = last(brief);
    if (last.isPresent() && last.get().state() == Run.State.FAILED) {
      return false;
    }
    if (last.isPresent()
        && ledger.deliveries(last.get().id()).stream()
            .anyMatch(d -> d.state() == Delivery.State.FAILED)) {
      return false;
    }
    Optional<Instant> due = timetable == null ? Optional.empty() : timetable.latest(now);
    boolean late =
        due.isPresent()
            && now.isAfter(due.get().plus(brief.deadline()))
            && last.isPresent()
            && last.get().slot().isBefore(due.get());
    return !late;
  }

  /** Whether all briefs are well. */
  public boolean isWell() {
    return briefs.stream().allMatch(b -> isWell(b, clock.instant()));
  }

  /** How all briefs stand, as JSON. */
  public String health() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode node = mapper.createObjectNode();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    node.put("at", now.toString()).put("ok", isWell());
    ArrayNode all = node.putArray("briefs");
    for (NamedBrief brief : briefs) {
      ObjectNode one = all.addObject();
      one.put("name", brief.name()).put("ok", isWell(brief, now));
      Timetable timetable = brief.timetable();
      one.put(
          "next",
          timetable == null ? null : timetable.next(now).map(Instant::toString).orElse(null));
      last(brief)
          .ifPresent(
              run ->
                  one.put("lastRun", run.id())
                      .put("state", run.state().name().toLowerCase(Locale.ROOT))
                      .put("partial", run.result().partial())
                      .put("message", run.message()));
      one.put("lastMade", lastMade(brief).map(r -> r.slot().toString()).orElse(null));
    }
    try {
      return mapper.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How all briefs stand, in the text format of Prometheus. */
  public String metrics() {
    StringBuilder text = new StringBuilder();
    Instant now = clock.instant();
    gauge(text, "crossbrief_up", "Unix time at which this was written.");
    text.append("crossbrief_up ").append(now.getEpochSecond()).append('\n');
    gauge(
        text, "crossbrief_brief_ok", "1 when the brief that was due last is there and delivered.");
    for (NamedBrief brief : briefs) {
      line(text, "crossbrief_brief_ok", brief, isWell(brief, now) ? 1 : 0);
    }
    runs(
        text,
        "crossbrief_last_slot_seconds",
        "Unix time for which the last brief was made.",
        r -> r.slot().getEpochSecond());
    runs(
        text,
        "crossbrief_last_articles",
        "Articles of the last brief.",
        r -> r.result().articles());
    runs(text, "crossbrief_last_stories", "Stories of the last brief.", r -> r.result().stories());
    runs(
        text,
        "crossbrief_last_contradictions",
        "Contradictions of the last brief.",
        r -> r.result().contradictions());
    runs(
        text,
        "crossbrief_last_partial",
        "1 when something was missing in the last brief.",
        r -> r.result().partial() ? 1 : 0);
    runs(
        text,
        "crossbrief_last_model_calls",
        "Calls to a model for the last brief.",
        r -> r.result().calls());
    runs(
        text,
        "crossbrief_last_tokens",
        "Tokens used for the last brief.",
        r -> r.result().tokens());
    runs(
        text,
        "crossbrief_last_cost_dollars",
        "What the last brief cost, in US dollars.",
        r -> r.result().cost().isEmpty() ? 0 : Double.parseDouble(r.result().cost()));
    gauge(text, "crossbrief_deliveries_failed", "Deliveries of the last brief that failed.");
    for (NamedBrief brief : briefs) {
      long failed =
          last(brief).stream()
              .flatMap(r -> ledger.deliveries(r.id()).stream())
              .filter(d -> d.state() == Delivery.State.FAILED)
              .count();
      line(text, "crossbrief_deliveries_failed", brief, (double) failed);
    }
    return text.toString();
  }

  private void runs(StringBuilder text, String name, String help, ToDoubleFunction<Run> value) {
    gauge(text, name, help);
    for (NamedBrief brief : briefs) {
      lastMade(brief).ifPresent(run -> line(text, name, brief, value.applyAsDouble(run)));
    }
  }

  private static void gauge(StringBuilder text, String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private static void line(StringBuilder text, String name, NamedBrief brief, double value) {
    String number =
        value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    text.append(name).append("{brief=\"").append(brief.name()).append("\"} ");
    text.append(number).append('\n');
  }
}

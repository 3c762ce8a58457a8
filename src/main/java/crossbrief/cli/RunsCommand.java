package crossbrief.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.config.ConfigException;
import crossbrief.ledger.Delivery;
import crossbrief.ledger.KeptArticle;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.Run;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code runs}: what was run, from the ledger. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of named briefs, or shows one.")
final class RunsCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "runs takes list or show RUN");
  }

  private PrintWriter out() {
    return java.util.Objects.requireNonNull(spec).commandLine().getOut();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the latest runs, newest first.")
  int list(
      @Option(names = "--brief", paramLabel = "NAME", description = "Of this brief alone.")
          @Nullable String brief,
      @Option(names = "--most", paramLabel = "N", defaultValue = "20", description = "How many.")
          int most,
      @Mixin CommonOptions common) {
    List<Run> runs = House.of(common).ledger().runs(brief, Math.max(1, most));
    if (common.json) {
      runs.forEach(r -> out().println(json(r)));
    } else if (runs.isEmpty()) {
      out().println("no run yet");
    } else {
      runs.forEach(r -> out().println(line(r)));
    }
    out().flush();
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one run: its articles, files and deliveries.")
  int show(
      @Parameters(paramLabel = "RUN", description = "As runs list names it.") String id,
      @Mixin CommonOptions common) {
    Ledger ledger = House.of(common).ledger();
    Run run =
        ledger
            .run(id)
            .orElseThrow(() -> new ConfigException("no run " + id + "; runs list names them"));
    List<KeptArticle> articles = ledger.articles(id);
    List<Delivery> deliveries = ledger.deliveries(id);
    if (common.json) {
      ObjectNode node = json(run);
      articles.forEach(
          a ->
              node.withArray("articleList")
                  .addObject()
                  .put("source", a.source())
                  .put("title", a.title())
                  .put("uri", a.uri())
                  .put("sha256", a.sha256())
                  .put("state", a.state()));
      ledger
          .outputs(id)
          .forEach(
              (name, sha) -> {
                if (!name.startsWith(".")) {
                  node.withObject("outputs").put(name, sha);
                }
              });
      deliveries.forEach(
          d ->
              node.withArray("deliveries")
                  .addObject()
                  .put("target", d.target())
                  .put("state", word(d.state()))
                  .put("attempts", d.attempts())
                  .put("changed", d.changed().toString())
                  .put("message", d.message()));
      out().println(node);
    } else {
      print(run, articles, deliveries);
    }
    out().flush();
    return ExitCode.OK;
  }

  private void print(Run run, List<KeptArticle> articles, List<Delivery> deliveries) {
    out().println(line(run));
    out()
        .println(
            "planned for "
                + run.slot()
                + ", begun "
                + run.started()
                + " ("
                + run.attempts()
                + (run.attempts() == 1 ? " time" : " times")
                + ")"
                + (run.ended() == null ? "" : ", ended " + run.ended()));
    if (!run.result().cost().isEmpty() || run.result().calls() > 0) {
      out()
          .println(
              run.result().calls()
                  + " calls to a model, "
                  + run.result().tokens()
                  + " tokens"
                  + (run.result().cost().isEmpty() ? "" : ", $" + run.result().cost()));
    }
    for (Delivery d : deliveries) {
      out()
          .println(
              "delivery  "
                  + word(d.state())
                  + "  "
                  + d.target()
                  + "  "
                  + d.changed()
                  + (d.message().isEmpty() ? "" : "  " + d.message()));
    }
    for (KeptArticle a : articles) {
      out()
          .println(
              "article   "
                  + (a.state().equals("used") ? "used" : "left out")
                  + "  "
                  + (a.source().isEmpty() ? "" : a.source() + "  ")
                  + a.uri()
                  + (a.state().equals("used") ? "" : "  " + a.state()));
    }
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String line(Run run) {
    Run.Result r = run.result();
    return run.id()
        + "  "
        + word(run.state())
        + (run.state().hasBrief()
            ? "  "
                + r.articles()
                + " articles, "
                + r.stories()
                + " stories, "
                + r.contradictions()
                + " contradictions"
            : "")
        + (run.message().isEmpty() ? "" : "  " + run.message());
  }

  private static ObjectNode json(Run run) {
    Run.Result r = run.result();
    return new ObjectMapper()
        .createObjectNode()
        .put("id", run.id())
        .put("brief", run.brief())
        .put("slot", run.slot().toString())
        .put("state", word(run.state()))
        .put("attempts", run.attempts())
        .put("started", run.started().toString())
        .put("ended", run.ended() == null ? null : run.ended().toString())
        .put("message", run.message())
        .put("title", r.title())
        .put("articles", r.articles())
        .put("stories", r.stories())
        .put("contradictions", r.contradictions())
        .put("calls", r.calls())
        .put("tokens", r.tokens())
        .put("cost", r.cost().isEmpty() ? null : r.cost())
        .put("partial", r.partial());
  }
}

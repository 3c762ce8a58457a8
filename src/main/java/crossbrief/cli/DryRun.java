package crossbrief.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import crossbrief.domain.Article;
import crossbrief.ingest.Ingested;
import crossbrief.job.Estimate;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Says what a run would read and ask, and what that may cost. */
final class DryRun {
  private DryRun() {}

  static void print(Ingested read, CrossbriefConfig config, boolean json, PrintWriter out) {
    Estimate estimate = Wiring.estimate(config, Clock.systemUTC(), read);
    if (json) {
      out.println(json(read, estimate));
      out.flush();
      return;
    }
    for (Article a : read.articles()) {
      out.println(
          a.id()
              + "\t"
              + a.uri()
              + "\t"
              + a.words()
              + " words\t"
              + (a.published() == null ? "no date" : a.published()));
    }
    read.skipped().forEach(s -> out.println("-\t" + s.uri() + "\tleft out: " + s.reason()));
    out.println(
        config.llm().isRemote()
            ? line(config, estimate)
            : "built-in engine: no model is called, nothing is sent");
    out.flush();
  }

  private static String line(CrossbriefConfig config, Estimate estimate) {
    return estimate.calls()
        + " calls to "
        + config.llm().provider().label()
        + " "
        + config.llm().model()
        + " ("
        + estimate.summaries()
        + " for summaries, about "
        + estimate.crossChecks()
        + " for the cross-check; "
        + estimate.kept()
        + " replies are kept already), about "
        + estimate.inputTokens()
        + " input tokens, at most "
        + estimate.maxOutputTokens()
        + " output tokens, "
        + cost(estimate.cost())
        + "; nothing was sent";
  }

  private static String cost(@Nullable BigDecimal cost) {
    return cost == null
        ? "price unknown (name a table with --prices)"
        : "at most $" + cost.setScale(4, RoundingMode.UP).toPlainString();
  }

  private static String json(Ingested read, Estimate estimate) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    for (Article a : read.articles()) {
      node.withArray("articles")
          .addObject()
          .put("id", a.id().value())
          .put("uri", a.uri())
          .put("words", a.words());
    }
    read.skipped()
        .forEach(
            s ->
                node.withArray("skipped")
                    .addObject()
                    .put("uri", s.uri())
                    .put("reason", s.reason()));
    return node.put("calls", estimate.calls())
        .put("fromCache", estimate.kept())
        .put("inputTokens", estimate.inputTokens())
        .put("maxOutputTokens", estimate.maxOutputTokens())
        .put("costInDollars", estimate.cost())
        .toString();
  }
}

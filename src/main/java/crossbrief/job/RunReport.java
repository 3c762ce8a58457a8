package crossbrief.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.StoryBrief;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code run.json}: what went in, what came out, and what was dropped on the way. */
final class RunReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunReport() {}

  static byte[] of(Brief brief, Map<String, byte[]> files) {
    ObjectNode run = JSON.createObjectNode();
    run.put("schema", "crossbrief-run/1");
    run.put("asOf", brief.asOf().toString());
    run.putObject("engine")
        .put("provider", brief.engine().provider())
        .put("model", brief.engine().model())
        .put("promptVersion", brief.engine().promptVersion());
    ArrayNode inputs = run.putArray("articles");
    for (Article a : brief.articles()) {
      inputs
          .addObject()
          .put("id", a.id().value())
          .put("uri", a.uri())
          .put("sha256", a.sha256())
          .put("words", a.words());
    }
    ArrayNode skipped = run.putArray("skipped");
    brief.skipped().forEach(s -> skipped.addObject().put("uri", s.uri()).put("reason", s.reason()));
    Map<String, Integer> kinds = new TreeMap<>();
    for (StoryBrief story : brief.stories()) {
      for (Inconsistency i : story.inconsistencies()) {
        kinds.merge(i.kind().name(), 1, Integer::sum);
      }
    }
    ObjectNode counts = run.putObject("found");
    counts.put("stories", brief.stories().size());
    kinds.forEach(counts::put);
    counts.put("agreements", brief.stories().stream().mapToInt(s -> s.agreements().size()).sum());
    counts.put(
        "singleSource", brief.stories().stream().mapToInt(s -> s.singleSource().size()).sum());
    ObjectNode checks = run.putObject("checks");
    checks.put("claimsChecked", brief.checks().claimsChecked());
    checks.put("droppedUngrounded", brief.checks().droppedUngrounded());
    checks.put("modelCallsFailed", brief.checks().modelCallsFailed());
    ArrayNode open = checks.putArray("notChecked");
    brief.checks().notChecked().forEach(open::add);
    ObjectNode outputs = run.putObject("outputs");
    files.forEach((name, content) -> outputs.put(name, sha256(content)));
    return pretty(run);
  }

  private static byte[] pretty(ObjectNode node) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try {
      String text =
          JSON.writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(node);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

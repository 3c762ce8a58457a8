package crossbrief.job;

import com.fasterxml.jackson.core.JsonGenerator;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Sha256;
import crossbrief.domain.StoryBrief;
import crossbrief.llm.LlmReport;
import crossbrief.render.JsonDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code run.json}: what went in, what came out, and what was dropped on the way. */
final class RunReport {
  private RunReport() {}

  static byte[] of(Brief brief, LlmReport llm, Rendering.Rendered rendered) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      JsonDocument.write(out, json -> write(brief, llm, rendered, json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(
      Brief brief, LlmReport llm, Rendering.Rendered rendered, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "crossbrief-run/1");
    json.writeStringField("asOf", brief.asOf().toString());
    JsonDocument.engine(brief.engine(), json);
    json.writeArrayFieldStart("articles");
    for (Article a : brief.articles()) {
      json.writeStartObject();
      json.writeStringField("id", a.id().value());
      json.writeStringField("uri", a.uri());
      json.writeStringField("sha256", a.sha256());
      json.writeNumberField("words", a.words());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonDocument.skipped(brief.skipped(), json);
    json.writeObjectFieldStart("found");
    json.writeNumberField("stories", brief.stories().size());
    for (Map.Entry<String, Integer> kind : kinds(brief).entrySet()) {
      json.writeNumberField(kind.getKey(), kind.getValue());
    }
    json.writeNumberField(
        "agreements", brief.stories().stream().mapToInt(s -> s.agreements().size()).sum());
    json.writeNumberField(
        "singleSource", brief.stories().stream().mapToInt(s -> s.singleSource().size()).sum());
    json.writeEndObject();
    json.writeObjectFieldStart("checks");
    json.writeNumberField("claimsChecked", brief.checks().claimsChecked());
    json.writeNumberField("droppedUngrounded", brief.checks().droppedUngrounded());
    json.writeNumberField("modelCallsFailed", brief.checks().modelCallsFailed());
    JsonDocument.strings("notChecked", brief.checks().notChecked(), json);
    json.writeEndObject();
    if (!llm.calls().isEmpty()) {
      ModelReport.write(brief, llm, json);
    }
    JsonDocument.strings("notes", rendered.notes(), json);
    json.writeObjectFieldStart("outputs");
    for (Map.Entry<String, byte[]> file : rendered.files().entrySet()) {
      json.writeStringField(file.getKey(), Sha256.of(file.getValue()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Map<String, Integer> kinds(Brief brief) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (StoryBrief story : brief.stories()) {
      for (Inconsistency i : story.inconsistencies()) {
        kinds.merge(i.kind().name(), 1, Integer::sum);
      }
    }
    return kinds;
  }
}

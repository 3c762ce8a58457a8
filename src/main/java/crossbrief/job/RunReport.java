package crossbrief.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Sha256;
import crossbrief.domain.SkippedArticle;
import crossbrief.domain.StoryBrief;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code run.json}: what went in, what came out, and what was dropped on the way. */
final class RunReport {
  private RunReport() {}

  static byte[] of(Brief brief, Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      write(brief, files, json);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Brief brief, Map<String, byte[]> files, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "crossbrief-run/1");
    json.writeStringField("asOf", brief.asOf().toString());
    json.writeObjectFieldStart("engine");
    json.writeStringField("provider", brief.engine().provider());
    json.writeStringField("model", brief.engine().model());
    json.writeStringField("promptVersion", brief.engine().promptVersion());
    json.writeEndObject();
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
    json.writeArrayFieldStart("skipped");
    for (SkippedArticle s : brief.skipped()) {
      json.writeStartObject();
      json.writeStringField("uri", s.uri());
      json.writeStringField("reason", s.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
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
    json.writeArrayFieldStart("notChecked");
    for (String open : brief.checks().notChecked()) {
      json.writeString(open);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("outputs");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
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

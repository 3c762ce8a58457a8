package crossbrief.job;

import com.fasterxml.jackson.core.JsonGenerator;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.StoryBrief;
import crossbrief.llm.LlmReport;
import crossbrief.llm.ModelCall;
import crossbrief.llm.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the part of {@code run.json} on what was asked of a model: calls, time, tokens and price,
 * in all and for each article and story. Times differ from run to run; the rest of the file does
 * not.
 */
final class ModelReport {
  private static final int PRICE_DIGITS = 8;

  private ModelReport() {}

  static void write(Brief brief, LlmReport llm, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("model");
    totals(llm.calls(), llm.cost(), json);
    json.writeNumberField("damagedReplies", llm.damagedReplies());
    json.writeBooleanField("budgetSpent", llm.budgetSpent());
    json.writeBooleanField("resumable", llm.resumable());
    json.writeArrayFieldStart("subjects");
    Map<String, List<ModelCall>> bySubject = new LinkedHashMap<>();
    for (ModelCall call : llm.calls()) {
      bySubject.computeIfAbsent(call.subject(), s -> new ArrayList<>()).add(call);
    }
    Map<String, String> engines = engines(brief);
    for (Map.Entry<String, List<ModelCall>> subject : bySubject.entrySet()) {
      json.writeStartObject();
      json.writeStringField("id", subject.getKey());
      String engine = engines.get(subject.getKey());
      if (engine != null) {
        json.writeStringField("summarizedBy", engine);
      }
      totals(
          subject.getValue(), new LlmReport(subject.getValue(), 0, false, false, 0).cost(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("crossCheck");
    for (StoryBrief story : brief.stories()) {
      ModelCheck check = story.modelCheck();
      json.writeStartObject();
      json.writeStringField("story", story.id());
      json.writeStringField("state", check.state().name());
      json.writeNumberField("proposed", check.proposed());
      json.writeNumberField("kept", check.kept());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Map<String, String> engines(Brief brief) {
    Map<String, String> engines = new LinkedHashMap<>();
    for (StoryBrief story : brief.stories()) {
      for (ArticleSummary summary : story.summaries()) {
        engines.put(summary.article().value(), summary.provenance().engine());
      }
    }
    return engines;
  }

  private static void totals(List<ModelCall> calls, @Nullable BigDecimal cost, JsonGenerator json)
      throws IOException {
    LlmReport report = new LlmReport(calls, 0, false, false, 0);
    json.writeNumberField("calls", report.made());
    json.writeNumberField("failed", report.failed());
    json.writeNumberField("fromCache", report.fromCache());
    json.writeNumberField(
        "inBatch", calls.stream().filter(c -> c.origin() == ModelCall.Origin.BATCH).count());
    json.writeObjectFieldStart("millis");
    List<Long> times =
        calls.stream()
            .filter(c -> c.origin() == ModelCall.Origin.CALL)
            .map(ModelCall::millis)
            .sorted()
            .toList();
    json.writeNumberField("median", times.isEmpty() ? 0 : times.get((times.size() - 1) / 2));
    json.writeNumberField("longest", times.isEmpty() ? 0 : times.get(times.size() - 1));
    json.writeEndObject();
    Usage usage = report.usage();
    json.writeObjectFieldStart("tokens");
    json.writeNumberField("input", usage.input());
    json.writeNumberField("cachedInput", usage.cachedInput());
    json.writeNumberField("cacheWrites", usage.cacheWrites());
    json.writeNumberField("output", usage.output());
    json.writeNumberField("reasoning", usage.reasoning());
    json.writeBooleanField("estimated", usage.estimated());
    json.writeEndObject();
    if (cost == null) {
      json.writeNullField("costInDollars");
    } else {
      json.writeNumberField(
          "costInDollars", cost.setScale(PRICE_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros());
    }
  }
}

package crossbrief.render;

import com.fasterxml.jackson.core.JsonGenerator;
import crossbrief.domain.Account;
import crossbrief.domain.Agreement;
import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.Checks;
import crossbrief.domain.DatedPassage;
import crossbrief.domain.Evidence;
import crossbrief.domain.Imprint;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence;
import crossbrief.domain.RootCause;
import crossbrief.domain.SinceLast;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code brief.json}, schema {@code crossbrief/1}: the names and their order are what other
 * programs rely on.
 */
public final class JsonBriefRenderer implements BriefRenderer {
  /** The schema's id. */
  public static final String SCHEMA_ID = "crossbrief/1";

  @Override
  public String fileExtension() {
    return "json";
  }

  @Override
  public void render(Brief brief, OutputStream out, Consumer<String> notes) throws IOException {
    JsonDocument.write(out, json -> write(brief, json));
  }

  private static void write(Brief brief, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA_ID);
    json.writeStringField("title", brief.title());
    stringWhereKnown("series", brief.series(), json);
    json.writeStringField("asOf", brief.asOf().toString());
    JsonDocument.engine(brief.engine(), json);
    json.writeArrayFieldStart("articles");
    for (Article article : brief.articles()) {
      write(article, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("stories");
    for (StoryBrief story : brief.stories()) {
      write(story, json);
    }
    json.writeEndArray();
    write(brief.checks(), json);
    JsonDocument.skipped(brief.skipped(), json);
    SinceLast since = brief.since();
    if (since != null) {
      write(since, json);
    }
    json.writeEndObject();
  }

  private static void write(SinceLast since, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("since");
    json.writeStringField("last", since.last().toString());
    json.writeNumberField("quiet", since.quiet());
    json.writeArrayFieldStart("continued");
    for (SinceLast.Continued story : since.continued()) {
      json.writeStartObject();
      json.writeStringField("story", story.story());
      json.writeStringField("firstTold", story.firstTold().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("changes");
    for (SinceLast.Change change : since.changes()) {
      json.writeStartObject();
      json.writeStringField("state", change.state().name());
      json.writeStringField("story", change.story());
      stringWhereKnown("finding", change.finding(), json);
      json.writeStringField("type", change.type().name());
      json.writeStringField("question", change.question());
      json.writeStringField("firstTold", change.firstTold().toString());
      json.writeStringField("text", change.text());
      evidence(change.evidence(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Article article, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", article.id().value());
    json.writeStringField("source", article.source());
    json.writeStringField("title", article.title());
    json.writeStringField("uri", article.uri());
    json.writeStringField(
        "published", article.published() == null ? null : article.published().toString());
    json.writeStringField(
        "publishedAt", article.publishedAt() == null ? null : article.publishedAt().toString());
    json.writeStringField("publishedFrom", article.publishedFrom().name());
    write(article.imprint(), json);
    json.writeStringField("sha256", article.sha256());
    json.writeNumberField("words", article.words());
    json.writeStringField("text", article.text());
    json.writeEndObject();
  }

  private static void write(Imprint imprint, JsonGenerator json) throws IOException {
    stringWhereKnown("publishedBy", imprint.dateLine(), json);
    Instant modified = imprint.modified();
    stringWhereKnown("modified", modified == null ? null : modified.toString(), json);
    stringWhereKnown("byline", imprint.byline(), json);
    stringWhereKnown("agency", imprint.agency(), json);
    stringWhereKnown("publisher", imprint.publisher(), json);
    stringWhereKnown("language", imprint.language(), json);
    Annex annex = imprint.annex();
    if (annex != null) {
      json.writeStringField("annexOf", annex.of().value());
      json.writeStringField("annex", annex.kind().name());
    }
  }

  private static void stringWhereKnown(String field, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }

  private static void write(StoryBrief story, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", story.id());
    json.writeStringField("title", story.title());
    json.writeArrayFieldStart("articles");
    for (var id : story.articles()) {
      json.writeString(id.value());
    }
    json.writeEndArray();
    if (!story.annexes().isEmpty()) {
      JsonDocument.strings(
          "annexes", story.annexes().stream().map(ArticleId::value).toList(), json);
    }
    statements("synopsis", "text", story.synopsis(), json);
    json.writeArrayFieldStart("summaries");
    for (ArticleSummary summary : story.summaries()) {
      json.writeStartObject();
      json.writeStringField("article", summary.article().value());
      json.writeStringField("headline", summary.headline());
      json.writeStringField("gist", summary.gistText());
      statements("gistSentences", "text", summary.gist(), json);
      statements("keyPoints", "text", summary.keyPoints(), json);
      json.writeStringField("engine", summary.provenance().engine());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("agreements");
    for (Agreement agreement : story.agreements()) {
      json.writeStartObject();
      json.writeStringField("statement", agreement.statement());
      json.writeNumberField("sources", agreement.sources());
      json.writeNumberField("independentSources", agreement.independentSources());
      evidence(agreement.evidence(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("inconsistencies");
    for (Inconsistency inconsistency : story.inconsistencies()) {
      write(inconsistency, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rootCauses");
    for (RootCause cause : story.rootCauses()) {
      json.writeStartObject();
      json.writeStringField("id", cause.id());
      json.writeStringField("type", cause.type());
      json.writeStringField("explanation", cause.explanation());
      json.writeEndObject();
    }
    json.writeEndArray();
    statements("singleSource", "statement", story.singleSource(), json);
    json.writeArrayFieldStart("timeline");
    for (DatedPassage passage : story.timeline()) {
      json.writeStartObject();
      json.writeStringField("from", passage.from().toString());
      json.writeStringField("to", passage.to().toString());
      evidence(List.of(passage.evidence()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("independence");
    for (Independence relation : story.independence()) {
      json.writeStartObject();
      json.writeStringField("a", relation.a().value());
      json.writeStringField("b", relation.b().value());
      json.writeStringField("verdict", relation.verdict().name());
      json.writeNumberField("copiedShare", relation.copiedShare());
      json.writeNumberField("alignedShare", relation.alignedShare());
      json.writeNumberField("orderTau", relation.orderTau());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("modelCheck");
    json.writeStringField("state", story.modelCheck().state().name());
    json.writeNumberField("proposed", story.modelCheck().proposed());
    json.writeNumberField("kept", story.modelCheck().kept());
    json.writeStringField("detail", story.modelCheck().detail());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(Inconsistency i, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", i.id());
    json.writeStringField("kind", i.kind().name());
    json.writeStringField("type", i.type().name());
    json.writeStringField("scope", i.scope().name());
    json.writeStringField("severity", i.severity().name());
    json.writeNumberField("confidence", i.confidence());
    json.writeStringField("question", i.question());
    json.writeStringField("explanation", i.explanation());
    json.writeStringField("foundBy", i.foundBy());
    json.writeStringField("reference", i.reference());
    json.writeStringField("rootCause", i.rootCause());
    json.writeArrayFieldStart("accounts");
    for (Account account : i.accounts()) {
      json.writeStartObject();
      json.writeStringField("value", account.value());
      evidence(account.evidence(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Checks checks, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("checks");
    json.writeNumberField("articlesRead", checks.articlesRead());
    json.writeNumberField("articlesCompared", checks.articlesCompared());
    json.writeNumberField("claimsChecked", checks.claimsChecked());
    json.writeNumberField("droppedUngrounded", checks.droppedUngrounded());
    json.writeNumberField("modelCallsFailed", checks.modelCallsFailed());
    JsonDocument.strings(
        "suspicious", checks.suspicious().stream().map(ArticleId::value).toList(), json);
    JsonDocument.strings("notChecked", checks.notChecked(), json);
    json.writeEndObject();
  }

  private static void statements(
      String field, String textField, List<Statement> statements, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Statement statement : statements) {
      json.writeStartObject();
      json.writeStringField(textField, statement.text());
      evidence(statement.evidence(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void evidence(List<Evidence> evidence, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence e : evidence) {
      json.writeStartObject();
      json.writeStringField("article", e.article().value());
      json.writeNumberField("start", e.start());
      json.writeNumberField("end", e.end());
      json.writeStringField("quote", e.quote());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

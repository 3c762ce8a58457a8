package crossbrief.render;

import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.domain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a PDF carries beside its pages: the data of the brief, the text of each source, and a
 * manifest that names them all.
 */
final class Attachments {
  static final String BRIEF = "brief.json";
  static final String MANIFEST = "manifest.json";
  static final String MANIFEST_SCHEMA = "crossbrief-manifest/1";

  private Attachments() {}

  /**
   * A file inside a PDF.
   *
   * @param relationship what it is to the document, by PDF/A-3: Data, Source or Supplement
   */
  record Attachment(
      String name, String mediaType, String relationship, String description, String content) {
    byte[] bytes() {
      return content.getBytes(StandardCharsets.UTF_8);
    }
  }

  static String sourceName(Article article) {
    return "source-" + article.id() + ".txt";
  }

  static List<Attachment> of(Brief brief, RenderConfig config) throws IOException {
    List<Attachment> files = new ArrayList<>();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    new JsonBriefRenderer().render(brief, data, note -> {});
    files.add(
        new Attachment(
            BRIEF,
            "application/json",
            "Data",
            "The data of this brief",
            data.toString(StandardCharsets.UTF_8)));
    for (Article article : brief.articles()) {
      files.add(
          new Attachment(
              sourceName(article),
              "text/plain",
              "Source",
              "The text of article " + article.id() + " as it was compared",
              article.text()));
    }
    files.add(
        new Attachment(
            MANIFEST,
            "application/json",
            "Supplement",
            "How this brief was made, and the digests of its files",
            manifest(brief, config, files)));
    return files;
  }

  private static String manifest(Brief brief, RenderConfig config, List<Attachment> files)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonDocument.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringField("schema", MANIFEST_SCHEMA);
          json.writeStringField("generator", "crossbrief");
          json.writeStringField("asOf", brief.asOf().toString());
          JsonDocument.engine(brief.engine(), json);
          json.writeObjectFieldStart("layout");
          json.writeStringField("template", config.templates() == null ? "default" : "custom");
          json.writeStringField("language", config.language());
          json.writeStringField("page", config.page().name());
          json.writeNumberField("fonts", config.fonts().size());
          json.writeEndObject();
          json.writeArrayFieldStart("files");
          for (Attachment file : files) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeStringField("sha256", Sha256.of(file.bytes()));
            json.writeNumberField("bytes", file.bytes().length);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeObjectFieldStart("checks");
          json.writeNumberField("articlesRead", brief.checks().articlesRead());
          json.writeNumberField("claimsChecked", brief.checks().claimsChecked());
          json.writeNumberField("droppedUngrounded", brief.checks().droppedUngrounded());
          json.writeNumberField("modelCallsFailed", brief.checks().modelCallsFailed());
          json.writeEndObject();
          JsonDocument.skipped(brief.skipped(), json);
          json.writeEndObject();
        });
    return out.toString(StandardCharsets.UTF_8);
  }
}

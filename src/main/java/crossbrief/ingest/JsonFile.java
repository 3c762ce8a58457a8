package crossbrief.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.domain.ArticleException;
import crossbrief.domain.DateOrigin;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles of JSON and JSON Lines: one object an article, a list of them, or an object that
 * holds a list. Each field goes by the names that are usual for it; see docs/inputs.md.
 */
final class JsonFile {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_CHARS = 20_000_000;
  private static final List<String> LISTS =
      List.of("articles", "items", "documents", "docs", "entries", "results", "data");
  private static final List<String> TEXT =
      List.of("text", "body", "content", "articleBody", "full_text", "maintext", "content_text");
  private static final List<String> HTML = List.of("html", "content_html", "body_html");
  private static final List<String> TITLE = List.of("title", "headline", "name");
  private static final List<String> SOURCE =
      List.of(
          "source",
          "outlet",
          "publisher",
          "site",
          "site_name",
          "siteName",
          "source_name",
          "publication");
  private static final List<String> BYLINE = List.of("byline", "author", "authors", "creator");
  private static final List<String> ADDRESS =
      List.of("url", "uri", "link", "canonical_url", "source_url");
  private static final List<String> LANGUAGE = List.of("language", "lang", "inLanguage");
  private static final List<String> PUBLISHED =
      List.of(
          "published",
          "date",
          "datePublished",
          "published_at",
          "publishedAt",
          "publication_date",
          "date_published",
          "date_publish",
          "pubDate",
          "timestamp");
  private static final List<String> MODIFIED =
      List.of("modified", "updated", "dateModified", "updated_at", "updatedAt", "date_modified");

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_CHARS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonFile() {}

  /** The document as JSON; empty when it is none. */
  static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a JSON document.
   *
   * @throws ArticleException when it is not JSON, or holds no article
   */
  static void read(String text, String name, LocalDate today, Intake intake) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ArticleException("not valid JSON: " + where(e), e);
    }
    read(root, name, today, intake);
  }

  private static String where(JsonProcessingException e) {
    String message = e.getOriginalMessage().replaceAll("\\s+", " ");
    String cut = message.length() > 160 ? message.substring(0, 160) + "..." : message;
    return e.getLocation() == null
        ? cut
        : "line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": "
            + cut;
  }

  static void read(JsonNode root, String name, LocalDate today, Intake intake) {
    if (FeedReader.isJsonFeed(root)) {
      FeedFile.read(FeedReader.read(root), name, today, intake);
      return;
    }
    JsonNode list = root.isArray() ? root : null;
    for (String field : LISTS) {
      if (list == null && root.path(field).isArray() && texts(root, TEXT) == null) {
        list = root.path(field);
      }
    }
    if (list == null) {
      intake.article(name, draft(root));
      return;
    }
    int n = 0;
    for (JsonNode one : list) {
      n++;
      String part = name + "#" + n;
      try {
        intake.article(part, draft(one));
      } catch (ArticleException e) {
        intake.skipped(part, String.valueOf(e.getMessage()));
      }
    }
    if (n == 0) {
      throw new ArticleException("its list of articles is empty");
    }
  }

  /** Reads one line of JSON Lines; what is wrong with it is told, and the rest goes on. */
  static void readLine(String line, int number, String name, LocalDate today, Intake intake) {
    String part = name + "#" + number;
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject() && texts(node, TEXT) == null && node.path("docs").isArray()) {
        read(node, part, today, intake);
      } else {
        intake.article(part, draft(node));
      }
    } catch (JsonProcessingException e) {
      intake.skipped(part, "not valid JSON: " + where(e));
    } catch (ArticleException e) {
      intake.skipped(part, String.valueOf(e.getMessage()));
    }
  }

  private static Draft draft(JsonNode node) {
    if (!node.isObject()) {
      throw new ArticleException("not a JSON object with the text of an article");
    }
    String text = texts(node, TEXT);
    String html = texts(node, HTML);
    if (text == null && html == null) {
      String summary = texts(node, List.of("description", "summary", "excerpt"));
      if (summary == null) {
        throw new ArticleException(
            "has none of the fields that hold a text: "
                + String.join(", ", TEXT)
                + ", "
                + String.join(", ", HTML));
      }
      text = summary;
    }
    String body = text != null ? markedUp(text) : HtmlPage.fragment(String.valueOf(html));
    String written = texts(node, PUBLISHED);
    Optional<Dating> published = Dating.parse(written, DateOrigin.META, "json");
    return new Draft(
        texts(node, SOURCE),
        texts(node, TITLE),
        texts(node, BYLINE),
        texts(node, ADDRESS),
        texts(node, LANGUAGE),
        published.orElse(null),
        Dating.parse(texts(node, MODIFIED), DateOrigin.META, "json").orElse(null),
        body);
  }

  private static String markedUp(String text) {
    return text.contains("</p>") || text.contains("<br") ? HtmlPage.fragment(text) : text;
  }

  private static @Nullable String texts(JsonNode node, List<String> names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isObject()) {
        value = value.hasNonNull("name") ? value.path("name") : value.path("title");
      }
      if (value.isArray() && !value.isEmpty()) {
        StringBuilder all = new StringBuilder();
        for (JsonNode one : value) {
          String text = one.isObject() ? one.path("name").asText("") : one.asText("");
          all.append(all.length() == 0 || text.isBlank() ? "" : ", ").append(text.strip());
        }
        if (!all.isEmpty()) {
          return all.toString();
        }
      }
      if (value.isTextual() && !value.asText().isBlank()) {
        return value.asText().strip();
      }
      if (value.isIntegralNumber()) {
        return value.asText();
      }
    }
    return null;
  }
}

package crossbrief.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers from run to run what was read: one entry an article, named by its address, with the
 * text of its last version. It is written when a brief has been delivered, so that a run that fails
 * loses nothing.
 */
final class SeenArticles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LAST_RUN = "last-run";

  private final Memory memory;

  SeenArticles(Memory memory) {
    this.memory = memory;
  }

  /** An article as an earlier run read it. */
  record Seen(Article article, Instant read) {}

  private static String name(String key) {
    String hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    return "articles/" + hash.substring(0, 2) + "/" + hash + ".json";
  }

  /** What is known of the article with a key; a damaged file is as if nothing were. */
  Optional<Seen> find(String key) {
    Optional<byte[]> known = memory.get(name(key));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(seen(JSON.readTree(known.get())));
    } catch (IOException | DateTimeException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Seen seen(JsonNode json) {
    String text = json.path("text").asText();
    String day = json.path("published").asText("");
    return new Seen(
        new Article(
            new ArticleId("earlier"),
            json.path("source").asText() + " (earlier version)",
            json.hasNonNull("title") ? json.path("title").asText() : null,
            json.path("uri").asText(),
            day.isEmpty() ? null : LocalDate.parse(day),
            instant(json.path("publishedAt").asText("")),
            DateOrigin.valueOf(json.path("publishedFrom").asText("NONE")),
            Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
            text),
        Instant.parse(json.path("read").asText()));
  }

  private static @Nullable Instant instant(String written) {
    return written.isEmpty() ? null : Instant.parse(written);
  }

  /** When the last brief was delivered; empty when none was. */
  Optional<Instant> lastRun() {
    try {
      return memory
          .get(LAST_RUN)
          .map(b -> Instant.parse(new String(b, StandardCharsets.UTF_8).strip()));
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  /**
   * What is to be remembered of the articles of a brief.
   *
   * @param keys by what each is known again
   */
  static Map<String, byte[]> entries(List<Article> articles, Map<String, String> keys, Instant at) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try {
      for (Article article : articles) {
        entries.put(
            name(keys.getOrDefault(article.id().value(), article.uri())),
            JSON.writeValueAsBytes(json(article, at)));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    entries.put(LAST_RUN, (at + "\n").getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static ObjectNode json(Article article, Instant at) {
    ObjectNode json = JSON.createObjectNode();
    json.put("uri", article.uri());
    json.put("source", article.source());
    json.put("title", article.title());
    json.put("published", article.published() == null ? null : article.published().toString());
    json.put(
        "publishedAt", article.publishedAt() == null ? null : article.publishedAt().toString());
    json.put("publishedFrom", article.publishedFrom().name());
    json.put("read", at.toString());
    json.put("text", article.text());
    return json;
  }
}

package crossbrief.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a page says of its article in JSON-LD, by the words of schema.org. */
final class JsonLd {
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:https?://schema\\.org/)?(?:\\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|DiscussionForumPosting|VideoObject|Recipe)");
  private static final Pattern PAGE =
      Pattern.compile("(?:https?://schema\\.org/)?(?:WebPage|ItemPage|CollectionPage|Event)");
  private static final int MAX_CHARS = 2_000_000;
  private static final int MAX_DEPTH = 64;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .build());

  private final List<JsonNode> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();

  private JsonLd() {}

  static JsonLd of(Document page) {
    JsonLd found = new JsonLd();
    for (Element script : page.select("script[type*=ld+json]")) {
      String data = script.data().strip();
      if (data.startsWith("<![CDATA[")) {
        data = data.substring(9).replaceAll("\\]\\]>\\s*$", "");
      }
      if (data.length() <= MAX_CHARS) {
        try {
          found.collect(JSON.readTree(data), 0);
        } catch (JsonProcessingException notJson) {
          // pages hold broken scripts; what else they say still counts
        }
      }
    }
    found.prefer(page);
    return found;
  }

  /** Of several articles the one whose headline the page shows comes first. */
  private void prefer(Document page) {
    String shown =
        page.title()
            + "\n"
            + page.select("h1").text()
            + "\n"
            + page.select("meta[property=og:title]").attr("content");
    articles.sort(
        java.util.Comparator.comparing(
            a -> {
              String headline = plain(a.path("headline").asText(a.path("name").asText("")));
              return headline.isEmpty() || !shown.contains(headline);
            }));
  }

  private void collect(@Nullable JsonNode node, int depth) {
    if (node == null || depth > 8) {
      return;
    }
    if (node.isObject()) {
      for (String type : texts(node.path("@type"))) {
        if (ARTICLE.matcher(type).matches()) {
          articles.add(node);
          break;
        }
        if (PAGE.matcher(type).matches()) {
          pages.add(node);
          break;
        }
      }
    }
    Iterator<JsonNode> children =
        node.isContainerNode() ? node.elements() : List.<JsonNode>of().iterator();
    while (children.hasNext()) {
      JsonNode child = children.next();
      if (child.isContainerNode()) {
        collect(child, depth + 1);
      }
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    } else if (node.isArray()) {
      node.forEach(n -> texts.addAll(n.isTextual() ? List.of(n.asText()) : List.of()));
    }
    return texts;
  }

  /** A field of the article, or of the page where no article has it. */
  Optional<String> text(String field) {
    return articleText(field).or(() -> first(pages, field));
  }

  /** A field of the article. */
  Optional<String> articleText(String field) {
    return first(articles, field);
  }

  private static Optional<String> first(List<JsonNode> nodes, String field) {
    return nodes.stream()
        .map(n -> n.path(field))
        .flatMap(n -> texts(n).stream())
        .map(JsonLd::plain)
        .filter(t -> !t.isBlank())
        .findFirst();
  }

  /** A long text of the article, with its lines; empty when there is none. */
  String articleLines(String field) {
    return articles.stream()
        .flatMap(n -> texts(n.path(field)).stream())
        .map(t -> t.contains("</") ? HtmlPage.fragment(t) : Parser.unescapeEntities(t, false))
        .max(java.util.Comparator.comparingInt(String::length))
        .map(t -> t.replaceAll("[ \\t\\u00a0]+", " ").replaceAll("\\s*\\n\\s*", "\n").strip())
        .orElse("");
  }

  /** The names of who the article is by, or of its publisher. */
  Optional<String> name(String field) {
    for (JsonNode article : articles) {
      List<String> names = new ArrayList<>();
      JsonNode node = article.path(field);
      for (JsonNode one : node.isArray() ? node : List.of(node)) {
        String name = plain(one.isTextual() ? one.asText() : one.path("name").asText(""));
        if (!name.isBlank() && !name.startsWith("http") && !names.contains(name)) {
          names.add(name);
        }
      }
      if (!names.isEmpty()) {
        return Optional.of(String.join(", ", names));
      }
    }
    return Optional.empty();
  }

  private static String plain(String text) {
    return Parser.unescapeEntities(text, false).replaceAll("\\s+", " ").strip();
  }
}

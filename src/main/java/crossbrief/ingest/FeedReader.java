package crossbrief.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import crossbrief.ingest.Feed.Entry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS of all versions, Atom, RDF and JSON Feed, leniently: broken markup, unknown prefixes
 * and undeclared entities are read as far as they can be. No entity is expanded and nothing is
 * loaded.
 */
final class FeedReader {
  /** Entries beyond these are not read. */
  static final int MAX_ENTRIES = 2_000;

  private static final Pattern ROOT =
      Pattern.compile(
          "(?s)\\A\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE[^\\[>]*(?:\\[.*?\\]\\s*)?>\\s*)*<(?:[A-Za-z]+:)?(rss|feed|rdf|channel|entry|item)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPENS_ENTRY =
      Pattern.compile("<(?:[A-Za-z0-9]+:)?(?:item|entry)[\\s/>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTITY =
      Pattern.compile("<!ENTITY\\s+(\\w{1,40})\\s+[\"']([^\"'&%]{0,200})[\"']\\s*>");
  private static final Set<String> HTML_TYPES =
      Set.of("html", "text/html", "xhtml", "application/xhtml+xml");

  private FeedReader() {}

  /** Whether the text is an XML feed: its first element is one of a feed's. */
  static boolean isFeed(String text) {
    String head = text.substring(0, Math.min(text.length(), 8_000));
    return ROOT.matcher(head).find();
  }

  /**
   * Reads an XML feed.
   *
   * @param base the address of the feed, for links that are not whole; absent when unknown
   */
  static Feed read(String xml, @Nullable String base) {
    String text = xml;
    Matcher opens = OPENS_ENTRY.matcher(xml);
    int entries = 0;
    while (opens.find()) {
      entries++;
      if (entries == MAX_ENTRIES + 1) {
        text = xml.substring(0, opens.start());
      }
    }
    int dropped = Math.max(0, entries - MAX_ENTRIES);
    Document document =
        Jsoup.parse(
            withEntities(text),
            base == null ? "" : base,
            Parser.xmlParser().settings(ParseSettings.htmlDefault));
    Element channel = channel(document);
    String own = base != null || channel == null ? base : link(channel, null).orElse(null);
    List<Entry> read = new ArrayList<>();
    for (Element e : document.getAllElements()) {
      String name = local(e);
      if ((name.equals("item") || name.equals("entry")) && !isInsideEntry(e)) {
        read.add(entry(e, own));
      }
    }
    return new Feed(
        channel == null
            ? null
            : child(channel, "title").map(FeedReader::plain).filter(t -> !t.isEmpty()).orElse(null),
        channel == null ? null : language(channel),
        read,
        dropped);
  }

  /** Entities that the feed declares as plain text are replaced once; none is expanded. */
  private static String withEntities(String xml) {
    int end = Math.min(xml.length(), 20_000);
    Matcher m = ENTITY.matcher(xml.substring(0, end));
    String text = xml;
    int declared = 0;
    while (m.find() && declared++ < 50) {
      if (text.length() > xml.length() * 2L + 10_000) {
        return xml;
      }
      text = text.replace("&" + m.group(1) + ";", m.group(2));
    }
    return text;
  }

  private static boolean isInsideEntry(Element e) {
    for (Element at = e.parent(); at != null; at = at.parent()) {
      String name = local(at);
      if (name.equals("item") || name.equals("entry")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Element channel(Document document) {
    for (String name : List.of("channel", "feed", "rss", "rdf")) {
      for (Element e : document.getAllElements()) {
        if (local(e).equals(name)) {
          return e;
        }
      }
    }
    return null;
  }

  private static @Nullable String language(Element channel) {
    String attribute = channel.attr("xml:lang");
    return child(channel, "language")
        .map(e -> e.text().strip())
        .filter(l -> !l.isEmpty())
        .orElse(attribute.isBlank() ? null : attribute);
  }

  private static String local(Element e) {
    String name = e.tagName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }

  private static Optional<Element> child(Element parent, String... names) {
    for (String name : names) {
      boolean prefixed = name.contains(":");
      for (Element e : parent.children()) {
        String own = e.tagName().toLowerCase(Locale.ROOT);
        boolean media =
            own.startsWith("media:") || own.startsWith("itunes:") || own.startsWith("image:");
        if (prefixed ? own.equals(name) : !media && local(e).equals(name)) {
          return Optional.of(e);
        }
      }
    }
    return Optional.empty();
  }

  private static Entry entry(Element e, @Nullable String base) {
    Optional<Element> content =
        child(e, "content:encoded", "encoded", "content", "body", "fullitem")
            .filter(c -> !markup(c).isBlank());
    String html =
        content
            .or(() -> child(e, "description", "summary", "abstract", "subtitle"))
            .map(FeedReader::markup)
            .orElse("");
    Optional<String> link = link(e, base);
    return new Entry(
        child(e, "id", "guid")
            .map(g -> g.text().strip())
            .filter(g -> !g.isEmpty())
            .or(() -> link)
            .orElse(null),
        child(e, "title").map(FeedReader::plain).filter(t -> !t.isEmpty()).orElse(null),
        link.orElse(null),
        child(e, "pubdate", "published", "issued", "dc:date", "date", "created", "dcterms:created")
            .map(d -> d.text().strip())
            .filter(d -> !d.isEmpty())
            .orElse(null),
        child(e, "updated", "modified", "dcterms:modified")
            .map(d -> d.text().strip())
            .filter(d -> !d.isEmpty())
            .orElse(null),
        author(e),
        child(e, "source")
            .flatMap(
                s ->
                    child(s, "title")
                        .map(FeedReader::plain)
                        .or(() -> Optional.of(s.ownText().strip())))
            .filter(s -> !s.isEmpty())
            .orElse(null),
        html,
        content.isPresent());
  }

  private static @Nullable String author(Element e) {
    return child(e, "dc:creator", "creator", "author")
        .map(a -> child(a, "name").map(Element::text).orElseGet(a::text))
        .map(a -> a.replaceAll("^\\S+@\\S+ \\((.*)\\)$", "$1").strip())
        .filter(a -> !a.isEmpty())
        .orElse(null);
  }

  private static Optional<String> link(Element e, @Nullable String base) {
    String other = null;
    for (Element link : e.children()) {
      if (!local(link).equals("link") || link.tagName().contains("media:")) {
        continue;
      }
      String rel = link.attr("rel").toLowerCase(Locale.ROOT);
      String address = link.hasAttr("href") ? link.attr("href") : link.text();
      if (address.isBlank()) {
        continue;
      }
      if (rel.isEmpty() || rel.equals("alternate")) {
        return Optional.of(absolute(link, address.strip(), base));
      }
      if (other == null && !rel.equals("self") && !rel.equals("enclosure")) {
        other = absolute(link, address.strip(), base);
      }
    }
    Optional<String> guid =
        child(e, "guid")
            .filter(g -> !g.attr("ispermalink").equalsIgnoreCase("false"))
            .map(g -> g.text().strip())
            .filter(g -> !g.isEmpty());
    return guid.or(() -> Optional.ofNullable(e.attr("rdf:about")).filter(a -> a.startsWith("http")))
        .or(() -> Optional.empty())
        .or(optional(other));
  }

  private static java.util.function.Supplier<Optional<String>> optional(@Nullable String value) {
    return () -> Optional.ofNullable(value);
  }

  /** The address as a whole, by the bases that the elements around it name. */
  private static String absolute(Element at, String address, @Nullable String feed) {
    List<String> bases = new ArrayList<>();
    for (Element e = at; e != null; e = e.parent()) {
      if (!e.attr("xml:base").isBlank()) {
        bases.add(e.attr("xml:base").strip());
      }
    }
    if (feed != null) {
      bases.add(feed);
    }
    try {
      URI whole = new URI(address);
      for (String base : bases) {
        if (whole.isAbsolute()) {
          break;
        }
        whole = new URI(base).resolve(whole);
      }
      return whole.toString();
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      return address;
    }
  }

  /** The markup that an element holds, escaped or as elements. */
  private static String markup(Element e) {
    String type = e.attr("type").toLowerCase(Locale.ROOT);
    if (e.childrenSize() > 0) {
      return e.html();
    }
    String text = e.wholeText();
    boolean plain = type.equals("text") || type.equals("text/plain");
    return plain && !HTML_TYPES.contains(type) ? org.jsoup.nodes.Entities.escape(text) : text;
  }

  /** A title as a line of text. */
  private static String plain(Element e) {
    String markup = markup(e);
    String text =
        markup.contains("<") || markup.contains("&") ? Jsoup.parse(markup).text() : markup;
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Whether a JSON document is a JSON Feed. */
  static boolean isJsonFeed(JsonNode json) {
    return json.path("version").asText().contains("jsonfeed.org")
        || (json.path("items").isArray() && json.has("home_page_url"));
  }

  /** Reads a JSON Feed, version 1 or 1.1. */
  static Feed read(JsonNode json) {
    List<Entry> entries = new ArrayList<>();
    JsonNode items = json.path("items");
    for (JsonNode item : items) {
      if (entries.size() == MAX_ENTRIES) {
        break;
      }
      String html = text(item, "content_html");
      String words = text(item, "content_text");
      String summary = text(item, "summary");
      JsonNode author =
          item.path("authors").path(0).isMissingNode()
              ? item.path("author")
              : item.path("authors").path(0);
      entries.add(
          new Entry(
              text(item, "id") == null ? text(item, "url") : text(item, "id"),
              text(item, "title"),
              text(item, "url") == null ? text(item, "external_url") : text(item, "url"),
              text(item, "date_published"),
              text(item, "date_modified"),
              text(author, "name"),
              null,
              html != null
                  ? html
                  : org.jsoup.nodes.Entities.escape(
                          words != null ? words : summary != null ? summary : "")
                      .replace("\n", "<br>"),
              html != null || words != null));
    }
    return new Feed(
        text(json, "title"),
        text(json, "language"),
        entries,
        Math.max(0, items.size() - MAX_ENTRIES));
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("").strip();
    return text.isEmpty() ? null : text;
  }
}

package crossbrief.ingest;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of its article: title, byline, outlet, address, language. */
final class PageMetadata {
  private static final String SEPARATORS = "[|\\-\u2013\u2014\\\\/>\u00bb]";
  private static final Pattern SEPARATOR = Pattern.compile("\\s" + SEPARATORS + "\\s");
  private static final Pattern BYLINE =
      Pattern.compile("(?i)byline|author|dateline|writtenby|p-author");
  private static final int MAX_BYLINE_CHARS = 100;
  private static final int MAX_TITLE_CHARS = 300;

  private final Document page;
  private final JsonLd data;

  PageMetadata(Document page, JsonLd data) {
    this.page = page;
    this.data = data;
  }

  /** The content of the first of these meta elements that has one. */
  Optional<String> meta(String... names) {
    for (String name : names) {
      for (Element meta : page.getElementsByTag("meta")) {
        boolean named =
            Arrays.stream(
                    (meta.attr("property") + " " + meta.attr("name") + " " + meta.attr("itemprop"))
                        .toLowerCase(Locale.ROOT)
                        .split("\\s+"))
                .anyMatch(n -> n.equals(name));
        String content = meta.attr("content").replaceAll("\\s+", " ").strip();
        if (named && !content.isEmpty()) {
          return Optional.of(content);
        }
      }
    }
    return Optional.empty();
  }

  Optional<String> title() {
    return data.articleText("headline")
        .or(() -> data.articleText("name"))
        .or(
            () ->
                meta(
                    "dc:title",
                    "dcterm:title",
                    "og:title",
                    "weibo:article:title",
                    "weibo:webpage:title",
                    "title",
                    "twitter:title",
                    "parsely-title",
                    "dc.title"))
        .or(this::fromMarkup)
        .map(t -> t.replaceAll("\\s+", " ").strip())
        .map(t -> t.length() > MAX_TITLE_CHARS ? t.substring(0, MAX_TITLE_CHARS) : t)
        .filter(t -> !t.isEmpty());
  }

  /** The title element without the name of the site, as Mozilla's Readability finds it. */
  private Optional<String> fromMarkup() {
    String whole = page.title().replaceAll("\\s+", " ").strip();
    String title = whole;
    Matcher m = SEPARATOR.matcher(whole);
    int last = -1;
    while (m.find()) {
      last = m.start();
    }
    boolean hierarchical = Pattern.compile("\\s[\\\\/>\u00bb]\\s").matcher(whole).find();
    if (last >= 0) {
      title = whole.substring(0, last);
      if (words(title) < 3) {
        title = whole.replaceFirst("^.*?" + SEPARATORS + "\\s?", "");
      }
    } else if (whole.contains(": ")) {
      String asIs = whole;
      boolean heading = page.select("h1, h2").stream().anyMatch(h -> h.text().strip().equals(asIs));
      if (!heading) {
        title = whole.substring(whole.lastIndexOf(':') + 1);
        if (words(title) < 3) {
          title = whole.substring(whole.indexOf(':') + 1);
        } else if (words(whole.substring(0, whole.indexOf(':'))) > 5) {
          title = whole;
        }
      }
    } else if (whole.length() > 150 || whole.length() < 15) {
      List<Element> headings = page.select("h1");
      if (headings.size() == 1) {
        title = headings.get(0).text();
      }
    }
    title = title.strip();
    int count = words(title);
    if (count <= 4
        && (!hierarchical
            || count != words(whole.replaceAll("\\s" + SEPARATORS + "\\s", " ")) - 1)) {
      title = whole;
    }
    return Optional.of(withoutSite(title, site().orElse(""))).filter(t -> !t.isEmpty());
  }

  /** A title that ends with the name of the site loses it. */
  private static String withoutSite(String title, String site) {
    if (site.isEmpty() || title.length() < site.length() + 4 || !title.endsWith(site)) {
      return title;
    }
    String rest = title.substring(0, title.length() - site.length());
    return rest.matches("(?s).*\\s[|\\-\u2013\u2014\u00bb:]\\s")
        ? rest.substring(0, rest.length() - 3).strip()
        : title;
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  Optional<String> byline() {
    return data.name("author")
        .or(
            () ->
                meta(
                    "dc:creator",
                    "dcterm:creator",
                    "author",
                    "parsely-author",
                    "dc.creator",
                    "sailthru.author"))
        .or(() -> meta("article:author").filter(a -> !a.startsWith("http")))
        .or(this::bylineInMarkup)
        .map(b -> b.replaceAll("\\s+", " ").strip())
        .filter(b -> !b.isEmpty() && !b.startsWith("http") && b.length() <= 200);
  }

  private Optional<String> bylineInMarkup() {
    for (Element e : page.getAllElements()) {
      boolean author =
          e.attr("rel").equals("author")
              || e.attr("itemprop").contains("author")
              || BYLINE.matcher(e.className() + " " + e.id()).find();
      if (author && !e.normalName().equals("body") && !e.normalName().equals("html")) {
        Element name = e.selectFirst("[itemprop=name]");
        String text = (name == null ? e : name).text().strip();
        if (!text.isEmpty() && text.length() < MAX_BYLINE_CHARS) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  Optional<String> site() {
    return meta("og:site_name")
        .or(() -> data.name("publisher"))
        .or(
            () ->
                meta(
                    "application-name",
                    "dc.publisher",
                    "dc:publisher",
                    "apple-mobile-web-app-title"))
        .filter(s -> s.length() <= 120);
  }

  /** The address that the page gives for itself, where it is one. */
  Optional<String> canonical(@Nullable String base) {
    List<String> named = new ArrayList<>();
    Element link = page.selectFirst("link[rel=canonical]");
    if (link != null) {
      named.add(link.attr("href"));
    }
    meta("og:url").ifPresent(named::add);
    data.articleText("url").ifPresent(named::add);
    for (String address : named) {
      Optional<String> whole = absolute(base, address.strip());
      if (whole.isPresent()) {
        return whole;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> absolute(@Nullable String base, String address) {
    try {
      URI uri = base == null ? new URI(address) : new URI(base).resolve(new URI(address));
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The language as a tag such as {@code en} or {@code pt-br}, lower case. */
  Optional<String> language() {
    Element html = page.selectFirst("html");
    return Optional.ofNullable(html)
        .map(h -> h.attr("lang").isBlank() ? h.attr("xml:lang") : h.attr("lang"))
        .filter(l -> !l.isBlank())
        .or(() -> data.articleText("inLanguage"))
        .or(() -> meta("content-language", "og:locale", "dc.language"))
        .map(l -> l.strip().toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(l -> l.matches("[a-z]{2,3}(?:-[a-z0-9]{2,8})*"));
  }
}

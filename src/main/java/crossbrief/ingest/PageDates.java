package crossbrief.ingest;

import crossbrief.domain.DateOrigin;
import crossbrief.ingest.WrittenDates.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * When a page was published and changed, and what says so: its data, its markup, its address, or a
 * date printed on it, in this order.
 */
final class PageDates {
  private static final LocalDate EARLIEST = LocalDate.of(1995, 1, 1);

  private static final String[] PUBLISHED = {
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "rnews:datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dc:date",
    "dcterms.date",
    "dcterms.available",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication-date",
    "publication_date",
    "pubdate",
    "pub_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cse:publishdate",
    "shareaholic:article_published_time",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
    "bt:pubdate",
    "date_published",
    "datecreated",
    "date-created",
    "created",
    "create-date",
    "date",
    "article:post_date",
    "issued",
    "posted",
    "timestamp",
    "vr:published_time",
    "prism.publicationdate",
    "ptime",
    "gentime",
    "last-publish",
    "iso-8601-publish-date",
    "msvalidate.date",
    "analyticsattributes.articledate",
    "pubyear",
    "tc-pubdate",
    "mediator_published_time",
    "dable:datepublished",
    "release_date"
  };
  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "article:updated",
    "modified",
    "updated",
    "date_modified",
    "revised"
  };

  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[/_.-](\\d{1,2}|[a-z]{3})[/_.-](\\d{1,2})(?!\\d)");
  private static final Pattern IN_ADDRESS_COMPACT =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(0[1-9]|1[0-2])([0-2]\\d|3[01])(?!\\d)");
  private static final Pattern NAMED_DATE =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:(?:pub|publish|published|publication|post|posted|posting|entry|article|news|story|created|creation|release|updated)?[-_]?(?:date|dates|datetime|time|timestamp|datum|fecha|data|dato|publicado|published|publishedat|veroeffentlicht|pubtime)|date-?line|post-?meta|entry-?meta|article-?meta|meta|byline|by-?line|post-?info|article-?info|submitted|posted-on|info|date-header|header-meta|metadata|datestamp|day|published-on|pubinfo|news-?date|time-?stamp|fecha\\w*|datum\\w*|author-?date|timeago|posttime|date\\w{0,12}|created\\w{0,8})(?:$|[\\s_-])");
  private static final Pattern SAYS_PUBLISHED =
      Pattern.compile(
          "(?i)(?:publi\\p{L}*|posted|ver\u00f6ffentlicht\\w*|erstellt|geschrieben|erschienen|on|am|vom|le|el|il|date|datum|fecha|data|written|geplaatst|opublikowano|dodano|\u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e|created|first published|beitrag|stand|ge\u00e4ndert|updated|uploaded|added|issued|released|mis en ligne|post\u00e9|inserito|pubblicato|gepubliceerd|publicerad|udgivet|julkaistu|zve\u0159ejn\u011bno|yay\u0131nlan\\w*)[^\\p{L}\\d]{0,4}(?:\\p{L}{1,12}[^\\p{L}\\d]{0,3}){0,3}$");
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)comment|sidebar|related|recommend|widget|footer|most-?read|popular|teaser|archive|latest|recent");
  private static final int MAX_LINE = 400;

  private final Document page;
  private final PageMetadata metadata;
  private final JsonLd data;
  private final @Nullable String address;
  private final LocalDate latest;

  /**
   * The dates of a page.
   *
   * @param address absent when unknown
   * @param latest the last day that can be true; later ones are not believed
   */
  PageDates(
      Document page,
      PageMetadata metadata,
      JsonLd data,
      @Nullable String address,
      LocalDate latest) {
    this.page = page;
    this.metadata = metadata;
    this.data = data;
    this.address = address;
    this.latest = latest;
  }

  private Optional<Dating> dated(Optional<String> written, String where) {
    return Dating.parse(written.orElse(null), DateOrigin.META, where)
        .filter(d -> isPossible(d.day()));
  }

  private boolean isPossible(LocalDate day) {
    return !day.isBefore(EARLIEST) && !day.isAfter(latest);
  }

  Optional<Dating> published() {
    return dated(data.articleText("datePublished"), "json-ld datePublished")
        .or(() -> fromMeta(PUBLISHED))
        .or(() -> dated(data.text("datePublished"), "json-ld datePublished"))
        .or(() -> dated(data.articleText("dateCreated"), "json-ld dateCreated"))
        .or(this::fromMarkup)
        .or(() -> fromAddress(address))
        .or(() -> metadata.canonical(address).flatMap(this::fromAddress))
        .or(this::fromPrint)
        .or(() -> fromMeta(MODIFIED))
        .or(() -> dated(data.text("dateModified"), "json-ld dateModified"));
  }

  Optional<Dating> modified() {
    return dated(data.text("dateModified"), "json-ld dateModified")
        .or(() -> fromMeta(MODIFIED))
        .or(
            () -> {
              Element e = page.selectFirst("[itemprop~=(?i)dateModified]");
              return e == null
                  ? Optional.empty()
                  : dated(Optional.of(value(e)), "markup dateModified");
            });
  }

  private Optional<Dating> fromMeta(String[] names) {
    for (String name : names) {
      Optional<Dating> found = dated(metadata.meta(name), "meta " + name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String value(Element e) {
    for (String attribute : List.of("datetime", "content", "title", "data-time", "data-datetime")) {
      if (!e.attr(attribute).isBlank()) {
        return e.attr(attribute);
      }
    }
    return e.text();
  }

  private Optional<Dating> fromMarkup() {
    for (Element e :
        page.select(
            "[itemprop~=(?i)^(datePublished|dateCreated|pubdate|uploadDate)], abbr.published, abbr.date, .dt-published, time[pubdate], time.published, time.entry-date, time.post-date, .published[title], [property=dc:date], [property=dc:created], [property=datePublished], [pubdate]")) {
      Optional<Dating> found =
          dated(
              Optional.of(value(e)),
              "markup " + (e.hasAttr("itemprop") ? e.attr("itemprop") : e.normalName()));
      if (found.isPresent()) {
        return found;
      }
    }
    for (Element e : page.select("time")) {
      if (isAside(e) || e.className().contains("updated") || e.className().contains("modified")) {
        continue;
      }
      Optional<Dating> found =
          dated(Optional.of(value(e)), "time").or(() -> dated(Optional.of(e.text()), "time"));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What stands beside, below or in the comments of an article dates something else. */
  private static boolean isAside(Element e) {
    for (Element at = e; at != null; at = at.parent()) {
      String tag = at.normalName();
      boolean whole = tag.equals("body") || tag.equals("html") || tag.equals("article");
      boolean apart = tag.equals("aside") || tag.equals("nav") || tag.equals("footer");
      if (apart || (!whole && BESIDE.matcher(at.className() + " " + at.id()).find())) {
        return true;
      }
    }
    return false;
  }

  private Optional<Dating> fromAddress(@Nullable String url) {
    if (url == null) {
      return Optional.empty();
    }
    Matcher m = IN_ADDRESS.matcher(url);
    while (m.find()) {
      Optional<Dating> found =
          dated(
              Optional.of(
                  m.group(2).length() == 3
                      ? m.group(3) + " " + m.group(2) + " " + m.group(1)
                      : m.group(1) + "-" + m.group(2) + "-" + m.group(3)),
              "url");
      if (found.isPresent()) {
        return found;
      }
    }
    m = IN_ADDRESS_COMPACT.matcher(url);
    return m.find() ? dated(Optional.of(m.group()), "url") : Optional.empty();
  }

  private record Printed(LocalDate day, int weight, int order) {}

  /**
   * A date printed on the page: one that is named as a date or said to be that of publication
   * weighs more than one in a text, and one above more than one below.
   */
  private Optional<Dating> fromPrint() {
    List<Printed> printed = new ArrayList<>();
    int order = 0;
    Document visible = page.clone();
    visible.select("script, style, noscript, template, select, iframe").remove();
    for (PageBlocks.Block block : PageBlocks.of(visible.body())) {
      order++;
      String line = block.text();
      boolean aside = isAside(block.owner());
      boolean named = isNamedDate(block.owner());
      String searched = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
      for (Found date : WrittenDates.in(searched)) {
        if (!isPossible(date.day())) {
          continue;
        }
        boolean says = SAYS_PUBLISHED.matcher(searched.substring(0, date.start())).find();
        boolean alone = searched.length() - (date.end() - date.start()) < 40;
        boolean copyright = searched.matches("(?is).*(?:\u00a9|copyright).*");
        int weight =
            (named ? 4 : 0)
                + (says ? 4 : 0)
                + (alone ? 4 : 0)
                - (aside ? 7 : 0)
                - (copyright ? 5 : 0);
        printed.add(new Printed(date.day(), weight, order));
      }
    }
    Map<LocalDate, Integer> best = new LinkedHashMap<>();
    printed.forEach(p -> best.merge(p.day(), p.weight(), Math::max));
    int top = best.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    return best.entrySet().stream()
        .filter(e -> e.getValue() == top)
        .findFirst()
        .map(
            e ->
                new Dating(
                    e.getKey(), null, DateOrigin.TEXT, "printed on the page: " + e.getKey()));
  }

  private static boolean isNamedDate(Element owner) {
    Element at = owner;
    for (int level = 0; at != null && level < 3; level++, at = at.parent()) {
      if (NAMED_DATE.matcher(at.className() + " " + at.id()).find()) {
        return true;
      }
    }
    return owner.select("[class*=date], [class*=time], time").size() > 0;
  }
}

package crossbrief.ingest;

import crossbrief.ingest.PageBlocks.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * Finds the article on a page and leaves out what stands around it. Two opinions are formed: the
 * element that is named as the article (as trafilatura does, Barbaresi 2021), and the element that
 * holds most of the prose (the scores of Mozilla's Readability). Within it, what is named as
 * something else, or consists of links, goes.
 */
final class ArticleBody {
  private static final Set<String> NEVER_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "svg",
          "canvas",
          "button",
          "select",
          "textarea",
          "input",
          "link",
          "meta",
          "map",
          "audio",
          "video",
          "picture",
          "img",
          "dialog",
          "menu",
          "datalist",
          "math",
          "rp",
          "rt",
          "applet",
          "frame",
          "frameset");

  private static final Pattern NAMED_ARTICLE =
      Pattern.compile(
          "(?i)(?:^|[\\s_])(?:(?:entry|article|art|story|post|page|text|news|single|blog|body)[-_]{0,2}(?:content|body|text|copy|bodycopy|entry)|articlebody|articlecontent|articletext|postcontent|storybody|storycontent|storytext|article__container|body-?text|bodycopy|field-body|fulltext|wpb_text_column|td-post-content|entry|post_inner_wrapper)(?:$|[\\s_-])");

  private static final Pattern NAMED_MAIN =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:main-?content|content-?main|content-?body|page-?content|primary|content|main|post|story|article|single-post|main-column|hentry|h-entry|postarea|text)(?:$|[\\s_-])");

  private static final Pattern NAMED_OTHER =
      Pattern.compile(
          "(?:^|[\\s_-])(?:comments?|commentlist|commentary-list|disqus\\w*|respond|replies|reply|nocomments|livefyre"
              + "|share|shar(?:ing|ed)\\w*|sociali?|socialmedia|social\\w*|addthis\\w*|follow(?:-us)?|viral|sociable"
              + "|related\\w*|recommend\\w*|read-?more|readmore|more-?(?:stories|articles|news|from|on|links)|see-?also|also-?read|most-?(?:read|popular|viewed)|popular|trending|outbrain\\w*|taboola\\w*|criteo|zergnet|next-\\w+|prev(?:ious)?-\\w+|latest-?(?:news|posts?)|suggest\\w*|you-?may\\w*|jp-relatedposts|crp_related|yarpp\\w*|teasers?|linkbox|infobox-related"
              + "|newsletter\\w*|subscri\\w+|sign-?up|signup\\w*|login|log-in|register|paywall\\w*|premium-\\w+|regwall"
              + "|ads?|adv|advert\\w*|adsense|adslot|ad-?(?:unit|container|wrapper|box|slot|text)|sponsor\\w*|promo\\w*|dfp|commercial|affiliate\\w*|partner-?links"
              + "|nav|navbar|navigation|subnav|navbox|menu\\w*|breadcrumbs?|bread-crumb|pagination|pager|paging|page-?links|toolbar|toolbox|tools|skip-?links?|skip"
              + "|footer\\w*|foot|masthead|colophon|sidebar\\w*|side-?bar|widgets?\\w*|banner\\w*|billboard"
              + "|tags?|tag-?list|tagcloud|tags-\\w+|post-?tags|topics?|keywords|categories|cat-?links"
              + "|by-?line\\w*|author\\w*|about-?author|bio|post-?author|writer|vcard|contributors?"
              + "|meta|post-?meta\\w*|entry-?meta|article-?meta|timestamp\\w*|date-?line|datetime|pub-?date|published|dates?|posted-on|postinfo|post-?info|article-?info\\w*"
              + "|caption\\w*|wp-caption-text|img-?caption|image-?caption|credits?|figcaption|gallery\\w*|slideshow\\w*|carousel\\w*|slider|lightbox\\w*|thumbnails?|media-?caption|attachment"
              + "|cookies?\\w*|consent\\w*|gdpr|privacy-?\\w*|modal\\w*|popup\\w*|pop-up|overlay\\w*|tooltip\\w*|alert|notification\\w*|disclaimer"
              + "|hidden|hide|noprint|no-print|visually-hidden|sr-only|screen-reader-text|screenreader\\w*|offscreen|assistive-text|print-?only"
              + "|rating\\w*|vote\\w*|poll|quiz|survey|feedback|contact-?\\w*|print|email|e-mail|rss|search\\w*|copyright|legal|donat\\w+|support-us|button\\w*|btn\\w*|dropdown|tabs?|player|video-?\\w*|audio-?\\w*|embed\\w*|tweet|twitter-tweet|instagram-media|fb-\\w+|playlist|chart|toc|table-of-contents|jump-?link|to-top|back-to-top|counter|views)(?:$|[\\s_-])");

  private static final Pattern KEEP_ANYWAY =
      Pattern.compile(
          "(?i)article-?body|articlebody|entry-?content|post-?content|story-?body|article-?content|main-?content");

  private static final Pattern POSITIVE =
      Pattern.compile("(?i)article|body|content|entry|hentry|main|page|post|text|blog|story");
  private static final Pattern NEGATIVE =
      Pattern.compile(
          "(?i)-ad-|hidden|banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget");

  /** A line of its own that belongs to the page and not to the article. */
  private static final Pattern PAGE_LINE = Patterns.anyOf("page-lines.txt", "[.:!]{0,3}");

  /** The sentences above an article that sum it up. */
  private static final Pattern NAMED_LEAD =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:intro|lead|lede|standfirst|stand-first|chapo|chapeau|abstract|dek|deck|excerpt|subtitle|sub-?title|sub-?headline|sub-?heading|vorspann|anriss|summary|article-?teaser|story-?teaser|bajada|copete|entradilla|sottotitolo|occhiello|sommario|ingress|perex)(?:$|[\\s_-])");

  private static final int ENOUGH_CHARS = 250;
  private static final double LINKS = 0.5;

  /** What the blocks of an element sum up to, in characters. */
  private static final class Size {
    private int prose;
    private int all;
    private int linked;
    private int blocks;

    void add(Block block, boolean isProse) {
      all += block.text().length();
      linked += block.linked();
      blocks++;
      prose += isProse ? block.text().length() - block.linked() : 0;
    }
  }

  private final Element body;
  private final Map<Element, Size> sizes = new HashMap<>();
  private final Set<Element> others = new HashSet<>();

  private ArticleBody(Element body, boolean byName) {
    this.body = body;
    measure();
    if (byName) {
      findOthers();
    }
  }

  /** The lines of the article; none when the page has no prose. */
  static List<String> of(Document page) {
    Document clean = withoutNonText(page);
    List<String> lines = new ArticleBody(clean.body(), true).lines();
    return chars(lines) >= ENOUGH_CHARS
        ? lines
        : longer(lines, new ArticleBody(clean.body(), false).lines());
  }

  private static List<String> longer(List<String> a, List<String> b) {
    return chars(b) > 2 * chars(a) ? b : a;
  }

  private List<String> lines() {
    List<Element> named = named().map(List::of).orElse(List.of());
    List<Element> scored = scored();
    List<String> namedLines = lines(named);
    List<String> scoredLines = lines(scored);
    List<String> best = better(namedLines, scoredLines);
    return withLead(best.equals(namedLines) ? named : scored, best);
  }

  private static List<String> better(List<String> named, List<String> scored) {
    int a = chars(named);
    int b = chars(scored);
    if (a == 0) {
      return scored;
    }
    if (b > 1.5 * a && b > ENOUGH_CHARS) {
      return scored;
    }
    return named;
  }

  /** Puts the lead that stands above the article before its lines. */
  private List<String> withLead(List<Element> found, List<String> lines) {
    if (found.isEmpty() || lines.isEmpty()) {
      return lines;
    }
    Set<Element> inside = new HashSet<>(found);
    List<String> lead = new ArrayList<>();
    body.filter(
        (node, depth) -> {
          if (!(node instanceof Element e)) {
            return NodeFilter.FilterResult.CONTINUE;
          }
          if (inside.contains(e)) {
            return NodeFilter.FilterResult.STOP;
          }
          if (others.contains(e)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          Size size = sizes.get(e);
          boolean small = size != null && size.all < 1000;
          if (small
              && !e.equals(body)
              && NAMED_LEAD.matcher(names(e)).find()
              && found.stream().noneMatch(f -> f.parents().contains(e))) {
            for (Block block :
                PageBlocks.of(
                    e,
                    x -> others.contains(x) || x.normalName().matches("h1|figure|figcaption|ul"))) {
              if (block.text().length() >= 60
                  && block.linkDensity() < 0.3
                  && !lines.contains(block.text())
                  && !lead.contains(block.text())) {
                lead.add(block.text());
              }
            }
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
    if (lead.isEmpty() || lead.size() > 2) {
      return lines;
    }
    lead.addAll(lines);
    return lead;
  }

  private static int chars(List<String> lines) {
    return lines.stream().mapToInt(String::length).sum();
  }

  /** How much text each element holds, and how much of it is in links. */
  private void measure() {
    for (Block block : PageBlocks.of(body)) {
      int length = block.text().length();
      boolean isProse = length >= 40 && block.linkDensity() < LINKS;
      for (Element at = block.owner(); at != null; at = at.equals(body) ? null : at.parent()) {
        sizes.computeIfAbsent(at, e -> new Size()).add(block, isProse);
      }
    }
  }

  /** How many characters of prose outside links an element holds. */
  private int prose(Element e) {
    Size size = sizes.get(e);
    return size == null ? 0 : size.prose;
  }

  private void findOthers() {
    int all = prose(body);
    body.filter(
        (node, depth) -> {
          if (node instanceof Element e && !e.equals(body) && isOther(e, all)) {
            others.add(e);
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
  }

  private boolean isOther(Element e, int all) {
    int own = prose(e);
    String tag = e.normalName();
    if (tag.equals("nav") || tag.equals("aside") || tag.equals("footer")) {
      return own <= all * 0.5;
    }
    return isNamedOther(e) && own <= all * 0.4;
  }

  private static Document withoutNonText(Document page) {
    Document clean = page.clone();
    HiddenText.remove(clean);
    List<Node> gone = new ArrayList<>();
    clean.traverse(
        (node, depth) -> {
          if (node instanceof Comment
              || (node instanceof Element e && NEVER_TEXT.contains(e.normalName()))) {
            gone.add(node);
          }
        });
    gone.forEach(Node::remove);
    return clean;
  }

  private static String names(Element e) {
    String id = e.id();
    return id.isEmpty() ? e.className() : e.className() + " " + id;
  }

  private Optional<Element> named() {
    int all = prose(body);
    List<List<Element>> stages =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Element e : body.getAllElements()) {
      if (prose(e) == 0 || e.equals(body)) {
        continue;
      }
      String tag = e.normalName();
      boolean holder =
          tag.equals("div")
              || tag.equals("section")
              || tag.equals("main")
              || tag.equals("article")
              || tag.equals("td")
              || tag.equals("span");
      if (!holder || isInsideOther(e)) {
        continue;
      }
      String names = names(e);
      if (e.attr("itemprop").toLowerCase(java.util.Locale.ROOT).contains("articlebody")
          || e.attr("itemprop").equals("text")) {
        stages.get(0).add(e);
      }
      if (NAMED_ARTICLE.matcher(names).find()) {
        stages.get(1).add(e);
      }
      if (tag.equals("article") || e.attr("role").equals("article")) {
        stages.get(2).add(e);
      }
      if (tag.equals("main") || e.attr("role").equals("main") || NAMED_MAIN.matcher(names).find()) {
        stages.get(3).add(e);
      }
    }
    for (List<Element> stage : stages) {
      Element best = null;
      int most = 0;
      for (Element e : stage) {
        int own = prose(e);
        if (own > most * 1.2) {
          best = e;
          most = own;
        }
      }
      if (best != null && most >= ENOUGH_CHARS && most >= all * 0.25) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  private boolean isInsideOther(Element e) {
    for (Element at = e; at != null && !at.equals(body); at = at.parent()) {
      if (others.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private List<Element> scored() {
    Map<Element, Double> scores = new LinkedHashMap<>();
    for (Block block : PageBlocks.of(body)) {
      int length = block.text().length();
      if (length < 25 || block.linkDensity() >= LINKS || isInsideOther(block.owner())) {
        continue;
      }
      long commas =
          block
              .text()
              .chars()
              .filter(c -> c == ',' || c == '\u060c' || c == '\uff0c' || c == '\u3001')
              .count();
      double score = 1 + commas + Math.min(length / 100.0, 3);
      score *= 1 - block.linkDensity();
      Element at =
          block.owner().normalName().equals("p") || PageBlocks.isInline(block.owner())
              ? block.owner().parent()
              : block.owner();
      for (int level = 0; at != null && level < 5; level++, at = at.parent()) {
        double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
        Element ancestor = at;
        scores.computeIfAbsent(ancestor, ArticleBody::baseScore);
        scores.merge(ancestor, score * share, Double::sum);
        if (at.equals(body)) {
          break;
        }
      }
    }
    scores.replaceAll((e, score) -> score * (1 - linkDensity(e)));
    Optional<Map.Entry<Element, Double>> top =
        scores.entrySet().stream().max(Comparator.comparingDouble(Map.Entry::getValue));
    return top.map(t -> withSiblings(climb(t.getKey(), scores), scores)).orElse(List.of());
  }

  /** A parent whose score is higher still, or that has this as its only child, is the article. */
  private Element climb(Element top, Map<Element, Double> scores) {
    Element best = top;
    double last = scores.getOrDefault(top, 0.0);
    double threshold = last / 3;
    for (Element at = top.parent(); at != null && !at.equals(body); at = at.parent()) {
      double score = scores.getOrDefault(at, 0.0);
      if (score > 0 && score < threshold) {
        break;
      }
      if (score > last) {
        best = at;
        break;
      }
      if (score > 0) {
        last = score;
      }
    }
    while (best.parent() != null
        && !best.parent().equals(body)
        && best.parent().childrenSize() == 1) {
      best = best.parent();
    }
    return best;
  }

  private List<Element> withSiblings(Element top, Map<Element, Double> scores) {
    Element parent = top.parent();
    if (parent == null || top.equals(body)) {
      return List.of(top);
    }
    double threshold = Math.max(10, scores.getOrDefault(top, 0.0) * 0.2);
    List<Element> joined = new ArrayList<>();
    for (Element sibling : parent.children()) {
      boolean add = sibling.equals(top);
      if (!add && !others.contains(sibling)) {
        double bonus =
            !top.className().isEmpty() && sibling.className().equals(top.className())
                ? scores.getOrDefault(top, 0.0) * 0.2
                : 0;
        if (scores.containsKey(sibling) && scores.getOrDefault(sibling, 0.0) + bonus >= threshold) {
          add = true;
        } else if (sibling.normalName().equals("p")) {
          String text = sibling.text();
          double density = linkDensity(sibling);
          add =
              (text.length() > 80 && density < 0.25)
                  || (text.length() > 0 && density == 0 && text.matches("(?s).*[.!?](?: .*)?"));
        }
      }
      if (add) {
        joined.add(sibling);
      }
    }
    return joined;
  }

  private static double baseScore(Element e) {
    double score =
        switch (e.normalName()) {
          case "div", "article", "section", "main" -> 5;
          case "pre", "td", "blockquote" -> 3;
          case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
          case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
          default -> 0;
        };
    for (String name : List.of(e.className(), e.id())) {
      if (!name.isEmpty()) {
        score += NEGATIVE.matcher(name).find() ? -25 : 0;
        score += POSITIVE.matcher(name).find() ? 25 : 0;
      }
    }
    return score;
  }

  private double linkDensity(Element e) {
    Size size = sizes.get(e);
    return size == null || size.all == 0 ? 0 : (double) size.linked / size.all;
  }

  private static boolean isNamedOther(Element e) {
    String tag = e.normalName();
    if (tag.equals("body") || tag.equals("html") || tag.equals("main")) {
      return false;
    }
    String role = e.attr("role");
    if (role.equals("navigation")
        || role.equals("complementary")
        || role.equals("banner")
        || role.equals("contentinfo")
        || role.equals("search")) {
      return true;
    }
    String names = names(e);
    if (names.isEmpty() || KEEP_ANYWAY.matcher(names).find()) {
      return false;
    }
    return NAMED_OTHER
        .matcher(names.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT))
        .find();
  }

  /** The lines of the element that are the article's. */
  private List<String> lines(List<Element> found) {
    int all = found.stream().mapToInt(this::prose).sum();
    List<String> lines = new ArrayList<>();
    for (Element part : found) {
      for (Block block : PageBlocks.of(part, e -> goes(e, all))) {
        if (isArticleLine(block) && !isHeaderLine(block)) {
          lines.add(block.text());
        }
      }
    }
    return lines;
  }

  private static boolean isHeaderLine(Block block) {
    if (block.text().length() >= 60
        && block.linkDensity() < 0.3
        && !block.owner().normalName().matches("h[1-6]")) {
      return false;
    }
    return block.owner().normalName().equals("header")
        || block.owner().parents().stream().anyMatch(p -> p.normalName().equals("header"));
  }

  private static boolean isArticleLine(Block block) {
    String text = block.text();
    if (PAGE_LINE.matcher(text).matches()) {
      return false;
    }
    double density = block.linkDensity();
    String tag = block.owner().normalName();
    if (density > 0.8 && text.length() < 120) {
      return false;
    }
    if (tag.equals("li") && density > LINKS) {
      return false;
    }
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private boolean goes(Element e, int all) {
    if (others.contains(e)) {
      return true;
    }
    int own = prose(e);
    switch (e.normalName()) {
      case "nav", "aside", "figure", "figcaption", "form", "h1", "footer":
        return own <= all * 0.4;
      case "ul", "ol", "table", "div", "section", "dl":
        return own <= all * 0.4 && linksMostly(e);
      default:
        return false;
    }
  }

  private boolean linksMostly(Element e) {
    Size size = sizes.get(e);
    return size != null && size.blocks > 1 && size.linked > size.all * LINKS;
  }
}

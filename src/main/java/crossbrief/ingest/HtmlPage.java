package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads a page of the web: its article and what the page says of it. */
final class HtmlPage {
  private static final int ENOUGH_CHARS = 200;

  private HtmlPage() {}

  /**
   * Reads a page.
   *
   * @param address where it was loaded from; absent when unknown
   * @param today later dates of publication are not believed
   */
  static Draft read(String html, @Nullable String address, LocalDate today) {
    Document page = Jsoup.parse(html, address == null ? "" : address);
    JsonLd data = JsonLd.of(page);
    PageMetadata metadata = new PageMetadata(page, data);
    PageDates dates = new PageDates(page, metadata, data, address, today.plusDays(1));
    String text = text(page, data);
    Optional<String> title = metadata.title();
    return new Draft(
        metadata.site().orElse(null),
        title.orElse(null),
        metadata.byline().orElse(null),
        metadata.canonical(address).orElse(address),
        metadata.language().orElse(null),
        dates.published().orElse(null),
        dates.modified().orElse(null),
        text);
  }

  /** The article on the page, or in its data where the page shows little of it. */
  private static String text(Document page, JsonLd data) {
    List<String> lines = ArticleBody.of(page);
    String text = String.join("\n", lines);
    String whole = data.articleLines("articleBody");
    return text.length() < ENOUGH_CHARS && whole.length() > 2 * text.length() ? whole : text;
  }

  /** The lines of a fragment of markup, such as the body of a feed's entry. */
  static String fragment(String html) {
    Document page = Jsoup.parseBodyFragment(html);
    HiddenText.remove(page);
    page.select("script, style, noscript, template, iframe, object, embed, svg, form").remove();
    StringBuilder text = new StringBuilder();
    for (PageBlocks.Block block : PageBlocks.of(page.body())) {
      text.append(text.length() == 0 ? "" : "\n").append(block.text());
    }
    return text.toString();
  }

  /** Like {@link #read}, for a page that must have an article. */
  static Draft readArticle(String html, @Nullable String address, LocalDate today) {
    Draft draft = read(html, address, today);
    if (draft.text().isBlank()) {
      throw new ArticleException(
          "no article was found on the page (is it built by scripts, or behind a login?)");
    }
    return draft;
  }
}

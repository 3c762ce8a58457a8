package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import crossbrief.domain.DateOrigin;
import crossbrief.ingest.Feed.Entry;
import crossbrief.ingest.WebClient.Fetched;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reads feeds and pages of the web. */
final class WebSource {
  private static final int AT_ONCE = 8;
  private static final int WHOLE_CHARS = 600;
  private static final int MIN_SUMMARY_CHARS = 150;
  private static final Pattern CUT =
      Pattern.compile(
          "(?is).*(?:\\[?(?:\u2026|\\.\\.\\.)\\]?|continue reading.{0,80}|read (?:more|the (?:full|rest)).{0,80}|weiterlesen.{0,40}|lire la suite.{0,40}|the post .{1,200} (?:appeared|first appeared) .{1,100})\\s*");

  private final WebClient client;
  private final LocalDate today;
  private final java.util.function.LongSupplier nanos;

  /** A reader that asks through a client. */
  WebSource(WebClient client, LocalDate today, java.util.function.LongSupplier nanos) {
    this.client = client;
    this.today = today;
    this.nanos = nanos;
  }

  /** Whether an input is an address of the web. */
  static boolean isAddress(String input) {
    return input.regionMatches(true, 0, "http://", 0, 7)
        || input.regionMatches(true, 0, "https://", 0, 8);
  }

  /**
   * Reads what stands at an address: a feed with the pages of its entries, a page, or a document.
   *
   * @param wanted says of an entry whether its page is worth a request
   */
  void read(String address, Predicate<Draft> wanted, Intake intake) {
    try {
      Fetched fetched = client.get(address);
      String text = TextBytes.decodeMarkup(fetched.body(), fetched.charset());
      if (FileKind.ofBytes(fetched.body()).isPresent()) {
        new DocumentReader(intake, today, nanos).read(address, fetched.body());
      } else if (FeedReader.isFeed(text)) {
        readFeed(FeedReader.read(text, fetched.address()), address, wanted, intake);
      } else if (text.stripLeading().startsWith("{")
          && JsonFile.parse(text).filter(FeedReader::isJsonFeed).isPresent()) {
        readFeed(FeedReader.read(JsonFile.parse(text).orElseThrow()), address, wanted, intake);
      } else {
        intake.article(address, page(fetched));
      }
    } catch (ArticleException e) {
      intake.skipped(address, String.valueOf(e.getMessage()));
    }
  }

  private Draft page(Fetched fetched) {
    String html = TextFiles.clean(TextBytes.decodeMarkup(fetched.body(), fetched.charset()));
    Draft draft = HtmlPage.read(html, fetched.address(), today);
    if (!Draft.isText(draft.text())) {
      Element feed =
          Jsoup.parse(html, fetched.address())
              .selectFirst("link[rel=alternate][type~=(?i)rss|atom|feed]");
      throw new ArticleException(
          feed == null
              ? "no article was found on the page (is it built by scripts, or behind a login?)"
              : "no article was found on the page; it names a feed: " + feed.absUrl("href"));
    }
    return draft;
  }

  private void readFeed(Feed feed, String address, Predicate<Draft> wanted, Intake intake) {
    List<Entry> entries =
        feed.entries().stream().filter(e -> wanted.test(FeedFile.draft(feed, e, today))).toList();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "pages");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Draft>> drafts = new ArrayList<>();
      entries.forEach(entry -> drafts.add(pool.submit(() -> entry(feed, entry))));
      for (int i = 0; i < entries.size(); i++) {
        String link = entries.get(i).link();
        String name = link != null ? link : address + "#" + (i + 1);
        take(name, drafts.get(i), intake);
      }
    } finally {
      pool.shutdownNow();
    }
    if (feed.dropped() > 0) {
      intake.skipped(
          address,
          "the feed has "
              + (feed.entries().size() + feed.dropped())
              + " entries; the first "
              + feed.entries().size()
              + " were read");
    }
  }

  private static void take(String name, Future<Draft> draft, Intake intake) {
    try {
      intake.article(name, draft.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ArticleException problem) {
        intake.skipped(name, String.valueOf(problem.getMessage()));
      } else {
        throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArticleException("the run was stopped", e);
    }
  }

  /** The article of an entry: of its page, or of the feed where that has it whole. */
  private Draft entry(Feed feed, Entry entry) {
    Draft inFeed = FeedFile.draft(feed, entry, today);
    boolean whole =
        entry.whole()
            && inFeed.text().length() >= WHOLE_CHARS
            && !CUT.matcher(inFeed.text()).matches();
    if (whole || entry.link() == null) {
      return inFeed;
    }
    try {
      Draft onPage = page(client.get(entry.link()));
      boolean shorter = onPage.text().length() < inFeed.text().length();
      Draft merged = onPage.or(inFeed);
      Dating dated = onPage.published();
      boolean feedDates =
          inFeed.published() != null && (dated == null || dated.origin() == DateOrigin.TEXT);
      Draft datedRight =
          feedDates
              ? new Draft(
                  merged.source(),
                  merged.title(),
                  merged.byline(),
                  merged.uri(),
                  merged.language(),
                  inFeed.published(),
                  merged.modified(),
                  merged.text())
              : merged;
      return shorter ? datedRight.withText(inFeed.text()) : datedRight;
    } catch (ArticleException e) {
      if (inFeed.text().length() >= MIN_SUMMARY_CHARS) {
        return inFeed;
      }
      throw e;
    }
  }
}

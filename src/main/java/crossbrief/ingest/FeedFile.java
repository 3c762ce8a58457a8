package crossbrief.ingest;

import crossbrief.domain.DateOrigin;
import crossbrief.ingest.Feed.Entry;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the entries of a feed as articles, by the text that the feed itself carries. */
final class FeedFile {
  private FeedFile() {}

  static void read(Feed feed, String name, LocalDate today, Intake intake) {
    int n = 0;
    for (Entry entry : feed.entries()) {
      n++;
      String part = entry.link() != null ? entry.link() : name + "#" + n;
      Draft draft = draft(feed, entry, today);
      if (!Draft.isText(draft.text())) {
        intake.skipped(part, "the feed carries no text of this entry");
      } else {
        intake.article(part, draft);
      }
    }
    if (feed.dropped() > 0) {
      intake.skipped(
          name,
          "the feed has "
              + (feed.entries().size() + feed.dropped())
              + " entries; the first "
              + feed.entries().size()
              + " were read");
    }
  }

  /** What a feed says of an entry. */
  static Draft draft(Feed feed, Entry entry, LocalDate today) {
    return new Draft(
        entry.source() != null ? entry.source() : outlet(feed.title()),
        entry.title(),
        entry.author(),
        entry.link(),
        feed.language(),
        dating(entry.published(), "feed", today)
            .or(() -> dating(entry.updated(), "feed, updated", today))
            .orElse(null),
        dating(entry.updated(), "feed, updated", today).orElse(null),
        HtmlPage.fragment(entry.html()));
  }

  /** A date to come is not believed. */
  private static Optional<Dating> dating(@Nullable String written, String where, LocalDate today) {
    return Dating.parse(written, DateOrigin.FEED, where)
        .filter(d -> !d.day().isAfter(today.plusDays(1)));
  }

  /** A feed is often called by its outlet and its section: the outlet stands alone. */
  private static @Nullable String outlet(@Nullable String title) {
    if (title == null) {
      return null;
    }
    String outlet =
        title
            .replaceAll(
                "(?i)\\s*[|:>\u00bb\u2013\u2014-]\\s*(?:rss|feeds?|news|latest.*|top stories|home(?: page)?|front page|all|breaking news|world|politics|business)\\s*$",
                "")
            .replaceAll("(?i)\\s+(?:rss(?: feed)?|feed)$", "")
            .strip();
    return outlet.isEmpty() ? title : outlet;
  }
}

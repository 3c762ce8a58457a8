package crossbrief.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its bytes tell it.
 *
 * @param title absent when it has none
 * @param language absent when it names none
 * @param entries in the order of the feed
 * @param dropped how many entries at the end were not read, because there are too many
 */
record Feed(@Nullable String title, @Nullable String language, List<Entry> entries, int dropped) {
  /**
   * One entry; what it does not say is absent.
   *
   * @param id what the feed calls the entry, or its link
   * @param link the address of the article
   * @param published as written
   * @param updated as written
   * @param source the outlet that an aggregating feed names for the entry
   * @param html the body, or else the summary, as markup
   * @param whole whether the feed calls this the content, and not a summary
   */
  record Entry(
      @Nullable String id,
      @Nullable String title,
      @Nullable String link,
      @Nullable String published,
      @Nullable String updated,
      @Nullable String author,
      @Nullable String source,
      String html,
      boolean whole) {}

  Feed {
    entries = List.copyOf(entries);
  }
}

package crossbrief.render;

import crossbrief.domain.ArticleId;
import crossbrief.domain.Brief;
import crossbrief.domain.Evidence;
import crossbrief.domain.StoryBrief;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The short names of the articles of each story (A, B, ... Z, AA, ...) and the numbers of their
 * paragraphs.
 */
final class SourceKeys {
  private static final Pattern ID = Pattern.compile("\\ba(\\d{1,6})\\b");
  private static final int COLORS = 6;
  private static final int TITLE_CHARS = 48;

  private final Map<ArticleId, String> keys = new HashMap<>();
  private final Map<ArticleId, Integer> colors = new HashMap<>();
  private final Map<ArticleId, String> places = new HashMap<>();
  private final Map<ArticleId, List<Paragraph>> paragraphs = new HashMap<>();

  /**
   * A paragraph of an article: a line of its text.
   *
   * @param number from 1
   */
  record Paragraph(int number, int start, int end) {}

  SourceKeys(Brief brief) {
    brief.articles().forEach(a -> paragraphs.put(a.id(), paragraphs(a.text())));
    for (StoryBrief story : brief.stories()) {
      int n = 0;
      for (ArticleId id :
          Stream.concat(story.articles().stream(), story.annexes().stream()).toList()) {
        keys.put(id, letters(n));
        colors.put(id, n % COLORS + 1);
        String title = story.title();
        places.put(
            id,
            brief.stories().size() == 1
                ? ""
                : " (\u201c"
                    + (title.length() <= TITLE_CHARS
                        ? title
                        : title.substring(0, TITLE_CHARS - 1) + "\u2026")
                    + "\u201d)");
        n++;
      }
    }
  }

  static String letters(int n) {
    return n < 26 ? String.valueOf((char) ('A' + n)) : letters(n / 26 - 1) + (char) ('A' + n % 26);
  }

  private static List<Paragraph> paragraphs(String text) {
    List<Paragraph> found = new java.util.ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      if (!text.substring(from, end).isBlank()) {
        found.add(new Paragraph(found.size() + 1, from, end));
      }
      from = end + 1;
    }
    return found;
  }

  String key(ArticleId id) {
    return keys.getOrDefault(id, id.value());
  }

  int color(ArticleId id) {
    return colors.getOrDefault(id, 1);
  }

  List<Paragraph> paragraphs(ArticleId id) {
    return paragraphs.getOrDefault(id, List.of());
  }

  /** The number of the paragraph that holds the start of some evidence. */
  int paragraph(Evidence evidence) {
    for (Paragraph p : paragraphs(evidence.article())) {
      if (evidence.start() < p.end()) {
        return p.number();
      }
    }
    return 1;
  }

  /**
   * A sentence about articles of any story: their short names, and where there are several stories,
   * of which.
   */
  String placed(String text) {
    return ID.matcher(text)
        .replaceAll(
            m -> {
              ArticleId id = new ArticleId(m.group());
              return java.util.regex.Matcher.quoteReplacement(
                  keys.getOrDefault(id, m.group()) + places.getOrDefault(id, ""));
            });
  }

  /** A sentence about articles of one story with their short names in place of their ids. */
  String named(String text) {
    return ID.matcher(text).replaceAll(m -> keys.getOrDefault(new ArticleId(m.group()), m.group()));
  }
}

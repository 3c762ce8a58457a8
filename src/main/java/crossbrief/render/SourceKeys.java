package crossbrief.render;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Brief;
import crossbrief.domain.Evidence;
import crossbrief.domain.StoryBrief;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The short names of a brief's articles (A, B, ... Z, AA, ...) and the numbers of their paragraphs.
 */
final class SourceKeys {
  private static final Pattern ID = Pattern.compile("\\ba(\\d{1,6})\\b");
  private static final int COLORS = 6;

  private final Map<ArticleId, String> keys = new HashMap<>();
  private final Map<ArticleId, Integer> colors = new HashMap<>();
  private final Map<ArticleId, List<Paragraph>> paragraphs = new HashMap<>();

  /**
   * A paragraph of an article: a line of its text.
   *
   * @param number from 1
   */
  record Paragraph(int number, int start, int end) {}

  SourceKeys(Brief brief) {
    int n = 0;
    for (Article article : brief.articles()) {
      keys.put(article.id(), letters(n));
      paragraphs.put(article.id(), paragraphs(article.text()));
      n++;
    }
    for (StoryBrief story : brief.stories()) {
      int color = 0;
      for (ArticleId id : story.articles()) {
        colors.put(id, color % COLORS + 1);
        color++;
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

  /** A sentence about articles with their short names in place of their ids. */
  String named(String text) {
    return ID.matcher(text).replaceAll(m -> keys.getOrDefault(new ArticleId(m.group()), m.group()));
  }
}

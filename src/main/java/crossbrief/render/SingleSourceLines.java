package crossbrief.render;

import crossbrief.domain.ArticleId;
import crossbrief.domain.Evidence;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What only one source has, by source, each line with the words that no other source has marked.
 */
final class SingleSourceLines {
  private final ModelContext context;
  private final StoryBrief story;

  SingleSourceLines(ModelContext context, StoryBrief story) {
    this.context = context;
    this.story = story;
  }

  /** A line of one article and the quotations in it that are its own. */
  private record Line(Statement statement, List<String> own) {}

  List<Map<String, Object>> model() {
    Map<ArticleId, Map<String, Line>> bySource = new LinkedHashMap<>();
    story.articles().forEach(id -> bySource.put(id, new LinkedHashMap<>()));
    for (Statement s : story.singleSource()) {
      Evidence e = s.evidence().get(0);
      Line line =
          bySource
              .computeIfAbsent(e.article(), k -> new LinkedHashMap<>())
              .computeIfAbsent(s.text(), k -> new Line(s, new ArrayList<>()));
      if (!line.own().contains(e.quote())) {
        line.own().add(e.quote());
      }
    }
    List<Map<String, Object>> all = new ArrayList<>();
    bySource.forEach(
        (id, lines) -> {
          if (!lines.isEmpty()) {
            Map<String, Object> m = new LinkedHashMap<>(context.tag(id));
            m.put("name", BriefModel.clean(context.article(id).source()));
            m.put("items", lines.values().stream().map(this::item).toList());
            all.add(m);
          }
        });
    return all;
  }

  private Map<String, Object> item(Line line) {
    String text = line.statement().text();
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("text", BriefModel.clean(text));
    m.put("parts", parts(text, line.own()));
    m.put("cites", context.cites(story, line.statement().evidence()));
    return m;
  }

  /**
   * A line cut at the words that only its source has; a line that is new as a whole is not marked.
   */
  private static List<Map<String, Object>> parts(String text, List<String> own) {
    List<int[]> spans = new ArrayList<>();
    for (String quote : own) {
      String words = quote.replaceAll("[.,;:]$", "");
      int at = text.indexOf(words);
      if (at >= 0 && !words.isEmpty()) {
        spans.add(new int[] {at, at + words.length()});
      }
    }
    if (spans.size() == 1 && spans.get(0)[1] - spans.get(0)[0] >= text.length() - 1) {
      return List.of(part(text, false));
    }
    spans.sort(Comparator.comparingInt(s -> s[0]));
    List<Map<String, Object>> parts = new ArrayList<>();
    int from = 0;
    for (int[] span : spans) {
      if (span[0] >= from) {
        if (span[0] > from) {
          parts.add(part(text.substring(from, span[0]), false));
        }
        parts.add(part(text.substring(span[0], span[1]), true));
        from = span[1];
      }
    }
    if (from < text.length()) {
      parts.add(part(text.substring(from), false));
    }
    return parts;
  }

  private static Map<String, Object> part(String text, boolean marked) {
    return Map.of("text", BriefModel.clean(text), "marked", marked);
  }
}

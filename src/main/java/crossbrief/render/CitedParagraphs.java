package crossbrief.render;

import crossbrief.domain.Article;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.StoryBrief;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An article's paragraphs cut at the spans that inconsistencies cite, so that a template can mark
 * them and link back.
 */
final class CitedParagraphs {
  private final StoryBrief story;
  private final Article article;
  private final SourceKeys keys;

  CitedParagraphs(StoryBrief story, Article article, SourceKeys keys) {
    this.story = story;
    this.article = article;
    this.keys = keys;
  }

  List<Map<String, Object>> model() {
    List<Map<String, Object>> paragraphs = new ArrayList<>();
    for (SourceKeys.Paragraph p : keys.paragraphs(article.id())) {
      Map<String, Object> m = new LinkedHashMap<>();
      String key = keys.key(article.id());
      m.put("code", key + p.number());
      m.put("anchor", story.id() + "-" + key + "-" + p.number());
      m.put("parts", parts(p));
      paragraphs.add(m);
    }
    return paragraphs;
  }

  private List<Map<String, Object>> parts(SourceKeys.Paragraph p) {
    Set<Integer> cuts = new TreeSet<>(List.of(p.start(), p.end()));
    for (Inconsistency i : story.inconsistencies()) {
      for (Evidence e : i.evidence()) {
        if (e.article().equals(article.id()) && e.start() < p.end() && e.end() > p.start()) {
          cuts.add(Math.max(e.start(), p.start()));
          cuts.add(Math.min(e.end(), p.end()));
        }
      }
    }
    List<Integer> at = List.copyOf(cuts);
    List<Map<String, Object>> parts = new ArrayList<>();
    for (int k = 0; k + 1 < at.size(); k++) {
      parts.add(part(at.get(k), at.get(k + 1)));
    }
    return parts;
  }

  private Map<String, Object> part(int from, int to) {
    Set<String> over = new LinkedHashSet<>();
    List<Map<String, Object>> ending = new ArrayList<>();
    for (Inconsistency i : story.inconsistencies()) {
      boolean covers = false;
      boolean ends = false;
      for (Evidence e : i.evidence()) {
        boolean own = e.article().equals(article.id()) && e.start() <= from && e.end() >= to;
        covers |= own;
        ends |= own && e.end() == to;
      }
      if (covers) {
        over.add(i.id());
      }
      if (ends) {
        ending.add(Map.of("id", i.id(), "anchor", story.id() + "-" + i.id()));
      }
    }
    return Map.of(
        "text",
        BriefModel.clean(article.text().substring(from, to)),
        "marked",
        !over.isEmpty(),
        "refs",
        ending);
  }
}

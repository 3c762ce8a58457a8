package crossbrief.render;

import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Brief;
import crossbrief.domain.Evidence;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import crossbrief.domain.TextSpan;
import crossbrief.text.Sentence;
import crossbrief.text.Sentences;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all parts of the model of one brief share: its words, the names of its sources, citations.
 */
final class ModelContext {
  private static final int MAX_CONTEXT_CHARS = 80;

  final Brief brief;
  final SourceKeys keys;
  final Labels labels;
  private final Map<ArticleId, Article> articles = new HashMap<>();
  private final Map<ArticleId, List<Sentence>> sentences = new HashMap<>();

  ModelContext(Brief brief, Labels labels) {
    this.brief = brief;
    this.keys = new SourceKeys(brief);
    this.labels = labels;
    brief.articles().forEach(a -> articles.put(a.id(), a));
  }

  Article article(ArticleId id) {
    Article article = articles.get(id);
    if (article == null) {
      throw new RenderException("the brief cites an article that it does not hold: " + id);
    }
    return article;
  }

  /** The article that an annex belongs to; of any other, itself. */
  ArticleId sourceOf(ArticleId id) {
    Annex annex = article(id).imprint().annex();
    return annex == null ? id : annex.of();
  }

  /** A sentence that a rule wrote, with the short names of articles and days for readers. */
  String written(String text) {
    return BriefModel.clean(labels.withDays(keys.named(text)));
  }

  /** The tag of a source. */
  Map<String, Object> tag(ArticleId id) {
    return Map.of("key", keys.key(id), "color", keys.color(id));
  }

  Map<String, Object> cite(StoryBrief story, Evidence e) {
    String key = keys.key(e.article());
    int paragraph = keys.paragraph(e);
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("key", key);
    m.put("code", key + paragraph);
    m.put("paragraph", paragraph);
    m.put("anchor", story.id() + "-" + key + "-" + paragraph);
    m.put("color", keys.color(e.article()));
    m.put("title", labels.text("cite.title", key, paragraph));
    return m;
  }

  List<Map<String, Object>> cites(StoryBrief story, List<Evidence> evidence) {
    Map<Object, Map<String, Object>> cites = new LinkedHashMap<>();
    for (Evidence e : evidence) {
      Map<String, Object> cite = cite(story, e);
      cites.putIfAbsent(String.valueOf(cite.get("code")), cite);
    }
    return List.copyOf(cites.values());
  }

  Map<String, Object> statement(StoryBrief story, Statement s) {
    return Map.of("text", BriefModel.clean(s.text()), "cites", cites(story, s.evidence()));
  }

  /**
   * Evidence in the sentences that it stands in.
   *
   * @param marks spans of the article's text, inside the evidence, to be marked
   * @param context how many characters are kept before and after
   */
  Map<String, Object> quote(StoryBrief story, Evidence e, List<TextSpan> marks, int context) {
    String text = article(e.article()).text();
    TextSpan around = around(e);
    int end = e.end();
    while (end < around.end() && ".,;:!?".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String before = text.substring(around.start(), e.start());
    String after = text.substring(end, around.end());
    Map<String, Object> m = new LinkedHashMap<>();
    m.put(
        "before",
        BriefModel.clean(
            before.length() > context
                ? "\u2026"
                    + before.substring(
                        before.indexOf(' ', before.length() - context - 1) < 0
                            ? before.length() - context
                            : before.indexOf(' ', before.length() - context - 1))
                : before));
    m.put("mark", BriefModel.clean(text.substring(e.start(), end)));
    m.put("parts", parts(text, e.start(), end, marks));
    m.put(
        "after",
        BriefModel.clean(
            after.length() > context
                ? after.substring(0, Math.max(after.lastIndexOf(' ', context), 0)) + " \u2026"
                : after));
    m.put("cite", cite(story, e));
    return m;
  }

  Map<String, Object> quote(StoryBrief story, Evidence e, List<TextSpan> marks) {
    return quote(story, e, marks, MAX_CONTEXT_CHARS);
  }

  private static List<Map<String, Object>> parts(
      String text, int start, int end, List<TextSpan> marks) {
    List<Map<String, Object>> parts = new java.util.ArrayList<>();
    int from = start;
    for (TextSpan mark : marks) {
      if (mark.start() >= from && mark.end() <= end) {
        part(parts, text.substring(from, mark.start()), false);
        part(parts, text.substring(mark.start(), mark.end()), true);
        from = mark.end();
      }
    }
    part(parts, text.substring(from, end), false);
    return parts;
  }

  private static void part(List<Map<String, Object>> parts, String text, boolean marked) {
    if (!text.isEmpty()) {
      parts.add(Map.of("text", BriefModel.clean(text), "marked", marked));
    }
  }

  /** The sentences that some evidence stands in. */
  private TextSpan around(Evidence e) {
    List<Sentence> all =
        sentences.computeIfAbsent(e.article(), id -> Sentences.split(article(id).text()));
    return Sentences.around(all, e.span());
  }
}

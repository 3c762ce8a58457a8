package crossbrief.render;

import crossbrief.domain.Brief;
import crossbrief.domain.Checks;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.Severity;
import crossbrief.domain.SinceLast;
import crossbrief.domain.StoryBrief;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template sees of a brief: maps, lists, strings, numbers and yes-or-no, everything already
 * decided and worded. Keys of an absent value are left out. docs/templates.md describes it.
 */
final class BriefModel {
  private static final int MAX_GRAVEST = 6;
  private static final int TITLE_CHARS = 80;
  private static final int LONG_CONTENTS = 14;
  private static final int MAX_HEADLINE_CHARS = 300;

  private final Brief brief;
  private final Labels labels;
  private final ModelContext context;

  private BriefModel(Brief brief, Labels labels) {
    this.brief = brief;
    this.labels = labels;
    this.context = new ModelContext(brief, labels);
  }

  static Map<String, Object> of(Brief brief, Labels labels) {
    return new BriefModel(brief, labels).model();
  }

  private Map<String, Object> model() {
    List<Map<String, Object>> stories =
        brief.stories().stream().map(s -> new StoryModel(context, s).model()).toList();
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("language", labels.language());
    m.put("title", title());
    String series = brief.series();
    m.put("series", series == null ? "" : clean(series));
    SinceLast since = brief.since();
    if (since != null) {
      m.put("since", new SinceModel(context, since).model());
    }
    m.put("shortTitle", shortened(title()));
    m.put("asOf", labels.minute(brief.asOf()));
    m.put("engine", brief.engine().engine());
    m.put("promptVersion", brief.engine().promptVersion());
    m.put("articleCount", brief.sources().size());
    m.put("several", brief.stories().size() > 1);
    m.put("disclaimer", labels.counted("disclaimer", brief.sources().size()));
    if (brief.stories().size() > 1) {
      m.put("overview", overview(stories));
    }
    m.put("stories", stories);
    m.put("method", method());
    m.put(
        "skipped",
        brief.skipped().stream()
            .map(s -> Map.of("uri", clean(s.uri()), "reason", clean(s.reason())))
            .toList());
    return m;
  }

  private String title() {
    return brief.stories().size() == 1
        ? headline(brief.title())
        : brief.series() != null
            ? clean(brief.series())
            : labels.counted("stories", brief.stories().size());
  }

  private static String shortened(String title) {
    if (title.length() <= TITLE_CHARS) {
      return title;
    }
    int cut = title.lastIndexOf(' ', TITLE_CHARS - 2);
    return title.substring(0, cut > TITLE_CHARS / 2 ? cut : TITLE_CHARS - 2) + "\u2026";
  }

  /** The page before the stories: totals, and the gravest findings of all of them. */
  private Map<String, Object> overview(List<Map<String, Object>> stories) {
    int findings = 0;
    int high = 0;
    int voices = 0;
    int disputed = 0;
    for (StoryBrief s : brief.stories()) {
      List<Inconsistency> own = StoryModel.findings(s);
      findings += own.size();
      high += (int) own.stream().filter(i -> i.severity() == Severity.HIGH).count();
      disputed += own.isEmpty() ? 0 : 1;
      voices += s.voices().size();
    }
    Map<String, Object> m = new LinkedHashMap<>();
    m.put(
        "numbers",
        List.of(
            number(
                brief.stories().size(), labels.counted("stories.unit", brief.stories().size()), ""),
            number(
                brief.sources().size(),
                labels.counted("sources.unit", brief.sources().size())
                    + ", "
                    + labels.counted("voices", voices),
                ""),
            number(
                findings,
                labels.counted("findings.unit", findings)
                    + (findings == 0 ? "" : ", " + labels.counted("findings.high", high)),
                findings > 0 ? "bad" : "ok"),
            number(
                disputed,
                labels.counted("stories.disputed", disputed),
                disputed > 0 ? "bad" : "ok")));
    m.put(
        "standfirst",
        labels.text(
            disputed == 0 ? "overview.none" : "overview.some",
            labels.counted("stories", brief.stories().size()),
            disputed,
            labels.counted("findings", findings)));
    m.put("gravest", gravest());
    m.put("longContents", stories.size() > LONG_CONTENTS);
    return m;
  }

  private List<Map<String, Object>> gravest() {
    List<Map<String, Object>> gravest = new ArrayList<>();
    for (Severity severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
      for (StoryBrief story : brief.stories()) {
        StoryModel.findings(story).stream()
            .filter(i -> i.severity() == severity)
            .findFirst()
            .filter(i -> gravest.size() < MAX_GRAVEST)
            .filter(i -> gravest.stream().noneMatch(g -> story.id().equals(g.get("storyAnchor"))))
            .ifPresent(
                i ->
                    gravest.add(
                        Map.of(
                            "id", i.id(),
                            "anchor", story.id() + "-" + i.id(),
                            "storyAnchor", story.id(),
                            "story", headline(story.title()),
                            "severity", severity.name().toLowerCase(java.util.Locale.ROOT),
                            "severityText", labels.constant(severity),
                            "question", clean(i.question()),
                            "explanation", context.written(i.explanation()))));
      }
    }
    return gravest;
  }

  static Map<String, Object> number(int value, String text, String level) {
    return Map.of("value", value, "text", text, "level", level);
  }

  /** How the brief was made and what was not checked, one line each. */
  private List<Map<String, Object>> method() {
    Checks checks = brief.checks();
    List<Map<String, Object>> lines = new ArrayList<>();
    boolean asked =
        brief.stories().stream()
            .anyMatch(s -> s.modelCheck().state() != ModelCheck.State.NOT_ASKED);
    line(
        lines,
        labels.text(
            asked ? "method.engine.asked" : "method.engine",
            brief.engine().engine(),
            brief.engine().promptVersion()));
    line(
        lines,
        labels.text(
            "method.read",
            labels.counted("articles", checks.articlesRead()),
            checks.articlesCompared(),
            labels.counted("claims", checks.claimsChecked())));
    line(lines, labels.counted("method.verbatim", checks.droppedUngrounded()));
    if (checks.modelCallsFailed() > 0) {
      line(lines, labels.counted("method.failed", checks.modelCallsFailed()));
    }
    for (String note : checks.notChecked()) {
      lines.add(Map.of("text", clean(context.keys.placed(note)), "english", true));
    }
    if (!labels.language().equals("en")) {
      line(lines, labels.text("method.english"));
    }
    line(lines, labels.text("method.attached"));
    return lines;
  }

  private static void line(List<Map<String, Object>> lines, String text) {
    lines.add(Map.of("text", clean(text), "english", false));
  }

  /** A headline of a length that can be laid out. */
  static String headline(String text) {
    String clean = clean(text);
    return clean.length() <= MAX_HEADLINE_CHARS
        ? clean
        : clean(clean.substring(0, MAX_HEADLINE_CHARS - 1)) + "\u2026";
  }

  /**
   * Text for XML: no character that XML forbids, no half of a surrogate pair, no byte-order mark.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0xfeff)
        .forEach(
            c -> {
              boolean valid =
                  c == '\n'
                      || c == '\t'
                      || (c >= 0x20 && c <= 0xd7ff)
                      || (c >= 0xe000 && c <= 0xfffd)
                      || c >= 0x10000;
              clean.appendCodePoint(valid ? c : 0xfffd);
            });
    return clean.toString();
  }
}

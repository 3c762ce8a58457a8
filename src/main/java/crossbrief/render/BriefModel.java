package crossbrief.render;

import crossbrief.domain.Account;
import crossbrief.domain.Agreement;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.RootCause;
import crossbrief.domain.Scope;
import crossbrief.domain.Severity;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import crossbrief.domain.TextSpan;
import crossbrief.text.Sentence;
import crossbrief.text.Sentences;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template sees of a brief: maps, lists and strings, everything already decided. Keys of an
 * absent value are left out.
 */
final class BriefModel {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);
  private static final Pattern ISO_DAY =
      Pattern.compile(
          "\\b\\d{4}-(?:0\\d|1[0-2])-(?:0[1-9]|1\\d|2[0-8])\\b|\\b\\d{4}-(?:0[13-9]|1[0-2])-(?:29|30)\\b|\\b\\d{4}-(?:0[13578]|1[02])-31\\b");
  private static final Pattern ISO_INTERVAL =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)/(\\d{4}-\\d\\d-\\d\\d)");
  private static final int MAX_CONTEXT_CHARS = 160;

  private final Brief brief;
  private final SourceKeys keys;
  private final Map<ArticleId, List<Sentence>> sentences = new HashMap<>();

  private BriefModel(Brief brief) {
    this.brief = brief;
    this.keys = new SourceKeys(brief);
  }

  static Map<String, Object> of(Brief brief) {
    return new BriefModel(brief).model();
  }

  private Map<String, Object> model() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("title", clean(brief.title()));
    m.put("asOf", MINUTE.format(brief.asOf().atOffset(ZoneOffset.UTC)));
    m.put("engine", brief.engine().engine());
    m.put("promptVersion", brief.engine().promptVersion());
    m.put("builtin", brief.engine().provider().equals("builtin"));
    m.put(
        "asked",
        brief.stories().stream()
            .anyMatch(s -> s.modelCheck().state() != ModelCheck.State.NOT_ASKED));
    m.put("articleCount", brief.articles().size());
    m.put("stories", brief.stories().stream().map(this::story).toList());
    m.put(
        "skipped",
        brief.skipped().stream()
            .map(s -> Map.of("uri", clean(s.uri()), "reason", clean(s.reason())))
            .toList());
    m.put("checks", checks());
    return m;
  }

  private Map<String, Object> checks() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("articlesRead", brief.checks().articlesRead());
    m.put("articlesCompared", brief.checks().articlesCompared());
    m.put("claimsChecked", brief.checks().claimsChecked());
    m.put("droppedUngrounded", brief.checks().droppedUngrounded());
    m.put("modelCallsFailed", brief.checks().modelCallsFailed());
    m.put(
        "notChecked", brief.checks().notChecked().stream().map(s -> clean(keys.named(s))).toList());
    return m;
  }

  private Map<String, Object> story(StoryBrief story) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", story.id());
    m.put("title", clean(story.title()));
    m.put("synopsis", story.synopsis().stream().map(s -> statement(story, s)).toList());
    List<Inconsistency> findings =
        story.inconsistencies().stream().filter(i -> i.kind().isFinding()).toList();
    m.put("counts", counts(story, findings));
    m.put("alert", alert(story, findings));
    putIfPresent(m, "modelCheck", modelCheck(story));
    m.put("findings", findings.stream().map(i -> inconsistency(story, i)).toList());
    m.put("updates", ofKind(story, Kind.UPDATE));
    m.put("divergences", ofKind(story, Kind.DIVERGENCE));
    m.put("causes", story.rootCauses().stream().map(c -> cause(story, c)).toList());
    m.put("agreements", story.agreements().stream().map(a -> agreement(story, a)).toList());
    m.put("agreementNote", agreementNote(story));
    m.put("single", single(story));
    m.put("relations", story.independence().stream().map(this::relation).toList());
    m.put("summaries", story.summaries().stream().map(s -> summary(story, s)).toList());
    m.put(
        "sources", story.articles().stream().map(id -> source(story, brief.article(id))).toList());
    return m;
  }

  /** How the model's own check of a story ended; absent when no model was asked. */
  private @Nullable String modelCheck(StoryBrief story) {
    ModelCheck check = story.modelCheck();
    String why = check.detail().isEmpty() ? "" : " (" + clean(keys.named(check.detail())) + ")";
    return switch (check.state()) {
      case NOT_ASKED -> null;
      case NONE_FOUND ->
          "A model compared these articles too and found no contradiction beyond those of the rules"
              + (check.proposed() == 0
                  ? "."
                  : "; " + check.proposed() + " proposed, none of them upheld or new.");
      case FOUND ->
          "A model compared these articles too: "
              + check.proposed()
              + " proposed beside the rules, "
              + check.kept()
              + " upheld with their quotations.";
      case NOT_CHECKED ->
          "A model could not check all of this story"
              + why
              + "; what stands here was found by rules"
              + (check.kept() > 0 ? " and by the part that was checked." : ".");
      case UNUSABLE ->
          "A model was asked about this story, but a reply could not be used"
              + why
              + "; what stands here was found by rules"
              + (check.kept() > 0 ? " and by its other replies." : ".");
    };
  }

  private List<Map<String, Object>> ofKind(StoryBrief story, Kind kind) {
    return story.inconsistencies().stream()
        .filter(i -> i.kind() == kind)
        .map(i -> inconsistency(story, i))
        .toList();
  }

  private Map<String, Object> counts(StoryBrief story, List<Inconsistency> findings) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("sources", story.articles().size());
    m.put("voices", voices(story));
    m.put("agreements", story.agreements().size());
    m.put("single", story.singleSource().size());
    m.put("findings", findings.size());
    m.put("high", (int) findings.stream().filter(i -> i.severity() == Severity.HIGH).count());
    return m;
  }

  /**
   * The number of voices among the story's articles: copies and rewrites of one text count once.
   */
  private static int voices(StoryBrief story) {
    Map<ArticleId, ArticleId> root = new LinkedHashMap<>();
    story.articles().forEach(a -> root.put(a, a));
    for (Independence r : story.independence()) {
      if (r.verdict() != Independence.Verdict.INDEPENDENT) {
        ArticleId from = root.getOrDefault(r.b(), r.b());
        ArticleId to = root.getOrDefault(r.a(), r.a());
        root.replaceAll((k, v) -> v.equals(from) ? to : v);
      }
    }
    return (int) root.values().stream().distinct().count();
  }

  private Map<String, Object> alert(StoryBrief story, List<Inconsistency> findings) {
    Map<String, Object> m = new LinkedHashMap<>();
    boolean shifted = story.rootCauses().stream().anyMatch(c -> c.type().equals("TIMELINE_SHIFT"));
    if (findings.isEmpty()) {
      m.put("level", "ok");
      m.put(
          "head",
          story.articles().size() < 2
              ? "Only one source; nothing to compare it with."
              : "No contradiction was found between these sources.");
      m.put(
          "text",
          story.articles().size() < 2
              ? "It was checked against itself alone."
              : "What could not be checked is listed at the end.");
    } else if (shifted) {
      m.put("level", "bad");
      m.put("head", "Do not date this story from these sources.");
      m.put("text", clean(withDays(keys.named(story.rootCauses().get(0).explanation()))));
    } else {
      Inconsistency gravest = findings.get(0);
      m.put("level", gravest.severity() == Severity.HIGH ? "bad" : "warn");
      m.put("head", clean(gravest.question()));
      m.put("text", clean(withDays(keys.named(gravest.explanation()))));
    }
    return m;
  }

  private Map<String, Object> inconsistency(StoryBrief story, Inconsistency i) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", i.id());
    m.put("anchor", story.id() + "-" + i.id());
    m.put("severity", i.severity().name().toLowerCase(Locale.ROOT));
    m.put("kind", i.kind().name().toLowerCase(Locale.ROOT));
    m.put("type", i.type().label());
    m.put(
        "scope",
        i.scope() == Scope.WITHIN_SOURCE
            ? "inside source " + keys.key(i.evidence().get(0).article())
            : "between sources");
    m.put("question", clean(i.question()));
    m.put("explanation", clean(withDays(keys.named(i.explanation()))));
    putIfPresent(m, "reference", i.reference() == null ? null : clean(withDays(i.reference())));
    putIfPresent(m, "cause", i.rootCause());
    m.put("accounts", i.accounts().stream().map(a -> account(story, a)).toList());
    return m;
  }

  private static void putIfPresent(Map<String, Object> m, String key, @Nullable String value) {
    if (value != null) {
      m.put(key, value);
    }
  }

  private Map<String, Object> account(StoryBrief story, Account account) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("value", clean(withDays(account.value().strip())));
    Set<String> named = new LinkedHashSet<>();
    account.evidence().forEach(e -> named.add(keys.key(e.article())));
    m.put("keys", List.copyOf(named));
    m.put("color", keys.color(account.evidence().get(0).article()));
    m.put("quotes", account.evidence().stream().map(e -> quote(story, e)).toList());
    return m;
  }

  /** Evidence with a little of what stands before and after it in its paragraph. */
  private Map<String, Object> quote(StoryBrief story, Evidence e) {
    String text = brief.article(e.article()).text();
    TextSpan around = around(e);
    int start = around.start();
    int end = around.end();
    String before = text.substring(start, e.start());
    int mark = e.end();
    while (mark < end && ".,;:!?".indexOf(text.charAt(mark)) >= 0) {
      mark++;
    }
    String after = text.substring(mark, end);
    Map<String, Object> m = new LinkedHashMap<>();
    m.put(
        "before",
        clean(
            before.length() > MAX_CONTEXT_CHARS
                ? "\u2026"
                    + before.substring(before.indexOf(' ', before.length() - MAX_CONTEXT_CHARS))
                : before));
    m.put("mark", clean(text.substring(e.start(), mark)));
    m.put(
        "after",
        clean(
            after.length() > MAX_CONTEXT_CHARS
                ? after.substring(0, after.lastIndexOf(' ', MAX_CONTEXT_CHARS)) + " \u2026"
                : after));
    m.put("cite", cite(story, e));
    return m;
  }

  /** The sentences that some evidence stands in. */
  private TextSpan around(Evidence e) {
    List<Sentence> all =
        sentences.computeIfAbsent(e.article(), id -> Sentences.split(brief.article(id).text()));
    TextSpan around = e.span();
    for (Sentence s : all) {
      around = s.span().overlaps(e.span()) ? around.hull(s.span()) : around;
    }
    return around;
  }

  private Map<String, Object> cite(StoryBrief story, Evidence e) {
    String key = keys.key(e.article());
    int paragraph = keys.paragraph(e);
    return Map.of(
        "key",
        key,
        "code",
        key + paragraph,
        "paragraph",
        paragraph,
        "anchor",
        story.id() + "-" + key + "-" + paragraph,
        "color",
        keys.color(e.article()));
  }

  private List<Map<String, Object>> cites(StoryBrief story, List<Evidence> evidence) {
    Map<Object, Map<String, Object>> cites = new LinkedHashMap<>();
    evidence.forEach(e -> cites.putIfAbsent(cite(story, e).get("code"), cite(story, e)));
    return List.copyOf(cites.values());
  }

  private Map<String, Object> statement(StoryBrief story, Statement s) {
    return Map.of("text", clean(s.text()), "cites", cites(story, s.evidence()));
  }

  private Map<String, Object> agreement(StoryBrief story, Agreement a) {
    String sources =
        a.sources() == a.independentSources()
            ? a.sources() + " sources"
            : a.sources() + " sources, " + counted(a.independentSources(), "voice");
    String voices = story.articles().size() > 2 ? sources : "";
    return Map.of(
        "text", clean(a.statement()), "voices", voices, "cites", cites(story, a.evidence()));
  }

  private static String counted(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** Who agrees, said once: copies and rewrites of one text are one voice. */
  private static String agreementNote(StoryBrief story) {
    int voices = voices(story);
    int sources = story.articles().size();
    if (voices == sources) {
      return "Each line stands in two sources or more, in texts that are independent of each other.";
    }
    return voices == 1
        ? "Each line stands in two sources or more, but all "
            + sources
            + " are versions of one text: they are one voice, and do not confirm each other."
        : "Each line stands in two sources or more. The "
            + sources
            + " sources are "
            + voices
            + " voices, because some are versions of one text.";
  }

  private List<Map<String, Object>> single(StoryBrief story) {
    Map<ArticleId, List<Map<String, Object>>> bySource = new LinkedHashMap<>();
    story.articles().forEach(id -> bySource.put(id, new ArrayList<>()));
    Map<ArticleId, Map<String, Map<String, Object>>> merged = new LinkedHashMap<>();
    for (Statement s : story.singleSource()) {
      Evidence e = s.evidence().get(0);
      Map<String, Map<String, Object>> own =
          merged.computeIfAbsent(e.article(), k -> new LinkedHashMap<>());
      Map<String, Object> line = own.computeIfAbsent(s.text(), k -> newLine(story, s));
      @SuppressWarnings("unchecked")
      List<String> marks = (List<String>) line.get("marks");
      if (marks != null && marks.stream().noneMatch(m -> m.equals(e.quote()))) {
        marks.add(clean(e.quote()));
      }
    }
    merged.forEach(
        (id, lines) ->
            bySource
                .computeIfAbsent(id, k -> new ArrayList<>())
                .addAll(lines.values().stream().map(BriefModel::withParts).toList()));
    List<Map<String, Object>> all = new ArrayList<>();
    bySource.forEach(
        (id, lines) -> {
          if (!lines.isEmpty()) {
            all.add(
                Map.of(
                    "key",
                    keys.key(id),
                    "color",
                    keys.color(id),
                    "name",
                    clean(brief.article(id).source()),
                    "items",
                    lines));
          }
        });
    return all;
  }

  private Map<String, Object> newLine(StoryBrief story, Statement s) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("text", clean(s.text()));
    line.put("marks", new ArrayList<String>());
    line.put("cites", cites(story, s.evidence()));
    return line;
  }

  /** Cuts a line's text at the words that only its source has. */
  private static Map<String, Object> withParts(Map<String, Object> line) {
    String text = String.valueOf(line.get("text"));
    List<int[]> spans = new ArrayList<>();
    if (line.get("marks") instanceof List<?> marks) {
      for (Object mark : marks) {
        String quote = String.valueOf(mark).replaceAll("[.,;:]$", "");
        int at = text.indexOf(quote);
        if (at >= 0 && !quote.isEmpty()) {
          spans.add(new int[] {at, at + quote.length()});
        }
      }
    }
    spans.sort(java.util.Comparator.comparingInt(s -> s[0]));
    List<Map<String, Object>> parts = new ArrayList<>();
    int from = 0;
    for (int[] span : spans) {
      if (span[0] >= from) {
        parts.add(Map.of("text", text.substring(from, span[0]), "marked", false));
        parts.add(Map.of("text", text.substring(span[0], span[1]), "marked", true));
        from = span[1];
      }
    }
    parts.add(Map.of("text", text.substring(from), "marked", false));
    Map<String, Object> done = new LinkedHashMap<>(line);
    boolean whole = spans.size() == 1 && spans.get(0)[1] - spans.get(0)[0] >= text.length() - 1;
    done.put(
        "parts",
        whole
            ? List.of(Map.of("text", text, "marked", false))
            : parts.stream().filter(p -> !String.valueOf(p.get("text")).isEmpty()).toList());
    return done;
  }

  private Map<String, Object> cause(StoryBrief story, RootCause cause) {
    List<Map<String, Object>> members =
        story.inconsistencies().stream()
            .filter(i -> cause.id().equals(i.rootCause()))
            .map(i -> Map.<String, Object>of("id", i.id(), "anchor", story.id() + "-" + i.id()))
            .toList();
    return Map.of(
        "id",
        cause.id(),
        "type",
        cause.type().toLowerCase(Locale.ROOT).replace('_', ' '),
        "explanation",
        clean(withDays(keys.named(cause.explanation()))),
        "members",
        members);
  }

  private Map<String, Object> relation(Independence r) {
    String verdict =
        switch (r.verdict()) {
          case COPY -> "One text, copied: count them as one voice.";
          case REWRITE -> "One text, rewritten: count them as one voice.";
          case INDEPENDENT -> "Independent texts.";
        };
    String shares =
        percent(r.copiedShare())
            + " of the shorter text stands word for word in the other; "
            + percent(r.alignedShare())
            + " of its sentences have a counterpart"
            + (r.alignedShare() > 0
                ? ", in "
                    + (r.orderTau() >= 0.8
                        ? "the same order"
                        : r.orderTau() >= 0.4 ? "mostly the same order" : "another order")
                : "")
            + ".";
    return Map.of(
        "a",
        keys.key(r.a()),
        "b",
        keys.key(r.b()),
        "colorA",
        keys.color(r.a()),
        "colorB",
        keys.color(r.b()),
        "verdict",
        verdict,
        "shares",
        shares);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " percent";
  }

  private Map<String, Object> summary(StoryBrief story, ArticleSummary s) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("key", keys.key(s.article()));
    m.put("color", keys.color(s.article()));
    m.put("headline", clean(s.headline()));
    m.put("gist", s.gist().stream().map(g -> statement(story, g)).toList());
    m.put("engine", s.provenance().engine());
    return m;
  }

  private Map<String, Object> source(StoryBrief story, Article a) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("key", keys.key(a.id()));
    m.put("color", keys.color(a.id()));
    m.put("anchor", story.id() + "-" + keys.key(a.id()));
    m.put("name", clean(a.source()));
    putIfPresent(m, "title", a.title() == null ? null : clean(a.title()));
    m.put("uri", clean(a.uri()));
    m.put("dated", dated(a));
    m.put("words", a.words());
    m.put("sha256", a.sha256());
    m.put("suspicious", brief.checks().suspicious().contains(a.id()));
    m.put("paragraphs", new CitedParagraphs(story, a, keys).model());
    return m;
  }

  private static String dated(Article a) {
    if (a.published() == null || a.publishedFrom() == DateOrigin.NONE) {
      return "gives no date of its own";
    }
    String day = DAY.format(a.published());
    return switch (a.publishedFrom()) {
      case TEXT -> "dates itself " + day;
      case META -> "published " + day + " by its metadata";
      case FEED -> "published " + day + " by its feed";
      default -> "dated " + day;
    };
  }

  /** A text with its ISO days as a reader writes them. */
  static String withDays(String text) {
    String intervals = ISO_INTERVAL.matcher(text).replaceAll("$1 to $2");
    return ISO_DAY.matcher(intervals).replaceAll(m -> DAY.format(LocalDate.parse(m.group())));
  }

  /** Text for XML: no character that XML forbids, no half of a surrogate pair. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
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

package crossbrief.render;

import crossbrief.domain.Account;
import crossbrief.domain.Agreement;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.ClaimType;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.RootCause;
import crossbrief.domain.Scope;
import crossbrief.domain.Severity;
import crossbrief.domain.SinceLast;
import crossbrief.domain.StoryBrief;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a template sees of one story. */
final class StoryModel {
  private static final int MAX_QUOTES = 4;
  private static final int MAX_CHANGES = 2;
  private static final int LEAD_CHARS = 300;
  private static final int LEAST_LISTED_SOURCES = 2;
  private static final int MAX_LISTED_SOURCES = 5;
  private static final int MAX_LISTED_RELATIONS = 12;
  private static final String TIMELINE_SHIFT = "TIMELINE_SHIFT";

  private final ModelContext context;
  private final Labels labels;
  private final StoryBrief story;
  private final List<Inconsistency> findings;
  private final int voices;

  StoryModel(ModelContext context, StoryBrief story) {
    this.context = context;
    this.labels = context.labels;
    this.story = story;
    this.findings = findings(story);
    this.voices = story.voices().size();
  }

  /** What readers must act on, gravest first. */
  static List<Inconsistency> findings(StoryBrief story) {
    return story.inconsistencies().stream().filter(i -> i.kind().isFinding()).toList();
  }

  Map<String, Object> model() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", story.id());
    m.put("title", BriefModel.headline(story.title()));
    m.put("standfirst", standfirst());
    putIfPresent(m, "known", known());
    m.put("counts", counts());
    m.put("countsText", countsText());
    m.put("numbers", numbers());
    m.put("alert", alert());
    List<Map<String, Object>> changes = changes();
    m.put("changes", changes);
    m.put("date", date());
    putIfPresent(m, "modelCheck", modelCheck());
    m.put("synopsis", story.synopsis().stream().map(s -> context.statement(story, s)).toList());
    m.put("causes", story.rootCauses().stream().map(this::cause).toList());
    m.put("findings", findings.stream().map(this::inconsistency).toList());
    m.put("updates", ofKind(Kind.UPDATE));
    m.put("divergences", ofKind(Kind.DIVERGENCE));
    new Timeline(context, story).model().ifPresent(t -> m.put("timeline", t));
    m.put("agreements", story.agreements().stream().map(this::agreement).toList());
    m.put("agreementNote", agreementNote());
    m.put("matrix", new AgreementMatrix(context, story).model());
    m.put("single", new SingleSourceLines(context, story).model());
    m.put("relations", relations());
    m.put("relationNote", relationNote());
    new SourceGraph(context, story).model().ifPresent(g -> m.put("graph", g));
    m.put("summaries", story.summaries().stream().map(this::summary).toList());
    List<Map<String, Object>> sources =
        Stream.concat(story.articles().stream(), story.annexes().stream())
            .map(id -> source(context.article(id)))
            .toList();
    m.put("sources", sources);
    int listed = Math.min(sources.size(), roomForSources(changes));
    m.put("sourcesShown", sources.subList(0, listed));
    m.put(
        "sourcesMore",
        sources.size() > listed ? labels.counted("sources.more", sources.size() - listed) : "");
    m.put("contents", contents(m));
    return m;
  }

  /** So many that the list stays on the front page, of which each change takes some lines. */
  private static int roomForSources(List<Map<String, Object>> changes) {
    return Math.max(LEAST_LISTED_SOURCES, MAX_LISTED_SOURCES - 2 * changes.size());
  }

  private String standfirst() {
    String sources = labels.counted("sources", story.articles().size());
    if (isUnread()) {
      return labels.text("standfirst.unread", sources);
    }
    if (story.articles().size() < 2) {
      return labels.text(findings.isEmpty() ? "standfirst.one" : "standfirst.one.findings");
    }
    String said =
        voices == story.articles().size()
            ? sources
            : labels.text("standfirst.voices", sources, labels.counted("voices", voices));
    return findings.isEmpty()
        ? labels.text("standfirst.none", said)
        : labels.text("standfirst.some", said, labels.counted("points", findings.size()));
  }

  private Map<String, Object> counts() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("sources", story.articles().size());
    m.put("voices", voices);
    m.put("agreements", story.agreements().size());
    m.put("single", story.singleSource().size());
    m.put("findings", findings.size());
    m.put("high", high());
    return m;
  }

  private int high() {
    return (int) findings.stream().filter(i -> i.severity() == Severity.HIGH).count();
  }

  private String countsText() {
    return labels.counted("sources", story.articles().size())
        + ", "
        + labels.counted("findings", findings.size());
  }

  private List<Map<String, Object>> numbers() {
    int sources = story.articles().size();
    int agreements = story.agreements().size();
    int single = story.singleSource().size();
    Map<String, Object> told =
        BriefModel.number(
            sources,
            labels.counted("sources.unit", sources) + ", " + labels.counted("voices", voices),
            "");
    Map<String, Object> found =
        BriefModel.number(
            findings.size(),
            labels.counted("findings.unit", findings.size())
                + (findings.isEmpty() ? "" : ", " + labels.counted("findings.high", high())),
            findings.isEmpty() ? "" : "bad");
    return sources < 2
        ? List.of(told, found)
        : List.of(
            told,
            found,
            BriefModel.number(
                agreements,
                labels.counted("agreements.unit", agreements),
                agreements > 0 ? "ok" : ""),
            BriefModel.number(single, labels.counted("single.unit", single), ""));
  }

  /** Whether no engine read the articles, for their language. */
  private boolean isUnread() {
    return story.summaries().isEmpty();
  }

  private Map<String, Object> alert() {
    Map<String, Object> m = new LinkedHashMap<>();
    if (isUnread()) {
      m.put("level", "warn");
      m.put("head", labels.text("alert.unread"));
      m.put("text", labels.text("alert.unread.text"));
      m.put("english", false);
      return m;
    }
    boolean shifted = story.rootCauses().stream().anyMatch(c -> c.type().equals(TIMELINE_SHIFT));
    boolean alone = story.articles().size() < 2;
    if (findings.isEmpty()) {
      m.put("level", alone ? "warn" : "ok");
      m.put("head", labels.text(alone ? "alert.alone" : "alert.none"));
      m.put("text", labels.text(alone ? "alert.alone.text" : "alert.none.text"));
      m.put("english", false);
    } else if (shifted) {
      m.put("level", "bad");
      m.put("head", labels.text("alert.shifted"));
      m.put(
          "text",
          story.rootCauses().stream()
              .filter(c -> c.type().equals(TIMELINE_SHIFT))
              .map(c -> context.written(c.explanation()))
              .findFirst()
              .orElse(""));
      m.put("english", true);
    } else {
      Inconsistency gravest = findings.get(0);
      m.put("level", gravest.severity() == Severity.HIGH ? "bad" : "warn");
      m.put("head", BriefModel.clean(gravest.question()));
      m.put("headEnglish", true);
      m.put("text", context.written(gravest.explanation()));
      m.put("english", true);
      m.put("ref", ref(gravest));
    }
    return m;
  }

  /** What grave updates tell: the values in their order. */
  private List<Map<String, Object>> changes() {
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Inconsistency i : story.inconsistencies()) {
      boolean grave = i.kind() == Kind.UPDATE && i.severity() == Severity.HIGH;
      if (grave && changes.size() < MAX_CHANGES) {
        Map<String, Object> m = new LinkedHashMap<>(ref(i));
        m.put("question", BriefModel.clean(i.question()));
        m.put("values", values(i));
        changes.add(m);
      }
    }
    return changes;
  }

  private Map<String, Object> ref(Inconsistency i) {
    return Map.of("id", i.id(), "anchor", story.id() + "-" + i.id());
  }

  /** Whether the story's date can be trusted. */
  private Map<String, Object> date() {
    List<Inconsistency> dated =
        findings.stream()
            .filter(i -> i.type() == ClaimType.DATE_TIME && i.scope() == Scope.ACROSS_SOURCES)
            .filter(this::isOfTheNews)
            .toList();
    boolean shifted = story.rootCauses().stream().anyMatch(c -> c.type().equals(TIMELINE_SHIFT));
    TreeSet<LocalDate> days = new TreeSet<>();
    int without = 0;
    boolean own = false;
    for (ArticleId id : story.articles()) {
      Article a = context.article(id);
      LocalDate published = a.published();
      if (published == null || a.publishedFrom() == DateOrigin.NONE) {
        without++;
      } else {
        days.add(published);
        own |= a.publishedFrom() == DateOrigin.TEXT;
      }
    }
    Map<String, Object> m = new LinkedHashMap<>();
    if (!dated.isEmpty() || shifted) {
      m.put("level", "bad");
      m.put(
          "text",
          dated.isEmpty()
              ? labels.text("date.shifted")
              : labels.text("date.disputed", values(dated.get(0))));
    } else if (days.isEmpty()) {
      m.put("level", "warn");
      m.put("text", labels.text("date.none"));
    } else {
      m.put("level", without > 0 || own ? "warn" : "ok");
      String known = labels.days(days.first(), days.last());
      m.put(
          "text",
          labels.text(
                  findings.stream().anyMatch(i -> i.type() == ClaimType.DATE_TIME)
                      ? "date.elsewhere"
                      : own ? "date.own" : "date.published",
                  known)
              + (without > 0 ? " " + labels.counted("date.without", without) : ""));
    }
    return m;
  }

  /** Whether a date in dispute is that of the news: a day that an article begins with. */
  private boolean isOfTheNews(Inconsistency i) {
    return i.accounts().stream().allMatch(a -> a.value().matches("(?s)\\d{4}-\\d\\d-\\d\\d.*"))
        && i.evidence().stream().anyMatch(e -> e.start() < LEAD_CHARS);
  }

  private String values(Inconsistency i) {
    List<String> values = new ArrayList<>();
    for (Account a : i.accounts()) {
      List<String> named = Evidence.articles(a.evidence()).stream().map(context.keys::key).toList();
      values.add(labels.withDays(a.value().strip()) + " (" + String.join(", ", named) + ")");
    }
    return BriefModel.clean(String.join("; ", values));
  }

  /** How the model's own check of a story ended; absent when no model was asked. */
  private @Nullable String modelCheck() {
    ModelCheck check = story.modelCheck();
    String why =
        check.detail().isEmpty()
            ? ""
            : " (" + BriefModel.clean(context.keys.named(check.detail())) + ")";
    String part = labels.text(check.kept() > 0 ? "model.part" : "model.rules");
    return switch (check.state()) {
      case NOT_ASKED -> null;
      case NONE_FOUND ->
          check.proposed() == 0
              ? labels.text("model.none")
              : labels.text("model.none.proposed", check.proposed());
      case FOUND -> labels.text("model.found", check.proposed(), check.kept());
      case NOT_CHECKED -> labels.text("model.unchecked", why, part);
      case UNUSABLE -> labels.text("model.unusable", why, part);
    };
  }

  private List<Map<String, Object>> ofKind(Kind kind) {
    return story.inconsistencies().stream()
        .filter(i -> i.kind() == kind)
        .map(this::inconsistency)
        .toList();
  }

  private Map<String, Object> inconsistency(Inconsistency i) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", i.id());
    m.put("anchor", story.id() + "-" + i.id());
    m.put("severity", i.severity().name().toLowerCase(Locale.ROOT));
    m.put("severityText", labels.constant(i.severity()));
    m.put("kind", i.kind().name().toLowerCase(Locale.ROOT));
    m.put("kindText", labels.constant(i.kind()));
    m.put("typeText", labels.constant(i.type()));
    m.put(
        "scope",
        i.scope() == Scope.WITHIN_SOURCE
            ? labels.text(
                "scope.within", context.keys.key(context.sourceOf(i.evidence().get(0).article())))
            : labels.text("scope.across"));
    m.put("question", BriefModel.clean(i.question()));
    m.put("explanation", context.written(i.explanation()));
    putIfPresent(m, "known", known(i));
    String reference = i.reference();
    putIfPresent(
        m, "reference", reference == null ? null : BriefModel.clean(labels.withDays(reference)));
    putIfPresent(m, "cause", i.rootCause());
    m.put("accounts", i.accounts().stream().map(a -> account(i, a)).toList());
    return m;
  }

  /** Since when a finding has been told, where earlier briefs did. */
  private @Nullable String known(Inconsistency i) {
    SinceLast since = context.brief.since();
    return since == null
        ? null
        : since.in(SinceLast.State.STILL_OPEN).stream()
            .filter(c -> i.id().equals(c.finding()))
            .map(c -> labels.text("since.known", labels.day(c.firstTold())))
            .findFirst()
            .orElse(null);
  }

  /** Since when the story has been told, where earlier briefs did. */
  private @Nullable String known() {
    SinceLast since = context.brief.since();
    return since == null
        ? null
        : since.continued().stream()
            .filter(c -> c.story().equals(story.id()))
            .map(c -> labels.text("since.story", labels.day(c.firstTold())))
            .findFirst()
            .orElse(null);
  }

  private static void putIfPresent(Map<String, Object> m, String key, @Nullable String value) {
    if (value != null) {
      m.put(key, value);
    }
  }

  private Map<String, Object> account(Inconsistency i, Account account) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("value", BriefModel.clean(labels.withDays(account.value().strip())));
    m.put("tags", Evidence.articles(account.evidence()).stream().map(context::tag).toList());
    m.put("color", context.keys.color(account.evidence().get(0).article()));
    List<Evidence> shown =
        account.evidence().subList(0, Math.min(MAX_QUOTES, account.evidence().size()));
    m.put(
        "quotes",
        shown.stream().map(e -> context.quote(story, e, ClashWords.of(i, account, e))).toList());
    List<Evidence> rest = account.evidence().subList(shown.size(), account.evidence().size());
    m.put("more", context.cites(story, rest));
    m.put("moreText", rest.isEmpty() ? "" : labels.counted("quotes.more", rest.size()));
    return m;
  }

  private Map<String, Object> agreement(Agreement a) {
    String sources = labels.counted("sources", a.sources());
    String voicesToo =
        a.sources() == a.independentSources()
            ? sources
            : sources + ", " + labels.counted("voices", a.independentSources());
    return Map.of(
        "text",
        BriefModel.clean(a.statement()),
        "voices",
        story.articles().size() > 2 ? voicesToo : "",
        "cites",
        context.cites(story, a.evidence()));
  }

  /** Who agrees, said once: copies and rewrites of one text are one voice. */
  private String agreementNote() {
    int sources = story.articles().size();
    if (voices == sources) {
      return labels.text("agreements.independent");
    }
    return voices == 1
        ? labels.text("agreements.one", sources)
        : labels.text("agreements.some", sources, voices);
  }

  private Map<String, Object> cause(RootCause cause) {
    List<Map<String, Object>> members =
        story.inconsistencies().stream()
            .filter(i -> cause.id().equals(i.rootCause()))
            .map(this::ref)
            .toList();
    return Map.of(
        "id",
        cause.id(),
        "type",
        labels.textOr(
            "cause." + cause.type(), cause.type().toLowerCase(Locale.ROOT).replace('_', ' ')),
        "explanation",
        context.written(cause.explanation()),
        "members",
        members);
  }

  /** The pairs that are versions of one text; of few sources, all pairs. */
  private List<Map<String, Object>> relations() {
    boolean few = story.independence().size() <= 3;
    return story.independence().stream()
        .filter(r -> few || r.verdict() != Independence.Verdict.INDEPENDENT)
        .limit(MAX_LISTED_RELATIONS)
        .map(this::relation)
        .toList();
  }

  private String relationNote() {
    int pairs = story.independence().size();
    int listed = relations().size();
    long versions =
        story.independence().stream()
            .filter(r -> r.verdict() != Independence.Verdict.INDEPENDENT)
            .count();
    if (pairs == 0 || pairs == listed) {
      return "";
    }
    return versions > listed
        ? labels.text("relations.more", versions - listed, pairs - versions)
        : labels.text("relations.independent", pairs - versions);
  }

  private Map<String, Object> relation(Independence r) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("a", context.tag(r.a()));
    m.put("b", context.tag(r.b()));
    m.put("verdict", labels.constant(r.verdict()));
    String order =
        r.alignedShare() <= 0
            ? ""
            : ", "
                + labels.text(
                    r.orderTau() >= 0.8
                        ? "order.same"
                        : r.orderTau() >= 0.4 ? "order.mostly" : "order.other");
    m.put(
        "shares",
        labels.text("relation.shares", percent(r.copiedShare()), percent(r.alignedShare()), order)
            + tie(context.article(r.a()), context.article(r.b())));
    return m;
  }

  /** What binds two outlets beside their texts. */
  private String tie(Article a, Article b) {
    String agency = a.imprint().agency();
    if (agency != null && a.sharesAgencyWith(b)) {
      return " " + labels.text("tie.agency", agency);
    }
    String house = a.imprint().publisher();
    return house != null && a.sharesPublisherWith(b)
        ? " " + labels.text("tie.publisher", house)
        : "";
  }

  private static long percent(double share) {
    return Math.round(share * 100);
  }

  private Map<String, Object> summary(ArticleSummary s) {
    Map<String, Object> m = new LinkedHashMap<>(context.tag(s.article()));
    m.put("headline", BriefModel.headline(s.headline()));
    m.put("gist", s.gist().stream().map(g -> context.statement(story, g)).toList());
    m.put("engine", s.provenance().engine());
    return m;
  }

  private Map<String, Object> source(Article a) {
    Map<String, Object> m = new LinkedHashMap<>(context.tag(a.id()));
    m.put("anchor", story.id() + "-" + context.keys.key(a.id()));
    m.put("name", BriefModel.clean(a.source()));
    String title = a.title();
    putIfPresent(m, "title", title == null ? null : BriefModel.headline(title));
    m.put("uri", BriefModel.clean(a.uri()));
    m.put("dated", dated(a));
    m.put("words", a.words());
    m.put("wordsText", labels.counted("words", a.words()));
    m.put("sha256", a.sha256());
    m.put("suspicious", context.brief.checks().suspicious().contains(a.id()));
    m.put("paragraphs", new CitedParagraphs(story, a, context.keys).model());
    return m;
  }

  private String dated(Article a) {
    LocalDate published = a.published();
    if (published == null || a.publishedFrom() == DateOrigin.NONE) {
      return labels.text("dated.NONE");
    }
    return labels.text("dated." + a.publishedFrom().name(), labels.day(published));
  }

  /** The sections that this story has, in their order. */
  private List<Map<String, Object>> contents(Map<String, Object> m) {
    List<Map<String, Object>> contents = new ArrayList<>();
    for (String section :
        List.of(
            "findings",
            "timeline",
            "matrix",
            "updates",
            "divergences",
            "single",
            "relations",
            "summaries",
            "sources")) {
      Object value = m.get(section);
      boolean empty = value == null || (value instanceof List<?> list && list.isEmpty());
      if (!empty) {
        contents.add(
            Map.of(
                "anchor", story.id() + "-" + section, "text", labels.text("section." + section)));
      }
    }
    return contents;
  }
}

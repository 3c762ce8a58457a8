package crossbrief.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossbrief.domain.Account;
import crossbrief.domain.Agreement;
import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.Checks;
import crossbrief.domain.ClaimType;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.DatedPassage;
import crossbrief.domain.Evidence;
import crossbrief.domain.Imprint;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.Provenance;
import crossbrief.domain.RootCause;
import crossbrief.domain.Scope;
import crossbrief.domain.Severity;
import crossbrief.domain.SinceLast;
import crossbrief.domain.SkippedArticle;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import crossbrief.domain.TextSpan;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code brief.json} back into the brief that it was written from. Quotations are read as
 * they stand: whether they are true is for others to say.
 */
public final class BriefJsonReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern STORY_ID = Pattern.compile("s\\d{1,6}");
  private static final Pattern FINDING_ID = Pattern.compile("i\\d{1,7}");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Provenance engine;

  private BriefJsonReader(Provenance engine) {
    this.engine = engine;
  }

  /**
   * Reads a brief.
   *
   * @param name what the content is called in messages
   * @throws RenderException when the content is no brief of schema {@code crossbrief/1}; the
   *     message names the place
   */
  public static Brief read(byte[] content, String name) {
    try {
      JsonNode root = MAPPER.readTree(content);
      if (!root.path("schema").asText().equals(JsonBriefRenderer.SCHEMA_ID)) {
        throw new Unreadable("schema", "it is not " + JsonBriefRenderer.SCHEMA_ID);
      }
      JsonNode engine = root.path("engine");
      return new BriefJsonReader(
              new Provenance(
                  text(engine, "provider"), text(engine, "model"), text(engine, "promptVersion")))
          .brief(root);
    } catch (JsonProcessingException e) {
      throw new RenderException(
          name
              + " is not JSON: "
              + e.getOriginalMessage()
              + (e.getLocation() == null
                  ? ""
                  : " (line "
                      + e.getLocation().getLineNr()
                      + ", column "
                      + e.getLocation().getColumnNr()
                      + ")")
              + "; name a brief.json that crossbrief wrote",
          e);
    } catch (IOException | Unreadable | IllegalArgumentException | DateTimeException e) {
      throw new RenderException(
          name
              + " is no brief of schema "
              + JsonBriefRenderer.SCHEMA_ID
              + ": "
              + e.getMessage()
              + "; name a brief.json that crossbrief wrote",
          e);
    }
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String field, String what) {
      super(field + ": " + what);
    }
  }

  private Brief brief(JsonNode root) {
    Brief brief =
        new Brief(
            text(root, "title"),
            instant(root),
            engine,
            list(root, "articles", BriefJsonReader::article),
            list(root, "stories", this::story),
            checks(root.path("checks")),
            list(root, "skipped", n -> new SkippedArticle(text(n, "uri"), text(n, "reason"))),
            root.has("since") ? since(root.path("since")) : null,
            textOrNull(root, "series"));
    check(brief);
    return brief;
  }

  private static SinceLast since(JsonNode n) {
    return new SinceLast(
        Instant.parse(text(n, "last")),
        list(
            n,
            "continued",
            c -> new SinceLast.Continued(text(c, "story"), LocalDate.parse(text(c, "firstTold")))),
        list(
            n,
            "changes",
            c ->
                new SinceLast.Change(
                    constant(SinceLast.State.class, c, "state"),
                    text(c, "story"),
                    textOrNull(c, "finding"),
                    constant(ClaimType.class, c, "type"),
                    text(c, "question"),
                    LocalDate.parse(text(c, "firstTold")),
                    c.path("text").asText(""),
                    evidence(c))),
        number(n, "quiet"));
  }

  /** That what has become of earlier findings leads somewhere. */
  private static void check(SinceLast since, Brief brief, Set<String> ids) {
    for (SinceLast.Change change : since.changes()) {
      boolean known = brief.stories().stream().anyMatch(s -> s.id().equals(change.story()));
      if (!known || (change.finding() != null && !ids.contains(change.finding()))) {
        throw new Unreadable("since", "it names a story or finding that the brief does not hold");
      }
      if (!change.evidence().stream()
          .allMatch(e -> brief.story(change.story()).holds(e.article()))) {
        throw new Unreadable("since", "it cites an article of another story");
      }
    }
    for (SinceLast.Continued story : since.continued()) {
      if (brief.stories().stream().noneMatch(s -> s.id().equals(story.story()))) {
        throw new Unreadable("since", "it names a story that the brief does not hold");
      }
    }
  }

  /** That ids are ids, stand once, and lead somewhere. */
  private static void check(Brief brief) {
    Set<ArticleId> articles = new HashSet<>();
    for (Article article : brief.articles()) {
      if (!articles.add(article.id())) {
        throw new Unreadable("articles", article.id() + " stands twice");
      }
    }
    Set<String> ids = new HashSet<>();
    for (StoryBrief story : brief.stories()) {
      once(ids, story.id(), STORY_ID);
      story.inconsistencies().forEach(i -> once(ids, i.id(), FINDING_ID));
      if (story.articles().isEmpty() || !articles.containsAll(story.articles())) {
        throw new Unreadable(
            "stories", story.id() + " has an article that the brief does not hold");
      }
      if (!articles.containsAll(story.annexes())) {
        throw new Unreadable("stories", story.id() + " has an annex that the brief does not hold");
      }
      if (!cited(story).stream().allMatch(story::holds)) {
        throw new Unreadable("stories", story.id() + " cites an article that is not its own");
      }
      Stream.concat(
              story.inconsistencies().stream().flatMap(i -> i.evidence().stream()),
              story.timeline().stream().map(DatedPassage::evidence))
          .filter(e -> e.end() > brief.article(e.article()).text().length())
          .findFirst()
          .ifPresent(
              e -> {
                throw new Unreadable("evidence", "it ends behind the text of " + e.article());
              });
    }
    SinceLast since = brief.since();
    if (since != null) {
      check(since, brief, ids);
    }
  }

  private static Set<ArticleId> cited(StoryBrief story) {
    Set<ArticleId> cited = new HashSet<>();
    story.synopsis().forEach(s -> cite(cited, s.evidence()));
    story.agreements().forEach(a -> cite(cited, a.evidence()));
    story.inconsistencies().forEach(i -> cite(cited, i.evidence()));
    story.singleSource().forEach(s -> cite(cited, s.evidence()));
    story.timeline().forEach(t -> cite(cited, List.of(t.evidence())));
    for (ArticleSummary summary : story.summaries()) {
      cited.add(summary.article());
      summary.gist().forEach(s -> cite(cited, s.evidence()));
      summary.keyPoints().forEach(s -> cite(cited, s.evidence()));
    }
    story.independence().forEach(r -> cited.addAll(List.of(r.a(), r.b())));
    return cited;
  }

  private static void once(Set<String> ids, String id, Pattern form) {
    if (!form.matcher(id).matches() || !ids.add(id)) {
      throw new Unreadable("id", "\u201c" + id + "\u201d is no id, or stands twice");
    }
  }

  private static void cite(Set<ArticleId> cited, List<Evidence> evidence) {
    evidence.forEach(e -> cited.add(e.article()));
  }

  private static Instant instant(JsonNode root) {
    Instant asOf = Instant.parse(text(root, "asOf"));
    if (asOf.isBefore(Instant.EPOCH) || asOf.isAfter(LATEST)) {
      throw new Unreadable("asOf", "it is no time between 1970 and 9999");
    }
    return asOf;
  }

  private static Article article(JsonNode n) {
    String published = textOrNull(n, "published");
    String publishedAt = textOrNull(n, "publishedAt");
    return new Article(
        new ArticleId(text(n, "id")),
        text(n, "source"),
        textOrNull(n, "title"),
        text(n, "uri"),
        published == null ? null : LocalDate.parse(published),
        publishedAt == null ? null : Instant.parse(publishedAt),
        constant(DateOrigin.class, n, "publishedFrom"),
        text(n, "sha256"),
        text(n, "text"),
        imprint(n));
  }

  private static Imprint imprint(JsonNode n) {
    String modified = textOrNull(n, "modified");
    String annexOf = textOrNull(n, "annexOf");
    return new Imprint(
        textOrNull(n, "byline"),
        textOrNull(n, "agency"),
        textOrNull(n, "publisher"),
        textOrNull(n, "language"),
        textOrNull(n, "publishedBy"),
        modified == null ? null : Instant.parse(modified),
        annexOf == null
            ? null
            : new Annex(constant(Annex.Kind.class, n, "annex"), new ArticleId(annexOf)));
  }

  private StoryBrief story(JsonNode n) {
    JsonNode check = n.path("modelCheck");
    return new StoryBrief(
        text(n, "id"),
        text(n, "title"),
        list(n, "articles", a -> new ArticleId(a.asText())),
        n.has("annexes") ? list(n, "annexes", a -> new ArticleId(a.asText())) : List.of(),
        list(n, "synopsis", s -> statement(s, "text")),
        list(n, "summaries", this::summary),
        list(
            n,
            "agreements",
            a ->
                new Agreement(
                    text(a, "statement"),
                    number(a, "sources"),
                    number(a, "independentSources"),
                    evidence(a))),
        list(n, "inconsistencies", BriefJsonReader::inconsistency),
        list(
            n,
            "rootCauses",
            c -> new RootCause(text(c, "id"), text(c, "type"), text(c, "explanation"))),
        list(n, "singleSource", s -> statement(s, "statement")),
        n.has("timeline") ? list(n, "timeline", BriefJsonReader::passage) : List.of(),
        list(n, "independence", BriefJsonReader::relation),
        new ModelCheck(
            constant(ModelCheck.State.class, check, "state"),
            number(check, "proposed"),
            number(check, "kept"),
            text(check, "detail")));
  }

  private ArticleSummary summary(JsonNode n) {
    String written = text(n, "engine");
    int slash = written.indexOf('/');
    return new ArticleSummary(
        new ArticleId(text(n, "article")),
        text(n, "headline"),
        n.has("gistSentences") ? list(n, "gistSentences", s -> statement(s, "text")) : List.of(),
        list(n, "keyPoints", s -> statement(s, "text")),
        List.of(),
        new Provenance(
            written.substring(0, Math.max(slash, 0)),
            written.substring(slash + 1),
            engine.promptVersion()),
        0);
  }

  private static DatedPassage passage(JsonNode n) {
    List<Evidence> evidence = evidence(n);
    if (evidence.size() != 1) {
      throw new Unreadable("timeline", "a passage has one evidence");
    }
    return new DatedPassage(
        LocalDate.parse(text(n, "from")), LocalDate.parse(text(n, "to")), evidence.get(0));
  }

  private static Inconsistency inconsistency(JsonNode n) {
    return new Inconsistency(
        text(n, "id"),
        constant(Kind.class, n, "kind"),
        constant(ClaimType.class, n, "type"),
        constant(Scope.class, n, "scope"),
        constant(Severity.class, n, "severity"),
        share(n, "confidence"),
        text(n, "question"),
        text(n, "explanation"),
        text(n, "foundBy"),
        textOrNull(n, "reference"),
        textOrNull(n, "rootCause"),
        list(n, "accounts", a -> new Account(text(a, "value"), evidence(a))));
  }

  private static Independence relation(JsonNode n) {
    return new Independence(
        new ArticleId(text(n, "a")),
        new ArticleId(text(n, "b")),
        constant(Independence.Verdict.class, n, "verdict"),
        share(n, "copiedShare"),
        share(n, "alignedShare"),
        n.has("orderTau") ? share(n, "orderTau") : 0);
  }

  private static Checks checks(JsonNode n) {
    return new Checks(
        number(n, "articlesRead"),
        number(n, "articlesCompared"),
        number(n, "claimsChecked"),
        number(n, "droppedUngrounded"),
        number(n, "modelCallsFailed"),
        list(n, "suspicious", a -> new ArticleId(a.asText())),
        list(n, "notChecked", JsonNode::asText));
  }

  private static Statement statement(JsonNode n, String field) {
    return new Statement(text(n, field), evidence(n));
  }

  private static List<Evidence> evidence(JsonNode n) {
    return list(
        n,
        "evidence",
        e ->
            new Evidence(
                new ArticleId(text(e, "article")),
                new TextSpan(number(e, "start"), number(e, "end")),
                text(e, "quote")));
  }

  private static <T> List<T> list(JsonNode n, String field, Function<JsonNode, T> each) {
    JsonNode array = n.path(field);
    if (!array.isArray()) {
      throw new Unreadable(field, "a list is missing");
    }
    List<T> read = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      read.add(each.apply(element));
    }
    return read;
  }

  private static String text(JsonNode n, String field) {
    JsonNode value = n.path(field);
    if (!value.isTextual()) {
      throw new Unreadable(field, "a text is missing");
    }
    return value.textValue();
  }

  private static @Nullable String textOrNull(JsonNode n, String field) {
    JsonNode value = n.path(field);
    return value.isNull() || value.isMissingNode() ? null : text(n, field);
  }

  private static int number(JsonNode n, String field) {
    JsonNode value = n.path(field);
    if (!value.isInt()) {
      throw new Unreadable(field, "a whole number is missing");
    }
    return value.intValue();
  }

  private static double share(JsonNode n, String field) {
    JsonNode value = n.path(field);
    if (!value.isNumber() || Math.abs(value.doubleValue()) > 1) {
      throw new Unreadable(field, "a number from -1 to 1 is missing");
    }
    return value.doubleValue();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode n, String field) {
    String name = text(n, field);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new Unreadable(
        field,
        String.format(
            Locale.ROOT,
            "\u201c%s\u201d is not one of %s",
            name,
            List.of(type.getEnumConstants())));
  }
}

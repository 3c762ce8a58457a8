package crossbrief.job;

import crossbrief.compose.BriefComposer;
import crossbrief.compose.ComposedStory;
import crossbrief.crosscheck.Chronicle;
import crossbrief.crosscheck.CrossChecker;
import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.Story;
import crossbrief.ingest.ArticleReader;
import crossbrief.ingest.Ingested;
import crossbrief.ingest.Memory;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmReport;
import crossbrief.llm.Workers;
import crossbrief.render.BriefRenderer;
import crossbrief.summarize.ArticleSummarizer;
import crossbrief.text.ModelOrders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main job: read, summarize, group, cross-check, compose, render. */
public final class BriefJob {
  private static final Logger log = LoggerFactory.getLogger(BriefJob.class);
  private static final String RULES_ONLY =
      "The cross-check was made by rules: dates, numbers, roles, quotations, outcomes stated in plain words. Causes told in free wording, motives, how certain something is, and who did what to whom were not compared: that takes a language model, and none was asked.";

  private static final int STORIES_AT_ONCE = 4;

  private final ArticleReader reader;
  private final LlmClient llm;
  private final ArticleSummarizer summarizer;
  private final ArticleSummarizer fallback;
  private final Function<Ingested, List<Story>> grouping;
  private final CrossChecker crossChecker;
  private final List<BriefRenderer> renderers;
  private final Clock clock;
  private final Progress progress;
  private final Thread preparation;

  /**
   * A job for one run.
   *
   * @param reader reads the articles
   * @param llm what the summarizer and the cross-check ask
   * @param fallback summarizes an article when the summarizer gave no usable reply
   */
  public BriefJob(
      ArticleReader reader,
      LlmClient llm,
      ArticleSummarizer summarizer,
      ArticleSummarizer fallback,
      Function<Ingested, List<Story>> grouping,
      CrossChecker crossChecker,
      List<BriefRenderer> renderers,
      Clock clock,
      Progress progress) {
    this.reader = reader;
    this.llm = llm;
    this.summarizer = summarizer;
    this.fallback = fallback;
    this.grouping = grouping;
    this.crossChecker = crossChecker;
    this.renderers = List.copyOf(renderers);
    this.clock = clock;
    this.progress = progress;
    this.preparation = new Thread(this::prepare, "prepare-renderers");
    preparation.setDaemon(true);
  }

  /**
   * Loads what summarizing and rendering take while articles are read; what fails here fails again,
   * and is told, when it is needed.
   */
  private void prepare() {
    try {
      summarizer.rehearse();
      renderers.forEach(BriefRenderer::prepare);
    } catch (RuntimeException e) {
      log.debug("Not all could be prepared", e);
    }
  }

  private void startPreparation() {
    if (preparation.getState() == Thread.State.NEW) {
      preparation.start();
    }
  }

  /** Reads all inputs and makes the brief of them. */
  public RunResult run(List<String> inputs) {
    return run(read(inputs));
  }

  /** Reads all inputs, see {@link ArticleReader#read}; meanwhile, the renderers load. */
  public Ingested read(List<String> inputs) {
    startPreparation();
    return told(reader.read(inputs));
  }

  /** Reads all inputs that can be read; meanwhile, the renderers load. */
  public Ingested readWhatIsThere(List<String> inputs) {
    startPreparation();
    return told(reader.readWhatIsThere(inputs));
  }

  private static Ingested told(Ingested read) {
    log.info("Read {} articles, left out {}", read.articles().size(), read.skipped().size());
    read.skipped().forEach(s -> log.warn("Left out {}: {}", s.uri(), s.reason()));
    return read;
  }

  /** Remembers what was read and told, once the brief of it is where it should be. */
  public void delivered(Ingested read, RunResult result) {
    reader.memory().ifPresent(memory -> memory.put(memories(read, result)));
  }

  /** What {@link #delivered} remembers, for who keeps it elsewhere. */
  public Map<String, byte[]> memories(Ingested read, RunResult result) {
    Map<String, byte[]> memories = new LinkedHashMap<>(reader.memories(read));
    memories.putAll(result.memories());
    return memories;
  }

  /** Makes the brief of articles that are read already. */
  public RunResult run(Ingested given) {
    return run(given, "");
  }

  /**
   * Makes the brief of articles that are read already; where earlier ones are remembered, it is
   * held against them.
   *
   * @param series the name of the briefs of which this is one; empty where it is none of many
   */
  public RunResult run(Ingested given, String series) {
    startPreparation();
    Ingested read = given.map(BriefJob::withoutOrders);
    List<Article> articles = read.articles();
    List<ArticleId> suspicious = suspicious(given.articles(), articles);
    Summarizing.Result summarized =
        new Summarizing(llm, summarizer, fallback, progress)
            .of(articles.stream().filter(this::isRead).toList());
    List<Article> annexes = new ArrayList<>(read.earlier());
    annexes.addAll(crossChecker.pageData(articles, articles.size() + annexes.size()));
    List<Story> grouped = grouping.apply(read).stream().map(s -> withAnnexes(s, annexes)).toList();
    List<ComposedStory> stories = check(grouped, summarized.summaries());
    List<Article> all = new ArrayList<>(articles);
    all.addAll(annexes);
    Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Brief composed =
        new BriefComposer(summarizer.provenance(), asOf)
            .compose(
                all,
                stories,
                read.skipped(),
                summarized.failed(),
                suspicious,
                notes(stories, read, suspicious, summarized));
    Brief titled = series.isEmpty() ? composed : composed.withSeries(series);
    LlmReport report = llm.report();
    Optional<Memory> memory = reader.memory();
    if (memory.isEmpty()) {
      return new RunResult(titled, report, render(titled, report), Map.of());
    }
    Memories known = Memories.of(memory.get());
    Chronicle.Told told = new Chronicle(crossChecker).told(titled, known.stories(), known.last());
    return new RunResult(
        told.brief(), report, render(told.brief(), report), Memories.entry(asOf, told.known()));
  }

  /** The built-in engine reads English; a model reads what it was taught. */
  private boolean isRead(Article article) {
    return llm.isRemote() || article.imprint().isEnglish();
  }

  private static Story withAnnexes(Story story, List<Article> annexes) {
    List<Article> all = new ArrayList<>(story.articles());
    for (Article annex : annexes) {
      Annex of = annex.imprint().annex();
      if (of != null && story.articles().stream().anyMatch(a -> a.id().equals(of.of()))) {
        all.add(annex);
      }
    }
    return new Story(story.id(), all);
  }

  private List<String> notes(
      List<ComposedStory> stories,
      Ingested read,
      List<ArticleId> suspicious,
      Summarizing.Result summarized) {
    List<String> notes = new ArrayList<>();
    for (Article a : read.articles()) {
      if (!isRead(a)) {
        notes.add(
            "Article "
                + a.id()
                + " ("
                + a.source()
                + ") was not compared: language ("
                + Locale.forLanguageTag(a.imprint().mainLanguage())
                    .getDisplayLanguage(Locale.ENGLISH)
                + "). The built-in engine reads English; set a model to have it read.");
      }
    }
    if (read.seenBefore() + read.outside() > 0) {
      notes.add(
          "Not taken: "
              + read.seenBefore()
              + " articles that an earlier brief was made of, "
              + read.outside()
              + " from before the time that was asked for.");
    }
    boolean rulesOnly =
        stories.stream()
            .allMatch(s -> s.crossCheck().modelCheck().state() == ModelCheck.State.NOT_ASKED);
    if (rulesOnly) {
      notes.add(RULES_ONLY);
    }
    for (ArticleId id : suspicious) {
      notes.add(
          "Article "
              + id
              + " contains text addressed to a language model. That text was neither sent to a model nor used as evidence; treat the source with care.");
    }
    notes.addAll(summarized.notes());
    return notes;
  }

  /** Ends a run early: what is in flight is waited for and kept, nothing new is asked. */
  public void stop() {
    llm.stop(llm.timeout());
  }

  /** Articles whose title or outlet is addressed to a model go without it; they are named. */
  private static Article withoutOrders(Article a) {
    String title = a.title();
    boolean titled = title == null || ModelOrders.spans(title).isEmpty();
    boolean named = ModelOrders.spans(a.source()).isEmpty();
    return titled && named
        ? a
        : new Article(
            a.id(),
            named ? a.source() : "unnamed source",
            titled ? title : null,
            a.uri(),
            a.published(),
            a.publishedAt(),
            a.publishedFrom(),
            a.sha256(),
            a.text(),
            a.imprint());
  }

  private static List<ArticleId> suspicious(List<Article> given, List<Article> cleaned) {
    List<ArticleId> suspicious = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      boolean changed = !given.get(i).equals(cleaned.get(i));
      if (changed || !ModelOrders.spans(given.get(i).text()).isEmpty()) {
        suspicious.add(given.get(i).id());
      }
    }
    return suspicious;
  }

  private List<ComposedStory> check(List<Story> stories, Map<ArticleId, ArticleSummary> summaries) {
    progress.started("Cross-checking", stories.size());
    List<ComposedStory> checked =
        Workers.map(
            stories,
            Math.min(STORIES_AT_ONCE, llm.concurrency()),
            story -> checked(story, summaries));
    progress.done();
    log.info("Cross-checked {} stories", stories.size());
    return checked;
  }

  private ComposedStory checked(Story story, Map<ArticleId, ArticleSummary> summaries) {
    List<ArticleSummary> own =
        story.articles().stream()
            .map(a -> summaries.get(a.id()))
            .filter(java.util.Objects::nonNull)
            .toList();
    ComposedStory checked = new ComposedStory(story, own, crossChecker.check(story, own));
    progress.step();
    return checked;
  }

  private void awaitPreparation() {
    try {
      preparation.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before rendering", e);
    }
  }

  private Map<String, byte[]> render(Brief brief, LlmReport report) {
    awaitPreparation();
    Rendering.Rendered rendered = new Rendering(renderers, progress).render(brief);
    Map<String, byte[]> files = new LinkedHashMap<>(rendered.files());
    files.put("run.json", RunReport.of(brief, report, rendered));
    return files;
  }
}

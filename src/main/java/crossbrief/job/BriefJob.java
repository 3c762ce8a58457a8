package crossbrief.job;

import crossbrief.compose.BriefComposer;
import crossbrief.compose.ComposedStory;
import crossbrief.crosscheck.CrossChecker;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleException;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.SkippedArticle;
import crossbrief.domain.Story;
import crossbrief.ingest.FileArticleReader;
import crossbrief.ingest.Ingested;
import crossbrief.render.BriefRenderer;
import crossbrief.summarize.ArticleSummarizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main job: read, summarize, group, cross-check, compose, render. */
public final class BriefJob {
  private static final Logger log = LoggerFactory.getLogger(BriefJob.class);
  private static final String RULES_ONLY =
      "The cross-check was made by rules: dates, numbers, roles, quotations, outcomes stated in plain words. Causes, motives, and who did what to whom in free wording were not compared.";

  private final ArticleSummarizer summarizer;
  private final ArticleSummarizer fallback;
  private final Function<List<Article>, List<Story>> grouping;
  private final CrossChecker crossChecker;
  private final List<BriefRenderer> renderers;
  private final Clock clock;
  private final Progress progress;
  private final Thread preparation;

  private final List<String> notChecked = new ArrayList<>();
  private int callsFailed;

  /**
   * A job for one run.
   *
   * @param fallback summarizes an article when the summarizer gave no usable reply
   */
  public BriefJob(
      ArticleSummarizer summarizer,
      ArticleSummarizer fallback,
      Function<List<Article>, List<Story>> grouping,
      CrossChecker crossChecker,
      List<BriefRenderer> renderers,
      Clock clock,
      Progress progress) {
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
   * Loads the renderers while articles are read; what fails here fails again, and is told, when
   * they render.
   */
  private void prepare() {
    try {
      renderers.forEach(BriefRenderer::prepare);
    } catch (RuntimeException e) {
      log.debug("Renderers could not be prepared", e);
    }
  }

  /** Reads files and folders and makes the brief of them. */
  public RunResult run(List<Path> inputs) {
    Ingested read = read(inputs);
    return run(read.articles(), read.skipped());
  }

  /** Reads files and folders; meanwhile, the renderers load. */
  public Ingested read(List<Path> inputs) {
    preparation.start();
    Ingested read = FileArticleReader.read(inputs);
    log.info("Read {} articles, left out {}", read.articles().size(), read.skipped().size());
    read.skipped().forEach(s -> log.warn("Left out {}: {}", s.uri(), s.reason()));
    return read;
  }

  /** Makes the brief of articles that are read already. */
  public RunResult run(List<Article> articles, List<SkippedArticle> skipped) {
    Map<ArticleId, ArticleSummary> summaries = summarize(articles);
    List<ComposedStory> stories = check(grouping.apply(articles), summaries);
    Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    notChecked.add(0, RULES_ONLY);
    Brief brief =
        new BriefComposer(summarizer.provenance(), asOf)
            .compose(articles, stories, skipped, callsFailed, notChecked);
    return new RunResult(brief, render(brief));
  }

  private Map<ArticleId, ArticleSummary> summarize(List<Article> articles) {
    Map<ArticleId, ArticleSummary> summaries = new LinkedHashMap<>();
    progress.started("Summarizing", articles.size());
    for (Article article : articles) {
      summaries.put(article.id(), summary(article));
      progress.step();
    }
    progress.done();
    log.info("Summarized {} articles with {}", articles.size(), summarizer.provenance().engine());
    return summaries;
  }

  private ArticleSummary summary(Article article) {
    try {
      return summarizer.summarize(article);
    } catch (ArticleException e) {
      callsFailed++;
      log.warn("No model summary of {}: {}", article.uri(), e.getMessage());
      notChecked.add(
          "Article "
              + article.id()
              + " was summarized by the built-in engine, because the model gave no usable reply: "
              + e.getMessage()
              + ".");
      return fallback.summarize(article);
    }
  }

  private List<ComposedStory> check(List<Story> stories, Map<ArticleId, ArticleSummary> summaries) {
    List<ComposedStory> checked = new ArrayList<>();
    progress.started("Cross-checking", stories.size());
    for (Story story : stories) {
      List<ArticleSummary> own =
          story.articles().stream()
              .map(a -> summaries.get(a.id()))
              .filter(java.util.Objects::nonNull)
              .toList();
      checked.add(new ComposedStory(story, own, crossChecker.check(story, own)));
      progress.step();
    }
    progress.done();
    log.info("Cross-checked {} stories", stories.size());
    return checked;
  }

  private static byte[] rendered(BriefRenderer renderer, Brief brief) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    renderer.render(brief, out);
    return out.toByteArray();
  }

  private static byte[] result(FutureTask<byte[]> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot render the brief", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rendering", e);
    }
  }

  private void awaitPreparation() {
    try {
      preparation.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before rendering", e);
    }
  }

  private Map<String, byte[]> render(Brief brief) {
    awaitPreparation();
    Map<String, byte[]> files = new LinkedHashMap<>();
    progress.started("Rendering", renderers.size());
    Map<BriefRenderer, FutureTask<byte[]>> tasks = new LinkedHashMap<>();
    for (BriefRenderer renderer : renderers) {
      FutureTask<byte[]> task = new FutureTask<>(() -> rendered(renderer, brief));
      tasks.put(renderer, task);
      new Thread(task, "render-" + renderer.fileExtension()).start();
    }
    for (Map.Entry<BriefRenderer, FutureTask<byte[]>> task : tasks.entrySet()) {
      files.put("brief." + task.getKey().fileExtension(), result(task.getValue()));
      progress.step();
    }
    files.put("run.json", RunReport.of(brief, files));
    progress.done();
    return files;
  }
}

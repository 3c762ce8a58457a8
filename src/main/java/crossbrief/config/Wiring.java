package crossbrief.config;

import crossbrief.config.CrossbriefConfig.CrossChecking;
import crossbrief.config.CrossbriefConfig.Grouping;
import crossbrief.crosscheck.CrossChecker;
import crossbrief.crosscheck.ReferenceTables;
import crossbrief.crosscheck.StoryGrouper;
import crossbrief.deliver.MailChannel;
import crossbrief.domain.Story;
import crossbrief.ingest.ArticleReader;
import crossbrief.ingest.Ingested;
import crossbrief.job.BriefJob;
import crossbrief.job.Checkup;
import crossbrief.job.Estimate;
import crossbrief.job.Progress;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmConfig;
import crossbrief.nightly.Jobs;
import crossbrief.render.BriefRenderer;
import crossbrief.render.HtmlBriefRenderer;
import crossbrief.render.JsonBriefRenderer;
import crossbrief.render.MailBriefRenderer;
import crossbrief.render.MarkdownBriefRenderer;
import crossbrief.render.PdfBriefRenderer;
import crossbrief.serve.Workshop;
import crossbrief.summarize.ArticleSummarizer;
import crossbrief.text.Readings;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The one place that picks implementations. */
public final class Wiring {
  private static final int HANDFUL = 8;

  private Wiring() {}

  /**
   * A job by settings.
   *
   * @param clock of the brief, which may stand still
   * @param wall the clock of the wall, for waiting and for the age of replies
   * @param stdin what the input {@code -} reads
   * @throws ConfigException when a reference or price table cannot be used
   */
  public static BriefJob job(
      CrossbriefConfig config, Clock clock, Clock wall, InputStream stdin, Progress progress) {
    return job(
        config, reader(config, clock, wall, stdin), renderers(config), clock, wall, progress);
  }

  private static BriefJob job(
      CrossbriefConfig config,
      ArticleReader reader,
      List<BriefRenderer> renderers,
      Clock clock,
      Clock wall,
      Progress progress) {
    Readings readings = new Readings();
    LlmClient llm = llm(config.llm(), readings, wall);
    return new BriefJob(
        reader,
        llm,
        new ArticleSummarizer(llm),
        new ArticleSummarizer(LlmClient.builtin(readings)),
        read -> grouped(config.grouping(), read),
        crossChecker(config, readings, llm),
        renderers,
        clock,
        progress);
  }

  /**
   * The jobs of named briefs.
   *
   * @throws ConfigException when a reference or price table cannot be used
   */
  public static Jobs jobs(Newsroom newsroom, Clock wall, Progress progress) {
    return (brief, asOf, memory, closed) -> {
      CrossbriefConfig own = newsroom.settingsOf(brief);
      CrossbriefConfig config = closed == null ? own : own.closed(closed);
      List<BriefRenderer> renderers = new ArrayList<>(renderers(config));
      if (brief.channels().stream().anyMatch(c -> c instanceof MailChannel)) {
        renderers.add(new MailBriefRenderer(config.render()));
      }
      return job(
          config,
          new ArticleReader(config.ingest(), asOf, wall, InputStream.nullInputStream(), memory),
          renderers,
          asOf,
          wall,
          progress);
    };
  }

  /**
   * The jobs of briefs on demand. Each worker loads templates and fonts once: a renderer writes one
   * brief at a time.
   *
   * @throws ConfigException when a reference or price table cannot be used
   */
  public static Workshop workshop(Newsroom newsroom, Clock wall) {
    ThreadLocal<List<BriefRenderer>> renderers =
        ThreadLocal.withInitial(() -> renderers(newsroom.onDemand()));
    return (order, asOf, progress) -> {
      CrossbriefConfig config = newsroom.onDemand().grouped(order.grouping());
      return job(
          config,
          new ArticleReader(config.ingest(), asOf, wall, InputStream.nullInputStream(), null),
          renderers.get(),
          asOf,
          wall,
          progress);
    };
  }

  /**
   * What a run by these settings would ask of a model.
   *
   * @throws ConfigException when a reference or price table cannot be used
   */
  public static Estimate estimate(CrossbriefConfig config, Clock wall, Ingested read) {
    Engine engine = engine(config, wall);
    return Estimate.of(
        read.articles(),
        engine.llm(),
        engine.summarizer(),
        articles -> grouped(config.grouping(), read),
        engine.crossChecker());
  }

  /** What reads the articles of a run. */
  public static ArticleReader reader(
      CrossbriefConfig config, Clock clock, Clock wall, InputStream stdin) {
    return new ArticleReader(config.ingest(), clock, wall, stdin);
  }

  private static List<Story> grouped(Grouping grouping, Ingested read) {
    boolean handful = read.choice() == Ingested.Choice.BY_HAND && read.articles().size() <= HANDFUL;
    return grouping == Grouping.ONE_STORY || (grouping == Grouping.AUTOMATIC && handful)
        ? StoryGrouper.oneStory(read.articles())
        : StoryGrouper.group(read.articles());
  }

  /** The engine of a run by itself: what summarizes and what compares. */
  public record Engine(LlmClient llm, ArticleSummarizer summarizer, CrossChecker crossChecker) {}

  /**
   * Summarizer and cross-checker by settings, without a job around them.
   *
   * @throws ConfigException when a reference or price table cannot be used
   */
  public static Engine engine(CrossbriefConfig config, Clock wall) {
    Readings readings = new Readings();
    LlmClient llm = llm(config.llm(), readings, wall);
    return new Engine(llm, new ArticleSummarizer(llm), crossChecker(config, readings, llm));
  }

  /**
   * What tries everything a run by these settings needs.
   *
   * @throws ConfigException when a price table cannot be used
   */
  public static Checkup checkup(CrossbriefConfig config, Clock wall) {
    LlmConfig llm = config.llm();
    LlmConfig once = llm.withoutCache();
    return new Checkup(
        llm(once, new Readings(), wall), llm.where(), llm.cache(), renderers(config));
  }

  private static LlmClient llm(LlmConfig config, Readings readings, Clock wall) {
    try {
      return new LlmClient(config, readings, wall);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  private static CrossChecker crossChecker(
      CrossbriefConfig config, Readings readings, LlmClient llm) {
    try {
      return new CrossChecker(
          ReferenceTables.load(config.reference()),
          readings,
          config.crossChecking() == CrossChecking.WITH_MODEL ? llm : null);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What writes a brief in each format.
   *
   * @throws crossbrief.render.RenderException when a template, a label file or a font cannot be
   *     used
   */
  public static List<BriefRenderer> renderers(CrossbriefConfig config) {
    return List.of(
        new PdfBriefRenderer(config.render()),
        new HtmlBriefRenderer(config.render()),
        new MarkdownBriefRenderer(config.render()),
        new JsonBriefRenderer());
  }
}

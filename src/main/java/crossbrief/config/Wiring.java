package crossbrief.config;

import crossbrief.config.CrossbriefConfig.Grouping;
import crossbrief.crosscheck.CrossChecker;
import crossbrief.crosscheck.ReferenceTables;
import crossbrief.crosscheck.StoryGrouper;
import crossbrief.job.BriefJob;
import crossbrief.job.Progress;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmConfig;
import crossbrief.render.BriefRenderer;
import crossbrief.render.HtmlBriefRenderer;
import crossbrief.render.JsonBriefRenderer;
import crossbrief.render.MarkdownBriefRenderer;
import crossbrief.render.PdfBriefRenderer;
import crossbrief.summarize.ArticleSummarizer;
import crossbrief.text.Readings;
import java.time.Clock;
import java.util.List;

/** The one place that picks implementations. */
public final class Wiring {
  private Wiring() {}

  /**
   * A job by settings.
   *
   * @throws ConfigException when a reference table cannot be read
   */
  public static BriefJob job(CrossbriefConfig config, Clock clock, Progress progress) {
    Readings readings = new Readings();
    return new BriefJob(
        new ArticleSummarizer(new LlmClient(config.llm(), readings)),
        new ArticleSummarizer(new LlmClient(LlmConfig.DEFAULT, readings)),
        config.grouping() == Grouping.ONE_STORY ? StoryGrouper::oneStory : StoryGrouper::group,
        crossChecker(config, readings),
        renderers(config),
        clock,
        progress);
  }

  /** The summarizer of the configured provider. */
  public static ArticleSummarizer summarizer(LlmConfig llm) {
    return new ArticleSummarizer(new LlmClient(llm));
  }

  /** The cross-checker with its reference tables. */
  public static CrossChecker crossChecker(CrossbriefConfig config) {
    return crossChecker(config, new Readings());
  }

  private static CrossChecker crossChecker(CrossbriefConfig config, Readings readings) {
    try {
      return new CrossChecker(ReferenceTables.load(config.reference()), readings);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<BriefRenderer> renderers(CrossbriefConfig config) {
    return List.of(
        new PdfBriefRenderer(config.templates()),
        new HtmlBriefRenderer(config.templates()),
        new MarkdownBriefRenderer(config.templates()),
        new JsonBriefRenderer());
  }
}

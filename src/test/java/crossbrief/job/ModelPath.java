package crossbrief.job;

import crossbrief.domain.Article;
import crossbrief.llm.LlmClient;
import crossbrief.summarize.ArticleSummarizer;
import crossbrief.text.Readings;
import java.util.List;

/** The summarizing stage alone, as a run does it. */
public final class ModelPath {
  private ModelPath() {}

  /** Loads what summarizing takes, as a run does while it reads its articles. */
  public static void rehearse(LlmClient llm) {
    new ArticleSummarizer(llm).rehearse();
  }

  /** Summarizes articles and counts those that the model summarized. */
  public static long summarized(LlmClient llm, List<Article> articles) {
    Summarizing.Result result =
        new Summarizing(
                llm,
                new ArticleSummarizer(llm),
                new ArticleSummarizer(LlmClient.builtin(new Readings())),
                Progress.SILENT)
            .of(articles);
    return result.summaries().values().stream()
        .filter(s -> !s.provenance().provider().equals("builtin"))
        .count();
  }
}

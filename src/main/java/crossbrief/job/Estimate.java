package crossbrief.job;

import crossbrief.crosscheck.CrossChecker;
import crossbrief.domain.Article;
import crossbrief.domain.Story;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmRequest;
import crossbrief.summarize.ArticleSummarizer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run would ask of a model at most, judgments of what it proposes not counted, which are
 * short.
 *
 * @param kept questions whose replies are kept already, or the same as another's
 * @param cost in US dollars; absent when no price is known
 */
public record Estimate(
    int summaries,
    int crossChecks,
    int kept,
    long inputTokens,
    long maxOutputTokens,
    @Nullable BigDecimal cost) {
  /** All calls. */
  public int calls() {
    return summaries + crossChecks;
  }

  /** The estimate for articles; nothing is sent. */
  public static Estimate of(
      List<Article> articles,
      LlmClient llm,
      ArticleSummarizer summarizer,
      Function<List<Article>, List<Story>> grouping,
      CrossChecker crossChecker) {
    if (!llm.isRemote() || articles.isEmpty()) {
      return new Estimate(0, 0, 0, 0, 0, BigDecimal.ZERO);
    }
    List<LlmRequest> summaries =
        articles.stream().flatMap(a -> summarizer.requests(a).stream()).toList();
    List<LlmRequest> checks =
        grouping.apply(articles).stream()
            .flatMap(story -> crossChecker.requests(story).stream())
            .toList();
    LlmClient.Forecast first = llm.forecast(summaries);
    LlmClient.Forecast second = llm.forecast(checks);
    return new Estimate(
        first.calls(),
        second.calls(),
        first.kept() + second.kept(),
        first.inputTokens() + second.inputTokens(),
        first.maxOutputTokens() + second.maxOutputTokens(),
        sum(first.cost(), second.cost()));
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null || b == null ? null : a.add(b);
  }
}

package crossbrief.job;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleException;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmException;
import crossbrief.llm.LlmRequest;
import crossbrief.llm.Workers;
import crossbrief.summarize.ArticleSummarizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Summarizes all articles of a run, many at once where a model is asked: the built-in engine takes
 * over for an article without a usable reply, and for all that are left when the budget is spent.
 */
final class Summarizing {
  private static final Logger log = LoggerFactory.getLogger(Summarizing.class);
  private static final int NAMED = 20;

  private final LlmClient llm;
  private final ArticleSummarizer summarizer;
  private final ArticleSummarizer fallback;
  private final Progress progress;

  Summarizing(
      LlmClient llm, ArticleSummarizer summarizer, ArticleSummarizer fallback, Progress progress) {
    this.llm = llm;
    this.summarizer = summarizer;
    this.fallback = fallback;
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param notes for the reader: which articles the model did not summarize, and why
   * @param failed calls without a usable reply
   */
  record Result(Map<ArticleId, ArticleSummary> summaries, List<String> notes, int failed) {}

  /**
   * One article.
   *
   * @param summary absent when neither the model nor the built-in engine could read it
   */
  private record One(
      Article article, @Nullable ArticleSummary summary, String failure, boolean unpaid) {}

  Result of(List<Article> articles) {
    progress.started("Summarizing", articles.size());
    if (llm.asksInBatches()) {
      llm.askAsBatch(requests(articles));
    }
    List<One> all = Workers.map(articles, llm.concurrency(), this::one);
    progress.done();
    Map<ArticleId, ArticleSummary> summaries = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    List<String> unpaid = new ArrayList<>();
    String unpaidBecause = "";
    int failed = 0;
    for (One one : all) {
      unpaidBecause = one.unpaid() ? one.failure() : unpaidBecause;
      ArticleSummary summary = one.summary();
      if (summary == null) {
        failed += one.unpaid() ? 0 : 1;
        notes.add(
            "Article "
                + one.article().id()
                + " was not summarized: the model gave no usable reply ("
                + one.failure()
                + "), and the built-in engine reads English.");
        if (one.unpaid()) {
          unpaid.add(one.article().id().value());
        }
        continue;
      }
      summaries.put(one.article().id(), summary);
      if (one.unpaid()) {
        unpaid.add(one.article().id().value());
      } else if (!one.failure().isEmpty()) {
        failed++;
        notes.add(
            "Article "
                + one.article().id()
                + " was summarized by the built-in engine, because the model gave no usable reply: "
                + one.failure()
                + ".");
      }
    }
    log.info(
        "Summarized {} articles, {} of them with {}",
        articles.size(),
        articles.size() - failed - unpaid.size(),
        summarizer.provenance().engine());
    if (!unpaid.isEmpty()) {
      notes.add(
          0,
          "This brief is partial: "
              + unpaidBecause
              + ", so that "
              + unpaid.size()
              + " of "
              + articles.size()
              + " articles were left to the built-in engine ("
              + String.join(", ", unpaid.stream().limit(NAMED).toList())
              + (unpaid.size() > NAMED ? ", \u2026" : "")
              + ")."
              + (llm.keepsReplies()
                  ? " What was paid is kept: another run goes on from there."
                  : ""));
    }
    return new Result(summaries, notes, failed);
  }

  private List<LlmRequest> requests(List<Article> articles) {
    return articles.stream().flatMap(a -> summarizer.requests(a).stream()).toList();
  }

  private One one(Article article) {
    try {
      ArticleSummary summary = summarizer.summarize(article);
      return new One(article, summary, "", false);
    } catch (ArticleException e) {
      boolean unpaid =
          e.getCause() instanceof LlmException cause && cause.kind() == LlmException.Kind.BUDGET;
      if (!unpaid) {
        log.warn("No model summary of {}: {}", article.uri(), e.getMessage());
      }
      return new One(
          article,
          article.imprint().isEnglish() ? fallback.summarize(article) : null,
          String.valueOf(e.getMessage()),
          unpaid);
    } finally {
      progress.step(name(article));
    }
  }

  /** An article as a reader knows it: by its outlet, and its title where it has one. */
  private static String name(Article article) {
    return article.title() == null ? article.source() : article.source() + ": " + article.title();
  }
}

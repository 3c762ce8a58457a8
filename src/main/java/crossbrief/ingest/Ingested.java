package crossbrief.ingest;

import crossbrief.domain.Article;
import crossbrief.domain.SkippedArticle;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What came of reading.
 *
 * @param articles in their order
 * @param earlier versions of some of these articles as an earlier run read them
 * @param skipped what was left out for what it is
 * @param seenBefore how many articles were left out because an earlier run read them as they are
 * @param outside how many were left out because they are from before the time that was asked for
 * @param choice who chose the articles
 * @param keys by what each article is known again, by its id
 */
public record Ingested(
    List<Article> articles,
    List<Article> earlier,
    List<SkippedArticle> skipped,
    int seenBefore,
    int outside,
    Choice choice,
    Map<String, String> keys) {
  /** Who chose the articles. */
  public enum Choice {
    /** Somebody named each of the files. */
    BY_HAND,
    /** They were found in folders, archives and feeds. */
    BY_COLLECTION
  }

  public Ingested {
    articles = List.copyOf(articles);
    earlier = List.copyOf(earlier);
    skipped = List.copyOf(skipped);
    keys = Collections.unmodifiableMap(new TreeMap<>(keys));
  }

  /** The same with other articles in their places. */
  public Ingested map(UnaryOperator<Article> change) {
    return new Ingested(
        articles.stream().map(change).toList(),
        earlier.stream().map(change).toList(),
        skipped,
        seenBefore,
        outside,
        choice,
        keys);
  }

  /** Articles that were read without more ado. */
  public Ingested(List<Article> articles, List<SkippedArticle> skipped) {
    this(articles, List.of(), skipped, 0, 0, Choice.BY_COLLECTION, Map.of());
  }
}

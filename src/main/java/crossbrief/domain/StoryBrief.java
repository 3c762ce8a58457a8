package crossbrief.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a brief that tells one story.
 *
 * @param annexes what is only quoted beside the articles, such as an earlier version of one
 * @param synopsis what happened, in few sentences
 * @param modelCheck what a model had to say about the inconsistencies, beside the rules
 * @param summaries one for each article, in the order of the articles
 */
public record StoryBrief(
    String id,
    String title,
    List<ArticleId> articles,
    List<ArticleId> annexes,
    List<Statement> synopsis,
    List<ArticleSummary> summaries,
    List<Agreement> agreements,
    List<Inconsistency> inconsistencies,
    List<RootCause> rootCauses,
    List<Statement> singleSource,
    List<DatedPassage> timeline,
    List<Independence> independence,
    ModelCheck modelCheck) {
  public StoryBrief {
    articles = List.copyOf(articles);
    annexes = List.copyOf(annexes);
    synopsis = List.copyOf(synopsis);
    summaries = List.copyOf(summaries);
    agreements = List.copyOf(agreements);
    inconsistencies = List.copyOf(inconsistencies);
    rootCauses = List.copyOf(rootCauses);
    singleSource = List.copyOf(singleSource);
    timeline = List.copyOf(timeline);
    independence = List.copyOf(independence);
  }

  /** The same story with further annexes. */
  public StoryBrief withAnnexes(List<ArticleId> more) {
    List<ArticleId> all = new ArrayList<>(annexes);
    all.addAll(more);
    return new StoryBrief(
        id,
        title,
        articles,
        all,
        synopsis,
        summaries,
        agreements,
        inconsistencies,
        rootCauses,
        singleSource,
        timeline,
        independence,
        modelCheck);
  }

  /** Whether an article, or an annex to one, belongs to the story. */
  public boolean holds(ArticleId id) {
    return articles.contains(id) || annexes.contains(id);
  }

  /**
   * The articles by voice, each in the order of the articles: copies and rewrites of one text are
   * one voice.
   */
  public List<List<ArticleId>> voices() {
    Map<ArticleId, ArticleId> root = new LinkedHashMap<>();
    articles.forEach(a -> root.put(a, a));
    for (Independence r : independence) {
      if (r.verdict() != Independence.Verdict.INDEPENDENT) {
        ArticleId from = root.getOrDefault(r.b(), r.b());
        ArticleId to = root.getOrDefault(r.a(), r.a());
        root.replaceAll((k, v) -> v.equals(from) ? to : v);
      }
    }
    Map<ArticleId, List<ArticleId>> voices = new LinkedHashMap<>();
    root.forEach((id, r) -> voices.computeIfAbsent(r, k -> new ArrayList<>()).add(id));
    return List.copyOf(voices.values());
  }

  /** How many voices some of the articles are. */
  public int voicesOf(Set<ArticleId> some) {
    return (int) voices().stream().filter(v -> v.stream().anyMatch(some::contains)).count();
  }
}

package crossbrief.domain;

import java.util.List;

/**
 * The part of a brief that tells one story.
 *
 * @param synopsis what happened, in few sentences
 * @param modelCheck what a model had to say about the inconsistencies, beside the rules
 * @param summaries one for each article, in the order of the articles
 */
public record StoryBrief(
    String id,
    String title,
    List<ArticleId> articles,
    List<Statement> synopsis,
    List<ArticleSummary> summaries,
    List<Agreement> agreements,
    List<Inconsistency> inconsistencies,
    List<RootCause> rootCauses,
    List<Statement> singleSource,
    List<Independence> independence,
    ModelCheck modelCheck) {
  public StoryBrief {
    articles = List.copyOf(articles);
    synopsis = List.copyOf(synopsis);
    summaries = List.copyOf(summaries);
    agreements = List.copyOf(agreements);
    inconsistencies = List.copyOf(inconsistencies);
    rootCauses = List.copyOf(rootCauses);
    singleSource = List.copyOf(singleSource);
    independence = List.copyOf(independence);
  }
}

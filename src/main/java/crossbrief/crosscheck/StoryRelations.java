package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Brief;
import crossbrief.domain.Independence;
import crossbrief.domain.Independence.Verdict;
import crossbrief.domain.Story;
import crossbrief.domain.StoryBrief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the texts of a finished brief again: versions of one text must not pass as independent.
 */
public final class StoryRelations {
  private StoryRelations() {}

  /** The pairs that a brief calls independent, or leaves out, and that are versions of one text. */
  public static List<String> problems(Brief brief) {
    Map<ArticleId, Article> articles = new HashMap<>();
    brief.articles().forEach(a -> articles.put(a.id(), a));
    List<String> problems = new ArrayList<>();
    for (StoryBrief story : brief.stories()) {
      if (story.articles().size() < 2 || !articles.keySet().containsAll(story.articles())) {
        continue;
      }
      List<Article> own = story.articles().stream().map(brief::article).distinct().toList();
      for (Independence r : TextIndependence.of(new Comparison(new Story(story.id(), own)))) {
        Optional<Independence> said =
            story.independence().stream()
                .filter(
                    s ->
                        (s.a().equals(r.a()) && s.b().equals(r.b()))
                            || (s.a().equals(r.b()) && s.b().equals(r.a())))
                .findFirst();
        boolean independent = said.isEmpty() || said.get().verdict() == Verdict.INDEPENDENT;
        if (r.verdict() != Verdict.INDEPENDENT && independent) {
          problems.add(
              "articles "
                  + r.a()
                  + " and "
                  + r.b()
                  + " are versions of one text, and the brief "
                  + (said.isEmpty() ? "does not say so" : "calls them independent"));
        }
      }
    }
    return problems;
  }
}

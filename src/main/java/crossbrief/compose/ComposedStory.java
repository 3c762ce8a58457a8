package crossbrief.compose;

import crossbrief.domain.ArticleSummary;
import crossbrief.domain.CrossCheck;
import crossbrief.domain.Story;
import java.util.List;

/**
 * All that is known of one story when the brief is written.
 *
 * @param summaries of the story's articles, in their order
 */
public record ComposedStory(Story story, List<ArticleSummary> summaries, CrossCheck crossCheck) {
  public ComposedStory {
    summaries = List.copyOf(summaries);
  }
}

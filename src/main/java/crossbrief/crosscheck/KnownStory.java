package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.Inconsistency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story that earlier briefs told, as it is remembered.
 *
 * @param id by which it is the same from brief to brief
 * @param articles whose ids count within the story
 * @param findings contradictions and disputes; their evidence is of these articles
 */
public record KnownStory(
    String id,
    String title,
    Instant firstTold,
    Instant lastTold,
    List<Article> articles,
    List<KnownFinding> findings) {
  public KnownStory {
    articles = List.copyOf(articles);
    findings = List.copyOf(findings);
  }

  /**
   * A contradiction or dispute that earlier briefs told.
   *
   * @param resolved when a source resolved it; absent while it is open
   */
  public record KnownFinding(Inconsistency finding, Instant firstTold, @Nullable Instant resolved) {
    boolean isOpen() {
      return resolved == null;
    }
  }
}

package crossbrief.text;

import crossbrief.domain.Article;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads each article once: the last readings are kept for the next stage that asks for them. */
public final class Readings {
  private static final int KEPT = 64;

  private final Map<Article, Reading> kept = new LinkedHashMap<>();

  /** The reading of an article. */
  public synchronized Reading of(Article article) {
    Reading known = kept.remove(article);
    Reading reading = known == null ? Reading.of(article.text(), article.published()) : known;
    kept.put(article, reading);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return reading;
  }
}

package crossbrief.domain;

/**
 * What makes an article an annex to another: it is kept to be quoted, and is no source of its own.
 *
 * @param of the article that it belongs to
 */
public record Annex(Kind kind, ArticleId of) {
  /** What an annex is. */
  public enum Kind {
    /** The same article as an earlier run read it. */
    EARLIER_VERSION,
    /** Another article on the same story, of an earlier brief. */
    EARLIER_ARTICLE,
    /** What the page or feed says of the article beside its text. */
    PAGE_DATA
  }
}

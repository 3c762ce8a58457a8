package crossbrief.domain;

/**
 * An article that was left out.
 *
 * @param reason as the reader of the brief sees it
 */
public record SkippedArticle(String uri, String reason) {}

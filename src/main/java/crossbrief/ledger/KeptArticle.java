package crossbrief.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of one article of a run.
 *
 * @param title absent when it has none
 * @param sha256 of its text; empty for what was left out
 * @param state {@code used}, or why it was left out
 */
public record KeptArticle(
    String source, @Nullable String title, String uri, String sha256, String state) {}

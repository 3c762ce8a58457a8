package crossbrief.text;

import crossbrief.domain.TextSpan;

/**
 * A place named in a text.
 *
 * @param name as written
 */
public record PlaceMention(TextSpan span, String name) {}

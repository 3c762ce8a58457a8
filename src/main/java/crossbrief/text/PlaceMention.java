package crossbrief.text;

import crossbrief.domain.TextSpan;

/**
 * A place named in a text.
 *
 * @param name as written
 * @param country whether it is a country or a union of countries
 */
public record PlaceMention(TextSpan span, String name, boolean country) {}

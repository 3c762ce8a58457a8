/**
 * Reads text for facts: sentences, dates, quantities, people, places, quotations; pure functions of
 * text.
 */
@NullMarked
package crossbrief.text;

import org.jspecify.annotations.NullMarked;

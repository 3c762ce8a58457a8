/**
 * Turns an article into a grounded summary: prompt, reply format, and the check that every
 * quotation stands in the article.
 */
@NullMarked
package crossbrief.summarize;

import org.jspecify.annotations.NullMarked;

/**
 * Puts summaries and cross-check together into one brief: what leads, in which words, and nothing
 * without evidence.
 */
@NullMarked
package crossbrief.compose;

import org.jspecify.annotations.NullMarked;

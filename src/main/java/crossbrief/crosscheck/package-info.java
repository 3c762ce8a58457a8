/**
 * Holds the articles of a story against each other: groups them, aligns what they say, and finds
 * where they differ.
 */
@NullMarked
package crossbrief.crosscheck;

import org.jspecify.annotations.NullMarked;

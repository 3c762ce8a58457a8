/** Makes named briefs when they are due, once each, and hands them over. */
@NullMarked
package crossbrief.nightly;

import org.jspecify.annotations.NullMarked;

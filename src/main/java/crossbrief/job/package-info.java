/** Runs the stages in order over many articles and stories, and writes down how the run went. */
@NullMarked
package crossbrief.job;

import org.jspecify.annotations.NullMarked;

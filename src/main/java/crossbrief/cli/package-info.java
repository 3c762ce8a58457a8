/**
 * The command line: how a run is started, what it prints, and its exit codes; the only place that
 * prints.
 */
@NullMarked
package crossbrief.cli;

import org.jspecify.annotations.NullMarked;

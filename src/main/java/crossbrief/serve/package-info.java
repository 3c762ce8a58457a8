/** Makes briefs on demand, over HTTP: a page for people and an API for programs. */
@NullMarked
package crossbrief.serve;

import org.jspecify.annotations.NullMarked;

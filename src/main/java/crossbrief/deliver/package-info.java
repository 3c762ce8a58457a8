/** Puts the rendered files where they are read. */
@NullMarked
package crossbrief.deliver;

import org.jspecify.annotations.NullMarked;

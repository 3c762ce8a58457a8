/** Reads the settings, checks them, and chooses the implementations. */
@NullMarked
package crossbrief.config;

import org.jspecify.annotations.NullMarked;

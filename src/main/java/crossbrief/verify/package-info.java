/**
 * Holds a finished brief against the texts that it quotes: a brief -> what in it does not stand.
 */
@NullMarked
package crossbrief.verify;

import org.jspecify.annotations.NullMarked;

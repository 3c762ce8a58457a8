/**
 * Keeps what was run, made and delivered, in SQLite or PostgreSQL, so that nothing is done twice.
 */
@NullMarked
package crossbrief.ledger;

import org.jspecify.annotations.NullMarked;

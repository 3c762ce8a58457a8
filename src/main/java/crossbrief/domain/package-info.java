/**
 * What everything speaks of: articles, claims, evidence, inconsistencies and the brief; imports
 * nothing of ours.
 */
@NullMarked
package crossbrief.domain;

import org.jspecify.annotations.NullMarked;

/** Measures findings against annotated cases: JSON in, figures out; knows no engine. */
@NullMarked
package crossbrief.eval;

import org.jspecify.annotations.NullMarked;

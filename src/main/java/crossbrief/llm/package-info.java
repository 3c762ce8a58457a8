/**
 * The one door to LangChain4j: providers, their policies, and the built-in engine, which is a chat
 * model like any other.
 */
@NullMarked
package crossbrief.llm;

import org.jspecify.annotations.NullMarked;

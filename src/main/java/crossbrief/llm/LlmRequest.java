package crossbrief.llm;

import crossbrief.domain.Article;
import org.jspecify.annotations.Nullable;

/**
 * One question to a model.
 *
 * @param purpose what is asked, such as {@code summary}; also the name of the reply's schema
 * @param subject what it is asked about: the id of an article or story
 * @param system the orders; constant for all questions of one purpose, so that providers can keep
 *     them
 * @param user the material, marked off as such, last
 * @param schema JSON Schema of the reply
 * @param promptVersion version of orders and schema
 * @param article reaches the built-in engine, and never the wire; absent when the question is about
 *     several
 */
public record LlmRequest(
    String purpose,
    String subject,
    String system,
    String user,
    String schema,
    String promptVersion,
    @Nullable Article article) {}

package crossbrief.llm;

import crossbrief.domain.Article;

/**
 * One question to a model about one article.
 *
 * @param system the orders; constant for all articles
 * @param user the article, marked off as material
 * @param schemaName a short name of the reply's schema
 * @param schema JSON Schema of the reply
 * @param article what the question is about; reaches the built-in engine, and never the wire
 */
public record LlmRequest(
    String system, String user, String schemaName, String schema, Article article) {}

package crossbrief.llm;

/**
 * What a model answered.
 *
 * @param text never blank
 * @param model the name that the server gives for the model that answered
 * @param inputTokens 0 when the server does not tell
 * @param outputTokens 0 when the server does not tell
 */
public record LlmReply(String text, String model, int inputTokens, int outputTokens) {}

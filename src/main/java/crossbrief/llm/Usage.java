package crossbrief.llm;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one or more calls, counted alike for all providers: the five counts are apart, and what
 * is charged is their sum.
 *
 * @param input neither read from nor written to the provider's prompt cache
 * @param cachedInput read from the provider's prompt cache
 * @param cacheWrites written to the provider's prompt cache
 * @param output what the reply holds
 * @param reasoning thought before the reply; charged as output
 * @param estimated whether some call came without counts, so that they are counted from the letters
 */
public record Usage(
    long input,
    long cachedInput,
    long cacheWrites,
    long output,
    long reasoning,
    boolean estimated) {
  /** Nothing used. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, false);

  /** All tokens together. */
  public long total() {
    return input + cachedInput + cacheWrites + output + reasoning;
  }

  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        cachedInput + other.cachedInput,
        cacheWrites + other.cacheWrites,
        output + other.output,
        reasoning + other.reasoning,
        estimated || other.estimated);
  }

  /**
   * Counts what a provider reports. OpenAI's input holds the cached tokens and its output the
   * reasoning; Anthropic's input leaves out what was read from or written to its cache; Gemini's
   * input holds the cached tokens and its output leaves out the thoughts; the others report plain
   * counts.
   *
   * @param reported absent when the server reported nothing
   * @param prompt what was sent, to count from when nothing was reported
   * @param reply what came back
   */
  static Usage of(@Nullable TokenUsage reported, Supplier<String> prompt, String reply) {
    if (!counts(reported)) {
      return new Usage(TokenEstimate.of(prompt.get()), 0, 0, TokenEstimate.of(reply), 0, true);
    }
    TokenUsage given = java.util.Objects.requireNonNull(reported);
    long in = atLeastZero(given.inputTokenCount());
    long out = atLeastZero(given.outputTokenCount());
    if (reported instanceof AnthropicTokenUsage a) {
      return new Usage(
          in,
          atLeastZero(a.cacheReadInputTokens()),
          atLeastZero(a.cacheCreationInputTokens()),
          out,
          0,
          false);
    }
    if (reported instanceof GoogleAiGeminiTokenUsage g) {
      long cached = Math.min(in, atLeastZero(g.cachedContentTokenCount()));
      return new Usage(in - cached, cached, 0, out, atLeastZero(g.thoughtsTokenCount()), false);
    }
    if (reported instanceof OpenAiTokenUsage o) {
      long cached =
          o.inputTokensDetails() == null
              ? 0
              : Math.min(in, atLeastZero(o.inputTokensDetails().cachedTokens()));
      long reasoning =
          o.outputTokensDetails() == null
              ? 0
              : Math.min(out, atLeastZero(o.outputTokensDetails().reasoningTokens()));
      return new Usage(in - cached, cached, 0, out - reasoning, reasoning, false);
    }
    return new Usage(in, 0, 0, out, 0, false);
  }

  /** Whether a report is one: servers leave counts out, or send zeros and nonsense. */
  private static boolean counts(@Nullable TokenUsage reported) {
    return reported != null
        && reported.inputTokenCount() != null
        && reported.outputTokenCount() != null
        && reported.inputTokenCount() >= 0
        && reported.outputTokenCount() >= 0
        && reported.inputTokenCount() + (long) reported.outputTokenCount() > 0;
  }

  private static long atLeastZero(@Nullable Integer n) {
    return n == null ? 0 : Math.max(0, n);
  }
}

package crossbrief.llm;

import org.jspecify.annotations.Nullable;

/** Reads a reply, and says what is wrong with it so that the model can mend it. */
@FunctionalInterface
public interface ReplyParser<T> {
  /**
   * Reads a reply.
   *
   * @throws UnusableReplyException when nothing can be made of it
   */
  Parsed<T> parse(String text) throws UnusableReplyException;

  /**
   * What was read.
   *
   * @param objection what the model is asked to mend; absent when nothing is wrong
   * @param faults how many lines are wrong: of two replies, the one with fewer is kept
   */
  record Parsed<T>(T value, @Nullable String objection, int faults) {
    public static <T> Parsed<T> good(T value) {
      return new Parsed<>(value, null, 0);
    }
  }

  /** A reply is not what was asked for; the message says why, in words for the model. */
  final class UnusableReplyException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnusableReplyException(String message) {
      super(message);
    }
  }
}

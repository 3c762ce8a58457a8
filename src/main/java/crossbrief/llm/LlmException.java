package crossbrief.llm;

import crossbrief.domain.CrossbriefException;

/** One question got no usable reply; the others may. */
public final class LlmException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  /** What became of the question. */
  public enum Kind {
    /** The model, or a filter before it, would not answer. */
    REFUSED,
    /** A reply without text. */
    EMPTY,
    /** Replies that are not what was asked for, also after the model was shown why. */
    UNUSABLE,
    /** A reply that ran out of room, also with more of it. */
    CUT,
    /** More than the model can hold. */
    TOO_LONG,
    /** The server failed in all attempts, or refused this one request. */
    FAILED,
    /** Not asked: the run's budget is spent. */
    BUDGET
  }

  private final Kind kind;

  public LlmException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public LlmException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

package crossbrief.llm;

import crossbrief.domain.CrossbriefException;

/** One call gave no usable reply: it was refused, cut, empty, or failed on the way. */
public final class LlmException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public LlmException(String message) {
    super(message);
  }

  public LlmException(String message, Throwable cause) {
    super(message, cause);
  }
}

package crossbrief.llm;

import crossbrief.domain.CrossbriefException;

/** Every question would fail alike: wrong key, spent quota, no such model, no server. */
public final class LlmUnavailableException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public LlmUnavailableException(String message) {
    super(message);
  }

  public LlmUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

package crossbrief.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something failed that a user can act on; the message says what was being done, to what, and what
 * helps.
 */
public class CrossbriefException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CrossbriefException(String message) {
    super(message);
  }

  public CrossbriefException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

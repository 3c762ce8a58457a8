package crossbrief.render;

import crossbrief.domain.CrossbriefException;

/** A template or a document cannot be made. */
public final class RenderException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public RenderException(String message) {
    super(message);
  }

  public RenderException(String message, Throwable cause) {
    super(message, cause);
  }
}

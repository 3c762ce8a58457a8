package crossbrief.deliver;

import crossbrief.domain.CrossbriefException;

/** The target cannot be written. */
public final class DeliveryException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public DeliveryException(String message, Throwable cause) {
    super(message, cause);
  }
}

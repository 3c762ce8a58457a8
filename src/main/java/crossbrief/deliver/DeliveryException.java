package crossbrief.deliver;

import crossbrief.domain.CrossbriefException;

/** A brief could not be handed over. */
public final class DeliveryException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  /** What is known of a delivery that failed. */
  public enum Kind {
    /** It did not arrive; trying again may help. */
    FAILED,
    /** It did not arrive, and will not. */
    REFUSED,
    /** It may have arrived: the connection broke after it was handed over. */
    UNKNOWN
  }

  private final Kind kind;

  public DeliveryException(String message, Throwable cause) {
    this(Kind.FAILED, message, cause);
  }

  public DeliveryException(
      Kind kind, String message, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

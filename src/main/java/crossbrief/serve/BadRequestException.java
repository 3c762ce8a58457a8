package crossbrief.serve;

import crossbrief.domain.CrossbriefException;

/** A request that cannot be answered; the message says what helps. */
final class BadRequestException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  private final int status;

  BadRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}

package crossbrief.ledger;

import crossbrief.domain.CrossbriefException;

/** The ledger cannot be read or written. */
public final class LedgerException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}

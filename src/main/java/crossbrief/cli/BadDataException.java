package crossbrief.cli;

import crossbrief.domain.CrossbriefException;

/** A file of data that a command was given cannot be used. */
final class BadDataException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  BadDataException(String message) {
    super(message);
  }

  BadDataException(String message, Throwable cause) {
    super(message, cause);
  }
}

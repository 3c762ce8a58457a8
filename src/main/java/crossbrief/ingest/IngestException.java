package crossbrief.ingest;

import crossbrief.domain.CrossbriefException;

/** The input as a whole cannot be used: it does not exist, or holds no article. */
public class IngestException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public IngestException(String message) {
    super(message);
  }
}

package crossbrief.llm;

import crossbrief.domain.CrossbriefException;

/** The run was told to stop; what was answered so far is in the cache. */
public final class StoppedException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public StoppedException(String message) {
    super(message);
  }
}

package crossbrief.ingest;

/** All inputs could be read, and hold nothing that is not known from an earlier run. */
public final class NothingNewException extends IngestException {
  private static final long serialVersionUID = 1L;

  public NothingNewException(String message) {
    super(message);
  }
}

package crossbrief.domain;

/** One article failed; it is skipped with the message as its reason, and the run goes on. */
public final class ArticleException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public ArticleException(String message) {
    super(message);
  }

  public ArticleException(String message, Throwable cause) {
    super(message, cause);
  }
}

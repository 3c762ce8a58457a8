package crossbrief.domain;

/**
 * Names one article within one run, in reading order: {@code a1}, {@code a2}, ...
 *
 * @param value letters, digits, dots, dashes, colons and underscores only, so that it can stand in
 *     a link
 */
public record ArticleId(String value) {
  public ArticleId {
    if (!value.matches("[A-Za-z0-9._:-]{1,80}")) {
      throw new IllegalArgumentException("not an article id: " + value);
    }
  }

  /** The id of the {@code n}th article of a run, counted from 1. */
  public static ArticleId ofNumber(int n) {
    return new ArticleId("a" + n);
  }

  @Override
  public String toString() {
    return value;
  }
}

package crossbrief.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What a document says of its article, before it has an id. What it does not say is absent.
 *
 * @param source the outlet
 * @param byline who it is by
 * @param uri the article's own address
 * @param language a tag such as {@code en} or {@code pt-br}, as the document declares it
 * @param text with one line for each paragraph
 */
record Draft(
    @Nullable String source,
    @Nullable String title,
    @Nullable String byline,
    @Nullable String uri,
    @Nullable String language,
    @Nullable Dating published,
    @Nullable Dating modified,
    String text) {
  private static final int MIN_LETTERS = 10;

  /** Whether a text has enough letters to be one. */
  static boolean isText(String text) {
    return text.codePoints().filter(Character::isLetter).limit(MIN_LETTERS).count() == MIN_LETTERS;
  }

  /** A draft of a text of which nothing else is known. */
  static Draft of(@Nullable String title, String text) {
    return new Draft(null, title, null, null, null, null, null, text);
  }

  /**
   * The same article, with what another place says of it where the document itself says nothing.
   */
  Draft or(Draft other) {
    return new Draft(
        source != null ? source : other.source,
        title != null ? title : other.title,
        byline != null ? byline : other.byline,
        uri != null ? uri : other.uri,
        language != null ? language : other.language,
        published != null ? published : other.published,
        modified != null ? modified : other.modified,
        text);
  }

  /** The same article from this outlet, where the document itself names none. */
  Draft from(@Nullable String outlet) {
    return source != null
        ? this
        : new Draft(outlet, title, byline, uri, language, published, modified, text);
  }

  /** The same article with another text. */
  Draft withText(String other) {
    return new Draft(source, title, byline, uri, language, published, modified, other);
  }
}

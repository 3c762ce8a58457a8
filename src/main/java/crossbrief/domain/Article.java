package crossbrief.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One text of one source, as it is compared and quoted.
 *
 * @param source the outlet, or the file's name where the outlet is unknown
 * @param title the article's own headline; absent when it has none
 * @param uri where the article was read, as the reader of a brief may see it
 * @param published the day of publication; absent when nothing tells it
 * @param publishedAt the instant of publication; absent when only the day, or nothing, is known
 * @param publishedFrom where {@code published} was read
 * @param sha256 of the text in UTF-8, 64 lower-case hexadecimal digits
 * @param text the stored text; all offsets count its UTF-16 code units
 * @param imprint who stands behind it
 */
public record Article(
    ArticleId id,
    String source,
    @Nullable String title,
    String uri,
    @Nullable LocalDate published,
    @Nullable Instant publishedAt,
    DateOrigin publishedFrom,
    String sha256,
    String text,
    Imprint imprint) {
  /** An article of which no more is known. */
  public Article(
      ArticleId id,
      String source,
      @Nullable String title,
      String uri,
      @Nullable LocalDate published,
      @Nullable Instant publishedAt,
      DateOrigin publishedFrom,
      String sha256,
      String text) {
    this(id, source, title, uri, published, publishedAt, publishedFrom, sha256, text, Imprint.NONE);
  }

  public Article {
    if (text.isBlank()) {
      throw new IllegalArgumentException("article " + id + " has no text");
    }
  }

  /** The same article under another id. */
  public Article withId(ArticleId newId) {
    return new Article(
        newId, source, title, uri, published, publishedAt, publishedFrom, sha256, text, imprint);
  }

  /** The same article with another imprint. */
  public Article withImprint(Imprint newImprint) {
    return new Article(
        id, source, title, uri, published, publishedAt, publishedFrom, sha256, text, newImprint);
  }

  /** Whether both are credited to one news agency. */
  public boolean sharesAgencyWith(Article other) {
    String agency = imprint.agency();
    return agency != null && agency.equals(other.imprint().agency());
  }

  /** Whether both are of one outlet, or of outlets that one house owns. */
  public boolean sharesPublisherWith(Article other) {
    String publisher = imprint.publisher();
    return source.equals(other.source())
        || (publisher != null && publisher.equals(other.imprint().publisher()));
  }

  /** Whether it is kept only to be quoted beside another article. */
  public boolean isAnnex() {
    return imprint.annex() != null;
  }

  /** When it appeared: noon UTC where only the day is known; the epoch where nothing is. */
  public Instant appeared() {
    return publishedAt != null
        ? publishedAt
        : published == null
            ? Instant.EPOCH
            : published.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  /** The number of words: runs of characters between white space. */
  public int words() {
    return text.strip().split("\\s+").length;
  }

  /**
   * Quotes a span of the text.
   *
   * @throws IndexOutOfBoundsException when the span leaves the text
   */
  public Evidence quote(int start, int end) {
    return new Evidence(id, new TextSpan(start, end), text.substring(start, end));
  }

  /** Quotes a span of the text. */
  public Evidence quote(TextSpan span) {
    return quote(span.start(), span.end());
  }

  /** Whether the evidence is of this article and stands verbatim at its span. */
  public boolean carries(Evidence evidence) {
    TextSpan span = evidence.span();
    return evidence.article().equals(id)
        && span.end() <= text.length()
        && text.substring(span.start(), span.end()).equals(evidence.quote());
  }
}

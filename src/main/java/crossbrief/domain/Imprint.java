package crossbrief.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind an article, and what else is known of its making. What is not known is absent.
 *
 * @param byline who it is by, as printed
 * @param agency the news agency that it is credited to
 * @param publisher the house that owns the outlet
 * @param language a tag such as {@code en} or {@code pt-br}
 * @param dateLine what the date of publication was read from, such as {@code json-ld datePublished:
 *     2024-03-14}
 * @param modified when it was last changed
 * @param annex what it belongs to, where it is no article of its own
 */
public record Imprint(
    @Nullable String byline,
    @Nullable String agency,
    @Nullable String publisher,
    @Nullable String language,
    @Nullable String dateLine,
    @Nullable Instant modified,
    @Nullable Annex annex) {
  /** Nothing is known. */
  public static final Imprint NONE = new Imprint(null, null, null, null, null, null, null);

  /** The same imprint of what is only an annex. */
  public Imprint as(Annex newAnnex) {
    return new Imprint(byline, agency, publisher, language, dateLine, modified, newAnnex);
  }

  /** Whether the article is in English, as far as is known. */
  public boolean isEnglish() {
    return language == null || language.equals("en") || language.startsWith("en-");
  }

  /** The language without its region; {@code en} where none is known. */
  public String mainLanguage() {
    String tag = language == null ? "en" : language;
    return tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ClaimType;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Evidence;
import crossbrief.domain.Imprint;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.Sha256;
import crossbrief.domain.Story;
import crossbrief.domain.TextSpan;
import crossbrief.text.Readings;
import crossbrief.text.SentenceReading;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds articles whose page or feed gives a date of publication that their text contradicts: the
 * text tells, as past, of a day after it ("were made public on March 14, 2024" in an article of
 * 2023), or begins with the dateline of another day.
 */
final class ContradictedDates {
  private static final String RULE = "publication-date";

  /** A day on either side may be that of another time zone. */
  private static final int TOLERANCE_DAYS = 1;

  private static final String AHEAD =
      "will|would|shall|may|might|could|should|must|if|unless|until|till|by|before|next|upcoming|scheduled|schedule|expected|expects|expect|planned|plans|plan|due|set|to|deadline|forecast|predicted|through|from|effective|begins|starts|takes|opens|ends|expires|is|are|proposed|intends|hopes|aims|slated|projected|can";
  private static final Pattern PAST =
      Pattern.compile(
          "was|were|did|had|said|told|came|went|took|began|became|found|held|left|made|met|saw|won|lost|gave|sank|rose|fell|wrote|drove|broke|struck|spoke|flew|ran|sat|stood|fled|shot|sent|paid|grew|drew|fought|caught|brought|sold|\\p{Ll}{2,}ed");
  private static final Pattern DATELINE =
      Pattern.compile("\\A[\\p{Lu}][\\p{L} .,'-]{2,50}[,(]\\s*$");

  private ContradictedDates() {}

  /**
   * What the pages say of articles whose text contradicts it, as annexes to quote it from.
   *
   * @param before how many articles and annexes there are already
   */
  static List<Article> pageData(List<Article> articles, int before, Readings readings) {
    List<Article> annexes = new ArrayList<>();
    for (Article article : articles) {
      String line = article.imprint().dateLine();
      if (line != null && contradicting(article, readings).isPresent()) {
        annexes.add(
            new Article(
                ArticleId.ofNumber(before + annexes.size() + 1),
                article.source() + " (page data)",
                null,
                article.uri(),
                null,
                null,
                DateOrigin.NONE,
                Sha256.of(line.getBytes(StandardCharsets.UTF_8)),
                line,
                Imprint.NONE.as(new Annex(Annex.Kind.PAGE_DATA, article.id()))));
      }
    }
    return annexes;
  }

  /** The findings of a story, one for each of its annexes of page data. */
  static List<Inconsistency> findings(Story story, Readings readings) {
    List<Inconsistency> found = new ArrayList<>();
    for (Article annex : story.annexes()) {
      Annex of = annex.imprint().annex();
      if (of != null && of.kind() == Annex.Kind.PAGE_DATA) {
        Article article = story.article(of.of());
        contradicting(article, readings).ifPresent(e -> found.add(finding(article, annex, e)));
      }
    }
    return found;
  }

  private record Dated(LocalDate day, Evidence evidence) {}

  private static Inconsistency finding(Article article, Article annex, Dated dated) {
    LocalDate published = java.util.Objects.requireNonNull(article.published());
    return Findings.within(
        ClaimType.DATE_TIME,
        Severity.HIGH,
        Findings.EXACT,
        "When was the article of " + article.source() + " published?",
        "The page or feed dates article "
            + article.id()
            + " "
            + published
            + "; its text tells of "
            + dated.day()
            + (dated.day().isAfter(published) ? " as past." : " as the day it was written."),
        RULE,
        null,
        List.of(
            new Account(published.toString(), List.of(annex.quote(0, annex.text().length()))),
            new Account(dated.day().toString(), List.of(dated.evidence()))));
  }

  private static Optional<Dated> contradicting(Article article, Readings readings) {
    LocalDate published = article.published();
    boolean given =
        article.publishedFrom() == DateOrigin.META
            || article.publishedFrom() == DateOrigin.FEED
            || article.publishedFrom() == DateOrigin.FILE;
    if (published == null || !given || !article.imprint().isEnglish()) {
      return Optional.empty();
    }
    for (SentenceReading s : readings.of(article).sentences()) {
      for (TimeMention t : s.times()) {
        LocalDate day = t.lo();
        if (day != null && isFullDate(t, article) && contradicts(s, t, day, published)) {
          return Optional.of(new Dated(day, article.quote(s.sentence().span())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isFullDate(TimeMention t, Article article) {
    return t.isDay()
        && t.anchor() == TimeMention.Anchor.CALENDAR
        && !t.yearInferred()
        && article
            .text()
            .substring(t.span().start(), t.span().end())
            .matches("(?s).*(?:19|20)\\d\\d.*");
  }

  private static boolean contradicts(
      SentenceReading s, TimeMention t, LocalDate day, LocalDate published) {
    long after = ChronoUnit.DAYS.between(published, day);
    String before =
        s.sentence().text().substring(0, Math.max(0, t.span().start() - s.sentence().start()));
    if (s.index() == 0 && DATELINE.matcher(before).find()) {
      return Math.abs(after) > TOLERANCE_DAYS;
    }
    return after > TOLERANCE_DAYS
        && t.role() != TimeMention.Role.BOUND
        && isToldAsPast(s, t.span());
  }

  /** Whether the sentence has a verb in the past, and nothing that looks ahead. */
  private static boolean isToldAsPast(SentenceReading s, TextSpan date) {
    if (s.hasWord(AHEAD) || !s.quotations().isEmpty()) {
      return false;
    }
    return s.tokens().stream()
        .filter(token -> !date.contains(token.span()))
        .map(Token::lower)
        .anyMatch(word -> PAST.matcher(word).matches());
  }
}

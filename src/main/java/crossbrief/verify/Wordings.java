package crossbrief.verify;

import crossbrief.domain.Article;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.text.Reading;
import crossbrief.text.Sentence;
import crossbrief.text.SentenceReading;
import crossbrief.text.Sentences;
import crossbrief.text.Stems;
import crossbrief.text.Support;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import crossbrief.text.Tokens;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether words of a brief can be read in what is quoted for them. */
final class Wordings {
  /** A fact and what is quoted for it share at least this much of the fact's content words. */
  private static final double ALIKE = 0.25;

  private static final Pattern ISO_DAY = Pattern.compile("\\b(\\d{4}-\\d\\d-\\d\\d)\\b");
  private static final Pattern LEFT_OUT = Pattern.compile("\\[\u2026]|\\[\\.\\.\\.]");
  private static final Pattern BOTH_SIDES =
      Pattern.compile("\\[Disputed: (?:another source has|other sources have) ");

  private Wordings() {}

  /** A statement without the marks that crossbrief puts into it. */
  static String of(String statement) {
    String own = LEFT_OUT.matcher(statement).replaceAll(" ");
    return BOTH_SIDES.matcher(own).replaceAll("").replace("\u2026", "").replace(".]", ".");
  }

  /** The sentences of an article that some evidence stands in. */
  static String around(Article article, Evidence e) {
    String text = article.text();
    int start = text.lastIndexOf('\n', Math.max(0, e.start() - 1)) + 1;
    int end = text.indexOf('\n', e.end());
    String paragraphs = text.substring(Math.min(start, e.start()), end < 0 ? text.length() : end);
    int offset = Math.min(start, e.start());
    int from = e.start() - offset;
    int to = e.end() - offset;
    for (Sentence s : Sentences.split(paragraphs)) {
      if (s.start() < e.end() - offset && s.end() > e.start() - offset) {
        from = Math.min(from, s.start());
        to = Math.max(to, s.end());
      }
    }
    return paragraphs.substring(from, to);
  }

  /** Whether a quotation has enough of the words of a fact to be about it. */
  static boolean alike(String fact, String quoted) {
    Set<String> wanted = stems(of(fact));
    Set<String> there = stems(quoted);
    long shared = wanted.stream().filter(there::contains).count();
    return wanted.isEmpty() || shared >= ALIKE * wanted.size();
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (Token t : Tokens.of(text, 0, text.length())) {
      if (!Stems.isStopWord(t.lower()) && Character.isLetterOrDigit(t.lower().charAt(0))) {
        stems.add(Stems.of(t.lower()));
      }
    }
    return stems;
  }

  /**
   * The number or day of a value that its evidence does not have; empty when it has all. Values
   * that are reckoned from others are not in any text.
   */
  static String missingNumber(ClaimType type, String value, Evidence e, Article article) {
    TreeSet<LocalDate> days = new TreeSet<>();
    Matcher m = ISO_DAY.matcher(value);
    while (m.find()) {
      days.add(LocalDate.parse(m.group(1)));
    }
    if (!days.isEmpty()) {
      return missingDay(days, e);
    }
    boolean counted =
        type == ClaimType.NUMBER || type == ClaimType.CASUALTY || type == ClaimType.DURATION;
    if (!counted) {
      return "";
    }
    Set<String> there = Support.numbers(around(article, e));
    for (String number : new TreeSet<>(Support.numbers(value))) {
      if (!there.contains(number)) {
        return number;
      }
    }
    return "";
  }

  /** Where the words name a full date, it must be one of the value's. */
  private static String missingDay(NavigableSet<LocalDate> days, Evidence e) {
    List<SentenceReading> sentences = Reading.of(e.quote(), null).sentences();
    boolean dated = false;
    for (SentenceReading s : sentences) {
      for (TimeMention t : s.times()) {
        LocalDate lo = t.lo();
        LocalDate hi = t.hi();
        if (lo == null || hi == null || !isFull(t)) {
          continue;
        }
        if (!lo.isAfter(days.last()) && !hi.isBefore(days.first())) {
          return "";
        }
        dated = true;
      }
    }
    return dated ? days.first().toString() : "";
  }

  private static boolean isFull(TimeMention t) {
    return t.isDay() && !t.yearInferred() && t.anchor() == TimeMention.Anchor.CALENDAR;
  }
}

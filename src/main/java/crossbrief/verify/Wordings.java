package crossbrief.verify;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.DatedPassage;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.text.Reading;
import crossbrief.text.SentenceReading;
import crossbrief.text.SharedWords;
import crossbrief.text.Shortening;
import crossbrief.text.Support;
import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether words of a brief can be read in what is quoted for them. */
final class Wordings {
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

  /** Whether a text leaves out words of what is quoted for it, and adds none. */
  static boolean shortens(String text, List<Evidence> evidence, String sentences) {
    int bracket = text.indexOf("[Disputed: ");
    String own = LEFT_OUT.matcher(bracket < 0 ? text : text.substring(0, bracket)).replaceAll(" ");
    String plain = own.replace("\u2026", " ").strip();
    return evidence.stream().anyMatch(e -> Shortening.of(plain, e.quote()))
        || sentences.lines().anyMatch(s -> Shortening.of(plain, s))
        || Shortening.of(plain, sentences);
  }

  /** Whether a quotation has enough of the words of a fact to be about it. */
  static boolean alike(String fact, String quoted) {
    return SharedWords.share(of(fact), quoted) >= SharedWords.ABOUT_THE_SAME;
  }

  /** Whether a passage has every number of a fact; days and years are left to their own check. */
  static boolean hasNumbers(String fact, String quoted) {
    return Support.numbers(quoted).containsAll(Support.numbers(of(fact)));
  }

  /** Whether the words of a passage may name its day: full dates that name another do not. */
  static boolean mayName(DatedPassage passage) {
    TreeSet<LocalDate> days = new TreeSet<>(List.of(passage.from(), passage.to()));
    return missingDay(days, passage.evidence()).isEmpty();
  }

  /** A value whose words all stand in the evidence of another account, and none in its own. */
  static Optional<String> swapped(Inconsistency i, Function<Evidence, String> sentences) {
    for (Account account : i.accounts()) {
      String own = sentences(account, sentences);
      boolean year = account.value().strip().matches("\\d{4}");
      boolean missing =
          year
              ? !own.contains(account.value().strip())
              : SharedWords.share(account.value(), own) == 0;
      for (Account other : i.accounts()) {
        if (missing
            && !other.equals(account)
            && SharedWords.share(account.value(), sentences(other, sentences)) == 1) {
          return Optional.of(account.value());
        }
      }
      if (year && missing && i.type() == ClaimType.DATE_TIME && !own.matches("(?s).*\\bago\\b.*")) {
        return Optional.of(account.value());
      }
    }
    return Optional.empty();
  }

  private static String sentences(Account account, Function<Evidence, String> sentences) {
    StringBuilder all = new StringBuilder();
    account.evidence().forEach(e -> all.append(sentences.apply(e)).append('\n'));
    return all.toString();
  }

  /**
   * The number or day of an account's value that none of its evidence has; empty when one has it.
   * Values that are reckoned from others are in no text, and a value in another unit than the
   * evidence's was converted.
   */
  static String missing(ClaimType type, Account account, Function<Evidence, String> sentences) {
    TreeSet<LocalDate> days = new TreeSet<>();
    Matcher m = ISO_DAY.matcher(account.value());
    while (m.find()) {
      days.add(LocalDate.parse(m.group(1)));
    }
    if (!days.isEmpty()) {
      return account.evidence().stream()
          .map(e -> missingDay(days, e))
          .filter(missing -> !missing.isEmpty())
          .findFirst()
          .orElse("");
    }
    Set<String> numbers = new TreeSet<>(Support.numbers(account.value()));
    numbers.remove("1");
    boolean counted =
        type == ClaimType.NUMBER || type == ClaimType.CASUALTY || type == ClaimType.DURATION;
    if (!counted || numbers.isEmpty()) {
      return "";
    }
    String[] words = account.value().toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    String unit = words.length == 0 ? "" : words[words.length - 1];
    boolean sameUnit = false;
    for (Evidence e : account.evidence()) {
      String sentence = sentences.apply(e);
      if (Support.numbers(sentence).containsAll(numbers)) {
        return "";
      }
      sameUnit |= sentence.toLowerCase(Locale.ROOT).contains(unit);
    }
    return sameUnit ? String.join(", ", numbers) : "";
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

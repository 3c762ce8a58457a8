package crossbrief.text;

import crossbrief.domain.TextSpan;
import crossbrief.text.TimeMention.Anchor;
import crossbrief.text.TimeMention.DayPart;
import crossbrief.text.TimeMention.Granularity;
import crossbrief.text.TimeMention.Role;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates in the tokens of one sentence and resolves them to intervals of days. Relative words
 * ("overnight", "on Saturday") are resolved against the day of the article; without one they stay
 * unresolved.
 */
final class Dates {
  private static final Map<String, Integer> MONTHS = months();
  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
  private static final Set<String> YEAR_CUES =
      Set.of(
          "in", "since", "by", "until", "from", "of", "during", "early", "late", "mid", "before",
          "after", "summer", "winter", "spring", "autumn", "fall", "year", "the", "for", "to",
          "and", "between", "through", "least");
  private static final Set<String> MONTH_CUES =
      Set.of(
          "in", "since", "by", "until", "from", "of", "during", "early", "late", "mid", "last",
          "next", "this", "through", "between", "and", "before", "after");
  private static final Set<String> BOUND_CUES =
      Set.of("since", "until", "by", "from", "through", "till", "before", "after");
  private static final Set<String> FUTURE =
      Set.of(
          "will",
          "shall",
          "scheduled",
          "expected",
          "due",
          "next",
          "plans",
          "planned",
          "to",
          "would",
          "upcoming");
  private static final Set<String> PUBLIC =
      Set.of("published", "released", "posted", "public", "aired", "broadcast");
  private static final Map<String, DayPart> PARTS =
      Map.of(
          "morning",
          DayPart.MORNING,
          "afternoon",
          DayPart.AFTERNOON,
          "evening",
          DayPart.EVENING,
          "night",
          DayPart.NIGHT,
          "dawn",
          DayPart.EARLY,
          "predawn",
          DayPart.EARLY,
          "pre-dawn",
          DayPart.EARLY,
          "midday",
          DayPart.AFTERNOON,
          "noon",
          DayPart.AFTERNOON);

  /** Whether a sentence has a word that says that something was made public. */
  static boolean mayDatePublication(String sentence) {
    return PUBLIC.stream().anyMatch(sentence::contains);
  }

  /** Whether a word says that something was made public. */
  static boolean saysPublished(String lower) {
    return PUBLIC.contains(lower);
  }

  private final List<Token> tokens;
  private final @Nullable LocalDate reference;
  private final @Nullable Integer contextYear;
  private final List<TimeMention> found = new ArrayList<>();

  private Dates(List<Token> tokens, @Nullable LocalDate reference, @Nullable Integer contextYear) {
    this.tokens = tokens;
    this.reference = reference;
    this.contextYear = contextYear;
  }

  /**
   * The dates of one sentence in their order.
   *
   * @param reference the day of the article; absent when unknown
   * @param contextYear the year that a date without one is taken to be in, when there is no
   *     reference; absent when unknown
   */
  static List<TimeMention> of(
      List<Token> tokens, @Nullable LocalDate reference, @Nullable Integer contextYear) {
    Dates dates = new Dates(tokens, reference, contextYear);
    for (int i = 0; i < tokens.size(); ) {
      i = Math.max(i + 1, dates.at(i));
    }
    return dates.found;
  }

  /** Tries all forms at token {@code i}; returns the index behind what was read, or {@code i}. */
  private int at(int i) {
    Token t = tokens.get(i);
    int end = iso(i);
    end = end > i ? end : monthFirst(i);
    end = end > i ? end : dayFirst(i);
    end = end > i ? end : weekday(i);
    end = end > i ? end : relative(i);
    end = end > i ? end : quarter(i);
    end = end > i ? end : t.isNumber() ? year(i) : i;
    return end;
  }

  private int iso(int i) {
    if (!isYear(i) || !word(i + 1).equals("-") || !word(i + 3).equals("-")) {
      return i;
    }
    Integer month = small(i + 2, 12);
    Integer day = small(i + 4, 31);
    return month == null || day == null ? i : day(i, i + 4, year4(i), month, day, null);
  }

  private int monthFirst(int i) {
    Integer month = month(i);
    if (month == null) {
      return i;
    }
    int d = i + 1 < tokens.size() && word(i + 1).equals(".") ? i + 2 : i + 1;
    Integer day = dayNumber(d);
    if (day != null && !isYear(d)) {
      int y = word(d + 1).equals(",") ? d + 2 : d + 1;
      return isYear(y) ? day(i, y, year4(y), month, day, null) : day(i, d, null, month, day, null);
    }
    int y = word(d).equals(",") || word(d).equals("of") ? d + 1 : d;
    if (isYear(y)) {
      return month(i, y, year4(y), month);
    }
    boolean surname =
        i > 0 && tokens.get(i - 1).isCapitalized() && !MONTH_CUES.contains(word(i - 1));
    boolean ambiguous = month == 5 || month == 3;
    boolean cued = MONTH_CUES.contains(word(i - 1)) && !(ambiguous && isVerbNext(i + 1));
    return !surname && cued ? month(i, i, null, month) : i;
  }

  private boolean isVerbNext(int i) {
    String next = word(i);
    return SpeechVerbs.isForm(next) || Set.of("is", "was", "has", "had", "will").contains(next);
  }

  private int dayFirst(int i) {
    Integer day = dayNumber(i);
    int m = word(i + 1).equals("of") ? i + 2 : i + 1;
    Integer month = day == null || m >= tokens.size() ? null : month(m);
    if (day == null
        || month == null
        || tokens.get(m).text().length() < 3
        || word(i - 1).equals("$")) {
      return i;
    }
    int y = word(m + 1).equals(",") ? m + 2 : word(m + 1).equals(".") ? m + 2 : m + 1;
    return isYear(y) ? day(i, y, year4(y), month, day, null) : day(i, m, null, month, day, null);
  }

  private int weekday(int i) {
    DayOfWeek day = tokens.get(i).isCapitalized() ? WEEKDAYS.get(word(i)) : null;
    if (day == null || capitalizedName(i)) {
      return i;
    }
    int end = i;
    if (word(end + 1).equals(",") && month(end + 2) != null) {
      int monthEnd = monthFirst(end + 2);
      return monthEnd > end + 2 ? monthEnd : i + 1;
    }
    LocalDate date = reference == null ? null : resolve(day, i);
    DayPart part = PARTS.get(word(i + 1));
    if (part != null) {
      end = i + 1;
    } else if (word(i - 1).equals("early")
        || (word(i - 2).equals("early") && word(i - 1).equals("on"))) {
      part = DayPart.EARLY;
    } else if (word(i - 1).equals("late")
        || (word(i - 2).equals("late") && word(i - 1).equals("on"))) {
      part = DayPart.NIGHT;
    } else {
      part = partBefore(i);
    }
    int start = Set.of("early", "late", "last", "next").contains(word(i - 1)) ? i - 1 : i;
    add(start, end, Granularity.DAY, date, date, day, null, part, Anchor.REFERENCE, false);
    return end + 1;
  }

  private boolean capitalizedName(int i) {
    boolean before =
        i > 0
            && tokens.get(i - 1).isCapitalized()
            && !Set.of("on", "last", "next", "late", "early", "this").contains(word(i - 1))
            && i > 1;
    boolean after =
        i + 1 < tokens.size()
            && tokens.get(i + 1).isCapitalized()
            && !PARTS.containsKey(word(i + 1));
    return before && after;
  }

  private LocalDate resolve(DayOfWeek day, int i) {
    LocalDate ref = java.util.Objects.requireNonNull(reference);
    if (word(i - 1).equals("last")) {
      return ref.with(TemporalAdjusters.previous(day));
    }
    if (word(i - 1).equals("next")) {
      return ref.with(TemporalAdjusters.next(day));
    }
    return isFuture(i)
        ? ref.with(TemporalAdjusters.nextOrSame(day))
        : ref.with(TemporalAdjusters.previousOrSame(day));
  }

  /** Whether a cue of the future stands before token {@code i} in its clause. */
  private boolean isFuture(int i) {
    for (int k = i - 1; k >= 0 && k >= i - 9; k--) {
      String w = word(k);
      if (w.equals("to")
          ? k + 1 < i
              && !tokens.get(k + 1).isCapitalized()
              && Words.oneOf(word(k - 1), "is|are|due|scheduled|expected|planned|set|plans")
          : FUTURE.contains(w)) {
        return true;
      }
      if (w.equals(";")
          || (SpeechVerbs.isForm(w) && k < i - 1 && word(k + 1).matches("on|that|\"|,"))) {
        return false;
      }
    }
    return false;
  }

  private int relative(int i) {
    String w = word(i);
    LocalDate ref = reference;
    switch (w) {
      case "today", "tonight" -> {
        boolean name =
            (tokens.get(i).isCapitalized() && i > 0 && tokens.get(i - 1).isCapitalized())
                || word(i + 1).equals("show");
        if (name) {
          return i;
        }
        int start = Words.oneOf(word(i - 1), "later|earlier|early|late") ? i - 1 : i;
        return relativeDay(start, i, ref, w.equals("tonight") ? DayPart.NIGHT : null);
      }
      case "yesterday" -> {
        DayPart part = PARTS.get(word(i + 1));
        return relativeDay(
            i, part == null ? i : i + 1, ref == null ? null : ref.minusDays(1), part);
      }
      case "tomorrow" -> {
        return relativeDay(i, i, ref == null ? null : ref.plusDays(1), null);
      }
      case "overnight" -> {
        add(
            i,
            i,
            Granularity.DAY,
            ref == null ? null : ref.minusDays(1),
            ref,
            null,
            null,
            DayPart.NIGHT,
            Anchor.REFERENCE,
            false);
        return i + 1;
      }
      case "last", "this", "next", "earlier", "past" -> {
        return lastOrThis(i);
      }
      case "recent", "recently" -> {
        add(
            i,
            i,
            Granularity.VAGUE,
            ref == null ? null : ref.minusDays(60),
            ref,
            null,
            null,
            null,
            Anchor.REFERENCE,
            false);
        return i + 1;
      }
      case "previous", "following", "day" -> {
        return eventDay(i);
      }
      default -> {
        return ago(i);
      }
    }
  }

  private int relativeDay(int start, int end, @Nullable LocalDate day, @Nullable DayPart part) {
    add(start, end, Granularity.DAY, day, day, null, null, part, Anchor.REFERENCE, false);
    return end + 1;
  }

  private int lastOrThis(int i) {
    int n = word(i).equals("earlier") && word(i + 1).equals("this") ? i + 2 : i + 1;
    int shift = Words.oneOf(word(i), "last|past") ? -1 : word(i).equals("next") ? 1 : 0;
    String unit = word(n);
    DayPart part = PARTS.get(unit);
    LocalDate ref = reference;
    if (part != null && Words.oneOf(word(i), "this|last")) {
      return relativeDay(i, n, ref == null ? null : ref.plusDays(shift), part);
    }
    if (word(i).equals("past") || (word(i).equals("earlier") && n == i + 1)) {
      return i;
    }
    switch (unit) {
      case "week" -> {
        LocalDate monday =
            ref == null
                ? null
                : ref.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(shift);
        add(
            i,
            n,
            Granularity.WEEK,
            monday,
            monday == null ? null : monday.plusDays(6),
            null,
            null,
            null,
            Anchor.REFERENCE,
            false);
        return n + 1;
      }
      case "month" -> {
        YearMonth month = ref == null ? null : YearMonth.from(ref).plusMonths(shift);
        add(
            i,
            n,
            Granularity.MONTH,
            month == null ? null : month.atDay(1),
            month == null ? null : month.atEndOfMonth(),
            null,
            null,
            null,
            Anchor.REFERENCE,
            false);
        return n + 1;
      }
      case "year" -> {
        Integer year = ref == null ? null : Integer.valueOf(ref.getYear() + shift);
        add(
            i,
            n,
            Granularity.YEAR,
            year == null ? null : LocalDate.of(year, 1, 1),
            year == null ? null : LocalDate.of(year, 12, 31),
            null,
            null,
            null,
            Anchor.REFERENCE,
            false);
        return n + 1;
      }
      default -> {
        return i;
      }
    }
  }

  private int eventDay(int i) {
    boolean previous =
        Words.oneOf(word(i), "previous|following")
            && word(i + 1).equals("day")
            && word(i - 1).equals("the");
    boolean before =
        word(i).equals("day")
            && Words.oneOf(word(i + 1), "before|after|earlier|later")
            && Words.oneOf(word(i - 1), "the|a|one");
    if (!previous && !before) {
      return i;
    }
    add(i - 1, i + 1, Granularity.DAY, null, null, null, null, null, Anchor.EVENT, false);
    return i + 2;
  }

  /** "three days ago": the number words are read by {@link Numbers}. */
  private int ago(int i) {
    Numbers.Value value = Numbers.at(tokens, i);
    if (value == null || !word(value.end() + 1).equals("ago")) {
      return i;
    }
    String unit = word(value.end());
    LocalDate ref = reference;
    int n = value.amount().intValue();
    if (unit.matches("days?")) {
      LocalDate day = ref == null ? null : ref.minusDays(n);
      add(i, value.end() + 1, Granularity.DAY, day, day, null, null, null, Anchor.REFERENCE, false);
      return value.end() + 2;
    }
    if (unit.matches("weeks?")) {
      LocalDate day = ref == null ? null : ref.minusWeeks(n);
      add(
          i,
          value.end() + 1,
          Granularity.WEEK,
          day == null ? null : day.minusDays(6),
          day == null ? null : day.plusDays(6),
          null,
          null,
          null,
          Anchor.REFERENCE,
          false);
      return value.end() + 2;
    }
    return i;
  }

  private int quarter(int i) {
    Integer q =
        switch (word(i)) {
          case "first", "q1" -> 1;
          case "second", "q2" -> 2;
          case "third", "q3" -> 3;
          case "fourth", "final", "q4" -> 4;
          default -> null;
        };
    boolean named = word(i).startsWith("q") || word(i + 1).equals("quarter");
    if (q == null || !named) {
      return i;
    }
    int y = word(i).startsWith("q") ? i + 1 : i + 2;
    y = word(y).equals("of") ? y + 1 : y;
    Integer year =
        isYear(y)
            ? Integer.valueOf(year4(y))
            : reference == null ? contextYear : Integer.valueOf(reference.getYear());
    int end = isYear(y) ? y : word(i).startsWith("q") ? i : i + 1;
    LocalDate lo = year == null ? null : LocalDate.of(year, q * 3 - 2, 1);
    add(
        i,
        end,
        Granularity.QUARTER,
        lo,
        lo == null ? null : YearMonth.from(lo).plusMonths(2).atEndOfMonth(),
        null,
        null,
        null,
        Anchor.CALENDAR,
        !isYear(y));
    return end + 1;
  }

  private int year(int i) {
    boolean cued =
        YEAR_CUES.contains(word(i - 1)) || (word(i - 1).equals("(") && word(i + 1).equals(")"));
    boolean counted =
        i + 1 < tokens.size()
            && tokens.get(i + 1).isWord()
            && Set.of(
                    "people",
                    "men",
                    "women",
                    "of",
                    "percent",
                    "dollars",
                    "euros",
                    "gmt",
                    "km",
                    "metres",
                    "meters",
                    "miles",
                    "feet",
                    "residents")
                .contains(word(i + 1));
    if (!isYear(i) || !cued || counted) {
      return i;
    }
    add(
        i,
        i,
        Granularity.YEAR,
        LocalDate.of(year4(i), 1, 1),
        LocalDate.of(year4(i), 12, 31),
        null,
        null,
        null,
        Anchor.CALENDAR,
        false);
    return i + 1;
  }

  private int day(
      int start, int end, @Nullable Integer year, int month, int day, @Nullable DayPart part) {
    try {
      MonthDay monthDay = MonthDay.of(month, day);
      LocalDate date = year != null ? monthDay.atYear(year) : inferYear(monthDay, start);
      if (year != null && !monthDay.isValidYear(year)) {
        return start;
      }
      DayPart named = part != null ? part : partBefore(start);
      add(
          start,
          end,
          Granularity.DAY,
          date,
          date,
          null,
          monthDay,
          named,
          Anchor.CALENDAR,
          year == null);
      return end + 1;
    } catch (DateTimeException impossible) {
      return start;
    }
  }

  private @Nullable DayPart partBefore(int i) {
    return word(i - 1).equals("of") || word(i - 1).equals("on") ? PARTS.get(word(i - 2)) : null;
  }

  private int month(int start, int end, @Nullable Integer year, int month) {
    Integer known = year != null ? year : monthYear(month, start);
    YearMonth ym = known == null ? null : YearMonth.of(known, month);
    add(
        start,
        end,
        Granularity.MONTH,
        ym == null ? null : ym.atDay(1),
        ym == null ? null : ym.atEndOfMonth(),
        null,
        null,
        null,
        Anchor.CALENDAR,
        year == null);
    return end + 1;
  }

  private @Nullable Integer monthYear(int month, int i) {
    if (reference == null) {
      return contextYear;
    }
    int year = reference.getYear();
    boolean later = month > reference.getMonthValue();
    return word(i - 1).equals("last")
        ? (later ? year - 1 : year)
        : later && !isFuture(i) ? year - 1 : year;
  }

  /**
   * The year that puts a day nearest to the article, not far into its future unless the sentence
   * looks ahead.
   */
  private @Nullable LocalDate inferYear(MonthDay day, int i) {
    if (reference == null) {
      return contextYear == null || !day.isValidYear(contextYear) ? null : day.atYear(contextYear);
    }
    LocalDate same = day.atYear(reference.getYear());
    if (same.isAfter(reference.plusDays(isFuture(i) ? 330 : 60))) {
      return day.atYear(reference.getYear() - 1);
    }
    return isFuture(i) && same.isBefore(reference.minusDays(60))
        ? day.atYear(reference.getYear() + 1)
        : same;
  }

  private void add(
      int start,
      int end,
      Granularity granularity,
      @Nullable LocalDate lo,
      @Nullable LocalDate hi,
      @Nullable DayOfWeek weekday,
      @Nullable MonthDay monthDay,
      @Nullable DayPart part,
      Anchor anchor,
      boolean yearInferred) {
    TextSpan span = new TextSpan(tokens.get(start).start(), tokens.get(end).end());
    boolean resolved = lo != null && hi != null;
    found.add(
        new TimeMention(
            span,
            granularity,
            resolved ? lo : null,
            resolved ? hi : null,
            weekday,
            monthDay,
            part,
            anchor,
            yearInferred,
            role(start)));
  }

  private Role role(int start) {
    for (int k = start - 1; k >= 0 && k >= start - 4; k--) {
      String w = word(k);
      if (PUBLIC.contains(w)) {
        return Role.PUBLICATION;
      }
      if (SpeechVerbs.isReporting(w)) {
        return Role.REPORT;
      }
      if (BOUND_CUES.contains(w) && k == start - 1) {
        return Role.BOUND;
      }
      boolean transparent =
          Set.of(
                  "on",
                  "late",
                  "early",
                  "in",
                  "the",
                  "reporters",
                  "of",
                  "evening",
                  "morning",
                  "night",
                  "afternoon",
                  "a",
                  "statement",
                  "journalists",
                  "media",
                  "parliament")
              .contains(w);
      if (!transparent) {
        break;
      }
    }
    return Role.EVENT;
  }

  private @Nullable Integer month(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isCapitalized()
        ? MONTHS.get(word(i))
        : null;
  }

  private @Nullable Integer dayNumber(int i) {
    if (i < 0 || i >= tokens.size()) {
      return null;
    }
    if (!Character.isDigit(word(i).charAt(0))) {
      return null;
    }
    String w = word(i).replaceFirst("(?<=\\d)(st|nd|rd|th)$", "");
    return w.matches("[0-3]?\\d") && Integer.parseInt(w) >= 1 && Integer.parseInt(w) <= 31
        ? Integer.valueOf(w)
        : null;
  }

  private @Nullable Integer small(int i, int max) {
    String w = word(i);
    return w.matches("\\d{1,2}") && Integer.parseInt(w) >= 1 && Integer.parseInt(w) <= max
        ? Integer.valueOf(w)
        : null;
  }

  private boolean isYear(int i) {
    String w = word(i);
    boolean digits = w.length() == 4 && w.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && (w.startsWith("20") || (w.charAt(0) == '1' && w.charAt(1) >= '5'));
  }

  private int year4(int i) {
    return Integer.parseInt(word(i));
  }

  private String word(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new java.util.HashMap<>();
    List<String> names =
        List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    for (int m = 0; m < 12; m++) {
      months.put(names.get(m), m + 1);
      months.put(names.get(m).substring(0, 3), m + 1);
    }
    months.put("sept", 9);
    return Map.copyOf(months);
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> days = new java.util.HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day.name().toLowerCase(Locale.ROOT), day);
    }
    return Map.copyOf(days);
  }
}

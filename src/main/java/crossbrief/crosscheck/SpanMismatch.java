package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.ClockTime;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a stretch of time that its own beginning and end do not make: "for 14 years, from 2010 to
 * 2020"; "left at 7:32 and had been under way for 22 minutes when it happened at 8:14"; "on 22
 * September, 11 days before they struck on 7 October".
 */
final class SpanMismatch implements ConsistencyRule {
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double SECONDS_PER_YEAR = 365.2425 * SECONDS_PER_DAY;
  private static final Pattern TIED =
      Pattern.compile(
          "\\b(?:for|after|before|lasted|lasting|last|later|earlier|took|take|takes|within|way|long|from|since|between|over|in|until|ago|first|of|by)\\b");
  private static final Pattern AGO_IN = Pattern.compile("^ ago,? (?:in|on) $|^ ago \\($");
  private static final Pattern SINCE_BEHIND =
      Pattern.compile(
          "^(?: [\\p{L}'-]+){0,3},? (?:since|after that of|after the one of|after that in) (?:the [\\p{L} ]{0,25} of )?$");
  private static final Pattern ANNIVERSARY =
      Pattern.compile("\\b(\\d{1,3})(?:st|nd|rd|th) (?:birthday|anniversary)\\b");
  private static final int MAX_CHARS = 800;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      Optional<LocalDate> day = story.articles().get(a).reading().reference();
      for (Located s : story.sentencesOf(a)) {
        if (s.reading().sentence().text().length() <= MAX_CHARS) {
          check(s, day).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Inconsistency> check(Located s, Optional<LocalDate> day) {
    List<Quantity> spans =
        s.reading().quantities().stream()
            .filter(
                q ->
                    q.kind() == Quantity.Kind.DURATION
                        && (q.approx() == Quantity.Approx.EXACT
                            || q.approx() == Quantity.Approx.ABOUT))
            .filter(q -> q.lo().compareTo(q.hi()) == 0)
            .toList();
    spans =
        spans.stream()
            .filter(q -> !isAdjective(s, q) || s.reading().hasWord("contract|deal|lease"))
            .toList();
    if (spans.isEmpty() || spans.size() > 2) {
      return day.flatMap(d -> anniversary(s, d));
    }
    for (Quantity span : spans) {
      Optional<Inconsistency> one =
          betweenClocks(s, span)
              .or(() -> betweenDays(s, span))
              .or(() -> betweenMonths(s, span))
              .or(() -> betweenYears(s, span))
              .or(() -> day.flatMap(d -> contract(s, span, d)))
              .or(() -> day.flatMap(d -> sinceMonth(s, span, d)))
              .or(() -> day.flatMap(d -> sinceYear(s, span, d)));
      if (one.isPresent()) {
        return one;
      }
    }
    return day.flatMap(d -> anniversary(s, d));
  }

  /** "A 15-year prison term". */
  private static boolean isAdjective(Located s, Quantity q) {
    return s.article().text().substring(q.span().start(), q.span().end()).contains("-");
  }

  private static Optional<Inconsistency> betweenClocks(Located s, Quantity span) {
    List<ClockTime> clocks = s.reading().clockTimes();
    double minutes = span.lo().doubleValue() / 60;
    if (clocks.size() != 2
        || clocks.get(0).universal() != clocks.get(1).universal()
        || minutes < 1
        || minutes > 900
        || !isTied(s, span)) {
      return Optional.empty();
    }
    int gap = Math.floorMod(clocks.get(1).minutes() - clocks.get(0).minutes(), 720);
    int back = 720 - gap;
    double slack =
        Math.max(4, 0.12 * minutes) + (span.approx() == Quantity.Approx.ABOUT ? 0.15 * minutes : 0);
    boolean fits =
        Math.abs(gap - minutes) <= slack
            || Math.abs(gap + 720 - minutes) <= slack
            || Math.abs(back - minutes) <= slack
            || gap == 0;
    if (fits) {
      return Optional.empty();
    }
    String real =
        gap < 60
            ? gap + " minutes"
            : gap / 60
                + (gap / 60 == 1 ? " hour" : " hours")
                + (gap % 60 == 0 ? "" : " and " + gap % 60 + " minutes");
    return Optional.of(
        inconsistency(
            s,
            clocks.get(0).value(),
            clocks.get(1).value(),
            real,
            clocks.get(0).span().hull(clocks.get(1).span()),
            span));
  }

  private static Optional<Inconsistency> betweenDays(Located s, Quantity span) {
    List<TimeMention> days =
        s.reading().times().stream()
            .filter(t -> t.isDay() && t.isResolved() && t.anchor() == TimeMention.Anchor.CALENDAR)
            .toList();
    double stated = span.lo().doubleValue() / SECONDS_PER_DAY;
    String unit = span.writtenUnit().toLowerCase(Locale.ROOT);
    if (days.size() != 2 || !unit.matches("days?|weeks?|months?|nights?") || !isTied(s, span)) {
      return Optional.empty();
    }
    LocalDate from = days.get(0).lo();
    LocalDate to = days.get(1).lo();
    if (from == null || to == null) {
      return Optional.empty();
    }
    long gap = Math.abs(ChronoUnit.DAYS.between(from, to));
    double slack =
        unit.startsWith("day") || unit.startsWith("night") ? 1 : unit.startsWith("week") ? 4 : 18;
    if (gap == 0
        || Math.abs(gap - stated)
            <= slack + (span.approx() == Quantity.Approx.ABOUT ? 0.15 * stated : 0)
        || !isBetween(s, days, span)) {
      return Optional.empty();
    }
    return Optional.of(
        inconsistency(
            s,
            days.get(0).value(),
            days.get(1).value(),
            gap + " days",
            days.get(0).span().hull(days.get(1).span()),
            span));
  }

  /** Whether the words say that the stretch lies between the two days. */
  private static boolean isBetween(Located s, List<TimeMention> days, Quantity span) {
    String text = s.article().text();
    String behind =
        text.substring(span.span().end(), Math.min(text.length(), span.span().end() + 10));
    boolean middle =
        span.span().start() >= days.get(0).span().end()
            && span.span().end() <= days.get(1).span().start();
    boolean related = behind.matches("(?s) (?:before|after|later|earlier)\\b.*");
    String cue =
        text.substring(
                Math.max(s.reading().sentence().start(), span.span().start() - 14),
                span.span().start())
            .toLowerCase(Locale.ROOT);
    boolean lasts =
        cue.matches(
            "(?s).*\\b(?:after|for|lasting|take|takes|took|last|lasts|lasted|within) (?:about |some |only |just )?$");
    boolean behindBoth =
        span.span().start() >= days.get(1).span().end()
            && between(s, days.get(1).span(), span.span()).matches("[^.;]{0,25}");
    return (related && (middle || span.span().start() < days.get(0).span().start()))
        || (lasts && (middle || behindBoth))
        || fromTo(s, days);
  }

  private static String between(Located s, TextSpan a, TextSpan b) {
    return s.article().text().substring(a.end(), Math.max(a.end(), b.start()));
  }

  private static boolean fromTo(Located s, List<TimeMention> times) {
    String text = s.article().text();
    String before = s.reading().wordBefore(times.get(0).span());
    String between = text.substring(times.get(0).span().end(), times.get(1).span().start());
    return (before.equals("from") || before.equals("between"))
        && between.matches(" (?:to|until|and|till) ");
  }

  /** "Began in September 2024 and was to last 18 months, until December 2025". */
  private static Optional<Inconsistency> betweenMonths(Located s, Quantity span) {
    List<TimeMention> months =
        s.reading().times().stream()
            .filter(
                t ->
                    t.granularity() == TimeMention.Granularity.MONTH
                        && t.isResolved()
                        && t.anchor() == TimeMention.Anchor.CALENDAR)
            .toList();
    String unit = span.writtenUnit().toLowerCase(Locale.ROOT);
    if (months.size() != 2 || !unit.matches("months?|years?") || !isTied(s, span)) {
      return Optional.empty();
    }
    LocalDate from = months.get(0).lo();
    LocalDate to = months.get(1).lo();
    String until = s.reading().wordBefore(months.get(1).span());
    if (from == null || to == null || !(until.matches("until|till") || fromTo(s, months))) {
      return Optional.empty();
    }
    double gap = ChronoUnit.MONTHS.between(from, to);
    double stated = span.lo().doubleValue() / SECONDS_PER_YEAR * 12;
    double slack = unit.startsWith("year") ? 7 : 1.3;
    if (gap <= 0 || Math.abs(gap - stated) <= slack) {
      return Optional.empty();
    }
    String real = (int) gap + " months";
    return Optional.of(
        inconsistency(
            s,
            months.get(0).value(),
            months.get(1).value(),
            real,
            months.get(0).span().hull(months.get(1).span()),
            span));
  }

  /** "Signed a five-year contract that runs until June 2029", in July 2025. */
  private static Optional<Inconsistency> contract(Located s, Quantity span, LocalDate day) {
    String text = s.reading().sentence().text().toLowerCase(Locale.ROOT);
    List<TimeMention> ends =
        s.reading().times().stream()
            .filter(
                t ->
                    t.isResolved()
                        && t.anchor() == TimeMention.Anchor.CALENDAR
                        && t.hi() != null
                        && t.hi().isAfter(day))
            .filter(t -> s.reading().wordBefore(t.span()).matches("until|till|to"))
            .toList();
    boolean signed =
        text.matches(
                "(?s).*\\b(?:signed|signs|agreed|contract|deal)\\b.*\\b(?:contract|deal|lease|term)\\b.*")
            || text.matches("(?s).*\\bsigned\\b.*");
    if (ends.size() != 1
        || !signed
        || !span.writtenUnit().toLowerCase(Locale.ROOT).matches("years?")
        || s.reading().times().size() > 2
        || s.reading().hasWord("extended|extension|extend|remaining|option|ago|old")) {
      return Optional.empty();
    }
    LocalDate end = ends.get(0).hi();
    if (end == null || span.span().start() > ends.get(0).span().start()) {
      return Optional.empty();
    }
    double gap = ChronoUnit.DAYS.between(day, end) / 365.2425;
    double stated = span.lo().doubleValue() / SECONDS_PER_YEAR;
    if (stated < 1 || (gap > stated - 0.7 && gap < stated + 1.05)) {
      return Optional.empty();
    }
    String real = String.format(Locale.ROOT, "%.1f years", gap);
    return Optional.of(
        inconsistency(s, day.toString(), ends.get(0).value(), real, ends.get(0).span(), span));
  }

  /** "In custody since his arrest in March 2023, a period of 27 months". */
  private static Optional<Inconsistency> sinceMonth(Located s, Quantity span, LocalDate day) {
    List<TimeMention> starts =
        Years.in(s).stream().filter(t -> t.granularity() != TimeMention.Granularity.YEAR).toList();
    String unit = span.writtenUnit().toLowerCase(Locale.ROOT);
    if (starts.size() != 1 || s.reading().times().size() != 1 || !unit.matches("months?|weeks?")) {
      return Optional.empty();
    }
    String between =
        span.span().start() > starts.get(0).span().end()
            ? s.article()
                .text()
                .substring(starts.get(0).span().end(), span.span().start())
                .toLowerCase(Locale.ROOT)
            : "-";
    String before =
        s.article()
            .text()
            .substring(s.reading().sentence().start(), starts.get(0).span().start())
            .toLowerCase(Locale.ROOT);
    LocalDate from = starts.get(0).lo();
    boolean since =
        before.matches("(?s).*\\b(?:has|have|is|are)\\b[^.;]*\\bsince\\b[^.;]{0,40}")
            && between.matches(
                ", (?:a period of |that is |or |i\\.e\\. |a total of )?(?:about |almost )?");
    if (from == null || !since) {
      return Optional.empty();
    }
    double gap = ChronoUnit.DAYS.between(from, day) / 30.44;
    double stated = span.lo().doubleValue() / SECONDS_PER_YEAR * 12;
    if (gap < 0 || Math.abs(gap - stated) <= 1.6 + 0.05 * stated) {
      return Optional.empty();
    }
    String real = Math.round(gap) + " months";
    return Optional.of(
        inconsistency(s, starts.get(0).value(), day.toString(), real, starts.get(0).span(), span));
  }

  private static Optional<Inconsistency> betweenYears(Located s, Quantity span) {
    List<TimeMention> years = Years.in(s);
    String unit = span.writtenUnit().toLowerCase(Locale.ROOT);
    if (years.size() != 2 || !unit.matches("years?|decades?")) {
      return Optional.empty();
    }
    int from = Years.of(years.get(0));
    int to = Years.of(years.get(1));
    String text = s.article().text();
    String behind =
        text.substring(span.span().end(), Math.min(text.length(), span.span().end() + 10));
    boolean between =
        fromTo(s, years) && near(s, span.span(), years.get(0).span().hull(years.get(1).span()));
    boolean later =
        behind.matches("(?s) (?:later|earlier)\\b.*")
            && near(s, span.span(), years.get(1).span())
            && !behind.matches("(?s) (?:later|earlier) [^,.]{0,3},.*\\d");
    int gap = Math.abs(to - from);
    if (!(between || later) || gap == 0 || fitsYears(span, gap)) {
      return Optional.empty();
    }
    return Optional.of(
        inconsistency(
            s,
            String.valueOf(from),
            String.valueOf(to),
            gap + " years",
            years.get(0).span().hull(years.get(1).span()),
            span));
  }

  /** "The first cup for 11 years, after that of 2016", "15 years ago, in 2008". */
  private static Optional<Inconsistency> sinceYear(Located s, Quantity span, LocalDate day) {
    List<TimeMention> years = years(s);
    String unit = span.writtenUnit().toLowerCase(Locale.ROOT);
    if (years.size() != 1
        || !unit.matches("years?|decades?")
        || !s.reading().quotations().isEmpty()) {
      return Optional.empty();
    }
    TimeMention year = years.get(0);
    if (span.span().end() > year.span().start()) {
      return forYears(s, span, year, day);
    }
    String between =
        s.article()
            .text()
            .substring(span.span().end(), year.span().start())
            .toLowerCase(Locale.ROOT);
    String before =
        s.article()
            .text()
            .substring(s.reading().sentence().start(), span.span().start())
            .toLowerCase(Locale.ROOT);
    boolean ago = AGO_IN.matcher(between).matches();
    boolean first =
        SINCE_BEHIND.matcher(between).matches()
            && before.matches(
                "(?s).*\\b(?:first|only|last|best|worst|biggest|highest|lowest|wait)\\b.*\\b(?:for|in|of) (?:the |almost |about )?$");
    int gap = day.getYear() - Years.of(year);
    if (!(ago || first) || gap <= 0 || fitsYears(span, gap)) {
      return Optional.empty();
    }
    return Optional.of(
        inconsistency(
            s,
            String.valueOf(Years.of(year)),
            String.valueOf(day.getYear()),
            gap + " years",
            year.span(),
            span));
  }

  /** "Signed in 1974 and will have been in force for 41 years this summer". */
  private static Optional<Inconsistency> forYears(
      Located s, Quantity span, TimeMention year, LocalDate day) {
    String between =
        s.article()
            .text()
            .substring(year.span().end(), span.span().start())
            .toLowerCase(Locale.ROOT);
    boolean since =
        between.matches(
            "(?s)[^;]{0,60}\\b(?:have been|has been|has \\p{L}+ed|have \\p{L}+ed|is now|are now)\\b[^;]{0,40}\\b(?:for|in) (?:the last |almost |about )?");
    boolean ago =
        between.matches(", (?:some |about |nearly |almost )?")
            && s.article().text().startsWith(" ago", span.span().end());
    since |= ago;
    int gap = day.getYear() - Years.of(year);
    boolean past = year.role() != TimeMention.Role.REPORT && gap > 0;
    if (!since
        || !past
        || fitsYears(span, gap)
        || s.reading().hasWord("before|until|previous|since then")) {
      return Optional.empty();
    }
    return Optional.of(
        inconsistency(
            s,
            String.valueOf(Years.of(year)),
            String.valueOf(day.getYear()),
            gap + " years",
            year.span(),
            span));
  }

  /** "Opened in 1968, celebrated its 50th birthday two years ago". */
  private static Optional<Inconsistency> anniversary(Located s, LocalDate day) {
    Matcher m = ANNIVERSARY.matcher(s.reading().sentence().text());
    if (!m.find()) {
      return Optional.empty();
    }
    int at = s.reading().sentence().start() + m.start();
    int stated = Integer.parseInt(m.group(1));
    String text = s.reading().sentence().text().toLowerCase(Locale.ROOT);
    List<TimeMention> years = Years.in(s);
    boolean founded =
        text.matches(
            "(?s).*\\b(?:opened|founded|built|born|established|started|launched|created|began|came into being|completed|inaugurated)\\b.{0,40}\\b(?:in|on)\\b.*");
    if (!founded || years.isEmpty() || years.size() > 2 || years.get(0).span().start() > at) {
      return Optional.empty();
    }
    int from = Years.of(years.get(0));
    int then = day.getYear();
    String behind = s.reading().sentence().text().substring(m.end());
    Matcher ago =
        Pattern.compile(
                "^ (one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) years? ago\\b")
            .matcher(behind);
    if (ago.find()) {
      String n = ago.group(1);
      then -= n.matches("\\d+") ? Integer.parseInt(n) : Quantity.ofWord(n).intValue();
    } else if (behind.matches("(?s) last year\\b.*")) {
      then--;
    } else if (years.size() == 2) {
      then = Years.of(years.get(1));
    } else if (!behind.matches(
            "(?s) (?:this \\p{Lu}\\p{L}+|this year|this week|this month|on|in|next month|today)\\b.*")
        && !behind.isBlank()
        && !behind.startsWith(".")) {
      return Optional.empty();
    }
    int gap = then - from;
    if (gap <= 0 || Math.abs(gap - stated) <= 1) {
      return Optional.empty();
    }
    TextSpan said = new TextSpan(at, s.reading().sentence().start() + m.end());
    return Optional.of(
        Findings.within(
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.EXACT,
            "Do the years make the anniversary?",
            "From " + from + " to " + then + " is " + gap + " years, not " + stated + ".",
            "span-mismatch",
            null,
            List.of(
                new Account(gap + " years", List.of(s.quote(years.get(0).span()))),
                new Account(m.group(), List.of(s.quote(said))))));
  }

  private static List<TimeMention> years(Located s) {
    return s.reading().times().stream()
        .filter(
            t ->
                t.granularity() == TimeMention.Granularity.YEAR
                    && t.anchor() == TimeMention.Anchor.CALENDAR
                    && t.isResolved())
        .filter(Years::isOne)
        .toList();
  }

  /** Whether a stretch of years may be so many, counted from one year's number to another's. */
  private static boolean fitsYears(Quantity span, int gap) {
    double stated = span.lo().doubleValue() / SECONDS_PER_YEAR;
    double slack = span.approx() == Quantity.Approx.ABOUT ? 0.15 * stated : 0;
    return Math.abs(gap - stated) <= 1.3 + slack;
  }

  private static boolean near(Located s, TextSpan a, TextSpan b) {
    int from = Math.min(a.end(), b.end());
    int to = Math.max(a.start(), b.start());
    return to <= from || s.article().text().substring(from, to).matches("(?s)[^;:]{0,40}");
  }

  private static boolean isTied(Located s, Quantity span) {
    String text = s.article().text();
    int from = Math.max(s.reading().sentence().start(), span.span().start() - 24);
    int to = Math.min(s.reading().sentence().end(), span.span().end() + 14);
    return TIED.matcher(text.substring(from, span.span().start())).find()
        || TIED.matcher(text.substring(span.span().end(), to)).find();
  }

  private static Inconsistency inconsistency(
      Located s, String from, String to, String real, TextSpan ends, Quantity span) {
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Findings.EXACT,
        "Do beginning and end make " + span.value() + "?",
        "From " + from + " to " + to + " is " + real + ", not " + span.value() + ".",
        "span-mismatch",
        null,
        List.of(
            new Account(real, List.of(s.quote(ends))),
            new Account(span.value(), List.of(s.quote(span.span())))));
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a sentence puts into a year to which, by the reference tables, it does not belong: an
 * event ("in the summer of 2016, shortly before the Olympic Games in London"), a holder in office
 * ("In 1994 he conducted for President George W. Bush"), an institution before it was founded, and
 * a holder of the past who acts in office today.
 */
final class OutOfItsTime implements ConsistencyRule {
  private static final int MAX_CHARS = 600;
  private static final int NEAR = 70;
  private static final Pattern NO_LONGER =
      Pattern.compile(
          "\\b(?:former|ex|then-future|future|late|later|ago|now|today|since|retired|widow|son|daughter|statue|biography|portrait|named after|memory|remembers?|recalled|like|unlike|compared|anniversary|years (?:before|after|later|earlier))\\b");
  private static final Pattern DECIDED =
      Pattern.compile(
          "\\b(?:award|awarded|bid|bids|host|chosen|choose|plan|planned|qualif\\p{L}*|prepar\\p{L}*|ahead|before|until|next|coming|upcoming|ready|not|never|since|after|wait)\\b");
  private static final Pattern BEGAN =
      Pattern.compile(
          "\\b(?:became|become|took office|sworn in|took over|inaugurated as|came to power)\\b");
  private static final Pattern ACTS =
      Pattern.compile(
          "^,? (?:said|says|welcomed|called|told|condemned|praised|warned|announced|urged|added|wrote|arrived|met|visited|will|has|signed|promised|expressed|thanked|congratulated|opened|spoke|sent|offered|criticized|criticised|rejected|described)\\b");
  private static final long GRACE_DAYS = 45;

  private final ReferenceTables tables;

  /** How each holder's name is written, with or without initials. */
  private final Map<String, Pattern> names = new LinkedHashMap<>();

  OutOfItsTime(ReferenceTables tables) {
    this.tables = tables;
    for (String name : tables.holders()) {
      names.put(name, Pattern.compile(name(name)));
    }
  }

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      Optional<LocalDate> day = story.articles().get(a).reading().reference();
      boolean published = story.articles().get(a).article().published() != null;
      for (Located s : story.sentencesOf(a)) {
        if (s.reading().sentence().text().length() <= MAX_CHARS) {
          event(s)
              .or(() -> day.flatMap(d -> holder(s, d, published)))
              .or(() -> beginning(s))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<Inconsistency> event(Located s) {
    List<TimeMention> years = Years.in(s);
    String text = s.reading().sentence().text();
    String lower = text.toLowerCase(Locale.ROOT);
    if (years.size() != 1) {
      return Optional.empty();
    }
    TimeMention year = years.get(0);
    List<ReferenceTables.Event> named =
        tables.events().stream().filter(e -> e.isNamedIn(lower)).toList();
    boolean fits = named.stream().anyMatch(e -> e.date().getYear() == Years.of(year));
    if (named.isEmpty() || fits || hasDuration(s)) {
      return Optional.empty();
    }
    for (ReferenceTables.Event e : named) {
      Optional<TextSpan> words = words(s, e, lower);
      if (words.isEmpty()) {
        continue;
      }
      String between = between(s, words.get(), year.span());
      boolean planned =
          e.date().getYear() > Years.of(year)
              && DECIDED
                  .matcher(lower.replaceAll("(?:shortly|just|days|weeks|months) before", ""))
                  .find();
      boolean far =
          between.length() > NEAR || between.contains(";") || NO_LONGER.matcher(between).find();
      boolean oneLine = between.strip().matches(".*");
      if (!planned && !far && oneLine) {
        return Optional.of(
            finding(
                s,
                "When was " + e.name() + "?",
                e.name().substring(0, 1).toUpperCase(Locale.ROOT)
                    + e.name().substring(1)
                    + " was on "
                    + e.date()
                    + ", not in "
                    + Years.of(year)
                    + ", by the table of dated events.",
                "events: " + e.name() + ", " + e.date() + " (" + e.source() + ")",
                words.get(),
                year.span(),
                String.valueOf(e.date().getYear()),
                String.valueOf(Years.of(year))));
      }
    }
    return Optional.empty();
  }

  private static boolean hasDuration(Located s) {
    return s.reading().quantities().stream()
        .anyMatch(
            q ->
                q.kind() == crossbrief.text.Quantity.Kind.DURATION
                    && q.writtenUnit().matches("years?|decades?"));
  }

  /** From the first to the last of an event's words; empty when they stand far apart. */
  private static Optional<TextSpan> words(Located s, ReferenceTables.Event e, String lower) {
    int from = Integer.MAX_VALUE;
    int to = -1;
    for (String key : e.keys()) {
      int at = -1;
      int end = -1;
      for (String alternative : key.split("/")) {
        Matcher m = Pattern.compile("\\b" + Pattern.quote(alternative)).matcher(lower);
        if (at < 0 && m.find()) {
          at = m.start();
          end = m.end();
        }
      }
      if (at < 0) {
        return Optional.empty();
      }
      from = Math.min(from, at);
      to = Math.max(to, end);
    }
    while (to < lower.length() && Character.isLetter(lower.charAt(to))) {
      to++;
    }
    int start = s.reading().sentence().start();
    return to - from > NEAR
        ? Optional.empty()
        : Optional.of(new TextSpan(start + from, start + to));
  }

  private static String between(Located s, TextSpan a, TextSpan b) {
    int from = Math.min(a.end(), b.end());
    int to = Math.max(a.start(), b.start());
    return to <= from ? "" : s.article().text().substring(from, to).toLowerCase(Locale.ROOT);
  }

  private Optional<Inconsistency> holder(Located s, LocalDate day, boolean published) {
    String text = s.reading().sentence().text();
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Pattern> entry : names.entrySet()) {
      String name = entry.getKey();
      if (!text.contains(name.substring(name.lastIndexOf(' ') + 1))) {
        continue;
      }
      Matcher m = entry.getValue().matcher(text);
      if (!m.find()) {
        continue;
      }
      int start = s.reading().sentence().start();
      TextSpan span = new TextSpan(start + m.start(), start + m.end());
      List<ReferenceTables.Term> terms = inOffice(name, lower, m.start(), m.end());
      String before = lower.substring(Math.max(0, m.start() - 60), m.start());
      String behind = lower.substring(m.end(), Math.min(lower.length(), m.end() + 60));
      if (terms.isEmpty()
          || NO_LONGER.matcher(before).find()
          || NO_LONGER.matcher(behind.replaceAll("^, then ", " ")).find()) {
        continue;
      }
      List<TimeMention> years = Years.in(s);
      if (years.size() == 1 && !hasDuration(s)) {
        return years.get(0).span().overlaps(span)
            ? Optional.empty()
            : then(s, terms, name, span, years.get(0), day, lower);
      }
      if (years.isEmpty() && published && s.reading().quotations().isEmpty()) {
        return today(s, terms, name, span, day, text.substring(m.end()));
      }
    }
    return Optional.empty();
  }

  private static String name(String plain) {
    int space = plain.lastIndexOf(' ');
    return space < 0
        ? "(?<![\\p{L}] )\\b" + Pattern.quote(plain) + "\\b"
        : "\\b"
            + Pattern.quote(plain.substring(0, space))
            + "(?: \\p{Lu}\\.?)* "
            + Pattern.quote(plain.substring(space + 1))
            + "\\b";
  }

  /** The terms whose office stands right before or behind the name. */
  private List<ReferenceTables.Term> inOffice(String name, String lower, int from, int to) {
    String around =
        lower.substring(Math.max(0, from - 40), from)
            + " | "
            + lower.substring(to, Math.min(lower.length(), to + 70));
    return tables.termsOf(name).stream()
        .filter(
            t ->
                t.offices().stream()
                    .anyMatch(
                        o ->
                            Pattern.compile("\\b" + Pattern.quote(o) + "\\b")
                                .matcher(around)
                                .find()))
        .toList();
  }

  private Optional<Inconsistency> then(
      Located s,
      List<ReferenceTables.Term> terms,
      String name,
      TextSpan span,
      TimeMention year,
      LocalDate day,
      String lower) {
    int y = Years.of(year);
    boolean became = BEGAN.matcher(lower).find();
    boolean held = terms.stream().anyMatch(t -> covers(t, y));
    boolean began =
        terms.stream()
            .anyMatch(t -> Math.abs(t.from().getYear() - y) <= (lower.contains("elected") ? 1 : 0));
    boolean then = lower.contains(", then ") || lower.contains(" at the time");
    boolean now = !then && terms.stream().anyMatch(t -> t.covers(day));
    String between = between(s, span, year.span());
    boolean near = between.length() <= 130 && !between.contains(";");
    boolean wrong =
        became
            ? !began && near && between.length() < 60
            : !held && !now && near && y < day.getYear();
    if (!wrong) {
      return Optional.empty();
    }
    ReferenceTables.Term term = terms.get(0);
    String office = term.offices().get(0);
    return Optional.of(
        finding(
            s,
            "Was " + name + " " + office + " then?",
            (became
                    ? name + " did not become " + office + " in " + y
                    : "In " + y + " " + name + " was not " + office)
                + ": the table of office holders has the term "
                + term.from()
                + " to "
                + (term.to() == null ? "today" : term.to())
                + ".",
            "office-holders: " + name + ", " + term.from() + " (" + term.source() + ")",
            span,
            year.span(),
            office + " from " + term.from().getYear(),
            String.valueOf(y)));
  }

  private static boolean covers(ReferenceTables.Term t, int year) {
    LocalDate to = t.to();
    return t.from().getYear() <= year && (to == null || to.getYear() >= year);
  }

  /** "UN Secretary-General Ban Ki-moon welcomed", nine years after he left. */
  private Optional<Inconsistency> today(
      Located s,
      List<ReferenceTables.Term> terms,
      String name,
      TextSpan span,
      LocalDate day,
      String behind) {
    boolean past =
        terms.stream().allMatch(t -> t.to() != null && t.to().plusDays(GRACE_DAYS).isBefore(day));
    String role =
        s.article()
            .text()
            .substring(Math.max(s.reading().sentence().start(), span.start() - 45), span.start())
            .toLowerCase(Locale.ROOT);
    boolean titled =
        terms.stream()
            .anyMatch(
                t ->
                    t.offices().stream()
                        .anyMatch(
                            o ->
                                t.countries().stream()
                                    .anyMatch(
                                        c ->
                                            role.matches(
                                                "(?s).*\\b"
                                                    + Pattern.quote(c)
                                                    + "(?:'s)? (?:\\p{L}+ )?"
                                                    + Pattern.quote(o)
                                                    + " $"))));
    if (!past || !titled || !ACTS.matcher(behind).find()) {
      return Optional.empty();
    }
    ReferenceTables.Term last = terms.get(terms.size() - 1);
    return Optional.of(
        finding(
            s,
            "Is " + name + " " + last.offices().get(0) + "?",
            "On "
                + day
                + " "
                + name
                + " was no longer "
                + last.offices().get(0)
                + ": the table of office holders has the term "
                + last.from()
                + " to "
                + last.to()
                + ".",
            "office-holders: " + name + ", " + last.from() + " (" + last.source() + ")",
            span,
            s.reading().sentence().span(),
            "until " + last.to(),
            day.toString()));
  }

  private Optional<Inconsistency> beginning(Located s) {
    List<TimeMention> years = Years.in(s);
    String text = s.reading().sentence().text();
    if (years.size() != 1
        || hasDuration(s)
        || NO_LONGER.matcher(text.toLowerCase(Locale.ROOT)).find()) {
      return Optional.empty();
    }
    TimeMention year = years.get(0);
    int start = s.reading().sentence().start();
    for (ReferenceTables.Beginning b : tables.beginnings()) {
      if (b.date().getYear() <= Years.of(year)) {
        continue;
      }
      for (String name : b.names()) {
        Matcher m =
            Pattern.compile("(?<![\\p{L}-])" + Pattern.quote(name) + "(?![\\p{L}-])").matcher(text);
        if (m.find()) {
          TextSpan span = new TextSpan(start + m.start(), start + m.end());
          String between = between(s, span, year.span());
          if (between.length() <= NEAR && !between.contains(",") && !between.contains(";")) {
            return Optional.of(
                finding(
                    s,
                    "Was there " + b.name() + " then?",
                    b.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + b.name().substring(1)
                        + " did not exist before "
                        + b.date()
                        + ", by the table of beginnings.",
                    "beginnings: " + b.name() + ", " + b.date() + " (" + b.source() + ")",
                    span,
                    year.span(),
                    "from " + b.date().getYear(),
                    String.valueOf(Years.of(year))));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Inconsistency finding(
      Located s,
      String question,
      String explanation,
      String reference,
      TextSpan thing,
      TextSpan when,
      String byTable,
      String stated) {
    Evidence first = s.quote(thing);
    TextSpan both = thing.hull(when);
    return Findings.within(
        ClaimType.ANACHRONISM,
        Severity.MEDIUM,
        Findings.HEURISTIC,
        question,
        explanation,
        "out-of-its-time",
        reference,
        List.of(new Account(byTable, List.of(first)), new Account(stated, List.of(s.quote(both)))));
  }
}

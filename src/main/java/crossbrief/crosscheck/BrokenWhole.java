package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.Figure;
import crossbrief.text.Figures;
import crossbrief.text.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a whole that the parts named in the same sentence do not make: "of the 61,000 cars, 38,000
 * were sold at home and 32,000 abroad"; "14 stops, nine of them in the center and six beyond".
 *
 * <p>Parts that are more than the whole are an error where they exclude each other; parts that are
 * less only where they are all there is.
 */
final class BrokenWhole implements ConsistencyRule {
  private static final Pattern OPENS_WITH_OF =
      Pattern.compile(
          "(?:of|out of|from) (?:the |its |their |all |these |those |[\\p{L}'\u2019-]+ )?(?:[\\p{L}'\u2019-]+ )?");
  private static final Pattern TOTAL_BEHIND =
      Pattern.compile("^(?: [\\p{L}-]+){0,3} (?:in all|in total|altogether|overall)\\b.*");
  private static final Pattern TOTAL_BEFORE =
      Pattern.compile(
          ".*\\b(?:total of|total to|totals|totaling|totalling|making|altogether|in all|together|combined|adding up to|sum of|which gives|giving|which makes|that makes|which brings|bringing|leaving|amounting to|amounts to)(?: [\\p{L}]+){0,5}?(?: (?:a|of|to|the|about|some))* ?$");
  private static final Pattern OVERLAP =
      Pattern.compile(
          "\\b(?:both|also|some|another|more|further|including|among|whom|per|each|every|about|nearly|almost|around|roughly|up|least|most|than|or|as|year|after|before|when|until|since|if|not|but)\\b");
  private static final List<Set<String>> COMPLEMENTS =
      List.of(
          Set.of(
              "men women", "men children", "women men", "boys girls", "girls boys", "male female"),
          Set.of("children adults", "adults children", "adults minors"),
          Set.of("home abroad", "domestic foreign", "local foreign"),
          Set.of("for against", "favor against", "favour against", "yes no", "against for"),
          Set.of("passengers crew"));
  private static final Pattern VERBS =
      Pattern.compile(
          "\\b(?:\\p{L}+ed|are|were|is|was|have|had|live|lives|went|came|work|belong|left|got|took)\\b");
  private static final List<Pattern> FATES =
      List.of(
          Pattern.compile("\\b(?:killed|died|dead|deaths)\\b"),
          Pattern.compile("\\b(?:injured|hurt|wounded)\\b"),
          Pattern.compile("\\b(?:missing)\\b"),
          Pattern.compile("\\b(?:rescued|saved|survived|survivors|freed)\\b"),
          Pattern.compile("\\b(?:unhurt|unharmed|uninjured|unscathed)\\b"));
  private static final Pattern OF_BEHIND =
      Pattern.compile("(?: [\\p{L}'\u2019-]+){0,6},?(?: [\\p{L}'\u2019-]+){0,2} ");
  private static final Pattern THEM =
      Pattern.compile("(?s) (?:of (?:them|those|these|which|whom)|in|on|at|for|from)\\b.*");
  private static final BigDecimal FAR = new BigDecimal("1.6");

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (Located s : story.sentences()) {
      List<Figure> figures = figures(s);
      if (figures.size() >= 3 && figures.size() <= 7) {
        wholeFirst(s, figures)
            .or(() -> wholeSecond(s, figures))
            .or(() -> wholeLast(s, figures))
            .ifPresent(found::add);
      }
      shares(s).ifPresent(found::add);
      house(s, figures).ifPresent(found::add);
    }
    return found;
  }

  /** The numbers of a sentence that count, without those of measures, shares and durations. */
  private static List<Figure> figures(Located s) {
    return Figures.of(s.reading()).stream()
        .filter(
            f ->
                s.reading().quantities().stream()
                    .noneMatch(
                        q ->
                            q.span().overlaps(f.span())
                                && q.kind() != Quantity.Kind.COUNT
                                && q.kind() != Quantity.Kind.MONEY
                                && !(q.kind() == Quantity.Kind.MEASURE && q.unit().equals("mass"))))
        .toList();
  }

  private static Optional<Inconsistency> wholeFirst(Located s, List<Figure> figures) {
    String text = s.article().text();
    int start = s.reading().sentence().start();
    for (int w = 0; w + 2 < figures.size(); w++) {
      Figure whole = figures.get(w);
      List<Figure> parts = figures.subList(w + 1, figures.size());
      String before = text.substring(start, whole.span().start()).toLowerCase(Locale.ROOT);
      String behind =
          text.substring(whole.span().end(), parts.get(0).span().start()).toLowerCase(Locale.ROOT);
      String after =
          text.substring(parts.get(0).span().end(), s.reading().sentence().end())
              .toLowerCase(Locale.ROOT);
      boolean of = OPENS_WITH_OF.matcher(before).matches() && OF_BEHIND.matcher(behind).matches();
      boolean listed =
          behind.matches("[^.;]{3,70}: (?:[\\p{L}'\u2019-]+ ){0,4}")
              && behind.matches("(?: [\\p{L}'\u2019-]+)+: .*");
      boolean madeUp =
          behind.matches(
              "(?s)[^.;]{0,60}\\b(?:made up of|consists? of|consisted of|composed of|divided into|split into|in full by|shared between|comprising|comprises)\\b[^.;]{0,30}");
      boolean ofThem =
          listed
              || madeUp
              || (behind.matches("(?: [\\p{L}'\u2019-]+){1,5}[,:] ")
                  && THEM.matcher(after).matches());
      if ((of || ofThem) && isExact(s, whole) && areParts(s, whole, parts)) {
        Optional<Inconsistency> one = compare(s, whole, parts, of, listed || madeUp);
        if (one.isPresent()) {
          return one;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Inconsistency> compare(
      Located s, Figure whole, List<Figure> parts, boolean of, boolean all) {
    BigDecimal sum = parts.stream().map(Figure::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    int sign = sum.compareTo(whole.amount());
    List<String> segments = segments(s, parts);
    boolean complete =
        (of && areComplements(segments))
            || (all
                && segments.stream()
                    .noneMatch(g -> OVERLAP.matcher(g.replaceAll(",? and $", "")).find()));
    boolean listed =
        of
            && parts.size() > 2
            && segments.stream()
                .noneMatch(g -> OVERLAP.matcher(g.replaceAll(",? and $", "")).find());
    boolean more =
        sign > 0
            && sum.compareTo(whole.amount().multiply(FAR)) < 0
            && (excludeEachOther(segments) || complete || listed);
    return more || (sign < 0 && complete)
        ? Optional.of(inconsistency(s, whole, parts, sum))
        : Optional.empty();
  }

  /** "Ten of the 11 pupils are girls and three are boys". */
  private static Optional<Inconsistency> wholeSecond(Located s, List<Figure> figures) {
    if (figures.size() != 3) {
      return Optional.empty();
    }
    Figure part = figures.get(0);
    Figure whole = figures.get(1);
    Figure other = figures.get(2);
    String text = s.article().text();
    String between =
        text.substring(part.span().end(), whole.span().start()).toLowerCase(Locale.ROOT);
    String behind =
        text.substring(whole.span().end(), other.span().start()).toLowerCase(Locale.ROOT);
    BigDecimal sum = part.amount().add(other.amount());
    boolean shape =
        between.matches(" of (?:the |its |their |all )?")
            && behind.matches("[^.;]{3,50}\\band ")
            && !OVERLAP.matcher(behind).find();
    List<String> segments =
        List.of(
            behind.replaceFirst("^ [\\p{L}-]+", ""),
            text.substring(other.span().end(), s.reading().sentence().end())
                .toLowerCase(Locale.ROOT));
    return shape
            && part.amount().compareTo(whole.amount()) < 0
            && sum.compareTo(whole.amount()) > 0
            && (excludeEachOther(segments) || areComplements(segments))
        ? Optional.of(inconsistency(s, whole, List.of(part, other), sum))
        : Optional.empty();
  }

  private static Optional<Inconsistency> wholeLast(Located s, List<Figure> figures) {
    String text = s.article().text();
    for (int w = figures.size() - 1; w >= 2; w--) {
      Figure whole = figures.get(w);
      List<Figure> before = figures.subList(0, w);
      boolean counter = w > 2 && before.get(0).amount().intValue() == w - 1;
      List<Figure> parts = counter ? before.subList(1, w) : before;
      String between =
          text.substring(parts.get(parts.size() - 1).span().end(), whole.span().start())
              .toLowerCase(Locale.ROOT);
      int end =
          w + 1 < figures.size() ? figures.get(w + 1).span().start() : s.reading().sentence().end();
      String behind = text.substring(whole.span().end(), end).toLowerCase(Locale.ROOT);
      boolean total =
          TOTAL_BEHIND.matcher(behind).matches() || TOTAL_BEFORE.matcher(between).matches();
      BigDecimal sum = parts.stream().map(Figure::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal gap = sum.subtract(whole.amount()).abs();
      boolean rounded = whole.amount().stripTrailingZeros().scale() <= -2;
      BigDecimal slack =
          rounded ? whole.amount().multiply(new BigDecimal("0.02")) : BigDecimal.ZERO;
      String all =
          text.substring(parts.get(0).span().end(), whole.span().start()).toLowerCase(Locale.ROOT);
      int last = Math.max(0, parts.get(parts.size() - 1).span().end() - parts.get(0).span().end());
      String parted = all.substring(0, Math.min(all.length(), last));
      if (total
          && gap.compareTo(slack) > 0
          && gap.compareTo(whole.amount().multiply(new BigDecimal("0.4"))) < 0
          && isExact(s, whole)
          && sameSort(s, whole, parts)
          && parted.matches("(?s).*(?:\\band\\b|,|\\bplus\\b).*")
          && !parted.matches(
              "(?s).*\\b(?:each|per|of|times|than|up|from|another|more|every|compared|out)\\b.*")) {
        return Optional.of(inconsistency(s, whole, parts, sum));
      }
    }
    return Optional.empty();
  }

  /** "62 percent are against, 29 percent in favor and 19 percent have no opinion". */
  private static Optional<Inconsistency> shares(Located s) {
    List<Quantity> shares =
        s.reading().quantities().stream().filter(q -> q.kind() == Quantity.Kind.PERCENT).toList();
    String lower = s.reading().sentence().text().toLowerCase(Locale.ROOT);
    boolean options =
        lower.matches(
                "(?s).*\\b(?:for|favor|favour|yes|support|approve|back)\\b.*\\b(?:against|no|oppose|opposed|undecided|opinion|reject)\\b.*")
            || lower.matches(
                "(?s).*\\b(?:against|no|oppose|opposed)\\b.*\\b(?:for|favor|favour|yes|support|undecided|opinion)\\b.*");
    boolean exact = shares.stream().allMatch(q -> q.approx() == Quantity.Approx.EXACT);
    if (shares.size() < 2
        || shares.size() > 5
        || !options
        || !exact
        || lower.matches(
            "(?s).*\\b(?:than|from|up|down|compared|turnout|points|previous|last|earlier)\\b.*")) {
      return Optional.empty();
    }
    BigDecimal sum = shares.stream().map(Quantity::lo).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(new BigDecimal("101.5")) <= 0 || sum.compareTo(new BigDecimal("140")) > 0) {
      return Optional.empty();
    }
    List<Figure> parts = shares.stream().map(q -> new Figure(q.number(), q.lo())).toList();
    return Optional.of(
        inconsistency(s, parts.get(parts.size() - 1), new BigDecimal("100"), parts, sum));
  }

  private static final Pattern HOUSE = Pattern.compile("\\b(\\d{2,4})-(?:seat|member)\\b");

  /** "84 seats, the National Union 61 and smaller parties 25 ... the 160-seat assembly". */
  private static Optional<Inconsistency> house(Located s, List<Figure> figures) {
    Matcher m = HOUSE.matcher(s.reading().sentence().text());
    boolean seats = s.reading().hasWord("seats|seat");
    if (!seats || !m.find() || m.find()) {
      return Optional.empty();
    }
    m.reset();
    m.find();
    int at = s.reading().sentence().start() + m.start(1);
    List<Figure> parts =
        figures.stream().filter(f -> f.span().end() <= at || f.span().start() > at + 3).toList();
    BigDecimal whole = new BigDecimal(m.group(1));
    BigDecimal sum = parts.stream().map(Figure::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean plain =
        !s.reading()
            .hasWord(
                "from|up|down|than|previously|last|lost|gained|gain|more|short|majority|compared|need|needs|needed");
    return plain
            && parts.size() >= 2
            && parts.size() <= 6
            && sum.compareTo(whole) > 0
            && sum.compareTo(whole.multiply(FAR)) < 0
        ? Optional.of(
            inconsistency(
                s,
                new Figure(new TextSpan(at, at + m.group(1).length()), whole),
                whole,
                parts,
                sum))
        : Optional.empty();
  }

  private static boolean isExact(Located s, Figure f) {
    return s.reading().quantities().stream()
        .filter(q -> q.span().overlaps(f.span()))
        .allMatch(q -> q.approx() == Quantity.Approx.EXACT);
  }

  private static boolean areParts(Located s, Figure whole, List<Figure> parts) {
    return parts.size() >= 2
        && parts.stream()
            .allMatch(
                p ->
                    p.amount().compareTo(whole.amount()) < 0
                        && p.amount().signum() > 0
                        && isExact(s, p))
        && sameSort(s, whole, parts);
  }

  private static boolean sameSort(Located s, Figure whole, List<Figure> parts) {
    boolean money = isMoney(s, whole);
    return parts.stream().allMatch(p -> isMoney(s, p) == money || isBare(s, p) || isBare(s, whole));
  }

  private static boolean isBare(Located s, Figure f) {
    return s.reading().quantities().stream()
        .filter(q -> q.span().overlaps(f.span()))
        .allMatch(q -> q.unit().isEmpty() && q.noun().isEmpty());
  }

  private static boolean isMoney(Located s, Figure f) {
    return s.reading().quantities().stream()
        .anyMatch(q -> q.kind() == Quantity.Kind.MONEY && q.span().overlaps(f.span()));
  }

  /** What is said behind each part, up to the next. */
  private static List<String> segments(Located s, List<Figure> parts) {
    String text = s.article().text();
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int to =
          i + 1 < parts.size() ? parts.get(i + 1).span().start() : s.reading().sentence().end();
      String segment = text.substring(parts.get(i).span().end(), to).toLowerCase(Locale.ROOT);
      if (i + 1 == parts.size()) {
        segment =
            segment.replaceAll(
                "(?s),? (?:according to|the [\\p{L}' ]+ said|[\\p{L}' ]+ said|police said|officials said).*",
                "");
        segment = segment.replaceAll("(?s)[,;.].*", "");
      }
      segments.add(segment);
    }
    return segments;
  }

  /**
   * Whether nobody is in two parts: the verb is said once for all ("were sold at home and ...
   * abroad"), or the fates exclude each other (killed, injured).
   */
  private static boolean excludeEachOther(List<String> segments) {
    Set<Pattern> fates = new LinkedHashSet<>();
    int verbs = 0;
    Set<String> different = new LinkedHashSet<>();
    for (String segment : segments) {
      String plain =
          segment
              .replaceAll("^ of (?:them|those|these|which|whom)\\b", "")
              .replaceAll(",? and $", "")
              .strip();
      if (OVERLAP.matcher(plain).find() || plain.contains(";") || plain.split("\\s+").length > 9) {
        return false;
      }
      for (Pattern fate : FATES) {
        if (fate.matcher(plain).find()) {
          fates.add(fate);
        }
      }
      Matcher verb = VERBS.matcher(plain);
      StringBuilder all = new StringBuilder();
      while (verb.find()) {
        all.append(verb.group()).append(' ');
      }
      if (all.length() > 0) {
        verbs++;
        different.add(all.toString());
      }
    }
    boolean once = verbs <= 1 && segments.get(0).strip().length() > 0;
    boolean same = different.size() == 1;
    return fates.size() == segments.size() || (fates.isEmpty() && (once || same));
  }

  private static boolean areComplements(List<String> segments) {
    if (segments.size() != 2) {
      return segments.get(segments.size() - 1).isEmpty();
    }
    List<String> a = List.of(segments.get(0).split("[^\\p{L}]+"));
    List<String> b = List.of(segments.get(1).split("[^\\p{L}]+"));
    return COMPLEMENTS.stream()
        .flatMap(Set::stream)
        .map(c -> c.split(" "))
        .anyMatch(
            c -> a.contains(c[0]) && b.contains(c[1]) && !a.contains(c[1]) && !b.contains(c[0]));
  }

  private static Inconsistency inconsistency(
      Located s, Figure whole, List<Figure> parts, BigDecimal sum) {
    return inconsistency(s, whole, whole.amount(), parts, sum);
  }

  private static Inconsistency inconsistency(
      Located s, Figure whole, BigDecimal total, List<Figure> parts, BigDecimal sum) {
    String added =
        String.join(" + ", parts.stream().map(p -> Quantity.amount(p.amount())).toList());
    TextSpan list = parts.get(0).span().hull(parts.get(parts.size() - 1).span());
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Findings.EXACT,
        "Do the parts make " + Quantity.amount(total) + "?",
        added + " is " + Quantity.amount(sum) + ", not " + Quantity.amount(total) + ".",
        "broken-whole",
        null,
        List.of(
            new Account(Quantity.amount(total), List.of(s.quote(whole.span()))),
            new Account(added + " = " + Quantity.amount(sum), List.of(s.quote(list)))));
  }
}

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a comparison that its own numbers turn around: "214 millimeters, more than the 260 that
 * normally fall"; "cut from 3.5 to 3.75 percent"; "doubled from 40 to 60"; and a margin that the
 * votes do not make: "by 94 votes to 86, a majority of 12".
 */
final class WrongDirection implements ConsistencyRule {
  private static final String UNIT =
      "(?: ?(?:percent|per cent|%|million|billion|euros|dollars|pounds|crowns|francs|[\\p{Ll}]+))?";
  private static final Pattern MORE =
      Pattern.compile(
          "^[^.;]{0,40}?(?:,|\\bis|\\bwas|\\bwere|\\bare) (?:well |far |slightly |much |even )?(more|greater|higher|larger|longer|heavier|taller|fewer|less|lower|smaller|shorter|lighter) than (?:the|its|last year's|his|her|their|that of the) (?:(?:usual|previous|average|normal|record|old|original|planned|permitted|allowed|legal|necessary|required) )?(?:[\\p{L}]+ (?:of )?)?$");
  private static final Pattern FROM_BEFORE =
      Pattern.compile(
          "^[^.;]{0,30}?(?:,|\\bis|\\bwas|\\bwere|\\bare) (up|down) from (?:the |about |some )?$");
  private static final Pattern CHANGE =
      Pattern.compile(
          "\\b(rose|risen|rise|rises|increased|increase|increases|climbed|grew|grown|jumped|raised|raises|raise|lifted|went up|fell|fallen|fall|falls|dropped|drop|drops|cut|cuts|decreased|decrease|declined|reduced|reduces|reduce|lowered|lowers|lower|shrank|sank|slumped|went down|doubled|tripled|trebled|quadrupled|halved)\\b[^.;:]{0,60}?\\bfrom (?:about |some |around )?$");
  private static final Pattern MARGIN =
      Pattern.compile("\\b(?:majority|margin|lead|advantage|difference) of (?:just |only )?$");
  private static final String DOWN =
      "fell|fallen|fall|falls|dropped|drop|drops|cut|cuts|decreased|decrease|declined|reduced|reduces|reduce|lowered|lowers|lower|shrank|sank|slumped|went down";
  private static final String LESS = "fewer|less|lower|smaller|shorter|lighter";

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      List<Located> article = story.sentencesOf(a);
      for (int i = 0; i + 1 < article.size(); i++) {
        nextMargin(article.get(i), article.get(i + 1)).ifPresent(found::add);
      }
    }
    for (Located s : story.sentences()) {
      List<Figure> f = Figures.of(s.reading());
      if (f.size() < 2 || f.size() > 8) {
        continue;
      }
      compared(s, f)
          .or(() -> changed(s, f))
          .or(() -> margin(s, f))
          .or(() -> share(s, f))
          .or(() -> rest(s, f))
          .or(() -> fraction(s, f))
          .or(() -> multiple(s, f))
          .or(() -> overrun(s, f))
          .or(() -> difference(s, f))
          .ifPresent(found::add);
    }
    return found;
  }

  private static String between(Located s, int from, int to) {
    return from > to ? "" : s.article().text().substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static Optional<Inconsistency> compared(Located s, List<Figure> f) {
    for (int i = 0; i + 1 < f.size(); i++) {
      for (int k = i + 1; k < Math.min(f.size(), i + 3); k++) {
        String words = between(s, f.get(i).span().end(), f.get(k).span().start());
        Matcher more = MORE.matcher(words);
        Matcher from = FROM_BEFORE.matcher(words);
        boolean compares = more.matches() && sameUnit(s, f.get(i), f.get(k), true);
        boolean before = from.matches() && sameUnit(s, f.get(i), f.get(k), false);
        if (compares || before) {
          boolean less = compares ? more.group(1).matches(LESS) : from.group(1).equals("down");
          int sign = amount(s, f.get(i)).compareTo(amount(s, f.get(k)));
          if (less ? sign > 0 : sign < 0) {
            String word = compares ? more.group(1) + " than" : from.group(1) + " from";
            return Optional.of(
                inconsistency(
                    s,
                    f.get(i),
                    f.get(k),
                    Quantity.amount(f.get(i).amount())
                        + " is not "
                        + word
                        + " "
                        + Quantity.amount(f.get(k).amount())
                        + "."));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static BigDecimal amount(Located s, Figure f) {
    return s.reading().quantities().stream()
        .filter(q -> q.span().contains(f.span()) && q.lo().compareTo(q.hi()) == 0)
        .map(Quantity::lo)
        .findFirst()
        .orElse(f.amount());
  }

  private static Optional<Inconsistency> changed(Located s, List<Figure> f) {
    for (int i = 0; i + 1 < f.size(); i++) {
      String before = between(s, s.reading().sentence().start(), f.get(i).span().start());
      Matcher change =
          CHANGE.matcher(before.length() > 120 ? before.substring(before.length() - 120) : before);
      String to = between(s, f.get(i).span().end(), f.get(i + 1).span().start());
      if (!change.find()
          || !to.matches(UNIT + "(?: [\\p{L}]+){0,4}? to (?:about |some |around )?")
          || !sameUnit(s, f.get(i), f.get(i + 1), false)) {
        continue;
      }
      double a = f.get(i).amount().doubleValue();
      double b = f.get(i + 1).amount().doubleValue();
      if (scaleDiffers(s, f.get(i), f.get(i + 1)) || a <= 0) {
        continue;
      }
      String verb = change.group(1);
      double times =
          switch (verb) {
            case "doubled" -> 2;
            case "tripled", "trebled" -> 3;
            case "quadrupled" -> 4;
            case "halved" -> 0.5;
            default -> 0;
          };
      boolean wrong =
          times > 0 ? Math.abs(b / a / times - 1) > 0.15 : verb.matches(DOWN) ? b > a : b < a;
      if (wrong) {
        return Optional.of(
            inconsistency(
                s,
                f.get(i),
                f.get(i + 1),
                "\u201c"
                    + verb
                    + "\u201d does not fit: from "
                    + Quantity.amount(f.get(i).amount())
                    + " to "
                    + Quantity.amount(f.get(i + 1).amount())
                    + (times > 0
                        ? " is " + String.format(Locale.ROOT, "%.1f", b / a) + " times as much."
                        : b > a ? " is a rise." : " is a fall.")));
      }
    }
    return Optional.empty();
  }

  /** "By 94 votes to 86, a majority of 12". */
  private static Optional<Inconsistency> margin(Located s, List<Figure> f) {
    for (int i = 0; i + 2 < f.size(); i++) {
      String to = between(s, f.get(i).span().end(), f.get(i + 1).span().start());
      String of = between(s, f.get(i + 1).span().end(), f.get(i + 2).span().start());
      boolean votes =
          to.matches("(?: votes)? (?:to|against) |[-\u2013]")
              && s.reading().hasWord("vote|votes|voted|ballots|seats");
      if (!votes || !MARGIN.matcher(of).find() || of.length() > 60) {
        continue;
      }
      BigDecimal gap = f.get(i).amount().subtract(f.get(i + 1).amount()).abs();
      if (gap.compareTo(f.get(i + 2).amount()) != 0) {
        return Optional.of(
            inconsistency(
                s, f.get(i + 1), f.get(i + 2), margin(f.get(i), f.get(i + 1), f.get(i + 2))));
      }
    }
    return Optional.empty();
  }

  private static final String UP_WORD =
      "grow|grows|grew|rise|rises|rose|increase|increases|increased|climbed|jumped|up|growth|gain|jump|plus|raised|raise";
  private static final String DOWN_WORD =
      "fall|falls|fell|drop|drops|dropped|decrease|decreased|decline|declined|cut|cuts|down|reduction|loss|minus|shrank|sank|reduced|reduce";

  /**
   * "Will grow by 12 percent, from 5 billion to 6 billion", "rose from 7.1 to 7.4, a decline of 4
   * percent".
   */
  private static Optional<Inconsistency> share(Located s, List<Figure> f) {
    List<Quantity> shares =
        s.reading().quantities().stream()
            .filter(q -> q.kind() == Quantity.Kind.PERCENT && q.lo().compareTo(q.hi()) == 0)
            .toList();
    if (shares.size() != 1) {
      return Optional.empty();
    }
    Quantity share = shares.get(0);
    List<Figure> others = f.stream().filter(x -> !x.span().overlaps(share.span())).toList();
    String text = s.reading().sentence().text().toLowerCase(Locale.ROOT);
    for (int i = 0; i + 1 < others.size(); i++) {
      String before = between(s, s.reading().sentence().start(), others.get(i).span().start());
      String to = between(s, others.get(i).span().end(), others.get(i + 1).span().start());
      boolean pair =
          before.matches("(?s).*\\bfrom (?:about |some |around )?$")
              && to.matches(
                  UNIT + "(?: [\\p{L}]+){0,2}?(?: in \\d{4})? to (?:about |some |around )?")
              && sameUnit(s, others.get(i), others.get(i + 1), false);
      double a = others.get(i).amount().doubleValue();
      double b = others.get(i + 1).amount().doubleValue();
      if (!pair || a <= 0 || scaleDiffers(s, others.get(i), others.get(i + 1))) {
        continue;
      }
      double real = 100 * Math.abs(b - a) / a;
      double stated = share.lo().doubleValue();
      boolean by =
          between(s, s.reading().sentence().start(), share.span().start())
              .matches("(?s).*\\b(?:by|of) (?:about |some |around |nearly |almost )?$");
      boolean down = text.matches("(?s).*,? an? (?:" + DOWN_WORD + ") of .*") && b > a;
      boolean up = text.matches("(?s).*,? an? (?:" + UP_WORD + ") of .*") && b < a;
      boolean near =
          Math.abs(share.span().start() - others.get(i + 1).span().end()) < 60
              || Math.abs(others.get(i).span().start() - share.span().end()) < 30;
      boolean off = by && Math.abs(real - stated) > Math.max(1.6, 0.1 * real);
      if (near && (off || down || up)) {
        String percent = String.format(Locale.ROOT, "%.0f percent", real);
        return Optional.of(
            inconsistency(
                s,
                others.get(i),
                new Figure(share.number(), share.lo()),
                "From "
                    + Quantity.amount(others.get(i).amount())
                    + " to "
                    + Quantity.amount(others.get(i + 1).amount())
                    + " is a "
                    + (b > a ? "rise" : "fall")
                    + " of "
                    + percent
                    + "."));
      }
    }
    return Optional.empty();
  }

  /** "1,800 meters long, and touched down 1,200 meters behind its start, which left 900 meters". */
  private static Optional<Inconsistency> rest(Located s, List<Figure> f) {
    for (int i = 2; i < f.size(); i++) {
      String before = between(s, f.get(i - 1).span().end(), f.get(i).span().start());
      boolean left =
          before.matches(
              "(?s)[^.;]{0,50}\\b(?:which left|which leaves|leaving|that left|that leaves)(?: [\\p{L}]+){0,3} (?:only |just |about )?");
      BigDecimal gap = f.get(i - 2).amount().subtract(f.get(i - 1).amount());
      boolean unit =
          sameUnit(s, f.get(i - 2), f.get(i - 1), true)
              && sameUnit(s, f.get(i - 2), f.get(i), false);
      if (left && unit && gap.signum() > 0 && f.size() <= 4 && misses(gap, f.get(i))) {
        return Optional.of(
            inconsistency(
                s,
                f.get(i - 1),
                f.get(i),
                Quantity.amount(f.get(i - 2).amount())
                    + " less "
                    + Quantity.amount(f.get(i - 1).amount())
                    + " is "
                    + Quantity.amount(gap)
                    + ", not "
                    + Quantity.amount(f.get(i).amount())
                    + "."));
      }
    }
    return Optional.empty();
  }

  private static final Pattern TIMES =
      Pattern.compile(
          "^[^.;]{0,90}?,? (twice|double|three times|four times|five times|ten times|half) (?:as (?:many|much|high|long|large) as|the) (?:the )?(?:[\\p{L}]+ )?$");
  private static final Pattern PERCENT_MORE =
      Pattern.compile(
          "^[^.;]{0,90}?,? (\\d{1,3})(?: percent| per cent|%) (more|less|fewer|higher|lower) than (?:the |in the )?$");

  /** "12 people, twice as many as the four", "88 people, 20 percent more than the 80". */
  private static Optional<Inconsistency> multiple(Located s, List<Figure> f) {
    for (int i = 0; i + 1 < f.size(); i++) {
      for (int k = i + 1; k < Math.min(f.size(), i + 3); k++) {
        String words = between(s, f.get(i).span().end(), f.get(k).span().start());
        Matcher times = TIMES.matcher(words);
        Matcher percent = PERCENT_MORE.matcher(words);
        double b = f.get(k).amount().doubleValue();
        if (b <= 0 || !sameUnit(s, f.get(i), f.get(k), false)) {
          continue;
        }
        double real = f.get(i).amount().doubleValue() / b;
        String said = null;
        double stated = 0;
        if (times.matches()) {
          said = times.group(1) + " as many";
          stated =
              switch (times.group(1)) {
                case "three times" -> 3;
                case "four times" -> 4;
                case "five times" -> 5;
                case "ten times" -> 10;
                case "half" -> 0.5;
                default -> 2;
              };
        } else if (percent.matches()) {
          said = percent.group(1) + " percent " + percent.group(2);
          double p = Double.parseDouble(percent.group(1)) / 100;
          stated = percent.group(2).matches("more|higher") ? 1 + p : 1 - p;
        }
        double slack =
            times.matches() ? 0.22 * stated : Math.max(0.025, 0.08 * Math.abs(stated - 1));
        if (said != null && Math.abs(real - stated) > slack) {
          return Optional.of(
              inconsistency(
                  s,
                  f.get(i),
                  f.get(k),
                  Quantity.amount(f.get(i).amount())
                      + " is "
                      + String.format(Locale.ROOT, "%.2f", real)
                      + " times "
                      + Quantity.amount(f.get(k).amount())
                      + ", not "
                      + said
                      + "."));
        }
      }
    }
    return Optional.empty();
  }

  /** "Planned at 200 million, it cost 280 million, an overrun of 30 percent". */
  private static Optional<Inconsistency> overrun(Located s, List<Figure> f) {
    List<Quantity> shares =
        s.reading().quantities().stream().filter(q -> q.kind() == Quantity.Kind.PERCENT).toList();
    List<Quantity> sums =
        s.reading().quantities().stream()
            .filter(q -> q.kind() == Quantity.Kind.MONEY && q.approx() == Quantity.Approx.EXACT)
            .toList();
    if (shares.size() != 1
        || sums.size() != 2
        || f.size() != 3
        || !sums.get(0).unit().equals(sums.get(1).unit())) {
      return Optional.empty();
    }
    String before = between(s, sums.get(1).span().end(), shares.get(0).span().start());
    double a = sums.get(0).lo().doubleValue();
    double b = sums.get(1).lo().doubleValue();
    double real = a <= 0 ? 0 : 100 * Math.abs(b - a) / a;
    double stated = shares.get(0).lo().doubleValue();
    boolean says =
        before.matches(
            ",? (?:an?|that is an?|which is an?) (?:overrun|"
                + UP_WORD
                + "|"
                + DOWN_WORD
                + ") of (?:about |almost |nearly )?");
    return says && a > 0 && Math.abs(real - stated) > Math.max(1.6, 0.1 * real)
        ? Optional.of(
            inconsistency(
                s,
                f.get(0),
                new Figure(shares.get(0).number(), shares.get(0).lo()),
                "From "
                    + sums.get(0).value()
                    + " to "
                    + sums.get(1).value()
                    + " is "
                    + String.format(Locale.ROOT, "%.0f percent", real)
                    + ", not "
                    + shares.get(0).value()
                    + "."))
        : Optional.empty();
  }

  /** "Comes to 12,000 crowns; it falls to 10,000 crowns, a saving of 3,000 crowns". */
  private static Optional<Inconsistency> difference(Located s, List<Figure> f) {
    for (int i = 2; i < f.size(); i++) {
      String before = between(s, f.get(i - 1).span().end(), f.get(i).span().start());
      boolean says =
          before.matches(
              "(?s)(?: [\\p{Ll}]+){0,4}, an? (?:saving|difference|gap|increase|rise|drop|fall|decrease|loss|gain|cut|reduction) of ");
      BigDecimal gap = f.get(i - 2).amount().subtract(f.get(i - 1).amount()).abs();
      boolean unit =
          sameUnit(s, f.get(i - 2), f.get(i - 1), true)
              && sameUnit(s, f.get(i - 1), f.get(i), true);
      if (says && unit && gap.signum() > 0 && misses(gap, f.get(i))) {
        return Optional.of(
            inconsistency(
                s,
                f.get(i - 1),
                f.get(i),
                "Between "
                    + Quantity.amount(f.get(i - 2).amount())
                    + " and "
                    + Quantity.amount(f.get(i - 1).amount())
                    + " lie "
                    + Quantity.amount(gap)
                    + ", not "
                    + Quantity.amount(f.get(i).amount())
                    + "."));
      }
    }
    return Optional.empty();
  }

  private static final Pattern FRACTION =
      Pattern.compile(
          "^(?: [\\p{L}'-]+){0,3},? (?:or |exactly |about |nearly |almost |just |roughly )*(half|a third|one third|two thirds|a quarter|one quarter|three quarters|a fifth|a tenth)\\b(?: of (?:them|all|the)\\b.*|[,.;].*|$)",
          Pattern.DOTALL);

  /** "60,000 of the district's 80,000 homes, exactly half of them". */
  private static Optional<Inconsistency> fraction(Located s, List<Figure> f) {
    for (int i = 0; i + 1 < f.size(); i++) {
      String of = between(s, f.get(i).span().end(), f.get(i + 1).span().start());
      Matcher m =
          FRACTION.matcher(between(s, f.get(i + 1).span().end(), s.reading().sentence().end()));
      double whole = f.get(i + 1).amount().doubleValue();
      if (!of.matches(
              "(?: [\\p{L}]+)? (?:out )?of (?:the |its |their |[\\p{L}]+'s )?(?:[\\p{L}]+'s |[\\p{L}]+ )?")
          || !m.find()
          || whole <= 0) {
        continue;
      }
      double stated =
          switch (m.group(1)) {
            case "half" -> 0.5;
            case "a third", "one third" -> 1 / 3.0;
            case "two thirds" -> 2 / 3.0;
            case "a quarter", "one quarter" -> 0.25;
            case "three quarters" -> 0.75;
            case "a fifth" -> 0.2;
            default -> 0.1;
          };
      double real = f.get(i).amount().doubleValue() / whole;
      if (real < 1 && Math.abs(real - stated) > 0.12 * Math.max(stated, 0.4)) {
        return Optional.of(
            inconsistency(
                s,
                f.get(i),
                f.get(i + 1),
                Quantity.amount(f.get(i).amount())
                    + " of "
                    + Quantity.amount(f.get(i + 1).amount())
                    + " is "
                    + String.format(Locale.ROOT, "%.0f percent", 100 * real)
                    + ", not "
                    + m.group(1)
                    + "."));
      }
    }
    return Optional.empty();
  }

  /** "Carried by 34 votes to 21. The majority of 15 was larger than expected." */
  private static Optional<Inconsistency> nextMargin(Located votes, Located margin) {
    List<Figure> f = Figures.of(votes.reading());
    List<Figure> g = Figures.of(margin.reading());
    for (int i = 0; i + 1 < f.size(); i++) {
      String to = between(votes, f.get(i).span().end(), f.get(i + 1).span().start());
      if (!to.matches("(?: votes)? (?:to|against) |[-\u2013]")
          || !votes.reading().hasWord("vote|votes|voted|ballots")) {
        continue;
      }
      for (Figure m : g) {
        String before = between(margin, margin.reading().sentence().start(), m.span().start());
        BigDecimal gap = f.get(i).amount().subtract(f.get(i + 1).amount()).abs();
        if (MARGIN.matcher(before).find()
            && before.length() < 40
            && gap.compareTo(m.amount()) != 0) {
          return Optional.of(
              Findings.within(
                  ClaimType.ARITHMETIC,
                  Severity.MEDIUM,
                  Findings.EXACT,
                  "Do the votes make the margin?",
                  margin(f.get(i), f.get(i + 1), m),
                  "wrong-direction",
                  null,
                  List.of(
                      new Account(Quantity.amount(gap), List.of(votes.clause(f.get(i).span()))),
                      new Account(Quantity.amount(m.amount()), List.of(margin.clause(m.span()))))));
        }
      }
    }
    return Optional.empty();
  }

  private static String margin(Figure votes, Figure against, Figure stated) {
    return Quantity.amount(votes.amount())
        + " to "
        + Quantity.amount(against.amount())
        + " is a margin of "
        + Quantity.amount(votes.amount().subtract(against.amount()).abs())
        + ", not "
        + Quantity.amount(stated.amount())
        + ".";
  }

  /** Whether a difference is stated wrongly, and not only rounded. */
  private static boolean misses(BigDecimal gap, Figure stated) {
    BigDecimal slack = stated.amount().multiply(new BigDecimal("0.06"));
    return gap.subtract(stated.amount()).abs().compareTo(slack) > 0;
  }

  private static boolean scaleDiffers(Located s, Figure a, Figure b) {
    double ratio = a.amount().doubleValue() / Math.max(1e-9, b.amount().doubleValue());
    String text = s.reading().sentence().text();
    return (ratio > 20 || ratio < 0.05)
        && text.matches("(?s).*\\b(?:million|billion|thousand)\\b.*");
  }

  private static boolean sameUnit(Located s, Figure a, Figure b, boolean strict) {
    Optional<Quantity> x = at(s, a);
    Optional<Quantity> y = at(s, b);
    if (x.isEmpty() || y.isEmpty()) {
      return !strict;
    }
    boolean bare = x.get().unit().isEmpty() || y.get().unit().isEmpty();
    return x.get().equals(y.get())
        || (x.get().kind() == y.get().kind() && (bare || x.get().unit().equals(y.get().unit())))
        || (bare
            && !strict
            && (x.get().kind() == Quantity.Kind.COUNT || y.get().kind() == Quantity.Kind.COUNT));
  }

  private static Optional<Quantity> at(Located s, Figure f) {
    return s.reading().quantities().stream().filter(q -> q.span().overlaps(f.span())).findFirst();
  }

  private static Inconsistency inconsistency(Located s, Figure a, Figure b, String explanation) {
    TextSpan both = a.span().hull(b.span());
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Findings.EXACT,
        "Do the numbers bear the comparison?",
        explanation,
        "wrong-direction",
        null,
        List.of(
            new Account(Quantity.amount(a.amount()), List.of(s.quote(a.span()))),
            new Account(Quantity.amount(b.amount()), List.of(s.quote(both)))));
  }
}

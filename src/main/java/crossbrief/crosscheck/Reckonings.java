package crossbrief.crosscheck;

import crossbrief.crosscheck.Reckoning.Cue;
import crossbrief.crosscheck.Reckoning.Sort;
import crossbrief.text.Figure;
import crossbrief.text.Figures;
import crossbrief.text.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds all that the numbers of a sentence, or of two that follow each other, may state. */
final class Reckonings {
  private static final int MOST = 7;
  private static final int MOST_BEFORE = 4;
  private static final int MOST_NEXT = 3;

  /** By what share a rounded result may differ, and one with "about". */
  private static final double ROUNDED = 0.006;

  private static final double ROUGH = 0.07;

  /** How many times too great or small a wrong result may be to be one at all. */
  private static final double FAR_SUM = 1.8;

  private static final double FAR_REST = 3;
  private static final double FAR_PRODUCT = 15;
  private static final double FAR_SHARE = 4;
  private static final double FAR_CHANGE = 5;

  private static final Pattern PERIOD =
      Pattern.compile(
          "^(?: \\p{L}+){0,3}? (?:an?|per|each|every) (day|week|month|quarter|year)\\b|^(?: \\p{L}+)? (daily|weekly|monthly|yearly|annually)\\b");

  private Reckonings() {}

  /** All that the sentences of an article may state. */
  static List<Reckoning> of(List<Located> article, Optional<LocalDate> day) {
    List<Reckoning> all = new ArrayList<>();
    List<List<NumberItem>> items = article.stream().map(Reckonings::items).toList();
    for (int i = 0; i < article.size(); i++) {
      Located s = article.get(i);
      List<NumberItem> own = items.get(i);
      if (own.size() >= 2 && own.size() <= MOST) {
        sums(own, all);
        rests(own, own, all);
        products(own, own, all);
        shares(own, s, all);
      }
      if (i + 1 < article.size()) {
        List<NumberItem> next = items.get(i + 1);
        if (own.size() >= 1
            && own.size() <= MOST_BEFORE
            && next.size() >= 1
            && next.size() <= MOST_NEXT) {
          rests(own, next, all);
          products(own, next, all);
          sumNext(own, next, all);
        }
        if (own.size() >= 2 && own.size() <= MOST_BEFORE) {
          shares(own, article.get(i + 1), all);
        }
      }
      int at = i;
      day.ifPresent(d -> SpanReckonings.add(article, at, d, all));
    }
    return all;
  }

  private static List<NumberItem> items(Located s) {
    List<NumberItem> items = new ArrayList<>();
    for (Figure f : Figures.of(s.reading())) {
      Optional<Quantity> q =
          s.reading().quantities().stream().filter(x -> x.span().overlaps(f.span())).findFirst();
      boolean range = q.isPresent() && q.get().lo().compareTo(q.get().hi()) != 0;
      if (!range && f.amount().signum() > 0) {
        items.add(
            new NumberItem(
                s,
                f.span(),
                f.amount().doubleValue(),
                q.map(Reckonings::unit).orElse(""),
                q.map(x -> x.approx() == Quantity.Approx.EXACT).orElse(true)));
      }
    }
    return items;
  }

  private static String unit(Quantity q) {
    return switch (q.kind()) {
      case COUNT -> "";
      case MEASURE, DURATION -> q.kind() + q.writtenUnit().replaceAll("s$", "");
      default -> q.kind() + q.unit();
    };
  }

  private static String amount(double value) {
    return Quantity.amount(new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros());
  }

  /** Whether two values are the same as exactly as a text gives them. */
  private static boolean same(double computed, NumberItem stated, boolean exact) {
    double slack = Math.abs(stated.value()) * (exact && stated.exact() ? ROUNDED : ROUGH);
    return Math.abs(computed - stated.value()) <= Math.max(slack, 1e-9);
  }

  static boolean isNear(double computed, double claimed, double most) {
    double ratio = computed / claimed;
    return ratio < most && ratio > 1 / most;
  }

  /** The numbers of a sentence and of the next; once where both are one sentence. */
  private static List<NumberItem> both(List<NumberItem> own, List<NumberItem> next) {
    List<NumberItem> both = new ArrayList<>(own);
    if (!own.equals(next)) {
      both.addAll(next);
    }
    return both;
  }

  private static void sums(List<NumberItem> items, List<Reckoning> all) {
    for (int t = 0; t < items.size(); t++) {
      NumberItem total = items.get(t);
      int from = t;
      while (from > 0 && items.get(from - 1).isLike(total)) {
        from--;
      }
      int to = t;
      while (to + 1 < items.size() && items.get(to + 1).isLike(total)) {
        to++;
      }
      if (t - from >= 2) {
        sum(items, items.subList(from, t), total, all);
      }
      if (t - from > 2) {
        sum(items, items.subList(t - 2, t), total, all);
        sum(items, items.subList(from + 1, t), total, all);
      }
      if (to - t >= 2) {
        sum(items, items.subList(t + 1, to + 1), total, all);
      }
      if (to - t > 2) {
        sum(items, items.subList(t + 1, t + 3), total, all);
      }
    }
  }

  private static void sumNext(List<NumberItem> own, List<NumberItem> next, List<Reckoning> all) {
    List<NumberItem> both = both(own, next);
    if (own.size() >= 2) {
      for (NumberItem total : next) {
        if (own.stream().allMatch(total::isLike)) {
          sum(both, own, total, all);
        }
      }
    }
    if (next.size() >= 2) {
      for (NumberItem total : own) {
        if (next.stream().allMatch(total::isLike)) {
          sum(both, next, total, all);
        }
      }
    }
  }

  private static void sum(
      List<NumberItem> items, List<NumberItem> parts, NumberItem total, List<Reckoning> all) {
    double computed = parts.stream().mapToDouble(NumberItem::value).sum();
    boolean less = parts.stream().allMatch(p -> p.value() < total.value());
    if (!less || !isNear(computed, total.value(), FAR_SUM)) {
      return;
    }
    String steps = String.join(" + ", parts.stream().map(p -> amount(p.value())).toList());
    add(Sort.SUM, items, parts, total, steps, computed, all);
  }

  private static void rests(List<NumberItem> own, List<NumberItem> next, List<Reckoning> all) {
    List<NumberItem> items = both(own, next);
    for (int i = 0; i + 1 < own.size(); i++) {
      NumberItem a = own.get(i);
      NumberItem b = own.get(i + 1);
      for (NumberItem c : next) {
        boolean later = !own.equals(next) || c.start() > b.start() || c.start() < a.start();
        if (later && !c.equals(a) && !c.equals(b) && a.isLike(b) && c.isLike(a) && c.isLike(b)) {
          double computed = Math.abs(a.value() - b.value());
          double most = Math.max(a.value(), b.value());
          double least = Math.min(a.value(), b.value());
          if (computed > 0 && c.value() < most && isNear(computed, c.value(), FAR_REST)) {
            String steps = amount(most) + " - " + amount(least);
            add(Sort.REST, items, List.of(a, b), c, steps, computed, all);
          }
        }
      }
    }
  }

  private static void products(List<NumberItem> own, List<NumberItem> next, List<Reckoning> all) {
    List<NumberItem> items = both(own, next);
    for (NumberItem total : next) {
      for (int i = 0; i < items.size(); i++) {
        for (int k = i + 1; k < items.size(); k++) {
          NumberItem a = items.get(i);
          NumberItem b = items.get(k);
          boolean apart = own.equals(next) || own.contains(a) || own.contains(b);
          boolean oneUnit = a.unit().equals(b.unit()) && !a.unit().isEmpty();
          if (a.equals(total) || b.equals(total) || !apart || oneUnit) {
            continue;
          }
          boolean unit = a.unit().equals(total.unit()) || b.unit().equals(total.unit());
          double computed = a.value() * b.value();
          boolean greater =
              total.value() > Math.max(a.value(), b.value()) && a.value() > 1 && b.value() > 1;
          if (unit && greater && isNear(computed, total.value(), FAR_PRODUCT)) {
            String steps = amount(a.value()) + " x " + amount(b.value());
            add(Sort.TIMES, items, List.of(a, b), total, steps, computed, all);
          }
        }
      }
      for (NumberItem a : items) {
        double times = a.equals(total) ? 0 : periods(items, a, total);
        if (times > 0 && a.isLike(total) && isNear(a.value() * times, total.value(), FAR_CHANGE)) {
          String steps = amount(a.value()) + " x " + amount(times);
          add(Sort.TIMES, items, List.of(a), total, steps, a.value() * times, all);
        }
      }
    }
  }

  /** How many of the first number's periods are in the second's; 0 when there is none. */
  private static double periods(List<NumberItem> items, NumberItem a, NumberItem b) {
    double one = days(a.behind(items));
    double other = days(b.behind(items));
    return one > 0 && other > one ? Math.round(other / one) : 0;
  }

  private static double days(String behind) {
    Matcher m = PERIOD.matcher(behind);
    if (!m.find()) {
      return 0;
    }
    String period = m.group(1) == null ? m.group(2) : m.group(1);
    return switch (period) {
      case "day", "daily" -> 1;
      case "week", "weekly" -> 7;
      case "month", "monthly" -> 365 / 12.0;
      case "quarter" -> 365 / 4.0;
      default -> 365;
    };
  }

  private static void shares(List<NumberItem> own, Located in, List<Reckoning> all) {
    List<NumberItem> stated = Shares.in(in);
    List<NumberItem> numbers = own.stream().filter(o -> !o.unit().startsWith("PERCENT")).toList();
    for (NumberItem p : stated) {
      for (int i = 0; i < numbers.size(); i++) {
        for (int k = i + 1; k < numbers.size(); k++) {
          NumberItem a = numbers.get(i);
          NumberItem b = numbers.get(k);
          if (a.isLike(b)
              && a.value() != b.value()
              && !p.span().overlaps(a.span())
              && !p.span().overlaps(b.span())) {
            share(own, p, a, b, all);
            change(own, p, a, b, all);
          }
        }
      }
    }
  }

  private static void share(
      List<NumberItem> own, NumberItem p, NumberItem a, NumberItem b, List<Reckoning> all) {
    double most = Math.max(a.value(), b.value());
    double computed = Math.min(a.value(), b.value()) / most;
    if (!p.unit().equals(Shares.MULTIPLE_WORD)
        && p.value() < 1
        && isNear(computed, p.value(), FAR_SHARE)) {
      String steps = amount(Math.min(a.value(), b.value())) + " of " + amount(most);
      add(Sort.SHARE, own, List.of(a, b), p, steps, computed, all);
    }
  }

  private static void change(
      List<NumberItem> own, NumberItem p, NumberItem a, NumberItem b, List<Reckoning> all) {
    boolean fromB = b.before(own).matches("(?s).*\\bfrom (?:about |some |around )?.{0,2}$");
    NumberItem base = fromB ? b : a;
    NumberItem now = fromB ? a : b;
    double ratio = now.value() / base.value();
    double computed =
        p.unit().equals(Shares.MULTIPLE_WORD)
            ? (p.value() < 1 ? ratio : Math.max(ratio, 1 / ratio))
            : Math.abs(ratio - 1);
    double other = p.unit().equals(Shares.MULTIPLE_WORD) ? 1 / ratio : Math.abs(1 / ratio - 1);
    if (p.value() > 0 && computed > 0 && isNear(computed, p.value(), FAR_CHANGE)) {
      double nearer = same(other, p, false) ? other : computed;
      String steps = amount(base.value()) + " to " + amount(now.value());
      add(Sort.CHANGE, own, List.of(a, b), p, steps, nearer, all);
    }
  }

  private static void add(
      Sort sort,
      List<NumberItem> items,
      List<NumberItem> parts,
      NumberItem result,
      String steps,
      double computed,
      List<Reckoning> all) {
    boolean exact = parts.stream().allMatch(NumberItem::exact);
    boolean share = sort == Sort.SHARE || sort == Sort.CHANGE;
    boolean holds =
        share
            ? Math.abs(computed - result.value())
                <= (result.unit().equals(Shares.PERCENT) && exact && result.exact()
                    ? 0.012 + 0.02 * result.value()
                    : 0.13 * result.value())
            : same(computed, result, exact);
    NumberItem first = parts.get(0);
    List<NumberItem> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingInt(NumberItem::start));
    Set<Cue> cues = Cue.none();
    cues.add(Cue.BIAS);
    ReckoningCues.add(items, ordered, result, cues);
    all.add(
        new Reckoning(
            sort,
            first.in(),
            result.in(),
            ordered.stream().map(NumberItem::span).toList(),
            result.span(),
            steps,
            share ? 100 * computed : computed,
            share ? 100 * result.value() : result.value(),
            holds,
            cues));
  }
}

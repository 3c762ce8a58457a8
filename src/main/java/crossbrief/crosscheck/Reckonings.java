package crossbrief.crosscheck;

import crossbrief.crosscheck.Reckoning.Cue;
import crossbrief.crosscheck.Reckoning.Sort;
import crossbrief.domain.TextSpan;
import crossbrief.text.Figure;
import crossbrief.text.Figures;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds all that the numbers of a sentence, or of two that follow each other, may state. */
final class Reckonings {
  private static final int MOST = 7;
  private static final double SECONDS_PER_YEAR = 365.2425 * 86_400;
  private static final Map<String, Double> FRACTIONS =
      Map.ofEntries(
          Map.entry("half", 0.5),
          Map.entry("one half", 0.5),
          Map.entry("a third", 1 / 3.0),
          Map.entry("one third", 1 / 3.0),
          Map.entry("two thirds", 2 / 3.0),
          Map.entry("two-thirds", 2 / 3.0),
          Map.entry("a quarter", 0.25),
          Map.entry("one quarter", 0.25),
          Map.entry("three quarters", 0.75),
          Map.entry("three-quarters", 0.75),
          Map.entry("a fifth", 0.2),
          Map.entry("one fifth", 0.2),
          Map.entry("two fifths", 0.4),
          Map.entry("three fifths", 0.6),
          Map.entry("four fifths", 0.8),
          Map.entry("a sixth", 1 / 6.0),
          Map.entry("an eighth", 0.125),
          Map.entry("a tenth", 0.1));
  private static final Pattern FRACTION =
      Pattern.compile(
          "\\b(one half|half|(?:a|one) (?:third|quarter|fifth)|two[ -]thirds|three[ -]quarters|two fifths|three fifths|four fifths|a sixth|an eighth|a tenth)\\b(?! (?:of )?(?:an? )?(?:hour|year|century|past|million|time|day|mile|dozen|decade))");
  private static final Map<String, Double> MULTIPLES =
      Map.ofEntries(
          Map.entry("doubled", 2.0),
          Map.entry("doubling", 2.0),
          Map.entry("doubles", 2.0),
          Map.entry("twice", 2.0),
          Map.entry("double", 2.0),
          Map.entry("tripled", 3.0),
          Map.entry("trebled", 3.0),
          Map.entry("three times", 3.0),
          Map.entry("threefold", 3.0),
          Map.entry("quadrupled", 4.0),
          Map.entry("four times", 4.0),
          Map.entry("five times", 5.0),
          Map.entry("halved", 0.5),
          Map.entry("half as", 0.5));
  private static final Pattern MULTIPLE =
      Pattern.compile(
          "\\b(doubled|doubling|doubles|double|twice|tripled|trebled|threefold|three times|quadrupled|four times|five times|halved|half as)\\b");
  private static final Pattern TOTAL =
      Pattern.compile(
          "\\b(?:in all|in total|altogether|overall|total|totals|totaling|totalling|totalled|together|combined|sum|adds? up|adding up|brings|bringing|makes|making|make|amounts?|amounting|all told|all)\\b");
  private static final Pattern SO =
      Pattern.compile(
          "\\b(?:so|thus|hence|meaning|which|that|therefore|leaving|giving|gave|equals?|equal|corresponds?|i\\.e)\\b");
  private static final Pattern OR = Pattern.compile("(?:,|\\() ?or\\b|\\bor (?:about |nearly )?$");
  private static final Pattern REST =
      Pattern.compile(
          "\\b(?:remain|remains|remained|remaining|left|leaving|leaves|rest|other|others|still|unaccounted|more to go|to go|missing|before (?:him|her|them)|got through|unsold|short|not)\\b");
  private static final Pattern MARGIN =
      Pattern.compile(
          "\\b(?:lead|leads|margin|majority|ahead|difference|gap|advantage|surplus|deficit|more|fewer|less|up|down|increase|rise|fall|drop|cut|reduction|behind|above|below|short)\\b");
  private static final Pattern OF_THEM =
      Pattern.compile(
          "\\bof (?:which|whom|them|these|those|the|its|their|his|her)\\b|\\b(?:made up|consist|compris|divided|split|composed)\\p{L}*\\b");
  private static final Pattern VERSUS =
      Pattern.compile("\\b(?:to|against|versus|compared|rival|while|and (?:her|his|its) )\\b");
  private static final Pattern EACH =
      Pattern.compile(
          "\\b(?:each|apiece|per|a head|average|every|a piece|on average|a (?:day|week|month|year|night|kilo|kilogram|ton|tonne|liter|litre|share|ticket|unit|barrel|person|seat))\\b");
  private static final Pattern CHANGED =
      Pattern.compile(
          "\\b(?:rose|risen|rise|rises|rising|increas\\p{L}*|climb\\p{L}*|grew|grown|grow|growth|jump\\p{L}*|rais\\p{L}*|lift\\p{L}*|fell|fallen|fall|falls|drop\\p{L}*|cut|cuts|decreas\\p{L}*|declin\\p{L}*|reduc\\p{L}*|lower\\p{L}*|shrank|sank|slump\\p{L}*|up|down|doubled|tripled|halved|quadrupled|more|less|fewer)\\b");
  private static final Pattern EARLIER =
      Pattern.compile(
          "\\b(?:before|earlier|previous|previously|last|formerly|ago|until now|so far|then)\\b");
  private static final Pattern FURTHER =
      Pattern.compile("\\b(?:another|further|additional|more|also|plus|besides|as well)\\b");
  private static final Pattern INCLUDING =
      Pattern.compile("\\b(?:including|among|some of|at least|as many|up to|most)\\b");
  private static final Pattern STARTED =
      Pattern.compile(
          "\\b(?:founded|opened|established|built|hired|joined|took (?:over|command|office|charge|up)|married|launched|began|started|came to|moved|elected|appointed|introduced|created|set up|inaugurated|entered|went into|completed|signed|discovered|first|became|invented|arrived|bought|acquired|born)\\b");
  private static final Pattern OFFICE =
      Pattern.compile(
          "\\b(?:has|had) (?:led|headed|run|served|been|worked|taught|coached|played|lived|commanded|chaired|governed|ruled|managed|owned|belonged|existed|operated|stood)\\b|\\byears of\\b|\\bin (?:its|his|her|their)\\b");
  private static final Pattern PRISON =
      Pattern.compile(
          "\\b(?:prison|jail|jailed|sentenc\\p{L}*|term|ban|banned|contract|lease|warranty|next|within|for the (?:first|next)|old|aged|until|will|plans?|planned|expected|over the)\\b");
  private static final Pattern ANNIVERSARY =
      Pattern.compile("\\b(\\d{1,3})(?:st|nd|rd|th) (?:birthday|anniversary|year)\\b");

  /** A number in a sentence. */
  private record Item(Located in, TextSpan span, double value, String unit, boolean exact) {
    boolean isLike(Item other) {
      return unit.equals(other.unit) || unit.isEmpty() || other.unit.isEmpty();
    }

    int start() {
      return span.start();
    }
  }

  private Reckonings() {}

  /** All that the sentences of an article may state. */
  static List<Reckoning> of(List<Located> article, Optional<LocalDate> day) {
    List<Reckoning> all = new ArrayList<>();
    List<List<Item>> items = article.stream().map(Reckonings::items).toList();
    for (int i = 0; i < article.size(); i++) {
      Located s = article.get(i);
      List<Item> own = items.get(i);
      if (own.size() >= 2 && own.size() <= MOST) {
        sums(own, all);
        rests(own, own, all);
        products(own, own, all);
        shares(s, own, s, all);
      }
      if (i + 1 < article.size()) {
        List<Item> next = items.get(i + 1);
        if (own.size() >= 1 && own.size() <= 4 && next.size() >= 1 && next.size() <= 3) {
          rests(own, next, all);
          products(own, next, all);
          sumNext(own, next, all);
        }
        if (own.size() >= 2 && own.size() <= 4) {
          shares(s, own, article.get(i + 1), all);
        }
      }
      int at = i;
      day.ifPresent(d -> spans(article, at, d, all));
    }
    return all;
  }

  private static List<Item> items(Located s) {
    List<Item> items = new ArrayList<>();
    for (Figure f : Figures.of(s.reading())) {
      Optional<Quantity> q =
          s.reading().quantities().stream().filter(x -> x.span().overlaps(f.span())).findFirst();
      boolean range = q.isPresent() && q.get().lo().compareTo(q.get().hi()) != 0;
      if (!range && f.amount().signum() > 0) {
        items.add(
            new Item(
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

  private static String text(Located s, int from, int to) {
    return from >= to ? "" : s.article().text().substring(from, to).toLowerCase(Locale.ROOT);
  }

  /** The words before a number, back to the number before it. */
  private static String before(List<Item> items, Item item) {
    int from = item.in().reading().sentence().start();
    for (Item o : items) {
      if (o.in().equals(item.in()) && o.span().end() <= item.start()) {
        from = Math.max(from, o.span().end());
      }
    }
    return text(item.in(), from, item.start());
  }

  /** The words behind a number, up to the next one. */
  private static String behind(List<Item> items, Item item) {
    int to = item.in().reading().sentence().end();
    for (Item o : items) {
      if (o.in().equals(item.in()) && o.start() >= item.span().end()) {
        to = Math.min(to, o.start());
      }
    }
    return text(item.in(), item.span().end(), to);
  }

  private static String amount(double value) {
    return Quantity.amount(
        new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros());
  }

  /** Whether two values are the same as exactly as a text gives them. */
  private static boolean same(double computed, Item stated, boolean exact) {
    double slack = Math.abs(stated.value()) * (exact && stated.exact() ? 0.006 : 0.07);
    return Math.abs(computed - stated.value()) <= Math.max(slack, 1e-9);
  }

  private static boolean isNear(double computed, double claimed, double most) {
    double ratio = computed / claimed;
    return ratio < most && ratio > 1 / most;
  }

  private static void sums(List<Item> items, List<Reckoning> all) {
    for (int t = 0; t < items.size(); t++) {
      Item total = items.get(t);
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

  private static void sumNext(List<Item> own, List<Item> next, List<Reckoning> all) {
    List<Item> both = new ArrayList<>(own);
    both.addAll(next);
    if (own.size() >= 2) {
      for (Item total : next) {
        if (own.stream().allMatch(total::isLike)) {
          sum(both, own, total, all);
        }
      }
    }
    if (next.size() >= 2) {
      for (Item total : own) {
        if (next.stream().allMatch(total::isLike)) {
          sum(both, next, total, all);
        }
      }
    }
  }

  private static void sum(List<Item> items, List<Item> parts, Item total, List<Reckoning> all) {
    double computed = parts.stream().mapToDouble(Item::value).sum();
    boolean less = parts.stream().allMatch(p -> p.value() < total.value());
    if (!less || !isNear(computed, total.value(), 1.8)) {
      return;
    }
    String steps = String.join(" + ", parts.stream().map(p -> amount(p.value())).toList());
    add(Sort.SUM, items, parts, total, steps, computed, all);
  }

  private static void rests(List<Item> own, List<Item> next, List<Reckoning> all) {
    List<Item> items = new ArrayList<>(own);
    if (own != next) {
      items.addAll(next);
    }
    for (int i = 0; i + 1 < own.size(); i++) {
      Item a = own.get(i);
      Item b = own.get(i + 1);
      for (Item c : next) {
        boolean later = own != next || c.start() > b.start() || c.start() < a.start();
        if (later && c != a && c != b && a.isLike(b) && c.isLike(a) && c.isLike(b)) {
          double computed = Math.abs(a.value() - b.value());
          double most = Math.max(a.value(), b.value());
          double least = Math.min(a.value(), b.value());
          if (computed > 0 && c.value() < most && isNear(computed, c.value(), 3)) {
            String steps = amount(most) + " - " + amount(least);
            add(Sort.REST, items, List.of(a, b), c, steps, computed, all);
          }
        }
      }
    }
  }

  private static void products(List<Item> own, List<Item> next, List<Reckoning> all) {
    List<Item> items = new ArrayList<>(own);
    if (own != next) {
      items.addAll(next);
    }
    for (Item total : next) {
      for (int i = 0; i < items.size(); i++) {
        for (int k = i + 1; k < items.size(); k++) {
          Item a = items.get(i);
          Item b = items.get(k);
          boolean apart = own == next || own.contains(a) || own.contains(b);
          if (a == total || b == total || !apart || a.unit().equals(b.unit()) && !a.unit().isEmpty()) {
            continue;
          }
          boolean unit = a.unit().equals(total.unit()) || b.unit().equals(total.unit());
          double computed = a.value() * b.value();
          boolean greater = total.value() > Math.max(a.value(), b.value()) && a.value() > 1 && b.value() > 1;
          if (unit && greater && isNear(computed, total.value(), 15)) {
            String steps = amount(a.value()) + " x " + amount(b.value());
            add(Sort.TIMES, items, List.of(a, b), total, steps, computed, all);
          }
        }
      }
      for (Item a : items) {
        double times = a == total ? 0 : periods(items, a, total);
        if (times > 0 && a.isLike(total) && isNear(a.value() * times, total.value(), 5)) {
          String steps = amount(a.value()) + " x " + amount(times);
          add(Sort.TIMES, items, List.of(a), total, steps, a.value() * times, all);
        }
      }
    }
  }

  private static final Pattern PERIOD =
      Pattern.compile("^(?: \\p{L}+){0,3}? (?:an?|per|each|every) (day|week|month|quarter|year)\\b|^(?: \\p{L}+)? (daily|weekly|monthly|yearly|annually)\\b");

  /** How many of the first number's periods are in the second's; 0 when there is none. */
  private static double periods(List<Item> items, Item a, Item b) {
    double one = days(behind(items, a));
    double other = days(behind(items, b));
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

  private static void shares(Located s, List<Item> own, Located in, List<Reckoning> all) {
    String words = in.reading().sentence().text().toLowerCase(Locale.ROOT);
    int start = in.reading().sentence().start();
    List<Item> stated = new ArrayList<>();
    for (Quantity q : in.reading().quantities()) {
      if (q.kind() == Quantity.Kind.PERCENT && q.lo().compareTo(q.hi()) == 0) {
        stated.add(
            new Item(
                in,
                q.number(),
                q.lo().doubleValue() / 100,
                "%",
                q.approx() == Quantity.Approx.EXACT));
      }
    }
    Matcher m = FRACTION.matcher(words);
    while (m.find()) {
      double value = FRACTIONS.getOrDefault(m.group(1).replaceAll("\\s+", " "), 0.0);
      stated.add(new Item(in, new TextSpan(start + m.start(1), start + m.end(1)), value, "f", false));
    }
    Matcher x = MULTIPLE.matcher(words);
    while (x.find()) {
      double value = MULTIPLES.getOrDefault(x.group(1), 0.0);
      stated.add(new Item(in, new TextSpan(start + x.start(1), start + x.end(1)), value, "x", false));
    }
    List<Item> numbers = own.stream().filter(o -> !o.unit().startsWith("PERCENT")).toList();
    for (Item p : stated) {
      for (int i = 0; i < numbers.size(); i++) {
        for (int k = i + 1; k < numbers.size(); k++) {
          Item a = numbers.get(i);
          Item b = numbers.get(k);
          if (a.isLike(b) && a.value() != b.value() && !p.span().overlaps(a.span()) && !p.span().overlaps(b.span())) {
            share(own, p, a, b, all);
            change(own, p, a, b, all);
          }
        }
      }
    }
  }

  private static void share(List<Item> own, Item p, Item a, Item b, List<Reckoning> all) {
    double most = Math.max(a.value(), b.value());
    double computed = Math.min(a.value(), b.value()) / most;
    if (!p.unit().equals("x") && p.value() < 1 && isNear(computed, p.value(), 4)) {
      String steps = amount(Math.min(a.value(), b.value())) + " of " + amount(most);
      add(Sort.SHARE, own, List.of(a, b), p, steps, computed, all);
    }
  }

  private static void change(List<Item> own, Item p, Item a, Item b, List<Reckoning> all) {
    boolean fromB = before(own, b).matches("(?s).*\\bfrom (?:about |some |around )?.{0,2}$");
    Item base = fromB ? b : a;
    Item now = fromB ? a : b;
    double ratio = now.value() / base.value();
    double computed = p.unit().equals("x") ? (p.value() < 1 ? ratio : Math.max(ratio, 1 / ratio)) : Math.abs(ratio - 1);
    double other = p.unit().equals("x") ? 1 / ratio : Math.abs(1 / ratio - 1);
    if (p.value() > 0 && computed > 0 && isNear(computed, p.value(), 5)) {
      double nearer = same(other, p, false) ? other : computed;
      String steps = amount(base.value()) + " to " + amount(now.value());
      add(Sort.CHANGE, own, List.of(a, b), p, steps, nearer, all);
    }
  }

  private static void add(
      Sort sort,
      List<Item> items,
      List<Item> parts,
      Item result,
      String steps,
      double computed,
      List<Reckoning> all) {
    boolean exact = parts.stream().allMatch(Item::exact);
    boolean share = sort == Sort.SHARE || sort == Sort.CHANGE;
    boolean holds =
        share
            ? Math.abs(computed - result.value())
                <= (result.unit().equals("%") && exact && result.exact()
                    ? 0.012 + 0.02 * result.value()
                    : 0.13 * result.value())
            : same(computed, result, exact);
    Item first = parts.get(0);
    List<Item> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingInt(Item::start));
    Set<Cue> cues = Cue.none();
    cues.add(Cue.BIAS);
    cues(sort, items, ordered, result, cues);
    all.add(
        new Reckoning(
            sort,
            first.in(),
            result.in(),
            ordered.stream().map(Item::span).toList(),
            result.span(),
            steps,
            share ? 100 * computed : computed,
            share ? 100 * result.value() : result.value(),
            holds,
            cues));
  }

  private static void set(Set<Cue> cues, Cue cue, boolean holds) {
    if (holds) {
      cues.add(cue);
    }
  }

  private static void cues(
      Sort sort, List<Item> items, List<Item> parts, Item result, Set<Cue> cues) {
    List<Item> all = new ArrayList<>(items);
    if (!all.contains(result)) {
      all.add(result);
    }
    String before = before(all, result);
    String behind = behind(all, result);
    Item first = parts.get(0);
    Item last = parts.get(parts.size() - 1);
    StringBuilder between = new StringBuilder();
    for (int i = 0; i + 1 < parts.size(); i++) {
      between.append(text(parts.get(i).in(), parts.get(i).span().end(), parts.get(i + 1).start())).append(' ');
    }
    String whole =
        text(
            first.in(),
            first.in().reading().sentence().start(),
            first.in().reading().sentence().end());
    String ofFirst = before(all, first);
    set(cues, Cue.TOTAL_BEFORE, TOTAL.matcher(before).find());
    set(cues, Cue.TOTAL_BEHIND, TOTAL.matcher(behind).find());
    set(cues, Cue.SO_BEFORE, SO.matcher(before).find());
    set(cues, Cue.OR_BEFORE, OR.matcher(before).find());
    set(cues, Cue.REST_BEFORE, REST.matcher(before).find());
    set(cues, Cue.REST_BEHIND, REST.matcher(behind).find());
    set(cues, Cue.MARGIN_BEFORE, MARGIN.matcher(before).find());
    set(cues, Cue.MARGIN_BEHIND, MARGIN.matcher(behind).find());
    set(cues, Cue.OF_BETWEEN, between.toString().matches("(?s).*\\b(?:out )?of\\b.*"));
    set(
        cues,
        Cue.OF_THEM,
        OF_THEM.matcher(ofFirst).find() || OF_THEM.matcher(between).find() || OF_THEM.matcher(behind).find());
    set(cues, Cue.COLON, ofFirst.contains(":") || before.contains(":"));
    set(cues, Cue.OPENS_WITH_OF, whole.matches("(?s)(?:of|out of|from) .*"));
    set(cues, Cue.AND_BETWEEN, between.toString().matches("(?s).*\\b(?:and|plus)\\b.*"));
    set(cues, Cue.COMMA_BETWEEN, between.indexOf(",") >= 0);
    set(cues, Cue.VERSUS_BETWEEN, VERSUS.matcher(between).find());
    set(cues, Cue.EACH, EACH.matcher(behind(all, first)).find() || EACH.matcher(behind(all, last)).find());
    set(cues, Cue.EACH_BEFORE, EACH.matcher(ofFirst).find() || EACH.matcher(before(all, last)).find());
    set(cues, Cue.FROM_TO, (ofFirst + between).matches("(?s).*\\bfrom\\b.*"));
    set(cues, Cue.CHANGED, CHANGED.matcher(whole).find());
    set(cues, Cue.COMPARED, whole.matches("(?s).*\\b(?:than|compared|against)\\b.*"));
    set(cues, Cue.EARLIER, EARLIER.matcher(whole).find());
    set(cues, Cue.FURTHER, FURTHER.matcher(between).find());
    set(cues, Cue.INCLUDING, INCLUDING.matcher(between).find() || INCLUDING.matcher(ofFirst).find());
    int unused = all.size() - parts.size() - 1;
    set(cues, Cue.UNUSED_ONE, unused == 1);
    set(cues, Cue.UNUSED_MORE, unused > 1);
    set(
        cues,
        Cue.SAME_UNIT,
        !result.unit().isEmpty() && parts.stream().allMatch(p -> p.unit().equals(result.unit())));
    set(cues, Cue.NO_UNIT, parts.stream().allMatch(p -> p.unit().isEmpty()));
    boolean two = !first.in().equals(result.in());
    set(cues, Cue.TWO_SENTENCES, two);
    set(cues, Cue.RESULT_FIRST, result.start() < first.start());
    set(cues, Cue.RESULT_LAST, result.start() > last.start());
    set(cues, Cue.PARTS_TWO, parts.size() == 2);
    set(cues, Cue.PARTS_MANY, parts.size() > 3);
    set(cues, Cue.ROUGHLY, !result.exact() || parts.stream().anyMatch(p -> !p.exact()));
    set(cues, Cue.MONEY, result.unit().startsWith("MONEY"));
    set(cues, Cue.PERCENT, result.unit().startsWith("PERCENT") || result.unit().equals("%"));
    set(cues, Cue.TIME, result.unit().startsWith("DURATION"));
    set(cues, Cue.FRACTION, result.unit().equals("f") || result.unit().equals("x"));
    set(cues, Cue.PERIOD, parts.size() == 1);
    set(
        cues,
        Cue.NEXT_TO_EACH_OTHER,
        text(result.in(), last.span().end(), result.start()).length() < 40 && !two);
  }

  private static void spans(
      List<Located> article, int at, LocalDate day, List<Reckoning> all) {
    Located s = article.get(at);
    List<Item> stretches = stretches(s);
    if (stretches.isEmpty() || stretches.size() > 2) {
      return;
    }
    for (int i = Math.max(0, at - 2); i < Math.min(article.size(), at + 3); i++) {
      Located other = article.get(i);
      List<TimeMention> years = Years.in(other);
      for (TimeMention y : years) {
        for (Item d : stretches) {
          span(s, d, other, y, years.size(), day, all);
        }
      }
    }
  }

  /** The durations in years and the anniversaries of a sentence. */
  private static List<Item> stretches(Located s) {
    List<Item> found = new ArrayList<>();
    for (Quantity q : s.reading().quantities()) {
      if (q.kind() == Quantity.Kind.DURATION
          && q.writtenUnit().matches("(?i)years?")
          && q.lo().compareTo(q.hi()) == 0) {
        found.add(
            new Item(
                s,
                q.span(),
                q.lo().doubleValue() / SECONDS_PER_YEAR,
                "years",
                q.approx() == Quantity.Approx.EXACT));
      }
    }
    Matcher m = ANNIVERSARY.matcher(s.reading().sentence().text());
    int start = s.reading().sentence().start();
    while (m.find()) {
      found.add(
          new Item(
              s,
              new TextSpan(start + m.start(), start + m.end()),
              Double.parseDouble(m.group(1)),
              "anniversary",
              true));
    }
    return found;
  }

  private static void span(
      Located s, Item d, Located other, TimeMention y, int years, LocalDate day, List<Reckoning> all) {
    double computed = day.getYear() - Years.of(y);
    boolean dated = y.granularity() != TimeMention.Granularity.YEAR;
    if (computed < 2 || d.value() < 2 || !isNear(computed, d.value(), 4) || y.span().overlaps(d.span())) {
      return;
    }
    double slack = (dated ? 1.01 : 1.01) + (d.exact() ? 0 : 0.1 * d.value());
    boolean holds = Math.abs(computed - d.value()) <= slack;
    Set<Cue> cues = Cue.none();
    cues.add(Cue.BIAS);
    String words = text(s, s.reading().sentence().start(), s.reading().sentence().end());
    String ofYear = text(other, other.reading().sentence().start(), other.reading().sentence().end());
    String before = text(s, Math.max(s.reading().sentence().start(), d.start() - 25), d.start());
    String behind = text(s, d.span().end(), Math.min(s.reading().sentence().end(), d.span().end() + 25));
    String beforeYear = text(other, Math.max(other.reading().sentence().start(), y.span().start() - 40), y.span().start());
    set(cues, Cue.STARTED, STARTED.matcher(beforeYear).find());
    set(cues, Cue.SINCE, beforeYear.matches("(?s).*\\bsince (?:\\p{L}+ )?$"));
    set(cues, Cue.LASTED, before.matches("(?s).*\\b(?:for|after|in (?:its|his|her|their)|over|of|than|these|those)(?: \\p{L}+)? ?$"));
    set(cues, Cue.AGO, behind.matches("(?s)^ ago.*"));
    set(cues, Cue.ANNIVERSARY, d.unit().equals("anniversary"));
    set(cues, Cue.IN_OFFICE, OFFICE.matcher(words).find());
    set(cues, Cue.PRISON, PRISON.matcher(words).find());
    set(cues, Cue.OLD, (behind + before).matches("(?s).*\\b(?:old|aged|age)\\b.*") || behind.startsWith("-old"));
    set(cues, Cue.BORN, beforeYear.matches("(?s).*\\bborn\\b.*"));
    set(cues, Cue.TWO_SENTENCES, !s.equals(other));
    set(cues, Cue.RESULT_LAST, d.start() > y.span().start());
    set(cues, Cue.ONLY_YEAR, years == 1);
    set(cues, Cue.PRONOUN, words.matches("(?s)(?:he|she|it|they|the|his|her|its)\\b.*"));
    set(cues, Cue.ROUGHLY, !d.exact());
    set(cues, Cue.EARLIER, EARLIER.matcher(ofYear).find());
    set(cues, Cue.UNUSED_ONE, ofYear.matches("(?s).*\\b(?:until|to|ended|closed|died|left|retired)\\b.*"));
    set(cues, Cue.NEXT_TO_EACH_OTHER, Math.abs(s.number() - other.number()) == 1);
    set(
        cues,
        Cue.NAME_SHARED,
        s.reading().people().stream()
            .anyMatch(p -> other.reading().people().stream().anyMatch(q -> Subjects.samePerson(p.name(), q.name()))));
    all.add(
        new Reckoning(
            Sort.SPAN,
            other,
            s,
            List.of(y.span()),
            d.span(),
            Years.of(y) + " to " + day.getYear(),
            computed,
            d.value(),
            holds,
            cues));
  }
}

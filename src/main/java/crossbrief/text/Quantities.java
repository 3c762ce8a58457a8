package crossbrief.text;

import crossbrief.domain.TextSpan;
import crossbrief.text.Quantity.Approx;
import crossbrief.text.Quantity.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds quantities in the tokens of one sentence: counts, money, percentages, measures, ages,
 * durations, magnitudes.
 */
final class Quantities {
  private static final Set<String> FILLERS =
      Set.of(
          "were",
          "was",
          "have",
          "had",
          "has",
          "been",
          "are",
          "is",
          "be",
          "being",
          "who",
          "that",
          "people",
          "others",
          "more",
          "reportedly",
          "also",
          "still",
          "feared",
          "confirmed",
          "left",
          "believed",
          "now",
          "to",
          "said",
          "known",
          "remain",
          "remained",
          "remains",
          "then",
          "later",
          "already",
          "came",
          "lose",
          "lost",
          "losing",
          "their");
  private static final Set<String> LEFT_FILLERS =
      Set.of(
          "at",
          "least",
          "about",
          "some",
          "nearly",
          "almost",
          "around",
          "by",
          "over",
          "more",
          "than",
          "as",
          "many",
          "up",
          "to",
          "a",
          "an",
          "the",
          "of",
          "another",
          "other",
          "estimated",
          "approximately",
          "roughly",
          "only",
          "just",
          "possibly",
          "in",
          "with");
  private static final Set<String> RISE =
      Set.of(
          "rose",
          "risen",
          "rises",
          "climbed",
          "increased",
          "jumped",
          "grew",
          "stood",
          "stands",
          "reached",
          "reaches",
          "put");

  /** Past tenses that no noun is meant by behind a plural. */
  private static final Set<String> PAST =
      Set.of(
          "struck", "hit", "fell", "broke", "sank", "left", "took", "won", "lost", "came", "went",
          "led", "met", "rose", "shot", "fled", "found", "held", "began", "made", "got", "gave",
          "sent", "set", "spent", "stood", "tore", "bore", "swept", "blew", "saw", "paid", "ran");

  private static final Set<String> NOUN_STOP =
      Set.of(
          "of",
          "in",
          "on",
          "at",
          "by",
          "for",
          "to",
          "from",
          "with",
          "and",
          "or",
          "but",
          "who",
          "that",
          "which",
          "were",
          "was",
          "are",
          "is",
          "have",
          "had",
          "has",
          "been",
          "be",
          "will",
          "would",
          "could",
          "should",
          "may",
          "might",
          "can",
          "did",
          "do",
          "does",
          "as",
          "after",
          "before",
          "during",
          "since",
          "until",
          "when",
          "while",
          "where",
          "if",
          "the",
          "a",
          "an",
          "his",
          "her",
          "their",
          "its",
          "this",
          "these",
          "those",
          "against",
          "into",
          "over",
          "under",
          "between",
          "near",
          "off",
          "around",
          "across",
          "than",
          "not",
          "no",
          "it",
          "he",
          "she",
          "they",
          "we",
          "aboard",
          "alive",
          "ago",
          "later",
          "earlier",
          "each",
          "per",
          "amid",
          "outside",
          "inside",
          "through",
          "without",
          "within",
          "about",
          "up",
          "down",
          "out",
          "because",
          "so",
          "yet",
          "also",
          "both",
          "including",
          "overnight",
          "today",
          "yesterday",
          "according",
          "away",
          "along",
          "'s",
          "last",
          "next",
          "short",
          "ahead",
          "behind",
          "apart",
          "said");

  /** So many pounds are money: nobody weighs in them. */
  private static final BigDecimal MANY = BigDecimal.valueOf(1_000_000);

  private final String text;
  private final List<Token> tokens;
  private final List<TextSpan> taken;
  private final List<Quantity> found = new ArrayList<>();

  private Quantities(String text, List<Token> tokens, List<TextSpan> taken) {
    this.text = text;
    this.tokens = tokens;
    this.taken = taken;
  }

  /** A number with the index of the first token behind it. */
  private record Amount(
      BigDecimal lo, BigDecimal hi, Approx approx, int from, int end, boolean digits) {}

  /**
   * The quantities of one sentence in their order.
   *
   * @param taken spans that hold no quantity, such as dates and times of day
   */
  static List<Quantity> of(String text, List<Token> tokens, List<TextSpan> taken) {
    Quantities quantities = new Quantities(text, tokens, taken);
    for (int i = 0; i < tokens.size(); ) {
      i = Math.max(i + 1, quantities.at(i));
    }
    return quantities.found;
  }

  private int at(int i) {
    if (isTaken(i)) {
      return i;
    }
    int compound = compound(i);
    if (compound > i) {
      return compound;
    }
    int vague = vague(i);
    if (vague > i) {
      return vague;
    }
    Amount amount = amount(i);
    return amount == null ? i : typed(i, amount);
  }

  /**
   * One token that holds number and unit: five-hour, three-year-old, 5.6-magnitude, 1,250-kilogram.
   */
  private int compound(int i) {
    String w = word(i);
    int dash = w.indexOf('-');
    if (dash <= 0) {
      return i;
    }
    BigDecimal value = Numbers.simple(w.substring(0, dash).replace(",", ""));
    if (value == null) {
      return i;
    }
    String rest = w.substring(dash + 1);
    if (rest.equals("year-old") || rest.equals("years-old")) {
      return add(
          i,
          i,
          i,
          value,
          value,
          Approx.EXACT,
          Kind.AGE,
          "year",
          text(i, i),
          List.of(),
          "year",
          null,
          false);
    }
    if (rest.equals("magnitude")) {
      return add(
          i,
          i,
          i,
          value,
          value,
          Approx.EXACT,
          Kind.MAGNITUDE,
          "magnitude",
          text(i, i),
          List.of(),
          "magnitude",
          null,
          false);
    }
    QuantityWords.Unit unit = QuantityWords.UNITS.get(rest);
    if (unit == null) {
      return i;
    }
    Kind kind = unit.dimension().equals("time") ? Kind.DURATION : Kind.MEASURE;
    int head = i + 1 < tokens.size() && isNoun(i + 1) ? i + 1 : i;
    BigDecimal base = value.multiply(unit.factor());
    return add(
        i,
        head,
        i,
        base,
        base,
        Approximations.before(tokens, i),
        kind,
        unit.dimension(),
        text(i, head),
        List.of(),
        rest,
        null,
        false);
  }

  private int vague(int i) {
    Numbers.Value dozen = Numbers.dozen(tokens, i);
    if (dozen != null) {
      BigDecimal counted = dozen.amount();
      return vague(i, dozen.end(), counted, counted);
    }
    long[] range =
        switch (word(i)) {
          case "dozens" -> new long[] {24, 99};
          case "scores" -> new long[] {40, 99};
          case "hundreds" -> new long[] {100, 999};
          case "thousands" -> new long[] {1000, 9999};
          default -> new long[0];
        };
    return range.length == 0
        ? i
        : vague(i, i + 1, BigDecimal.valueOf(range[0]), BigDecimal.valueOf(range[1]));
  }

  private int vague(int i, int end, BigDecimal lo, BigDecimal hi) {
    int n = end;
    if (word(n).equals("of")) {
      n++;
    }
    boolean more = word(n).equals("more");
    Amount amount =
        new Amount(
            lo,
            hi,
            lo.compareTo(hi) == 0 ? Approx.ABOUT : more ? Approx.AT_LEAST : Approx.VAGUE,
            i,
            more ? n + 1 : n,
            false);
    return count(i, amount);
  }

  private @Nullable Amount amount(int i) {
    int at = i;
    Numbers.Value first = Numbers.at(tokens, at);
    if (first == null || isNamePart(i, first)) {
      return null;
    }
    BigDecimal hi = first.amount();
    int end = first.end();
    boolean range =
        word(end).matches("to|-|\u2013|\u2014")
            || (word(end).equals("and") && word(i - 1).equals("between"));
    Numbers.Value second = range ? Numbers.at(tokens, end + 1) : null;
    if (second != null && second.amount().compareTo(first.amount()) > 0 && !isTaken(end + 1)) {
      hi = second.amount();
      end = second.end();
    }
    return new Amount(first.amount(), hi, Approximations.before(tokens, i), i, end, first.digits());
  }

  /**
   * Numbers inside names ("Android 8.1", "Flight 370", "No. 2"), ordinals, and "one" as a pronoun
   * are no quantities.
   */
  private boolean isNamePart(int i, Numbers.Value value) {
    Token before = i > 0 ? tokens.get(i - 1) : null;
    boolean name =
        before != null
            && before.isCapitalized()
            && i > 1
            && value.end() - i == 1
            && (value.end() >= tokens.size() || !isNoun(value.end()))
            && !before.is("magnitude")
            && value.digits()
            && !word(value.end()).matches("%|percent|km|kg");
    boolean number =
        before != null
            && Words.oneOf(
                before.lower(),
                "no|nos|number|flight|route|highway|article|chapter|page|section|line|room|gate");
    boolean numbered = word(i - 1).equals(".") && Words.oneOf(word(i - 2), "no|nos");
    boolean pronoun =
        word(i).equals("one")
            && (!isNoun(i + 1) || Words.oneOf(word(i - 1), "no|any|every|some|this|that|the"));
    boolean ordinal = Words.oneOf(word(value.end()), "st|nd|rd|th");
    return name || (number && value.digits()) || numbered || pronoun || ordinal;
  }

  private int typed(int i, Amount a) {
    int end = a.end();
    String next = word(end);
    String currency = currencyBefore(i);
    if (currency != null) {
      int from = word(i - 2).equals("us") ? i - 2 : i - 1;
      return add(
          Math.max(from, 0),
          end - 1,
          i,
          a.lo(),
          a.hi(),
          Approximations.before(tokens, from),
          Kind.MONEY,
          currency,
          text(Math.max(from, 0), end - 1),
          List.of(),
          currency,
          predicate(i, end),
          false);
    }
    boolean millions = a.lo().compareTo(MANY) >= 0 && next.equals("pounds");
    boolean pence =
        next.equals("pence")
            || (next.equals("p") && tokens.get(end).start() == tokens.get(end - 1).end());
    if (millions || pence) {
      BigDecimal factor = pence ? new BigDecimal("0.01") : BigDecimal.ONE;
      return add(
          i,
          end,
          i,
          a.lo().multiply(factor),
          a.hi().multiply(factor),
          a.approx(),
          Kind.MONEY,
          "GBP",
          text(i, end),
          List.of(),
          "GBP",
          predicate(i, end),
          false);
    }
    if (QuantityWords.CURRENCIES.containsKey(next)
        && !next.equals("pound")
        && !next.equals("won")) {
      String code = QuantityWords.CURRENCIES.getOrDefault(next, next);
      return add(
          i,
          end,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.MONEY,
          code,
          text(i, end),
          List.of(),
          code,
          predicate(i, end),
          false);
    }
    if (next.equals("%")
        || next.equals("percent")
        || (next.equals("per") && word(end + 1).equals("cent"))) {
      int last = next.equals("per") ? end + 1 : end;
      return add(
          i,
          last,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.PERCENT,
          "percent",
          text(i, last),
          List.of(),
          "percent",
          predicate(i, last + 1),
          false);
    }
    if (word(i - 1).equals("magnitude")
        || next.equals("magnitude")
        || (next.equals("on") && word(end + 2).equals("richter"))) {
      return add(
          i,
          end - 1,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.MAGNITUDE,
          "magnitude",
          text(i, end - 1),
          List.of(),
          "magnitude",
          null,
          false);
    }
    boolean atAge =
        word(i - 1).equals("aged")
            || (word(i - 1).equals("of") && word(i - 2).equals("age"))
            || (word(i - 1).equals("age") && word(i - 2).equals("at"))
            || (word(i - 1).equals("of")
                && Words.oneOf(word(i - 2), "girl|boy|man|woman|youth|lad|widow|mother|father")
                && head(a.end()) < 0);
    if (atAge || isAppositiveAge(i, a)) {
      return add(
          i,
          end - 1,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.AGE,
          "year",
          text(i, end - 1),
          List.of(),
          "year",
          null,
          false);
    }
    QuantityWords.Unit unit =
        next.length() <= 2 && !a.digits() ? null : QuantityWords.UNITS.get(next);
    if (unit != null) {
      return measure(i, a, unit, next);
    }
    return count(i, a);
  }

  private boolean isAppositiveAge(int i, Amount a) {
    boolean commas = word(i - 1).equals(",") && word(a.end()).matches("[,.]");
    boolean name = i > 1 && tokens.get(i - 2).isCapitalized();
    int years = a.lo().intValue();
    return commas && name && a.digits() && a.lo().scale() <= 0 && years > 4 && years < 115;
  }

  private int measure(int i, Amount a, QuantityWords.Unit unit, String written) {
    int end = a.end();
    if (word(end + 1).equals("old")) {
      return add(
          i,
          end + 1,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.AGE,
          "year",
          text(i, end + 1),
          List.of(),
          "year",
          null,
          false);
    }
    Kind kind = unit.dimension().equals("time") ? Kind.DURATION : Kind.MEASURE;
    return add(
        i,
        end,
        i,
        a.lo().multiply(unit.factor()),
        a.hi().multiply(unit.factor()),
        a.approx(),
        kind,
        unit.dimension(),
        text(i, end),
        List.of(),
        written,
        null,
        false);
  }

  private int count(int i, Amount a) {
    int head = head(a.end());
    int from = a.from();
    boolean partial =
        head < 0
            && word(a.end()).equals("of")
            && Words.oneOf(word(a.end() + 1), "them|whom|those|the|these|which");
    partial |= isPartOf(i);
    int kind = partial ? kindOfPart(a.end()) : -1;
    if (kind > 0) {
      return add(
          from,
          kind,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.COUNT,
          Quantity.PERSON,
          text(kind, kind),
          List.of(Stems.of(word(kind))),
          "",
          QuantityWords.PREDICATES.get(word(a.end() + 2)),
          false);
    }
    if (head < 0 && !partial && isGroup(from)) {
      int group = Approximations.start(tokens, from) - 2;
      return add(
          group,
          a.end() - 1,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.COUNT,
          Quantity.PERSON,
          text(group, group),
          List.of(Stems.of(word(group))),
          "",
          QuantityWords.PREDICATES.getOrDefault(word(group), predicate(i, a.end())),
          false);
    }
    if (head < 0) {
      String predicate = predicate(i, a.end());
      boolean rise = Words.oneOf(word(i - 1), "to|at") && RISE.contains(word(i - 2));
      if (predicate == null && rise) {
        predicate = predicateLeft(i - 2);
      }
      String unit = predicate != null && isCasualty(predicate) ? Quantity.PERSON : "";
      boolean bare = unit.isEmpty() && predicate == null;
      if (bare && !a.digits() && !partial && !isListed(i, a.end())) {
        return i;
      }
      return add(
          from,
          a.end() - 1,
          i,
          a.lo(),
          a.hi(),
          a.approx(),
          Kind.COUNT,
          unit,
          "",
          List.of(),
          "",
          predicate,
          partial);
    }
    String noun = word(head);
    String unit =
        QuantityWords.PERSON_NOUNS.contains(noun) || isDemonymPlural(head)
            ? Quantity.PERSON
            : QuantityWords.SAME_THING.getOrDefault(noun, Stems.of(noun));
    List<String> modifiers = new ArrayList<>();
    for (int k = a.end(); k < head; k++) {
      if (tokens.get(k).isWord() && !Stems.isStopWord(word(k))) {
        modifiers.add(Stems.of(word(k)));
      }
    }
    String predicate = predicateOf(a.end(), head);
    predicate = predicate != null ? predicate : predicate(i, head + 1);
    if (predicate == null && unit.equals(Quantity.PERSON)) {
      predicate = verb(from, head);
    }
    boolean persons = unit.equals(Quantity.PERSON) && !QuantityWords.PERSON_NOUNS.contains(noun);
    if (!persons
        && unit.equals(Quantity.PERSON)
        && !noun.matches("people|persons?|individuals?|others?")) {
      modifiers.add(QuantityWords.SAME_THING.getOrDefault(noun, Stems.of(noun)));
    }
    return add(
        from,
        head,
        i,
        a.lo(),
        a.hi(),
        a.approx(),
        Kind.COUNT,
        unit,
        text(a.end(), head),
        modifiers,
        "",
        predicate,
        partial);
  }

  /** "six of the dead were policemen": the index of the noun for the people of that part, or -1. */
  private int kindOfPart(int end) {
    boolean people = QuantityWords.PREDICATES.containsKey(word(end + 2));
    boolean were = Words.oneOf(word(end + 3), "were|are");
    return word(end + 1).equals("the")
            && people
            && were
            && QuantityWords.PERSON_NOUNS.contains(word(end + 4))
        ? end + 4
        : -1;
  }

  /** "a crew of 21", "a crowd of about 400". */
  private boolean isGroup(int from) {
    int of = Approximations.start(tokens, from) - 1;
    return word(of).equals("of")
        && Words.oneOf(
            word(of - 1),
            "crew|staff|workforce|crowd|audience|congregation|team|cast|garrison|population");
  }

  /** "eight in Grel and six in Sopotnik", behind "nineteen of those": a list of parts. */
  private boolean isListed(int i, int end) {
    return !found.isEmpty()
        && (found.get(0).partial() || found.get(found.size() - 1).kind() == Kind.COUNT)
        && Words.oneOf(word(i - 1), ",|and")
        && Words.oneOf(word(end), "in|at|on|from|near");
  }

  private boolean isDemonymPlural(int i) {
    return tokens.get(i).isCapitalized()
        && Places.isDemonym(tokens.get(i).text())
        && word(i).endsWith("s");
  }

  /** The index of the head of the noun phrase that starts at token {@code from}, or -1. */
  private int head(int from) {
    int head = -1;
    for (int k = from; k < tokens.size() && k < from + 6; k++) {
      if (word(k).equals(",") || !isNoun(k)) {
        boolean joined =
            word(k).equals("and")
                && head == k - 1
                && k + 1 < tokens.size()
                && Places.isDemonym(tokens.get(k - 1).text())
                && Places.isDemonym(tokens.get(k + 1).text());
        if (!joined) {
          break;
        }
        continue;
      }
      head = k;
      if (QuantityWords.PERSON_NOUNS.contains(word(k))
          && k + 1 < tokens.size()
          && !QuantityWords.PERSON_NOUNS.contains(word(k + 1))
          && !isPluralNoun(k + 1)) {
        break;
      }
      if (word(k).endsWith("s")
          && !word(k).endsWith("ss")
          && k + 1 < tokens.size()
          && (word(k + 1).endsWith("ed")
              || PAST.contains(word(k + 1))
              || (QuantityWords.PREDICATES.containsKey(word(k + 1)) && !isPluralNoun(k + 1)))) {
        break;
      }
    }
    return head;
  }

  private boolean isPluralNoun(int i) {
    return isNoun(i) && word(i).endsWith("s") && !word(i).endsWith("ss");
  }

  private boolean isNoun(int i) {
    if (i >= tokens.size() || !tokens.get(i).isWord()) {
      return false;
    }
    String w = word(i);
    return !NOUN_STOP.contains(w)
        && (!SpeechVerbs.isForm(w) || (w.endsWith("s") && !SpeechVerbs.isReporting(w)))
        && !(w.endsWith("ing")
            && !Words.oneOf(
                w,
                "missing|remaining|surviving|opposing|building|meeting|warning|ruling|sibling|hearing|wedding|shooting|bombing|killing"))
        && !Set.of("died", "killed", "wounded", "injured", "dead", "hurt").contains(w)
        && !(w.endsWith("ly") && !w.equals("family") && !isNounAfterAdverb(i));
  }

  private boolean isNounAfterAdverb(int i) {
    return i + 1 < tokens.size() && word(i + 1).endsWith("ed");
  }

  private @Nullable String predicateOf(int from, int head) {
    for (int k = from; k <= head; k++) {
      String predicate = QuantityWords.PREDICATES.get(word(k));
      if (predicate != null) {
        return predicate;
      }
    }
    return null;
  }

  private @Nullable String predicate(int i, int end) {
    for (int k = end; k < tokens.size() && k < end + 8; k++) {
      String predicate = QuantityWords.PREDICATES.get(word(k));
      if (predicate != null && !(word(k).equals("home") || word(k).equals("population"))) {
        return predicate;
      }
      if (word(k).equals("on") && word(k + 1).equals("board")) {
        return "ABOARD";
      }
      if (word(k).equals("below") && word(k + 1).equals("ground")) {
        return "UNDERGROUND";
      }
      if (k == end && word(k).equals("of") && verbAfterPhrase(k) > k) {
        k = verbAfterPhrase(k);
        continue;
      }
      if (!FILLERS.contains(word(k)) && !word(k).endsWith("ly")) {
        break;
      }
    }
    for (int k = i - 1; k >= 0 && k >= i - 6; k--) {
      String predicate = QuantityWords.PREDICATES.get(word(k));
      if (predicate != null) {
        return predicate;
      }
      if (!LEFT_FILLERS.contains(word(k))
          && !tokens.get(k).text().matches("[$\u20ac\u00a3]")
          && !word(k).endsWith("ly")
          && !word(k).equals("lives")) {
        break;
      }
    }
    return coordinated(i);
  }

  /**
   * What people did or what was done by them, when no list knows it: watched by 34,500 people, 54
   * members voted.
   */
  private @Nullable String verb(int from, int head) {
    int before = Approximations.start(tokens, from) - 1;
    String passive = word(before).equals("by") ? word(before - 1) : "";
    String active = word(head + 1);
    String verb = passive.endsWith("ed") ? passive : active.endsWith("ed") ? active : "";
    return verb.length() < 5 ? null : "VERB " + Stems.of(verb);
  }

  /** "killing two women and three men": the second number shares the verb of the first. */
  private @Nullable String coordinated(int i) {
    if (!word(i - 1).equals("and") || found.isEmpty()) {
      return null;
    }
    Quantity last = found.get(found.size() - 1);
    boolean adjacent = i > 1 && last.span().end() == tokens.get(i - 2).end();
    return adjacent ? last.predicate() : null;
  }

  private @Nullable String predicateLeft(int i) {
    for (int k = i; k >= 0; k--) {
      String predicate = QuantityWords.PREDICATES.get(word(k));
      if (predicate != null) {
        return predicate;
      }
    }
    return null;
  }

  private static boolean isCasualty(String predicate) {
    return Set.of(
            "KILLED",
            "INJURED",
            "MISSING",
            "RESCUED",
            "ARRESTED",
            "EVACUATED",
            "DISPLACED",
            "CRITICAL",
            "INFECTED")
        .contains(predicate);
  }

  private @Nullable String currencyBefore(int i) {
    if (i == 0) {
      return null;
    }
    Token before = tokens.get(i - 1);
    boolean adjacent =
        before.end() == tokens.get(i).start()
            || (before.end() + 1 == tokens.get(i).start() && !before.isWord());
    return adjacent && !before.isWord() ? QuantityWords.CURRENCIES.get(before.lower()) : null;
  }

  private int add(
      int from,
      int to,
      int number,
      BigDecimal lo,
      BigDecimal hi,
      Approx approx,
      Kind kind,
      String unit,
      String noun,
      List<String> modifiers,
      String writtenUnit,
      @Nullable String predicate,
      boolean partial) {
    int start = tokens.get(Approximations.start(tokens, from)).start();
    int numberEnd =
        kind == Kind.COUNT && !noun.isEmpty()
            ? Math.max(tokens.get(number).end(), numberEnd(number))
            : tokens.get(to).end();
    found.add(
        new Quantity(
            new TextSpan(start, tokens.get(to).end()),
            new TextSpan(tokens.get(number).start(), numberEnd),
            kind,
            lo,
            hi,
            approx,
            unit,
            noun,
            modifiers,
            writtenUnit,
            predicate,
            partial,
            rounding(number, lo)));
    return to + 1;
  }

  /**
   * Half of the last place that the written number seems to be rounded to, in the unit of {@code
   * lo}.
   */
  private BigDecimal rounding(int number, BigDecimal lo) {
    Numbers.Value written = Numbers.at(tokens, number);
    BigDecimal value = written == null ? lo : written.amount();
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal step = BigDecimal.ONE;
    if (value.stripTrailingZeros().scale() > 0) {
      step = BigDecimal.ONE.movePointLeft(value.stripTrailingZeros().scale());
    } else if (value.remainder(BigDecimal.TEN).signum() == 0 && value.intValue() >= 100) {
      step = BigDecimal.TEN;
    } else if (value.remainder(BigDecimal.valueOf(5)).signum() == 0 && value.intValue() >= 20) {
      step = BigDecimal.valueOf(5);
    }
    return step.multiply(lo).divide(value.add(value), java.math.MathContext.DECIMAL64);
  }

  private int numberEnd(int i) {
    Numbers.Value value = Numbers.at(tokens, i);
    return value == null ? tokens.get(i).end() : tokens.get(value.end() - 1).end();
  }

  private boolean isTaken(int i) {
    TextSpan span = tokens.get(i).span();
    return taken.stream().anyMatch(t -> t.overlaps(span));
  }

  private String text(int from, int to) {
    return text.substring(tokens.get(from).start(), tokens.get(to).end());
  }

  private String word(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
  }

  /** "Of the workforce, 3,800 are ...". */
  private boolean isPartOf(int i) {
    boolean opens = word(0).equals("of") && !tokens.isEmpty();
    return opens && i > 1 && i <= 8 && word(i - 1).equals(",");
  }

  /** "men of the night shift were": the index of the verb behind a short phrase, or -1. */
  private int verbAfterPhrase(int of) {
    for (int k = of + 1; k < tokens.size() && k <= of + 5; k++) {
      if (Words.oneOf(word(k), "were|are|was|is")) {
        return k;
      }
      if (!tokens.get(k).isWord()) {
        return -1;
      }
    }
    return -1;
  }
}

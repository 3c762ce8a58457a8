package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a sentence into clauses that can be true or false alone: at commas, dashes and subordinating
 * words, never inside a quotation, a date or a name with its role. A clause that is too short to
 * say anything stays with its neighbor.
 */
public final class Clauses {
  private static final Set<String> OPENERS =
      Set.of(
          "which",
          "who",
          "while",
          "although",
          "though",
          "whereas",
          "where",
          "because",
          "when",
          "after",
          "before",
          "as",
          "including",
          "amid",
          "despite",
          "following",
          "prompting",
          "leaving",
          "with");
  private static final int MIN_CONTENT_STEMS = 2;
  private static final int MIN_WORDS_BEFORE_OPENER = 4;

  private Clauses() {}

  /** The clauses of a sentence in order; together they hold all of its words. */
  public static List<TextSpan> of(SentenceReading sentence) {
    List<TextSpan> raw = cut(sentence);
    List<TextSpan> merged = new ArrayList<>();
    for (TextSpan clause : raw) {
      boolean tiny = isTiny(sentence, clause);
      boolean previousTiny = !merged.isEmpty() && isTiny(sentence, merged.get(merged.size() - 1));
      if (!merged.isEmpty() && (tiny || previousTiny)) {
        merged.set(merged.size() - 1, merged.get(merged.size() - 1).hull(clause));
      } else {
        merged.add(clause);
      }
    }
    return merged;
  }

  private static boolean isTiny(SentenceReading sentence, TextSpan clause) {
    if (isPlacePhrase(sentence, clause)) {
      return true;
    }
    boolean date = sentence.times().stream().anyMatch(t -> t.isDay() && clause.contains(t.span()));
    boolean quote = sentence.quotations().stream().anyMatch(q -> clause.contains(q.span()));
    return !date && !quote && sentence.stemsIn(clause).size() < MIN_CONTENT_STEMS;
  }

  /** "In Kherson", "In the southern city of Kherson": says where, and needs what follows. */
  private static boolean isPlacePhrase(SentenceReading sentence, TextSpan clause) {
    boolean opens =
        clause.start() == sentence.sentence().start()
            && Words.oneOf(
                sentence.tokens().get(0).lower(), "in|at|near|off|on|across|outside|from");
    boolean place =
        sentence.places().stream()
            .anyMatch(
                p ->
                    clause.contains(p.span())
                        && clause.end() - p.span().end() <= " region".length());
    return opens && place && sentence.stemsIn(clause).size() <= 4;
  }

  private static List<TextSpan> cut(SentenceReading sentence) {
    List<Token> tokens = sentence.tokens();
    List<TextSpan> clauses = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (isProtected(sentence, t)) {
        continue;
      }
      boolean mark = Words.oneOf(t.lower(), ",|;|:|\u2014|\u2013");
      boolean opener =
          OPENERS.contains(t.lower())
              && i - from >= MIN_WORDS_BEFORE_OPENER
              && tokens.size() - i >= MIN_WORDS_BEFORE_OPENER
              && !isComparison(tokens, i);
      if (mark && i > from) {
        boolean closes =
            i + 1 < tokens.size()
                && Words.oneOf(tokens.get(i + 1).text(), "\u201d|\"")
                && tokens.get(i + 1).start() == t.end();
        int last = closes ? i + 1 : i - 1;
        add(tokens, from, last, clauses);
        from = closes ? i + 2 : i + 1;
        i = closes ? i + 1 : i;
      } else if (opener) {
        boolean shortly =
            Words.oneOf(tokens.get(i - 1).lower(), "shortly|just|soon|immediately|even");
        add(tokens, from, shortly ? i - 2 : i - 1, clauses);
        from = shortly ? i - 1 : i;
      }
    }
    add(tokens, from, tokens.size() - 1, clauses);
    return clauses;
  }

  /** "described as", "such as", "as well as", "as many as": no new clause begins there. */
  private static boolean isComparison(List<Token> tokens, int i) {
    String before = i > 0 ? tokens.get(i - 1).lower() : "";
    String after = i + 1 < tokens.size() ? tokens.get(i + 1).lower() : "";
    boolean as = tokens.get(i).is("as");
    boolean meet = tokens.get(i).is("with");
    if (Words.oneOf(tokens.get(i).lower(), "after|before")
        && before.matches("days?|weeks?|months?|years?|hours?|minutes?|day|decades?|time")) {
      return true;
    }
    return (as
            && (Words.oneOf(before, "such|well|many|much|known|seen|described|same")
                || !Words.oneOf(after, "the|talks|it|they|this|he|she|washington|a|an")
                || before.isEmpty()))
        || (meet && !before.matches(".*(ed|ing|s)"))
        || (meet
            && Words.oneOf(
                before,
                "met|meet|meeting|dealing|along|together|associated|filled|charged|talks|meetings"));
  }

  private static boolean isProtected(SentenceReading sentence, Token t) {
    TextSpan span = t.span();
    boolean quoted =
        sentence.quotations().stream().anyMatch(q -> q.inner().contains(span) && !isEdge(q, t));
    boolean dated = sentence.times().stream().anyMatch(d -> d.span().contains(span));
    boolean timed = sentence.clockTimes().stream().anyMatch(c -> c.span().contains(span));
    boolean named =
        sentence.people().stream()
            .anyMatch(p -> p.roleSpan().contains(span) && p.roleSpan().start() < p.span().start());
    boolean counted = sentence.quantities().stream().anyMatch(q -> q.span().contains(span));
    return quoted || dated || timed || named || counted;
  }

  private static boolean isEdge(Quotation q, Token t) {
    return t.end() == q.inner().end();
  }

  private static void add(List<Token> tokens, int from, int to, List<TextSpan> clauses) {
    int start = from;
    int end = to;
    while (start <= end && Words.oneOf(tokens.get(start).lower(), ",|;|:|\u2014|\u2013|.|-")) {
      start++;
    }
    while (end >= start && Words.oneOf(tokens.get(end).lower(), ",|;|:|\u2014|\u2013|-")) {
      end--;
    }
    if (start <= end
        && tokens.subList(start, end + 1).stream().anyMatch(x -> x.kind() != Token.Kind.MARK)) {
      clauses.add(new TextSpan(tokens.get(start).start(), tokens.get(end).end()));
    }
  }
}

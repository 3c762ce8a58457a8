package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One sentence with everything read in it. */
public record SentenceReading(
    Sentence sentence,
    List<Token> tokens,
    Set<String> stems,
    List<TimeMention> times,
    List<ClockTime> clockTimes,
    List<Quantity> quantities,
    List<PersonMention> people,
    List<PlaceMention> places,
    List<Quotation> quotations,
    List<Negation> negations,
    List<ElapsedTime> elapsed) {
  public SentenceReading {
    tokens = List.copyOf(tokens);
    times = List.copyOf(times);
    clockTimes = List.copyOf(clockTimes);
    quantities = List.copyOf(quantities);
    people = List.copyOf(people);
    places = List.copyOf(places);
    quotations = List.copyOf(quotations);
    negations = List.copyOf(negations);
    elapsed = List.copyOf(elapsed);
  }

  public int index() {
    return sentence.index();
  }

  /** The stems of the content words inside a span, in order. */
  public Set<String> stemsIn(TextSpan span) {
    Set<String> inside = new LinkedHashSet<>();
    for (Token t : tokens) {
      if (span.contains(t.span()) && t.kind() != Token.Kind.MARK && !Stems.isStopWord(t.lower())) {
        inside.add(t.stem());
      }
    }
    return inside;
  }

  /** Whether a word of the sentence is one of a few, in lower case, separated by {@code |}. */
  public boolean hasWord(String alternatives) {
    return tokens.stream().anyMatch(t -> isOneOf(t, alternatives));
  }

  /** Whether a word inside a span is one of a few; see {@link #hasWord(String)}. */
  public boolean hasWord(String alternatives, TextSpan inside) {
    return tokens.stream().anyMatch(t -> inside.contains(t.span()) && isOneOf(t, alternatives));
  }

  /** The tokens that end before a span, in order. */
  public List<Token> tokensBefore(TextSpan span) {
    return tokens.stream().filter(t -> t.end() <= span.start()).toList();
  }

  /** The token right before a span, in lower case; empty when the sentence begins there. */
  public String wordBefore(TextSpan span) {
    List<Token> before = tokensBefore(span);
    return before.isEmpty() ? "" : before.get(before.size() - 1).lower();
  }

  /** The words of the sentence in lower case, joined by single spaces. */
  public String lowerWords() {
    return String.join(" ", tokens.stream().map(Token::lower).toList());
  }

  /** May is a month, not a possibility. */
  private static boolean isOneOf(Token t, String alternatives) {
    return Words.oneOf(t.lower(), alternatives) && !t.text().equals("May");
  }
}

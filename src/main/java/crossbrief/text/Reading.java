package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text with everything read in it. Reading has no state and no settings: the same text and day
 * give the same reading.
 */
public final class Reading {
  private final String text;
  private final @Nullable LocalDate reference;
  private final List<SentenceReading> sentences;
  private final List<TextSpan> orders;

  private Reading(
      String text,
      @Nullable LocalDate reference,
      List<SentenceReading> sentences,
      List<TextSpan> orders) {
    this.text = text;
    this.orders = orders;
    this.reference = reference;
    this.sentences = List.copyOf(sentences);
  }

  /**
   * Reads a text.
   *
   * @param published the day that relative dates are counted from; when absent, the day on which
   *     the text says that its news was made public
   */
  public static Reading of(String text, @Nullable LocalDate published) {
    List<TextSpan> orders = ModelOrders.spans(text);
    List<Sentence> split = Sentences.split(text);
    List<List<Token>> tokens =
        split.stream().map(s -> Tokens.of(text, s.start(), s.end())).toList();
    List<Integer> kept =
        IntStream.range(0, split.size())
            .filter(s -> !ModelOrders.covers(orders, split.get(s).span()))
            .boxed()
            .toList();
    List<List<Token>> news = kept.stream().map(tokens::get).toList();
    LocalDate reference =
        published != null ? published : publicationDay(news).map(TimeMention::lo).orElse(null);
    Integer contextYear = reference == null ? contextYear(news) : null;
    List<List<PersonMention>> people = People.of(text, tokens);
    List<Quotation> quotations = Quotations.of(text, split, tokens, people);
    List<SentenceReading> sentences = new ArrayList<>();
    for (int s : kept) {
      Sentence whole = split.get(s);
      sentences.add(
          sentence(
              text,
              new Sentence(sentences.size(), whole.paragraph(), whole.span(), whole.text()),
              tokens.get(s),
              people.get(s),
              quotations,
              reference,
              contextYear));
    }
    return new Reading(text, reference, sentences, orders);
  }

  private static SentenceReading sentence(
      String text,
      Sentence sentence,
      List<Token> tokens,
      List<PersonMention> people,
      List<Quotation> quotations,
      @Nullable LocalDate reference,
      @Nullable Integer contextYear) {
    List<TimeMention> times = Dates.of(tokens, reference, contextYear);
    List<ClockTime> clocks = ClockTimes.of(tokens);
    List<TextSpan> taken = new ArrayList<>();
    times.forEach(t -> taken.add(t.span()));
    clocks.forEach(c -> taken.add(c.span()));
    List<Quantity> quantities = Quantities.of(text, tokens, taken);
    List<TextSpan> names = people.stream().map(PersonMention::span).toList();
    Set<String> stems = new LinkedHashSet<>();
    for (Token t : tokens) {
      if (t.kind() != Token.Kind.MARK && !Stems.isStopWord(t.lower())) {
        stems.add(t.stem());
      }
    }
    List<Quotation> quoted =
        quotations.stream().filter(q -> q.span().overlaps(sentence.span())).toList();
    return new SentenceReading(
        sentence,
        tokens,
        stems,
        times,
        clocks,
        quantities,
        people,
        Places.of(text, tokens, names),
        quoted,
        Negation.of(tokens),
        ElapsedTime.of(tokens, quantities));
  }

  /**
   * The first full date that a text gives for the publication of its news: "made public on March
   * 14, 2024".
   */
  public static Optional<TimeMention> publicationDay(String text) {
    return publicationDay(
        Sentences.split(text).stream()
            .filter(s -> Dates.mayDatePublication(s.text()))
            .map(s -> Tokens.of(text, s.start(), s.end()))
            .toList());
  }

  private static Optional<TimeMention> publicationDay(List<List<Token>> sentences) {
    return sentences.stream()
        .filter(tokens -> tokens.stream().anyMatch(t -> Dates.saysPublished(t.lower())))
        .flatMap(tokens -> Dates.of(tokens, null, null).stream())
        .filter(t -> t.role() == TimeMention.Role.PUBLICATION && t.isDay() && t.isResolved())
        .findFirst();
  }

  private static @Nullable Integer contextYear(List<List<Token>> sentences) {
    return sentences.stream()
        .flatMap(tokens -> Dates.of(tokens, null, null).stream())
        .filter(t -> t.isDay() && t.lo() != null)
        .map(TimeMention::lo)
        .filter(java.util.Objects::nonNull)
        .map(LocalDate::getYear)
        .findFirst()
        .orElse(null);
  }

  public String text() {
    return text;
  }

  /** The day that relative dates are counted from; absent when nothing tells it. */
  public Optional<LocalDate> reference() {
    return Optional.ofNullable(reference);
  }

  /** The sentences that are addressed to a reader. */
  public List<SentenceReading> sentences() {
    return sentences;
  }

  /** What is addressed to a language model, see {@link ModelOrders}. */
  public List<TextSpan> orders() {
    return orders;
  }

  /** The sentence that holds the start of a span; the reading must have one. */
  public SentenceReading sentenceAt(TextSpan span) {
    for (SentenceReading s : sentences) {
      if (span.start() < s.sentence().end()) {
        return s;
      }
    }
    return sentences.get(sentences.size() - 1);
  }
}

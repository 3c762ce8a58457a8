package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Scope;
import crossbrief.domain.Severity;
import crossbrief.domain.Story;
import crossbrief.domain.TextSpan;
import crossbrief.llm.ReplyJson;
import crossbrief.llm.ReplyParser.Parsed;
import crossbrief.llm.ReplyParser.UnusableReplyException;
import crossbrief.text.Folding;
import crossbrief.text.ModelOrders;
import crossbrief.text.Reading;
import crossbrief.text.Readings;
import crossbrief.text.Sentence;
import crossbrief.text.Sentences;
import crossbrief.text.Support;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what a model proposes: an inconsistency is taken only with two quotations that stand
 * verbatim in the articles, or one when both sides stand in one sentence.
 */
final class Proposals {
  /** How sure a finding is that a model proposed and upheld. */
  static final double CONFIDENCE = 0.7;

  private static final Set<String> FIELDS = Set.of("type", "question", "accounts", "why");
  private static final Set<String> ACCOUNT_FIELDS = Set.of("article", "quote", "value");
  private static final int MAX_QUESTION_CHARS = 200;

  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Readings readings;
  private final String engine;

  Proposals(Story story, Readings readings, String engine) {
    story.articles().forEach(a -> articles.put(a.id().value(), a));
    this.readings = readings;
    this.engine = engine;
  }

  /**
   * What stands of a reply.
   *
   * @param proposed how many the model proposed
   */
  record Read(List<Inconsistency> candidates, int proposed) {}

  /** The candidates of a reply; the model is asked to mend quotations that do not stand. */
  Parsed<Read> parse(String reply) throws UnusableReplyException {
    List<Inconsistency> candidates = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    List<ReplyJson> all =
        ReplyJson.of(reply, Set.of("inconsistencies")).objects("inconsistencies", FIELDS);
    for (ReplyJson one : all) {
      Optional<Inconsistency> candidate = candidate(one, faults);
      candidate.ifPresent(candidates::add);
    }
    Read read = new Read(List.copyOf(candidates), all.size());
    return new Parsed<>(
        read,
        faults.isEmpty()
            ? null
            : faults.stream().distinct().limit(5).collect(Collectors.joining("; ")),
        faults.size());
  }

  private Optional<Inconsistency> candidate(ReplyJson one, List<String> faults)
      throws UnusableReplyException {
    ClaimType type = one.word("type", ClaimType.class);
    Map<String, List<Evidence>> byValue = new LinkedHashMap<>();
    for (ReplyJson account : one.objects("accounts", ACCOUNT_FIELDS)) {
      Optional<Evidence> evidence = evidence(account, faults);
      evidence.ifPresent(
          e -> byValue.computeIfAbsent(value(account, e), v -> new ArrayList<>()).add(e));
    }
    List<Evidence> evidence = byValue.values().stream().flatMap(List::stream).toList();
    if (byValue.size() < 2 || !apart(byValue) || !holds(type, evidence)) {
      return Optional.empty();
    }
    Set<ArticleId> sources =
        evidence.stream().map(Evidence::article).collect(Collectors.toUnmodifiableSet());
    String quotes = evidence.stream().map(Evidence::quote).collect(Collectors.joining("\n"));
    String question = one.text("question").strip();
    boolean sound =
        !question.isEmpty()
            && question.length() <= MAX_QUESTION_CHARS
            && Support.of(question, quotes)
            && ModelOrders.spans(question).isEmpty();
    String why = one.text("why").strip();
    return Optional.of(
        new Inconsistency(
            "",
            Kind.CONTRADICTION,
            type,
            sources.size() > 1 ? Scope.ACROSS_SOURCES : Scope.WITHIN_SOURCE,
            severity(type, evidence),
            CONFIDENCE,
            sound ? question : "What is right: " + Findings.topic(evidence.get(0).quote()) + "?",
            explanation(why, quotes),
            "model:" + engine,
            null,
            null,
            Findings.accounts(byValue)));
  }

  /** Whether each quotation holds what the type is about: a number, a day. */
  private static boolean holds(ClaimType type, List<Evidence> evidence) {
    return switch (type) {
      case NUMBER, CASUALTY, ARITHMETIC, DURATION, DATE_TIME ->
          evidence.stream().allMatch(e -> holdsValue(e.quote()));
      default -> true;
    };
  }

  private static boolean holdsValue(String quote) {
    return quote.chars().anyMatch(Character::isDigit)
        || Reading.of(quote, null).sentences().stream()
            .anyMatch(s -> !s.quantities().isEmpty() || !s.times().isEmpty());
  }

  /** The model's reason where it says nothing beyond the quotations; else a plain one. */
  static String explanation(String why, String quotes) {
    boolean sound =
        !why.isEmpty()
            && why.length() <= 400
            && Support.of(why, quotes)
            && ModelOrders.spans(why).isEmpty();
    return sound ? why : "The quotations give different answers.";
  }

  private static String value(ReplyJson account, Evidence evidence) {
    try {
      String value = account.text("value").strip();
      return !value.isEmpty() && value.length() <= 100 && Support.of(value, evidence.quote())
          ? value
          : Findings.topic(evidence.quote());
    } catch (UnusableReplyException e) {
      return Findings.topic(evidence.quote());
    }
  }

  private Optional<Evidence> evidence(ReplyJson account, List<String> faults)
      throws UnusableReplyException {
    Article article = articles.get(account.text("article").strip());
    String quote = account.text("quote");
    if (article == null) {
      faults.add("there is no article \u201c" + account.text("article") + "\u201d");
      return Optional.empty();
    }
    Optional<TextSpan> span =
        Folding.find(article.text(), quote, 0)
            .filter(s -> !ModelOrders.covers(readings.of(article).orders(), s));
    if (span.isEmpty()) {
      String shown = quote.length() > 100 ? quote.substring(0, 100) + "\u2026" : quote;
      faults.add(
          "this quotation does not stand in " + article.id() + ": \u201c" + shown + "\u201d");
      return Optional.empty();
    }
    return span.map(article::quote);
  }

  /** Whether the accounts rest on different words; inside one sentence, the sentence may be one. */
  private boolean apart(Map<String, List<Evidence>> byValue) {
    List<Evidence> firsts = byValue.values().stream().map(e -> e.get(0)).toList();
    Evidence a = firsts.get(0);
    Evidence b = firsts.get(1);
    if (!a.article().equals(b.article())) {
      return !Folding.key(a.quote()).equals(Folding.key(b.quote()));
    }
    return !a.span().overlaps(b.span()) || sentence(a).equals(sentence(b));
  }

  private TextSpan sentence(Evidence e) {
    Article article = articles.get(e.article().value());
    if (article != null) {
      for (Sentence s : Sentences.split(article.text())) {
        if (s.span().overlaps(e.span())) {
          return s.span();
        }
      }
    }
    return e.span();
  }

  private Severity severity(ClaimType type, List<Evidence> evidence) {
    Severity own =
        switch (type) {
          case CASUALTY, OUTCOME -> Severity.HIGH;
          case CERTAINTY, ARITHMETIC -> Severity.LOW;
          default -> Severity.MEDIUM;
        };
    return evidence.stream().anyMatch(this::leads) ? own.raised() : own;
  }

  private boolean leads(Evidence e) {
    Article article = articles.get(e.article().value());
    return article != null
        && Sentences.split(article.text()).stream()
            .limit(2)
            .anyMatch(s -> s.span().overlaps(e.span()));
  }
}

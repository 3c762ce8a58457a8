package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.Quotation;
import crossbrief.text.Stems;
import crossbrief.text.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a word that one text puts in a speaker's mouth and the other uses as its own: some
 * provisions were "unacceptable" against several points are unacceptable. Told differently, no
 * error; but not to be quoted from both.
 */
final class QuotedOrParaphrased implements ConsistencyRule {
  private static final int MAX_WORDS = 2;
  private static final int MIN_WORD_LENGTH = 7;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Comparison.Pair pair : story.pairs(Comparison.NEAR)) {
      compare(story, pair.a(), pair.b()).filter(i -> seen.add(i.question())).ifPresent(found::add);
      compare(story, pair.b(), pair.a()).filter(i -> seen.add(i.question())).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Inconsistency> compare(
      Comparison story, Located quoting, Located telling) {
    for (Quotation q : quoting.reading().quotations()) {
      String speaker = q.speaker();
      boolean word =
          q.length() <= MAX_WORDS && q.words().length() >= MIN_WORD_LENGTH && speaker != null;
      if (!word || speaker == null || quotedIn(story, telling.articleIndex(), q.words())) {
        continue;
      }
      Optional<Token> same = sameWord(telling, q);
      if (same.isPresent()) {
        return Optional.of(inconsistency(quoting, telling, q, speaker, same.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean quotedIn(Comparison story, int articleIndex, String words) {
    return story.sentencesOf(articleIndex).stream()
        .flatMap(s -> s.reading().quotations().stream())
        .anyMatch(o -> o.words().contains(words));
  }

  private static Optional<Token> sameWord(Located telling, Quotation q) {
    String stem = Stems.of(q.words());
    return telling.reading().tokens().stream()
        .filter(t -> t.isWord() && t.stem().equals(stem))
        .filter(
            t ->
                telling.reading().quotations().stream().noneMatch(o -> o.span().contains(t.span())))
        .findFirst();
  }

  private static Inconsistency inconsistency(
      Located quoting, Located telling, Quotation q, String speaker, Token same) {
    Evidence quoted = quoting.clause(q.span());
    Evidence told = telling.clause(same.span());
    String explanation =
        "One text puts the word in "
            + speaker
            + "\u2019s mouth, the other uses it as its own; do not quote it from the other.";
    List<Account> accounts =
        List.of(
            new Account("quoted", List.of(quoted)),
            new Account("in the writer\u2019s words", List.of(told)));
    List<Account> ordered =
        quoting.articleIndex() < telling.articleIndex()
            ? accounts
            : List.of(accounts.get(1), accounts.get(0));
    return Findings.across(
        Kind.DIVERGENCE,
        ClaimType.ATTRIBUTION,
        Severity.LOW,
        Findings.HEURISTIC,
        "Is \u201c" + q.words() + "\u201d a quotation?",
        explanation,
        "quoted-or-paraphrased",
        ordered);
  }
}

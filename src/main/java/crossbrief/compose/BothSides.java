package crossbrief.compose;

import crossbrief.domain.Account;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Scope;
import crossbrief.domain.Statement;
import java.util.ArrayList;
import java.util.List;

/** Has a sentence that tells one side of a disputed point carry the other sides too. */
final class BothSides {
  private static final int MAX_VALUE_CHARS = 90;
  private static final int MIN_VALUE_CHARS = 40;

  private BothSides() {}

  /** The summary, each disputed sentence followed by what the other accounts say. */
  static ArticleSummary of(ArticleSummary summary, List<Inconsistency> inconsistencies) {
    return new ArticleSummary(
        summary.article(),
        summary.headline(),
        summary.gist().stream().map(s -> carryingBoth(s, inconsistencies)).toList(),
        summary.keyPoints().stream().map(s -> carryingBoth(s, inconsistencies)).toList(),
        summary.claims(),
        summary.provenance(),
        summary.ungrounded());
  }

  /** A sentence, followed by what the other accounts say where it is disputed. */
  static Statement carryingBoth(Statement statement, List<Inconsistency> inconsistencies) {
    List<String> others = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>(statement.evidence());
    for (Inconsistency i : inconsistencies) {
      boolean told =
          i.kind().isFinding()
              && i.scope() == Scope.ACROSS_SOURCES
              && i.accounts().stream().anyMatch(a -> tells(statement, a));
      for (Account account : told ? i.accounts() : List.<Account>of()) {
        if (!tells(statement, account)) {
          Evidence first = account.evidence().get(0);
          others.add(value(account));
          evidence.add(first);
        }
      }
    }
    return others.isEmpty()
        ? statement
        : new Statement(
            statement.text()
                + (others.size() == 1
                    ? " [Disputed: another source has "
                    : " [Disputed: other sources have ")
                + String.join("; ", others.stream().distinct().limit(3).toList())
                + ".]",
            evidence.stream().distinct().toList());
  }

  private static boolean tells(Statement statement, Account account) {
    return account.evidence().stream()
        .anyMatch(
            e ->
                statement.evidence().stream()
                    .anyMatch(s -> s.article().equals(e.article()) && s.span().overlaps(e.span())));
  }

  private static String value(Account account) {
    String shown = account.evidence().get(0).quote();
    return "\u201c" + (shown.length() <= MAX_VALUE_CHARS ? shown : cut(shown)) + "\u201d";
  }

  /** The beginning of a quotation, not ending in a number whose unit would be cut off. */
  private static String cut(String quote) {
    int end = quote.lastIndexOf(' ', MAX_VALUE_CHARS);
    while (end > MIN_VALUE_CHARS
        && quote.substring(quote.lastIndexOf(' ', end - 1) + 1, end).matches(".*\\d.*")) {
      end = quote.lastIndexOf(' ', end - 1);
    }
    return quote.substring(0, Math.max(MIN_VALUE_CHARS, end)) + "\u2026";
  }
}

package crossbrief.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to which the articles give different answers.
 *
 * @param id within its story: {@code i1}, {@code i2}, ... in the order of the brief
 * @param confidence 0 to 1: how sure the rule or model is, apart from how much it matters
 * @param explanation why the accounts clash, in a sentence that a reader understands
 * @param foundBy {@code rule:name} or {@code model:name}
 * @param reference the entry of a reference table that the finding rests on; absent when it rests
 *     on the texts alone
 * @param rootCause id of the {@link RootCause} that explains it; absent when none does
 * @param accounts two or more answers
 */
public record Inconsistency(
    String id,
    Kind kind,
    ClaimType type,
    Scope scope,
    Severity severity,
    double confidence,
    String question,
    String explanation,
    String foundBy,
    @Nullable String reference,
    @Nullable String rootCause,
    List<Account> accounts) {
  public Inconsistency {
    accounts = List.copyOf(accounts);
    if (accounts.size() < 2) {
      throw new IllegalArgumentException("an inconsistency needs two accounts: " + question);
    }
  }

  public Inconsistency withId(String newId) {
    return new Inconsistency(
        newId,
        kind,
        type,
        scope,
        severity,
        confidence,
        question,
        explanation,
        foundBy,
        reference,
        rootCause,
        accounts);
  }

  public Inconsistency withRootCause(String cause) {
    return new Inconsistency(
        id,
        kind,
        type,
        scope,
        severity,
        confidence,
        question,
        explanation,
        foundBy,
        reference,
        cause,
        accounts);
  }

  public Inconsistency withSeverity(Severity newSeverity) {
    return new Inconsistency(
        id,
        kind,
        type,
        scope,
        newSeverity,
        confidence,
        question,
        explanation,
        foundBy,
        reference,
        rootCause,
        accounts);
  }

  /** The same question with other accounts. */
  public Inconsistency withAccounts(List<Account> newAccounts) {
    return new Inconsistency(
        id,
        kind,
        type,
        scope,
        severity,
        confidence,
        question,
        explanation,
        foundBy,
        reference,
        rootCause,
        newAccounts);
  }

  /** All evidence of all accounts, in their order. */
  public List<Evidence> evidence() {
    return accounts.stream().flatMap(a -> a.evidence().stream()).toList();
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Scope;
import crossbrief.domain.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small steps that the rules share when they write down what they found. */
final class Findings {
  /** Confidence of a rule that compares exact values of the same words. */
  static final double EXACT = 0.95;

  /** Confidence of a rule that rests on alignment or on a table. */
  static final double HEURISTIC = 0.8;

  private Findings() {}

  static Inconsistency across(
      Kind kind,
      ClaimType type,
      Severity severity,
      double confidence,
      String question,
      String explanation,
      String rule,
      List<Account> accounts) {
    return new Inconsistency(
        "",
        kind,
        type,
        isOfOneSource(accounts) ? Scope.WITHIN_SOURCE : Scope.ACROSS_SOURCES,
        severity,
        confidence,
        question,
        explanation,
        "rule:" + rule,
        null,
        null,
        accounts);
  }

  private static boolean isOfOneSource(List<Account> accounts) {
    return Evidence.articles(accounts.stream().flatMap(a -> a.evidence().stream()).toList()).size()
        == 1;
  }

  static Inconsistency within(
      ClaimType type,
      Severity severity,
      double confidence,
      String question,
      String explanation,
      String rule,
      @org.jspecify.annotations.Nullable String reference,
      List<Account> accounts) {
    return new Inconsistency(
        "",
        Kind.CONTRADICTION,
        type,
        Scope.WITHIN_SOURCE,
        severity,
        confidence,
        question,
        explanation,
        "rule:" + rule,
        reference,
        null,
        accounts);
  }

  /** A contradiction of two sentences: within an article where both stand in one, else across. */
  static Inconsistency contradiction(
      Located a,
      Located b,
      ClaimType type,
      Severity severity,
      String question,
      String explanation,
      String rule,
      List<Account> accounts) {
    return a.articleIndex() == b.articleIndex()
        ? within(type, severity, HEURISTIC, question, explanation, rule, null, accounts)
        : across(
            Kind.CONTRADICTION, type, severity, HEURISTIC, question, explanation, rule, accounts);
  }

  /**
   * Accounts by value in the order in which the values were first met, evidence in reading order.
   */
  static List<Account> accounts(Map<String, List<Evidence>> byValue) {
    Map<String, Account> accounts = new LinkedHashMap<>();
    byValue.forEach(
        (value, evidence) -> accounts.put(value, new Account(value, inOrder(evidence))));
    return new ArrayList<>(accounts.values());
  }

  /** Evidence without repetition, by article and offset. */
  static List<Evidence> inOrder(List<Evidence> evidence) {
    return evidence.stream()
        .distinct()
        .sorted(
            Comparator.<Evidence>comparingInt(e -> number(e.article().value()))
                .thenComparing(e -> e.article().value())
                .thenComparing(Evidence::span))
        .toList();
  }

  private static int number(String id) {
    String digits = id.replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
  }

  /** One step up when a side stands in the first two sentences of its article. */
  static Severity raisedByLead(Severity severity, Located... sentences) {
    for (Located s : sentences) {
      if (s.isLead()) {
        return severity.raised();
      }
    }
    return severity;
  }

  /** The first words of a sentence, for a question; cut at a word. */
  static String topic(String sentence) {
    String clean = sentence.strip().replaceAll("\\s+", " ");
    if (clean.length() <= 80) {
      return clean.replaceAll("[.!?\u201d\"]+$", "");
    }
    int cut = clean.lastIndexOf(' ', 80);
    return clean.substring(0, cut < 40 ? 80 : cut) + "\u2026";
  }
}

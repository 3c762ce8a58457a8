package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One finding for one question: rules that compare sentence by sentence find the same two values in
 * each pair of articles that carry them. Findings of one rule with the same values that share a
 * quotation, or whose quotations read alike, are told once, their accounts grouped by value.
 */
final class MergedFindings {
  private MergedFindings() {}

  /** The findings, each in the place of the first that it was merged of. */
  static List<Inconsistency> of(List<Inconsistency> found) {
    Map<String, List<Group>> groups = new LinkedHashMap<>();
    List<Object> order = new ArrayList<>();
    for (Inconsistency i : found) {
      if (i.scope() != Scope.ACROSS_SOURCES) {
        order.add(i);
        continue;
      }
      List<Group> alike = groups.computeIfAbsent(key(i), k -> new ArrayList<>());
      Optional<Group> group = alike.stream().filter(g -> g.shares(i)).findFirst();
      if (group.isPresent()) {
        group.get().add(i);
      } else {
        Group own = new Group(i);
        alike.add(own);
        order.add(own);
      }
    }
    return order.stream().map(o -> o instanceof Group g ? g.merged() : (Inconsistency) o).toList();
  }

  private static String key(Inconsistency i) {
    Set<String> values = new TreeSet<>();
    i.accounts().forEach(a -> values.add(value(a)));
    return i.foundBy() + "|" + i.kind() + "|" + i.type() + "|" + values;
  }

  /** A value as it is compared: a day without its part. */
  private static String value(Account account) {
    return account
        .value()
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("^(\\d{4}-\\d\\d-\\d\\d(?:/\\d{4}-\\d\\d-\\d\\d)?), [a-z]+$", "$1");
  }

  private static final class Group {
    private final List<Inconsistency> members = new ArrayList<>();
    private final Set<Evidence> evidence = new LinkedHashSet<>();
    private final Set<String> quotes = new LinkedHashSet<>();

    Group(Inconsistency first) {
      add(first);
    }

    boolean shares(Inconsistency i) {
      return i.evidence().stream()
          .anyMatch(e -> evidence.contains(e) || quotes.contains(folded(e)));
    }

    void add(Inconsistency i) {
      members.add(i);
      evidence.addAll(i.evidence());
      i.evidence().forEach(e -> quotes.add(folded(e)));
    }

    private static String folded(Evidence e) {
      return e.quote().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** The first finding, with the evidence of all. */
    Inconsistency merged() {
      Inconsistency first = members.get(0);
      if (members.size() == 1) {
        return first;
      }
      Map<String, String> values = new LinkedHashMap<>();
      Map<String, Set<Evidence>> byValue = new LinkedHashMap<>();
      for (Inconsistency i : members) {
        for (Account account : i.accounts()) {
          values.putIfAbsent(value(account), account.value());
          byValue
              .computeIfAbsent(value(account), k -> new LinkedHashSet<>())
              .addAll(account.evidence());
        }
      }
      List<Account> accounts = new ArrayList<>();
      byValue.forEach(
          (value, all) ->
              accounts.add(
                  new Account(
                      values.getOrDefault(value, value),
                      Findings.inOrder(onePerSource(List.copyOf(all))))));
      return first.withAccounts(accounts);
    }

    /** Of several quotations of one article for one value, the first. */
    private static List<Evidence> onePerSource(List<Evidence> all) {
      Map<ArticleId, Evidence> first = new LinkedHashMap<>();
      all.forEach(e -> first.putIfAbsent(e.article(), e));
      return List.copyOf(first.values());
    }
  }
}

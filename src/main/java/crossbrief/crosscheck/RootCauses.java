package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.RootCause;
import crossbrief.domain.Scope;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Folds inconsistencies that one mistake explains: all dates of one article shifted by the same
 * number of days, and several findings inside one article that rest on the same date.
 */
final class RootCauses {
  private final List<Inconsistency> inconsistencies;
  private final List<RootCause> causes = new ArrayList<>();

  private RootCauses(List<Inconsistency> inconsistencies) {
    this.inconsistencies = new ArrayList<>(inconsistencies);
  }

  /** The inconsistencies with their causes. */
  record Folded(List<Inconsistency> inconsistencies, List<RootCause> causes) {}

  static Folded fold(List<Inconsistency> inconsistencies) {
    RootCauses folding = new RootCauses(inconsistencies);
    folding.shifts();
    folding.articleDates();
    return new Folded(List.copyOf(folding.inconsistencies), List.copyOf(folding.causes));
  }

  private void shifts() {
    Map<List<String>, List<Integer>> byPair = new LinkedHashMap<>();
    for (int i = 0; i < inconsistencies.size(); i++) {
      Inconsistency one = inconsistencies.get(i);
      if (one.kind() == Kind.CONTRADICTION
          && one.type() == ClaimType.DATE_TIME
          && one.scope() == Scope.ACROSS_SOURCES
          && one.accounts().size() == 2
          && shift(one).isPresent()) {
        List<String> pair =
            one.accounts().stream().map(a -> a.evidence().get(0).article().value()).toList();
        byPair.computeIfAbsent(pair, k -> new ArrayList<>()).add(i);
      }
    }
    byPair.values().forEach(this::shift);
  }

  private void shift(List<Integer> members) {
    Map<Long, List<Integer>> byDays = new TreeMap<>();
    for (int i : members) {
      Optional<Shift> exact = shift(inconsistencies.get(i)).filter(s -> s.min() == s.max());
      exact.ifPresent(s -> byDays.put(s.min(), new ArrayList<>()));
    }
    byDays.forEach(
        (days, list) ->
            members.stream()
                .filter(i -> shift(inconsistencies.get(i)).filter(s -> s.allows(days)).isPresent())
                .forEach(list::add));
    byDays.entrySet().stream()
        .filter(e -> e.getValue().size() >= 2)
        .max(
            java.util.Comparator.<Map.Entry<Long, List<Integer>>>comparingInt(
                    e -> e.getValue().size())
                .thenComparing(e -> -e.getKey()))
        .ifPresent(e -> add(e.getValue(), "TIMELINE_SHIFT", shiftText(e.getKey(), e.getValue())));
  }

  private String shiftText(long days, List<Integer> members) {
    Inconsistency one = inconsistencies.get(members.get(0));
    ArticleId first = one.accounts().get(0).evidence().get(0).article();
    ArticleId second = one.accounts().get(1).evidence().get(0).article();
    ArticleId later = days > 0 ? first : second;
    ArticleId earlier = days > 0 ? second : first;
    return "All "
        + members.size()
        + " date conflicts between "
        + first
        + " and "
        + second
        + " fit one shift of "
        + Math.abs(days)
        + " days: "
        + later
        + " dates the same events "
        + Math.abs(days)
        + " days later than "
        + earlier
        + ", so a whole timeline is wrong rather than single dates.";
  }

  /** Several findings inside one article that quote the same date. */
  private void articleDates() {
    Map<Evidence, List<Integer>> byDate = new LinkedHashMap<>();
    for (int i = 0; i < inconsistencies.size(); i++) {
      Inconsistency one = inconsistencies.get(i);
      boolean dated =
          one.scope() == Scope.WITHIN_SOURCE
              && (one.type() == ClaimType.DURATION || one.type() == ClaimType.ANACHRONISM);
      if (dated) {
        for (Account account : one.accounts()) {
          if (account.value().matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            byDate.computeIfAbsent(account.evidence().get(0), k -> new ArrayList<>()).add(i);
          }
        }
      }
    }
    byDate.forEach(
        (date, members) -> {
          if (members.size() >= 2) {
            String text =
                members.size()
                    + " findings inside "
                    + date.article()
                    + " rest on its date (\u201c"
                    + date.quote()
                    + "\u201d): if that date is wrong, they all have one explanation.";
            add(members, "ARTICLE_DATE", text);
          }
        });
  }

  private void add(List<Integer> members, String type, String explanation) {
    String id = "r" + (causes.size() + 1);
    causes.add(new RootCause(id, type, explanation));
    members.forEach(i -> inconsistencies.set(i, inconsistencies.get(i).withRootCause(id)));
  }

  private static Optional<Shift> shift(Inconsistency one) {
    Optional<LocalDate[]> a = days(one.accounts().get(0).value());
    Optional<LocalDate[]> b = days(one.accounts().get(1).value());
    return a.isEmpty() || b.isEmpty()
        ? Optional.empty()
        : Shift.between(a.get()[0], a.get()[1], b.get()[0], b.get()[1]);
  }

  private static Optional<LocalDate[]> days(String value) {
    String[] ends = value.split(",")[0].split("/");
    try {
      return Optional.of(
          new LocalDate[] {LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1])});
    } catch (DateTimeException notDays) {
      return Optional.empty();
    }
  }
}

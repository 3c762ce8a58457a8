package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.PersonMention;
import crossbrief.text.Roles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds one office with two holders, one surname and office with two first names, and one person
 * with two nationalities. A text that names both people is taken to know that they are two.
 */
final class ConflictingIdentities implements ConsistencyRule {
  private record Named(Located sentence, PersonMention person) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Named> all = new ArrayList<>();
    Map<String, List<Named>> byPerson = new TreeMap<>();
    List<Set<String>> surnames = new ArrayList<>();
    story.articles().forEach(a -> surnames.add(new HashSet<>()));
    for (Located s : story.sentences()) {
      for (PersonMention p : s.reading().people()) {
        Named named = new Named(s, p);
        all.add(named);
        byPerson.computeIfAbsent(p.name(), k -> new ArrayList<>()).add(named);
        surnames.get(s.articleIndex()).add(p.surname());
      }
    }
    List<Inconsistency> found = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Named a : all) {
      for (Named b : all) {
        if (a.sentence().articleIndex() < b.sentence().articleIndex()
            && Roles.areOneOffice(a.person(), b.person())
            && !a.person().name().equals(b.person().name())
            && told.add(a.person().name() + '\n' + b.person().name())
            && !changesHands(a)
            && !changesHands(b)
            && isOtherPerson(a, b, surnames, byPerson)) {
          found.add(twoHolders(a, b));
        }
      }
    }
    byPerson.values().forEach(named -> nationality(named).ifPresent(found::add));
    return found;
  }

  /** Whether a sentence tells that an office passes from one to another. */
  private static boolean changesHands(Named named) {
    return named
        .sentence()
        .reading()
        .hasWord(
            "appointed|appoints|named|names|successor|succeeds|succeeded|replaces|replaced|replacement|new|resigned|resignation|quit|sacked|dismissed|fired|stepped|retired|retires|elected|sworn|predecessor|then|interim|caretaker");
  }

  /** Whether two names cannot be one person's, and neither text knows the other name. */
  private static boolean isOtherPerson(
      Named a, Named b, List<Set<String>> surnames, Map<String, List<Named>> byPerson) {
    String first = a.person().name();
    String second = b.person().name();
    if (!first.contains(" ") || !second.contains(" ")) {
      return false;
    }
    if (a.person().surname().equals(b.person().surname())) {
      return differ(first, second)
          && onlyIn(byPerson.getOrDefault(first, List.of()), a)
          && onlyIn(byPerson.getOrDefault(second, List.of()), b);
    }
    return !alike(a.person().surname(), b.person().surname())
        && !surnames.get(b.sentence().articleIndex()).contains(a.person().surname())
        && !surnames.get(a.sentence().articleIndex()).contains(b.person().surname());
  }

  private static boolean onlyIn(List<Named> mentions, Named one) {
    return mentions.stream()
        .allMatch(m -> m.sentence().articleIndex() == one.sentence().articleIndex());
  }

  /** Whether the first names differ by more than an initial or a short form. */
  private static boolean differ(String a, String b) {
    String first = a.substring(0, a.indexOf(' '));
    String second = b.substring(0, b.indexOf(' '));
    return !alike(first, second)
        && first.length() > 2
        && second.length() > 2
        && !a.contains(" " + second + " ")
        && !b.contains(" " + first + " ");
  }

  /** Spellings of one name: the same beginning, or no more than two letters apart. */
  private static boolean alike(String a, String b) {
    return a.regionMatches(true, 0, b, 0, Math.min(3, Math.min(a.length(), b.length())))
        || distance(a.toLowerCase(java.util.Locale.ROOT), b.toLowerCase(java.util.Locale.ROOT))
            <= 2;
  }

  /** Edit distance of Levenshtein (1966), in letters. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int k = 0; k <= b.length(); k++) {
      row[k] = k;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int k = 1; k <= b.length(); k++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1);
        diagonal = row[k];
        row[k] = Math.min(changed, Math.min(row[k], row[k - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static Inconsistency twoHolders(Named a, Named b) {
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.IDENTITY,
        Severity.MEDIUM,
        Findings.HEURISTIC,
        "Who is the " + a.person().role() + "?",
        "\u201c"
            + a.person().role()
            + "\u201d is one office; the texts name two people for it, "
            + a.person().name()
            + " and "
            + b.person().name()
            + ".",
        "one-office-two-holders",
        List.of(account(a.person().name(), a), account(b.person().name(), b)));
  }

  private static Optional<Inconsistency> nationality(List<Named> named) {
    for (Named a : named) {
      for (Named b : named) {
        if (a.sentence().articleIndex() < b.sentence().articleIndex()) {
          Optional<String> first = countryOf(a);
          Optional<String> second = countryOf(b);
          boolean differ = first.isPresent() && second.isPresent() && !first.equals(second);
          if (differ && !givesBoth(named, a, second) && !givesBoth(named, b, first)) {
            return Optional.of(
                Findings.across(
                    Kind.CONTRADICTION,
                    ClaimType.IDENTITY,
                    Severity.MEDIUM,
                    Findings.HEURISTIC,
                    "What nationality has " + a.person().name() + "?",
                    "\u201c"
                        + first.orElse("")
                        + "\u201d and \u201c"
                        + second.orElse("")
                        + "\u201d are given as the country of one person.",
                    "conflicting-nationalities",
                    List.of(account(first.orElse(""), a), account(second.orElse(""), b))));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean givesBoth(List<Named> named, Named one, Optional<String> country) {
    return named.stream()
        .anyMatch(
            n ->
                n.sentence().articleIndex() == one.sentence().articleIndex()
                    && countryOf(n).equals(country));
  }

  private static Account account(String value, Named named) {
    return new Account(value, List.of(named.sentence().whole()));
  }

  private static final java.util.regex.Pattern BEHIND =
      java.util.regex.Pattern.compile(
          "^(?: of |, of )(?:the )?(\\p{Lu}[\\p{L}]+(?: \\p{Lu}[\\p{L}]+)?)|^, an? (\\p{Lu}\\p{L}+)(?: who|,)");

  /** The country of a person: by his role, or by the words behind his name. */
  private static Optional<String> countryOf(Named named) {
    Optional<String> byRole = Roles.nationality(named.person());
    if (byRole.isPresent()) {
      return byRole;
    }
    String behind =
        named
            .sentence()
            .article()
            .text()
            .substring(named.person().span().end(), named.sentence().reading().sentence().end());
    java.util.regex.Matcher m = BEHIND.matcher(behind);
    if (!m.find()) {
      return Optional.empty();
    }
    boolean country = m.group(1) != null && crossbrief.text.Gazetteer.isCountry(m.group(1));
    return m.group(2) != null
        ? crossbrief.text.Gazetteer.countryOf(m.group(2))
        : country ? crossbrief.text.Gazetteer.countryOf(m.group(1)) : Optional.empty();
  }
}

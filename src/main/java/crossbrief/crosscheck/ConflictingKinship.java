package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one relative with two ties in one article: "his brother Aksel", "Hovland's cousin Aksel".
 */
final class ConflictingKinship implements ConsistencyRule {
  private static final Pattern TIE =
      Pattern.compile(
          "\\b(?:[Hh]is|[Hh]er|\\p{Lu}[\\p{L}-]+['\u2019]s) (?:(?:elder|older|younger|twin|late|only|first|second) )?(brother|sister|cousin|uncle|aunt|nephew|niece|father|mother|son|daughter|grandfather|grandmother|grandson|granddaughter|husband|wife|stepson|stepdaughter)[,]? (\\p{Lu}[\\p{L}-]+)",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Two ties of two people of one name: father and grandfather often share it. */
  private static final Set<String> GENERATIONS =
      Set.of(
          "father grandfather",
          "grandfather father",
          "mother grandmother",
          "grandmother mother",
          "son grandson",
          "grandson son",
          "daughter granddaughter",
          "granddaughter daughter",
          "father son",
          "son father",
          "mother daughter",
          "daughter mother",
          "wife mother",
          "mother wife",
          "husband father",
          "father husband",
          "uncle nephew",
          "nephew uncle");

  private record Tie(Located sentence, String kin) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      Map<String, List<Tie>> byName = new LinkedHashMap<>();
      for (Located s : story.sentencesOf(a)) {
        Matcher m = TIE.matcher(s.reading().sentence().text());
        while (m.find()) {
          byName.computeIfAbsent(m.group(2), k -> new ArrayList<>()).add(new Tie(s, m.group(1)));
        }
      }
      byName.forEach((name, ties) -> compare(name, ties, found));
    }
    return found;
  }

  private static void compare(String name, List<Tie> ties, List<Inconsistency> found) {
    Tie first = ties.get(0);
    for (Tie other : ties) {
      boolean generations = GENERATIONS.contains(first.kin() + " " + other.kin());
      if (!other.kin().equals(first.kin()) && !generations) {
        found.add(
            Findings.within(
                ClaimType.IDENTITY,
                Severity.MEDIUM,
                Findings.HEURISTIC,
                "How is " + name + " related?",
                "The article calls " + name + " both " + first.kin() + " and " + other.kin() + ".",
                "conflicting-kinship",
                null,
                List.of(account(first), account(other))));
        return;
      }
    }
  }

  private static Account account(Tie tie) {
    return new Account(tie.kin(), List.of(tie.sentence().whole()));
  }
}

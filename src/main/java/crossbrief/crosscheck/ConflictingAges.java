package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the person that articles are about with two ages: "Havelund, who was 84", "He was 81.",
 * "The star, 78, died". Other people's ages are compared where they stand beside the name.
 */
final class ConflictingAges implements ConsistencyRule {
  private static final Pattern AGE =
      Pattern.compile(
          "^(?:He|She) was (\\d{1,3})\\.|^The (?:star|singer|actor|actress|writer|author|musician|former [\\p{Ll} ]{3,25}|politician|player|artist|director|painter|comedian|broadcaster|coach|manager|striker|goalkeeper|ex-[\\p{Ll}-]{3,20}|\\d{2}-year-old), (\\d{1,3}),|\\b(?:died|dies|dead) (?:(?:peacefully|suddenly|late|early) )?(?:on \\p{Lu}\\p{Ll}+ (?:(?:night|morning|evening|afternoon) )?)?(?:at (?:the age of )?|aged )(\\d{1,3})\\b(?![:.]\\d| ?[ap]\\.?m)|^(\\p{Lu}[\\p{L} .'-]{3,40}), who (?:was|is) (\\d{1,3}),");

  private record Aged(Located sentence, String age, TextSpan span) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, List<Aged>> byPerson = new TreeMap<>();
    for (int a = 0; a < story.articles().size(); a++) {
      Optional<String> main = Subjects.ofLead(story, a).or(mainOf(story, a));
      if (main.isPresent()) {
        for (Located s : story.sentencesOf(a)) {
          age(s)
              .ifPresent(
                  g ->
                      byPerson.computeIfAbsent(surname(main.get()), k -> new ArrayList<>()).add(g));
        }
      }
    }
    List<Inconsistency> found = new ArrayList<>();
    byPerson.forEach((who, ages) -> compare(who, ages).ifPresent(found::add));
    return found;
  }

  private static java.util.function.Supplier<Optional<String>> mainOf(Comparison story, int a) {
    return () -> Subjects.ofArticle(story, a);
  }

  private static String surname(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static Optional<Aged> age(Located s) {
    Matcher m = AGE.matcher(s.reading().sentence().text());
    if (!m.find() || (s.reading().people().size() > 1)) {
      return Optional.empty();
    }
    for (int g : new int[] {1, 2, 3, 5}) {
      if (m.group(g) != null) {
        int start = s.reading().sentence().start();
        return Optional.of(
            new Aged(s, m.group(g), new TextSpan(start + m.start(), start + m.end())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Inconsistency> compare(String who, List<Aged> ages) {
    for (Aged a : ages) {
      for (Aged b : ages) {
        boolean apart =
            a.sentence().articleIndex() < b.sentence().articleIndex() && !a.age().equals(b.age());
        if (apart) {
          return Optional.of(
              Findings.across(
                  Kind.CONTRADICTION,
                  ClaimType.IDENTITY,
                  Severity.LOW,
                  Findings.HEURISTIC,
                  "How old was " + who + "?",
                  a.age() + " and " + b.age() + " are given as the age of " + who + ".",
                  "conflicting-ages",
                  List.of(account(a), account(b))));
        }
      }
    }
    return Optional.empty();
  }

  private static Account account(Aged a) {
    return new Account(a.age() + " years old", List.of(a.sentence().whole()));
  }
}

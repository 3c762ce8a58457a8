package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.DeniedAct;
import crossbrief.text.Stems;
import crossbrief.text.TimeMention;
import crossbrief.text.TimeMention.Granularity;
import crossbrief.text.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what happens to a person once in two years: "In 1968 she was appointed chief engineer",
 * "when she was appointed chief engineer in 1974". The words behind the verb must be the same.
 */
final class ConflictingYears implements ConsistencyRule {
  private static final Set<String> ONCE =
      Set.of(
          "appointed",
          "graduated",
          "retired",
          "joined",
          "emigrated",
          "published",
          "completed",
          "inaugurated",
          "divorced",
          "knighted",
          "ordained",
          "enrolled",
          "elected",
          "premiered");

  private record Dated(Located sentence, TimeMention year, String who, TextSpan span) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, List<Dated>> acts = new TreeMap<>();
    for (Located s : story.sentences()) {
      List<TimeMention> years =
          s.reading().times().stream()
              .filter(t -> t.granularity() == Granularity.YEAR && t.isResolved())
              .filter(t -> t.anchor() == TimeMention.Anchor.CALENDAR)
              .filter(t -> t.role() != TimeMention.Role.BOUND)
              .toList();
      if (years.size() == 1
          && !s.reading().hasWord("again|second|re-elected|later|before|after|not")) {
        act(story, s, years.get(0), acts);
      }
    }
    List<Inconsistency> found = new ArrayList<>();
    acts.values().forEach(dated -> compare(dated).ifPresent(found::add));
    return found;
  }

  private static void act(
      Comparison story, Located s, TimeMention year, Map<String, List<Dated>> acts) {
    List<Token> tokens = s.reading().tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (!ONCE.contains(tokens.get(i).lower())) {
        continue;
      }
      Set<String> object = new java.util.LinkedHashSet<>();
      for (int k = i + 1; k < tokens.size() && k < i + 5; k++) {
        Token t = tokens.get(k);
        if (!t.isWord() || t.span().overlaps(year.span())) {
          break;
        }
        if (!Stems.isStopWord(t.lower()) && object.size() < 2) {
          object.add(t.stem());
        }
      }
      Optional<String> who = who(story, s, tokens.get(i).span());
      if (object.size() == 2 && who.isPresent()) {
        acts.computeIfAbsent(tokens.get(i).stem() + object, k -> new ArrayList<>())
            .add(new Dated(s, year, who.get(), tokens.get(i).span()));
      }
    }
  }

  private static Optional<String> who(Comparison story, Located s, TextSpan verb) {
    String word = DeniedAct.subjectWord(s.reading(), verb);
    if (Set.of("he", "she").contains(word)) {
      return Subjects.pronoun(story, s)
          .or(() -> Subjects.ofArticle(story, s.articleIndex()))
          .or(() -> Optional.of(word));
    }
    return s.reading().people().stream()
        .filter(p -> p.span().end() <= verb.start())
        .reduce((first, second) -> second)
        .map(p -> p.name());
  }

  private static Optional<Inconsistency> compare(List<Dated> dated) {
    Set<String> told = new HashSet<>();
    for (Dated a : dated) {
      for (Dated b : dated) {
        boolean sameOne = a.who().equals(b.who()) || Subjects.samePerson(a.who(), b.who());
        boolean differ =
            a.sentence().number() < b.sentence().number()
                && a.year().lo() != null
                && !a.year().lo().equals(b.year().lo());
        if (sameOne && differ && told.add(a.who())) {
          return Optional.of(inconsistency(a, b));
        }
      }
    }
    return Optional.empty();
  }

  private static Inconsistency inconsistency(Dated a, Dated b) {
    List<Account> accounts =
        List.of(
            new Account(a.year().value(), List.of(quote(a))),
            new Account(b.year().value(), List.of(quote(b))));
    String question =
        "In what year: \u201c"
            + Findings.topic(a.sentence().reading().sentence().text())
            + "\u201d?";
    String explanation =
        a.year().value() + " and " + b.year().value() + " are given for the same step of a life.";
    return Findings.contradiction(
        a.sentence(),
        b.sentence(),
        ClaimType.DATE_TIME,
        Severity.MEDIUM,
        question,
        explanation,
        "conflicting-years",
        accounts);
  }

  private static crossbrief.domain.Evidence quote(Dated d) {
    return d.sentence().whole();
  }
}

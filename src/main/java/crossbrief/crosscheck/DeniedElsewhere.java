package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.DeniedAct;
import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what one sentence denies word by word and another affirms of the same subject: "did not
 * finish the race", "finished the race in fourteenth place"; "no one was inside the building", "two
 * workers were inside the building".
 */
final class DeniedElsewhere implements ConsistencyRule {
  private static final String CONDITIONS =
      "if|unless|until|till|would|could|might|may|should|whether|hoped|planned|wanted|expected|promised"
          + "|vowed|again|yet|initially|originally|later|eventually|before|longer|but|although"
          + "|however|fully|except|usually|sometimes";

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (Located denying : story.sentences()) {
      for (DeniedAct act : DeniedAct.in(denying.reading())) {
        if (used.contains(denying.number())
            || denying.reading().hasWord(CONDITIONS, clause(denying, act))) {
          continue;
        }
        for (Located affirming : story.sentences()) {
          if (!used.contains(denying.number()) && !affirming.equals(denying)) {
            affirmed(story, denying, act, affirming)
                .ifPresent(
                    i -> {
                      found.add(i);
                      used.add(denying.number());
                    });
          }
        }
      }
    }
    return found;
  }

  private static TextSpan clause(Located sentence, DeniedAct act) {
    return sentence.clauseSpan(act.span());
  }

  private static Optional<Inconsistency> affirmed(
      Comparison story, Located denying, DeniedAct act, Located affirming) {
    Optional<TextSpan> words = act.affirmedIn(affirming.reading());
    if (words.isEmpty()
        || affirming.reading().hasWord(CONDITIONS, affirming.clauseSpan(words.get()))
        || otherYears(years(denying, act.span()), years(affirming, words.get()))
        || !sameSubject(story, denying, act, affirming, words.get())) {
      return Optional.empty();
    }
    return Optional.of(inconsistency(denying, act, affirming, words.get()));
  }

  private static boolean sameSubject(
      Comparison story, Located denying, DeniedAct act, Located affirming, TextSpan words) {
    if (act.nobody()) {
      return story.containment(denying.reading().stems(), affirming.reading().stems()) >= 0.5;
    }
    Optional<String> first = person(story, denying, act.span());
    Optional<String> second = person(story, affirming, words);
    if (first.isPresent() && second.isPresent()) {
      return Subjects.samePerson(first.get(), second.get());
    }
    String noun = DeniedAct.subjectNoun(denying.reading(), act.span());
    String other = DeniedAct.subjectWord(affirming.reading(), words);
    boolean pronoun =
        denying.articleIndex() == affirming.articleIndex()
            && denying.number() < affirming.number()
            && Set.of("he", "she", "they", "it").contains(other)
            && !noun.isEmpty();
    if (pronoun && first.isEmpty() && !act.object().isEmpty()) {
      return true;
    }
    return first.isEmpty()
        && second.isEmpty()
        && ((!noun.isEmpty() && noun.equals(DeniedAct.subjectNoun(affirming.reading(), words)))
            || sameNouns(denying, act.span(), affirming, words));
  }

  /** The person right before the words, or the article's own where a pronoun stands there. */
  private static Optional<String> person(Comparison story, Located s, TextSpan words) {
    String noun = DeniedAct.subjectNoun(s.reading(), words);
    boolean pronoun = Set.of("he", "she", "i").contains(DeniedAct.subjectWord(s.reading(), words));
    if (pronoun) {
      return Subjects.pronoun(story, s).or(() -> Subjects.ofArticle(story, s.articleIndex()));
    }
    return s.reading().people().stream()
        .filter(p -> p.span().end() <= words.start() && !noun.isEmpty())
        .filter(
            p ->
                crossbrief.text.Stems.of(p.surname().toLowerCase(java.util.Locale.ROOT))
                    .equals(noun))
        .map(p -> p.name())
        .findFirst();
  }

  private static boolean otherYears(Set<Integer> first, Set<Integer> second) {
    return !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
  }

  /** The years that the clause of an act names. */
  private static Set<Integer> years(Located s, TextSpan act) {
    TextSpan clause = s.clauseSpan(act);
    Set<Integer> years = new HashSet<>();
    for (TimeMention t : s.reading().times()) {
      LocalDate lo = t.lo();
      if (lo != null && t.anchor() == TimeMention.Anchor.CALENDAR && clause.contains(t.span())) {
        years.add(lo.getYear());
      }
    }
    return years;
  }

  private static Inconsistency inconsistency(
      Located denying, DeniedAct act, Located affirming, TextSpan words) {
    boolean denyingFirst = denying.number() < affirming.number();
    Account no = new Account("no", List.of(denying.whole()));
    Account yes = new Account("yes", List.of(affirming.whole()));
    List<Account> accounts = denyingFirst ? List.of(no, yes) : List.of(yes, no);
    String question = "Did it happen? " + Findings.topic(denying.reading().sentence().text());
    String explanation =
        "\u201c"
            + denying.quote(act.span()).quote()
            + "\u201d denies what \u201c"
            + affirming.quote(words).quote()
            + "\u201d affirms.";
    boolean within = denying.articleIndex() == affirming.articleIndex();
    return Findings.contradiction(
        denying,
        affirming,
        ClaimType.OUTCOME,
        within ? Severity.MEDIUM : Severity.HIGH,
        question,
        explanation,
        "denied-elsewhere",
        accounts);
  }

  /** "The driver of the van did not", "the van driver": the same words before both verbs. */
  private static boolean sameNouns(Located a, TextSpan act, Located b, TextSpan words) {
    Set<String> first = before(a, act);
    return first.size() > 1 && first.equals(before(b, words));
  }

  private static Set<String> before(Located s, TextSpan act) {
    int start = s.reading().sentence().start();
    Set<String> stems =
        start >= act.start()
            ? new HashSet<>()
            : new HashSet<>(s.reading().stemsIn(new TextSpan(start, act.start())));
    return stems;
  }
}

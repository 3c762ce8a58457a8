package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.PersonMention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds two people of whom the texts say that they will lead the same: "will take charge of the
 * team", "the team will be led by". A text that names both is taken to know better.
 */
final class NextInCharge implements ConsistencyRule {
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?s)(?:,[^,;.]{1,60},)? (?:will|is to|was to|would) (?:temporarily )?(?:take charge|take over|lead|head|run|replace|succeed|become|act as|stand in|deputise|deputize)\\b.*");
  private static final Pattern PASSIVE =
      Pattern.compile(
          "(?s).*\\b(?:will|is to|was to|would) be (?:led|run|headed|replaced|succeeded|managed|coached|chaired) by (?:[^,;.]{1,60}, )?(?:(?:\\p{Ll}|')+ ){0,4}");

  private record Heir(Located sentence, PersonMention person) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Heir> heirs = new ArrayList<>();
    List<Set<String>> surnames = new ArrayList<>();
    story.articles().forEach(a -> surnames.add(new HashSet<>()));
    for (Located s : story.sentences()) {
      for (PersonMention p : s.reading().people()) {
        surnames.get(s.articleIndex()).add(p.surname());
        heir(s, p).ifPresent(heirs::add);
      }
    }
    for (Heir a : heirs) {
      for (Heir b : heirs) {
        boolean apart =
            a.sentence().articleIndex() < b.sentence().articleIndex()
                && !a.person().surname().equals(b.person().surname())
                && !surnames.get(b.sentence().articleIndex()).contains(a.person().surname())
                && !surnames.get(a.sentence().articleIndex()).contains(b.person().surname());
        if (apart) {
          return List.of(inconsistency(a, b));
        }
      }
    }
    return List.of();
  }

  private static Optional<Heir> heir(Located s, PersonMention p) {
    String text = s.article().text();
    String before = text.substring(s.reading().sentence().start(), p.roleSpan().start());
    String behind = text.substring(p.span().end(), s.reading().sentence().end());
    boolean doubtful = s.reading().hasWord("may|might|could|not|if|likely|reportedly");
    return !doubtful && (ACTIVE.matcher(behind).matches() || PASSIVE.matcher(before).matches())
        ? Optional.of(new Heir(s, p))
        : Optional.empty();
  }

  private static Inconsistency inconsistency(Heir a, Heir b) {
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.IDENTITY,
        Severity.MEDIUM,
        Findings.HEURISTIC,
        "Who will be in charge?",
        "One text names "
            + a.person().name()
            + ", the other "
            + b.person().name()
            + "; neither names both.",
        "next-in-charge",
        List.of(account(a), account(b)));
  }

  private static Account account(Heir heir) {
    return new Account(heir.person().name(), List.of(heir.sentence().whole()));
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.SpokenBy;
import crossbrief.text.Stems;
import crossbrief.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one thing with two causes, each said in plain words: "was caused by a lightning stroke",
 * "was caused by a careless worker"; "traced the outbreak to a broken sewer".
 */
final class ConflictingCauses implements ConsistencyRule {
  private static final String CAUSE = "((?:an? |the |two |several )?[^,;.]{3,70})";
  private static final Pattern PASSIVE =
      Pattern.compile(
          "\\b(?:the |an? |this )?([\\p{L}-]+(?: of [^,;.]{3,40})?) (?:was|were|had been|has been|is) (?:caused|triggered|sparked|set off|started|brought about) by "
              + CAUSE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TRACED =
      Pattern.compile(
          "\\b(?:traced|attributed|blamed|put down) the ([\\p{L}-]+) (?:to|on) " + CAUSE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ACTIVE =
      Pattern.compile(
          "^((?:an?|the|two) [^,;.]{3,50}?) (?:had )?(?:caused|triggered|sparked|set off|started) the ([\\p{L}-]+)",
          Pattern.CASE_INSENSITIVE);
  private static final String DOUBT =
      "may|might|could|possibly|perhaps|suspected|if|whether|not|no|probably|likely|alleged|partly|also|fears|rumors|rumours|thought";

  private record Cause(Located sentence, String effect, Set<String> stems, String words) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Cause> causes = new ArrayList<>();
    for (Located s : story.sentences()) {
      if (!s.reading().hasWord(DOUBT)) {
        cause(s).ifPresent(causes::add);
      }
    }
    for (Cause a : causes) {
      for (Cause b : causes) {
        if (a.sentence().number() < b.sentence().number()
            && sameEffect(a.effect(), b.effect())
            && a.stems().stream().noneMatch(b.stems()::contains)) {
          return List.of(inconsistency(a, b));
        }
      }
    }
    return List.of();
  }

  private static Optional<Cause> cause(Located s) {
    String text = s.reading().sentence().text();
    if (text.length() > 1000) {
      return Optional.empty();
    }
    for (Pattern p : List.of(PASSIVE, TRACED)) {
      Matcher m = p.matcher(text);
      if (m.find()) {
        return of(s, m.group(1), m.group(2));
      }
    }
    Matcher m = ACTIVE.matcher(text);
    return m.find() ? of(s, m.group(2), m.group(1)) : Optional.empty();
  }

  private static Optional<Cause> of(Located s, String effect, String whole) {
    String cause = whole;
    cause =
        cause
            .split(
                "(?i) (?:that|which|who|whose|when|while|after|during|in|on|under|at|near|from|and|with) ")[
            0];
    Set<String> stems = new LinkedHashSet<>();
    for (Token t : s.reading().tokens()) {
      boolean inside = t.isWord() && !Stems.isStopWord(t.lower());
      if (inside && (" " + cause + " ").contains(" " + t.text() + " ")) {
        stems.add(t.stem());
      }
    }
    return stems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(s, effect.toLowerCase(java.util.Locale.ROOT), stems, cause.strip()));
  }

  private static boolean sameEffect(String a, String b) {
    String first = a.split(" ")[0];
    String second = b.split(" ")[0];
    Set<String> fire = Set.of("fire", "blaze", "inferno", "wildfire");
    Set<String> crash = Set.of("crash", "accident", "collision", "derailment");
    return Stems.of(first).equals(Stems.of(second))
        || (fire.contains(first) && fire.contains(second))
        || (crash.contains(first) && crash.contains(second));
  }

  private static Inconsistency inconsistency(Cause a, Cause b) {
    Optional<String> first = SpokenBy.of(a.sentence().reading());
    Optional<String> second = SpokenBy.of(b.sentence().reading());
    boolean dispute = first.isPresent() && second.isPresent() && !first.equals(second);
    String question = "What caused the " + a.effect().split(" ")[0] + "?";
    String explanation =
        "\u201c" + a.words() + "\u201d and \u201c" + b.words() + "\u201d are given as the cause.";
    List<Account> accounts = List.of(account(a), account(b));
    return a.sentence().articleIndex() == b.sentence().articleIndex()
        ? Findings.within(
            ClaimType.CAUSE,
            Severity.MEDIUM,
            Findings.HEURISTIC,
            question,
            explanation,
            "conflicting-causes",
            null,
            accounts)
        : Findings.across(
            dispute ? Kind.DISPUTE : Kind.CONTRADICTION,
            ClaimType.CAUSE,
            Severity.MEDIUM,
            Findings.HEURISTIC,
            question,
            explanation,
            "conflicting-causes",
            accounts);
  }

  private static Account account(Cause c) {
    return new Account(c.words(), List.of(c.sentence().whole()));
  }
}

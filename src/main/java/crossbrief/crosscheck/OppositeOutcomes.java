package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Scope;
import crossbrief.domain.Severity;
import crossbrief.text.Antonyms;
import crossbrief.text.Negation;
import crossbrief.text.SentenceReading;
import crossbrief.text.SpokenBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a thing that one text affirms and the other denies ("had issued a gale warning", "no gale
 * warning was in force"), and opposite words for one thing (guilty, acquitted). Certainty words and
 * speech about the future are left alone.
 */
final class OppositeOutcomes implements ConsistencyRule {
  private static final double MIN_SHARED = 0.45;
  private static final double MIN_WITHIN = 0.25;
  private static final double MIN_SHARED_THING = 0.33;
  private static final double NEARLY_ALL = 0.8;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (Comparison.Pair pair : story.pairs(Comparison.NEAR)) {
      if (story.mutualBest(pair.a(), pair.b())
          && !used.contains(pair.a().number())
          && !used.contains(pair.b().number())) {
        Optional<Inconsistency> one = compare(story, pair);
        if (one.isPresent()) {
          found.add(one.get());
          used.add(pair.a().number());
          used.add(pair.b().number());
        }
      }
    }
    for (Comparison.Pair pair : story.pairsWithin(MIN_WITHIN)) {
      boolean oneBreath =
          pair.b().number() - pair.a().number() <= 2
              && !pair.a().reading().quotations().isEmpty()
              && !pair.b().reading().quotations().isEmpty();
      boolean told =
          !oneBreath
              && !quotesBothSides(pair.a().reading())
              && !quotesBothSides(pair.b().reading());
      boolean sameThing =
          Antonyms.haveOneObject(pair.a().reading(), pair.b().reading())
              || story.containment(pair.a().reading().stems(), pair.b().reading().stems())
                  >= MIN_SHARED;
      if (told
          && sameThing
          && !used.contains(pair.a().number())
          && !used.contains(pair.b().number())) {
        Optional<Inconsistency> one =
            compare(story, pair).filter(i -> i.scope() == Scope.WITHIN_SOURCE);
        one.ifPresent(found::add);
        if (one.isPresent()) {
          used.add(pair.a().number());
          used.add(pair.b().number());
        }
      }
    }
    return found;
  }

  private static Optional<Inconsistency> compare(Comparison story, Comparison.Pair pair) {
    Optional<String> denied = denied(story, pair.a().reading(), pair.b().reading());
    denied = denied.isPresent() ? denied : denied(story, pair.b().reading(), pair.a().reading());
    if (denied.isPresent()) {
      return Optional.of(
          inconsistency(
              pair,
              "One text affirms what the other denies: " + denied.get() + ".",
              "denied-and-affirmed",
              Findings.HEURISTIC));
    }
    Optional<String> opposite =
        pair.cosine() >= Comparison.ALIGNED ? opposite(story, pair) : Optional.empty();
    return opposite.map(
        words ->
            inconsistency(
                pair,
                "The texts use opposite words of the same thing: " + words + ".",
                "opposite-words",
                Findings.HEURISTIC - 0.1));
  }

  /** The words that the first sentence denies and the second affirms. */
  private static Optional<String> denied(
      Comparison story, SentenceReading denying, SentenceReading affirming) {
    if (denying.negations().size() != 1
        || !affirming.negations().isEmpty()
        || quotesBothSides(denying)) {
      return Optional.empty();
    }
    Negation negation = denying.negations().get(0);
    List<String> stems = negation.stems().stream().limit(2).toList();
    boolean oneWord =
        stems.size() == 1 && story.containment(denying.stems(), affirming.stems()) >= NEARLY_ALL;
    if ((stems.size() < 2 && !oneWord) || stems.stream().anyMatch(s -> !hasStem(affirming, s))) {
      return Optional.empty();
    }
    boolean determiner =
        denying
            .sentence()
            .text()
            .substring(negation.cue().start() - denying.sentence().start())
            .toLowerCase(java.util.Locale.ROOT)
            .matches("(?s)(no|not|never|without)\\b.*");
    double shared = story.containment(denying.stems(), affirming.stems());
    boolean noSuchThing =
        denying
            .sentence()
            .text()
            .substring(negation.cue().start() - denying.sentence().start())
            .toLowerCase(java.util.Locale.ROOT)
            .startsWith("no ");
    return determiner && shared >= (noSuchThing ? MIN_SHARED_THING : MIN_SHARED)
        ? Optional.of("\u201c" + String.join(" ", words(denying, negation)) + "\u201d")
        : Optional.empty();
  }

  private static boolean quotesBothSides(SentenceReading sentence) {
    return sentence.hasWord("but|although|despite|however|unless|if|whether|until|yet");
  }

  private static boolean hasStem(SentenceReading sentence, String stem) {
    return sentence.stems().stream().anyMatch(s -> s.equals(stem) || sameRoot(s, stem));
  }

  /** Whether two stems are forms of one root: clos(e) and closur(e). */
  private static boolean sameRoot(String a, String b) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = shorter.equals(a) ? b : a;
    return shorter.length() >= 4
        && longer.startsWith(shorter)
        && longer.length() - shorter.length() <= 3;
  }

  private static List<String> words(SentenceReading sentence, Negation negation) {
    return sentence.tokens().stream()
        .filter(t -> t.start() >= negation.cue().start())
        .limit(3)
        .map(t -> t.text())
        .toList();
  }

  private static Optional<String> opposite(Comparison story, Comparison.Pair pair) {
    SentenceReading a = pair.a().reading();
    SentenceReading b = pair.b().reading();
    if (!a.negations().isEmpty()
        || !b.negations().isEmpty()
        || (story.containment(a.stems(), b.stems()) < MIN_SHARED
            && !Antonyms.haveOneObject(a, b))) {
      return Optional.empty();
    }
    boolean sameNumber =
        a.quantities().stream()
            .anyMatch(
                q ->
                    b.quantities().stream()
                        .anyMatch(
                            r ->
                                q.kind() == r.kind()
                                    && q.unit().equals(r.unit())
                                    && q.lo().compareTo(r.lo()) == 0));
    return Antonyms.between(a, b, sameNumber);
  }

  private static Inconsistency inconsistency(
      Comparison.Pair pair, String explanation, String rule, double confidence) {
    String first = pair.a().reading().sentence().text();
    String second = pair.b().reading().sentence().text();
    Optional<String> one = SpokenBy.of(pair.a().reading());
    Optional<String> other = SpokenBy.of(pair.b().reading());
    boolean dispute = one.isPresent() && other.isPresent() && !one.equals(other);
    List<Account> accounts =
        List.of(
            new Account(Findings.topic(first), List.of(pair.a().whole())),
            new Account(Findings.topic(second), List.of(pair.b().whole())));
    if (pair.a().articleIndex() == pair.b().articleIndex() && !dispute) {
      return Findings.within(
          ClaimType.OUTCOME,
          Severity.MEDIUM,
          confidence,
          "Did it happen? " + Findings.topic(first),
          explanation,
          rule,
          null,
          accounts);
    }
    return Findings.across(
        dispute ? Kind.DISPUTE : Kind.CONTRADICTION,
        ClaimType.OUTCOME,
        Severity.HIGH,
        confidence,
        "Did it happen? " + Findings.topic(first),
        explanation,
        rule,
        accounts);
  }
}

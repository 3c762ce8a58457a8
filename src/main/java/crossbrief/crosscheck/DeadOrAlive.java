package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.PersonMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a named person who is among the dead in one text and under treatment in another. The words
 * that tell must stand with the name, without another person between.
 */
final class DeadOrAlive implements ConsistencyRule {
  private static final Pattern DEAD_BEHIND =
      Pattern.compile(
          "(?s)(?:, \\p{Lu}[\\p{L} .-]{2,40},)?,?(?: (?:aged )?\\d{1,3},)?(?:,[^,;.]{1,60},)? (?:died|was killed|was shot dead|was found dead|was declared dead|was pronounced dead|was among the dead|was among those killed|drowned)\\b.*");
  private static final Pattern DEAD_LATER =
      Pattern.compile(
          "(?s),? (?:who|which)? ?[^;.]{0,80}\\b(?:but died|and died|was among the dead|later died) .*");
  private static final Pattern ALIVE_BEHIND =
      Pattern.compile(
          "(?s)(?:,[^;.]{1,90},)? (?:survived|is being treated|was being treated|is recovering|was recovering|is in (?:a )?(?:stable|critical|serious) condition|was in (?:a )?(?:stable|critical|serious) condition|remains in hospital|was in hospital|was discharged|is expected to recover|was sitting up|was taken to hospital|escaped unhurt|was unhurt|was unharmed)\\b.*");

  /** Somebody of whom there is one in an event. */
  private static final Pattern THE_ONE =
      Pattern.compile(
          "\\b[Tt]he (?:bus |train |truck |lorry |lone |suicide )?(driver|pilot|captain|gunman|bomber|attacker|shooter|assailant|suspect|hijacker|engineer|conductor|skipper|helmsman)\\b(?! of| and|'s)");

  private record Fate(Located sentence, boolean dead) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, List<Fate>> byPerson = new TreeMap<>();
    for (Located s : story.sentences()) {
      for (PersonMention p : s.reading().people()) {
        fate(s, p.span())
            .filter(f -> p.name().contains(" "))
            .ifPresent(f -> byPerson.computeIfAbsent(p.name(), k -> new ArrayList<>()).add(f));
      }
      Matcher m = THE_ONE.matcher(s.reading().sentence().text());
      while (m.find()) {
        int start = s.reading().sentence().start();
        String noun = "the " + m.group(1);
        fate(s, new TextSpan(start + m.start(), start + m.end()))
            .ifPresent(f -> byPerson.computeIfAbsent(noun, k -> new ArrayList<>()).add(f));
      }
    }
    List<Inconsistency> found = new ArrayList<>();
    byPerson.forEach((name, fates) -> compare(name, fates).ifPresent(found::add));
    return found;
  }

  private static Optional<Fate> fate(Located sentence, TextSpan person) {
    String behind =
        sentence.article().text().substring(person.end(), sentence.reading().sentence().end());
    boolean conditional =
        sentence.reading().hasWord("if|would|could|might|not|feared|never|almost");
    boolean dead = DEAD_BEHIND.matcher(behind).matches() || DEAD_LATER.matcher(behind).matches();
    boolean alive = ALIVE_BEHIND.matcher(behind).matches();
    return conditional || dead == alive ? Optional.empty() : Optional.of(new Fate(sentence, dead));
  }

  private static Optional<Inconsistency> compare(String name, List<Fate> fates) {
    for (Fate dead : fates) {
      for (Fate alive : fates) {
        boolean apart = dead.sentence().articleIndex() != alive.sentence().articleIndex();
        if (dead.dead()
            && !alive.dead()
            && apart
            && !mayHaveDiedSince(dead, alive)
            && !areTwo(dead, alive)) {
          return Optional.of(inconsistency(name, dead, alive));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the text that knows of the death appeared well after the other. */
  private static boolean mayHaveDiedSince(Fate dead, Fate alive) {
    java.time.LocalDate later = dead.sentence().article().published();
    java.time.LocalDate earlier = alive.sentence().article().published();
    return later != null && earlier != null && later.isAfter(earlier);
  }

  private static Inconsistency inconsistency(String name, Fate dead, Fate alive) {
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.OUTCOME,
        Severity.HIGH,
        Findings.HEURISTIC,
        "Is " + name + " alive?",
        "One text says that " + name + " died, the other that " + name + " lives.",
        "dead-or-alive",
        List.of(account("dead", dead), account("alive", alive)));
  }

  private static Account account(String value, Fate fate) {
    Evidence whole = fate.sentence().whole();
    return new Account(value, List.of(whole));
  }

  /** Whether the texts name two people: the driver, Anna Reed, and the driver, Sara Reed. */
  private static boolean areTwo(Fate dead, Fate alive) {
    List<PersonMention> first = dead.sentence().reading().people();
    List<PersonMention> second = alive.sentence().reading().people();
    return !first.isEmpty()
        && !second.isEmpty()
        && first.stream()
            .noneMatch(p -> second.stream().anyMatch(o -> Subjects.samePerson(p.name(), o.name())));
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.Quantity;
import crossbrief.text.Stems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a toll where another text says that there was none: "nobody was killed" and "one guard was
 * killed"; "no customer was hurt" and "two customers were injured". Where the text with the toll
 * appeared well after the other, the toll may have risen.
 */
final class NoneOrSome implements ConsistencyRule {
  private static final Duration LATER = Duration.ofHours(3);
  private static final String HARM =
      "(killed|hurt|injured|wounded|harmed|died|casualties|deaths|fatalities|injuries)";
  private static final Pattern NOBODY =
      Pattern.compile(
          "\\b(?:nobody|no one|no-one)(?: else)? (?:was |were |had been |has been |had )?"
              + HARM
              + "\\b");
  private static final Pattern THERE =
      Pattern.compile("\\b(?:there were|with|without|causing) (?:no |any )?" + HARM + "\\b");
  private static final Pattern NO_NOUN =
      Pattern.compile("\\bno (\\p{L}+) (?:was|were|had been) " + HARM + "\\b");
  private static final Map<String, String> PREDICATE =
      Map.ofEntries(
          Map.entry("killed", "KILLED"),
          Map.entry("died", "KILLED"),
          Map.entry("deaths", "KILLED"),
          Map.entry("fatalities", "KILLED"),
          Map.entry("hurt", "INJURED"),
          Map.entry("injured", "INJURED"),
          Map.entry("wounded", "INJURED"),
          Map.entry("harmed", "INJURED"),
          Map.entry("injuries", "INJURED"),
          Map.entry("casualties", "KILLED"));

  private record None(Located sentence, String predicate, String noun) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (Located s : story.sentences()) {
      none(s).flatMap(n -> some(story, n)).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<None> none(Located s) {
    String words = s.reading().lowerWords();
    if (s.reading()
            .hasWord(
                "if|would|could|might|hoped|hope|earlier|previous|miracle|initially|seriously|else")
        || !s.reading().times().stream().allMatch(t -> t.isDay() || !t.isResolved())) {
      return Optional.empty();
    }
    Matcher noun = NO_NOUN.matcher(words);
    if (noun.find() && !Set.of("one", "longer").contains(noun.group(1))) {
      return predicate(noun.group(2)).map(p -> new None(s, p, Stems.of(noun.group(1))));
    }
    Matcher m = NOBODY.matcher(words);
    if (m.find()) {
      return predicate(m.group(1)).map(p -> new None(s, p, ""));
    }
    Matcher there = THERE.matcher(words);
    boolean no =
        there.find() && (there.group().contains(" no ") || there.group().startsWith("without"));
    return no ? predicate(there.group(1)).map(p -> new None(s, p, "")) : Optional.empty();
  }

  private static Optional<String> predicate(String harm) {
    return Optional.ofNullable(PREDICATE.get(harm));
  }

  private static Optional<Inconsistency> some(Comparison story, None none) {
    for (Located s : story.sentences()) {
      boolean other =
          s.articleIndex() != none.sentence().articleIndex()
              && !s.reading()
                  .hasWord(
                      "earlier|previous|previously|last|similar|ago|since|deadliest|worst|another")
              && s.reading().times().stream().allMatch(t -> t.isDay() || !t.isResolved())
              && sharesEvent(story, s, none.sentence())
              && !isWellAfter(s, none.sentence());
      for (Quantity q : other ? s.reading().quantities() : List.<Quantity>of()) {
        if (none.predicate().equals(q.predicate())
            && q.countsPeople()
            && q.lo().signum() > 0
            && (none.noun().isEmpty() || nouns(q).contains(none.noun()))) {
          return Optional.of(inconsistency(none, s, q));
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> nouns(Quantity q) {
    return java.util.stream.Stream.of(q.noun().toLowerCase(java.util.Locale.ROOT).split("\\s+"))
        .map(Stems::of)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static boolean sharesEvent(Comparison story, Located a, Located b) {
    Set<String> events = story.events(b);
    return story.events(a).stream().anyMatch(events::contains)
        || story.cosine(a, b) >= Comparison.NEAR;
  }

  private static boolean isWellAfter(Located toll, Located none) {
    return Duration.between(none.appeared(), toll.appeared()).compareTo(LATER) >= 0;
  }

  private static Inconsistency inconsistency(None none, Located s, Quantity q) {
    Account no = new Account("none", List.of(none.sentence().whole()));
    Account some = new Account(q.value(), List.of(s.clause(q.span())));
    boolean noFirst = none.sentence().number() < s.number();
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.CASUALTY,
        Severity.HIGH,
        Findings.HEURISTIC,
        none.predicate().equals("KILLED") ? "Was anybody killed?" : "Was anybody hurt?",
        "One text says that nobody was, the other counts " + q.value() + ".",
        "none-or-some",
        noFirst ? List.of(no, some) : List.of(some, no));
  }
}

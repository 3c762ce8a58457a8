package crossbrief.crosscheck;

import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.Attributes;
import crossbrief.text.ChangeCues;
import crossbrief.text.SpokenBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds a person or an event of which the texts say what excludes each other: convicted and
 * acquitted, resigned and dismissed, died of cancer and of a stroke, a fire from arson and from a
 * short circuit. A text that says both is taken to know why.
 */
final class ExclusiveAttributes implements ConsistencyRule {
  private static final double SAME_SCENE = 0.15;

  private record Said(Located sentence, Attributes.Stated stated, String subject) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, List<Said>> byAttribute = new TreeMap<>();
    for (Located s : story.sentences()) {
      for (Attributes.Stated stated : Attributes.in(s.reading())) {
        subject(story, s, stated)
            .filter(who -> !isLongAgo(s, stated))
            .ifPresent(
                who ->
                    byAttribute
                        .computeIfAbsent(stated.attribute().name(), k -> new ArrayList<>())
                        .add(new Said(s, stated, who)));
      }
    }
    List<Inconsistency> found = new ArrayList<>();
    for (List<Said> said : byAttribute.values()) {
      for (List<Said> same : bySubject(story, said)) {
        across(story, same).or(() -> within(same)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whom or what a value is said of; empty when the sentence leaves it open. */
  private static Optional<String> subject(Comparison story, Located s, Attributes.Stated stated) {
    if (!stated.attribute().ofPerson()) {
      Set<String> wanted = stated.attribute().events();
      Set<String> events = new LinkedHashSet<>(story.events(s));
      events.addAll(story.events(story.sentencesOf(s.articleIndex()).get(0)));
      return wanted.isEmpty() || events.stream().anyMatch(wanted::contains)
          ? Optional.of("")
          : Optional.empty();
    }
    return Subjects.of(story, s, stated.span())
        .or(
            () ->
                stated.attribute().name().contains("death") && s.reading().people().isEmpty()
                    ? mainPerson(story, s).or(() -> someone(s))
                    : Optional.empty());
  }

  /** The one person whom the first sentence of an article names, where it tells of a death. */
  private static Optional<String> mainPerson(Comparison story, Located s) {
    boolean death =
        story.sentencesOf(s.articleIndex()).get(0).reading().hasWord("died|dies|dead|death|passed");
    return death ? Subjects.ofLead(story, s.articleIndex()) : Optional.empty();
  }

  private static List<List<Said>> bySubject(Comparison story, List<Said> said) {
    List<List<Said>> groups = new ArrayList<>();
    for (Said one : said) {
      List<Said> home =
          groups.stream().filter(g -> sameSubject(story, g.get(0), one)).findFirst().orElse(null);
      if (home == null) {
        home = new ArrayList<>();
        groups.add(home);
      }
      home.add(one);
    }
    return groups;
  }

  private static boolean sameSubject(Comparison story, Said a, Said b) {
    if (a.stated().attribute().ofPerson()) {
      return a.subject().isEmpty()
          || b.subject().isEmpty()
          || Subjects.samePerson(a.subject(), b.subject());
    }
    return !a.stated().attribute().events().isEmpty()
        || story.containment(a.sentence().reading().stems(), b.sentence().reading().stems())
            >= SAME_SCENE;
  }

  private static Optional<Inconsistency> across(Comparison story, List<Said> said) {
    Map<Integer, Set<String>> values = new TreeMap<>();
    said.forEach(
        s ->
            values
                .computeIfAbsent(s.sentence().articleIndex(), k -> new LinkedHashSet<>())
                .add(s.stated().value()));
    List<Said> decided =
        said.stream()
            .filter(s -> values.getOrDefault(s.sentence().articleIndex(), Set.of()).size() == 1)
            .toList();
    long different = decided.stream().map(s -> s.stated().value()).distinct().count();
    boolean known =
        values.values().stream().anyMatch(v -> v.size() > 1) && story.articles().size() < 4;
    return different < 2 || known ? Optional.empty() : Optional.of(inconsistency(decided, false));
  }

  private static Optional<Inconsistency> within(List<Said> said) {
    if (!said.get(0).stated().attribute().within()) {
      return Optional.empty();
    }
    for (Said a : said) {
      for (Said b : said) {
        boolean apart =
            a.sentence().articleIndex() == b.sentence().articleIndex()
                && a.sentence().number() < b.sentence().number()
                && !a.stated().value().equals(b.stated().value());
        if (apart) {
          return Optional.of(inconsistency(List.of(a, b), true));
        }
      }
    }
    return Optional.empty();
  }

  private static Inconsistency inconsistency(List<Said> said, boolean within) {
    Map<String, List<Evidence>> byValue = new LinkedHashMap<>();
    Set<String> voices = new LinkedHashSet<>();
    boolean attributed = true;
    boolean changes = false;
    for (Said s : said) {
      byValue.computeIfAbsent(s.stated().value(), k -> new ArrayList<>()).add(s.sentence().whole());
      Optional<String> voice = SpokenBy.of(s.sentence().reading());
      voice.ifPresent(voices::add);
      attributed &= voice.isPresent();
      changes |= ChangeCues.in(s.sentence().reading());
    }
    Attributes.Attribute attribute = said.get(0).stated().attribute();
    String who = said.get(0).subject();
    ClaimType type = ClaimType.valueOf(attribute.type());
    Severity severity = Severity.valueOf(attribute.severity());
    String question = attribute.question().replace("%s", who.isEmpty() ? "the victim" : who);
    String explanation =
        "Of one "
            + (attribute.ofPerson() ? "person" : "event")
            + " the texts say "
            + String.join(
                " and ", byValue.keySet().stream().map(v -> "\u201c" + v + "\u201d").toList())
            + "; only one of them can be true.";
    if (within) {
      return Findings.within(
          type,
          severity,
          Findings.HEURISTIC,
          question,
          explanation,
          "exclusive-attributes",
          null,
          Findings.accounts(byValue));
    }
    Kind kind =
        changes ? Kind.UPDATE : attributed && voices.size() > 1 ? Kind.DISPUTE : Kind.CONTRADICTION;
    return Findings.across(
        kind,
        type,
        severity,
        Findings.HEURISTIC,
        question,
        explanation,
        "exclusive-attributes",
        Findings.accounts(byValue));
  }

  /** "She had been strangled": somebody whom the sentence does not name. */
  private static Optional<String> someone(Located s) {
    return s.reading().hasWord("he|she") ? Optional.of("") : Optional.empty();
  }

  /** Whether a sentence tells of another time: "was dismissed in 2023". */
  private static boolean isLongAgo(Located s, Attributes.Stated stated) {
    java.time.LocalDate published = s.article().published();
    return published != null
        && stated.attribute().ofPerson()
        && !stated.attribute().within()
        && s.reading().times().stream()
            .anyMatch(
                t -> {
                  java.time.LocalDate hi = t.hi();
                  return hi != null && hi.isBefore(published.minusDays(90));
                });
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.Gazetteer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what can be in one place only, in two: where somebody was born or buried, where a company
 * has its head office, under which flag a ship sails, and where the same thing was done.
 */
final class ConflictingPlaces implements ConsistencyRule {
  private static final String NAME =
      "(?:the )?(?:\\p{L}+ ){0,3}?(?:(?:city|town|village|port|suburb|district|hamlet|island|valley) of )?(\\p{Lu}[\\p{L}'\\u2019-]+(?: (?:\\p{Lu}[\\p{L}'\\u2019-]+))*)";

  /** What has one place, and the words before its name. */
  private enum Fixed {
    BORN(
        true,
        "Where was %s born?",
        "\\b[Bb]orn(?: and raised)?(?: on [^,;.]{1,30}| in \\d{4})?,? in "),
    BURIED(true, "Where is %s buried?", "\\bburied (?:\\p{L}+ ){0,2}?(?:in|at) "),
    HEADQUARTERS(
        false,
        "Where is the head office?",
        "\\b(?:headquarters|head office|main office)(?: (?:is|are|was|were|lies|stands))? (?:in|at) |\\b(?:company|firm|group|bank|maker|airline)[^,;.]{0,30} is based in "),
    FLAG(false, "Under which flag does the ship sail?", ""),
    FILMED(
        false,
        "Where was it filmed?",
        "\\b(?:exteriors|scenes|film|it) (?:was|were) (?:filmed|shot) [^,;.]{0,30}\\b(?:in|on|at) ");

    private final boolean person;
    private final String question;
    private final Pattern pattern;

    Fixed(boolean person, String question, String before) {
      this.person = person;
      this.question = question;
      this.pattern =
          before.isEmpty()
              ? Pattern.compile(
                  "\\b(\\p{Lu}\\p{L}+)-(?:flagged|registered)\\b", Pattern.UNICODE_CHARACTER_CLASS)
              : Pattern.compile("(?:" + before + ")" + NAME, Pattern.UNICODE_CHARACTER_CLASS);
    }
  }

  private record Place(Located sentence, String name, TextSpan span, String subject) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    Set<Integer> told = new TreeSet<>();
    for (Fixed fixed : Fixed.values()) {
      Map<String, List<Place>> bySubject = new TreeMap<>();
      for (Located s : story.sentences()) {
        place(story, s, fixed)
            .ifPresent(
                p -> {
                  told.add(s.number());
                  bySubject.computeIfAbsent(p.subject(), k -> new ArrayList<>()).add(p);
                });
      }
      bySubject.forEach(
          (subject, places) -> compare(story, fixed, subject, places).ifPresent(found::add));
    }
    Set<Integer> used = new TreeSet<>(told);
    for (Comparison.Pair pair : story.pairs(Comparison.ALIGNED)) {
      if (story.mutualBest(pair.a(), pair.b())
          && !used.contains(pair.a().number())
          && !used.contains(pair.b().number())) {
        Optional<Inconsistency> one = sameAct(story, pair);
        one.ifPresent(found::add);
        if (one.isPresent()) {
          used.add(pair.a().number());
          used.add(pair.b().number());
        }
      }
    }
    return found;
  }

  private static Optional<Place> place(Comparison story, Located s, Fixed fixed) {
    Matcher m = fixed.pattern.matcher(s.reading().sentence().text());
    if (!m.find() || s.reading().hasWord("not|never|if|would|will|may|might|move|moved|moving")) {
      return Optional.empty();
    }
    int start = s.reading().sentence().start();
    TextSpan span = new TextSpan(start + m.start(1), start + m.end(1));
    String name =
        fixed == Fixed.FLAG ? Gazetteer.countryOf(m.group(1)).orElse(m.group(1)) : m.group(1);
    Optional<String> subject = Optional.of("");
    if (fixed.person) {
      subject =
          Subjects.of(story, s, new TextSpan(start + m.start(), start + m.end()))
              .or(
                  () ->
                      s.reading().people().isEmpty()
                          ? Subjects.ofArticle(story, s.articleIndex())
                          : Optional.empty());
    }
    return subject.map(who -> new Place(s, name, span, who));
  }

  private static Optional<Inconsistency> compare(
      Comparison story, Fixed fixed, String subject, List<Place> places) {
    for (Place a : places) {
      for (Place b : places) {
        boolean differ =
            fixed == Fixed.FLAG ? !a.name().equals(b.name()) : exclude(story, a.name(), b.name());
        if (a.sentence().number() < b.sentence().number() && differ) {
          return Optional.of(
              inconsistency(
                  fixed.question.replace("%s", subject),
                  a,
                  b,
                  "\u201c" + a.name() + "\u201d and \u201c" + b.name() + "\u201d are two places.",
                  "one-place-only"));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether neither place lies in the other as far as text and gazetteer know. */
  private static boolean exclude(Comparison story, String a, String b) {
    if (story.areRelated(a, b)) {
      return false;
    }
    Optional<String> first = Gazetteer.countryOf(a);
    Optional<String> second = Gazetteer.countryOf(b);
    boolean countries = Gazetteer.isCountry(a) || Gazetteer.isCountry(b);
    return countries
        ? first.isPresent() && second.isPresent() && !first.equals(second)
        : !(first.equals(second)
            && first.isPresent()
            && (Gazetteer.isRegion(a) || Gazetteer.isRegion(b)));
  }

  /**
   * One thing done "in Lisbon" and "in London": aligned sentences with one place each, behind the
   * same preposition and the same word, where both are known to lie in different countries, or
   * neither article knows the other's place.
   */
  private static Optional<Inconsistency> sameAct(Comparison story, Comparison.Pair pair) {
    Optional<Place> a = onlyPlace(pair.a());
    Optional<Place> b = onlyPlace(pair.b());
    if (a.isEmpty()
        || b.isEmpty()
        || !(a.get().subject().equals(b.get().subject()) || sharesPerson(pair))) {
      return Optional.empty();
    }
    Optional<String> first = Gazetteer.countryOf(a.get().name());
    Optional<String> second = Gazetteer.countryOf(b.get().name());
    boolean known = first.isPresent() && second.isPresent();
    boolean unnamed =
        !names(story, pair.b().articleIndex(), a.get().name())
            && !names(story, pair.a().articleIndex(), b.get().name());
    boolean cities = !Gazetteer.isCountry(a.get().name()) && !Gazetteer.isCountry(b.get().name());
    boolean differ =
        (known && cities) ? !a.get().name().equals(b.get().name()) : known && !first.equals(second);
    return differ && unnamed && !story.areRelated(a.get().name(), b.get().name())
        ? Optional.of(
            inconsistency(
                "Where was it: \u201c"
                    + Findings.topic(pair.a().reading().sentence().text())
                    + "\u201d?",
                a.get(),
                b.get(),
                "Both sentences report the same, but place it in "
                    + a.get().name()
                    + " and in "
                    + b.get().name()
                    + ".",
                "conflicting-places"))
        : Optional.empty();
  }

  private static boolean names(Comparison story, int article, String place) {
    return story.sentencesOf(article).stream()
        .anyMatch(s -> s.reading().sentence().text().contains(place));
  }

  /** The one place of a sentence, with the word and preposition before it as its subject. */
  private static Optional<Place> onlyPlace(Located s) {
    if (s.reading().places().size() != 1) {
      return Optional.empty();
    }
    TextSpan span = s.reading().places().get(0).span();
    var before = s.reading().tokensBefore(span);
    int n = before.size();
    if (n < 2 || !before.get(n - 1).is("in")) {
      return Optional.empty();
    }
    return Optional.of(
        new Place(s, s.reading().places().get(0).name(), span, before.get(n - 2).stem()));
  }

  private static Inconsistency inconsistency(
      String question, Place a, Place b, String explanation, String rule) {
    List<Account> accounts =
        List.of(
            new Account(a.name(), List.of(a.sentence().clause(a.span()))),
            new Account(b.name(), List.of(b.sentence().clause(b.span()))));
    return Findings.contradiction(
        a.sentence(),
        b.sentence(),
        ClaimType.LOCATION,
        Severity.MEDIUM,
        question,
        explanation,
        rule,
        accounts);
  }

  private static boolean sharesPerson(Comparison.Pair pair) {
    return pair.a().reading().people().stream()
        .anyMatch(
            p ->
                pair.b().reading().people().stream()
                    .anyMatch(o -> Subjects.samePerson(p.name(), o.name())));
  }
}

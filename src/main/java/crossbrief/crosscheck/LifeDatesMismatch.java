package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.PersonMention;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds an age that does not fit the date of birth given elsewhere, and a stretch of years that
 * does not fit its own first and last year: "In 1966 she married; the marriage lasted 41 years,
 * until 1999".
 */
final class LifeDatesMismatch implements ConsistencyRule {
  private static final int BIRTH_REACH = 9;
  private static final double SECONDS_PER_YEAR = 365.2425 * 86_400;

  private record Birth(Located sentence, TimeMention date, String person) {}

  private record Age(Located sentence, Quantity years, String person) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    List<Birth> births = new ArrayList<>();
    List<Age> ages = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      String main = mainPerson(story.sentencesOf(a));
      for (Located s : story.sentencesOf(a)) {
        stretch(s).ifPresent(found::add);
        birth(s, main).ifPresent(births::add);
        ages.addAll(ages(s, main));
      }
    }
    Set<String> told = new HashSet<>();
    for (Birth birth : births) {
      for (Age age : ages) {
        if (!birth.sentence().equals(age.sentence()) && birth.person().equals(age.person())) {
          compare(story, birth, age).filter(i -> told.add(birth.person())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** The person that an article names most often; the first of those. */
  private static String mainPerson(List<Located> sentences) {
    Map<String, Integer> counts = new HashMap<>();
    String main = "";
    for (Located s : sentences) {
      for (PersonMention p : s.reading().people()) {
        counts.merge(p.name(), 1, Integer::sum);
      }
    }
    for (Located s : sentences) {
      for (PersonMention p : s.reading().people()) {
        if (main.isEmpty() || counts.getOrDefault(p.name(), 0) > counts.getOrDefault(main, 0)) {
          main = p.name();
        }
      }
    }
    return main;
  }

  private static Optional<Birth> birth(Located sentence, String main) {
    for (TimeMention t : sentence.reading().times()) {
      boolean exact =
          t.anchor() == TimeMention.Anchor.CALENDAR && t.isResolved() && !t.yearInferred();
      List<Token> before = sentence.reading().tokensBefore(t.span());
      List<Token> near = before.subList(Math.max(0, before.size() - BIRTH_REACH), before.size());
      boolean born = near.stream().anyMatch(w -> w.is("born"));
      if (exact && born) {
        return Optional.of(subject(sentence, main))
            .filter(n -> !n.isEmpty())
            .map(n -> new Birth(sentence, t, n));
      }
    }
    return Optional.empty();
  }

  /**
   * Who a sentence is about: its first person when it opens with him, else, with a pronoun, main.
   */
  private static String subject(Located sentence, String main) {
    List<PersonMention> people = sentence.reading().people();
    List<Token> tokens = sentence.reading().tokens();
    boolean pronoun = !tokens.isEmpty() && (tokens.get(0).is("he") || tokens.get(0).is("she"));
    boolean opens =
        !people.isEmpty() && sentence.reading().tokensBefore(people.get(0).roleSpan()).size() <= 1;
    boolean born =
        !tokens.isEmpty() && tokens.get(0).is("born") && sentence.reading().hasWord("he|she");
    return opens ? people.get(0).name() : (pronoun || born) && people.isEmpty() ? main : "";
  }

  private static List<Age> ages(Located sentence, String main) {
    List<Age> ages = new ArrayList<>();
    String text = sentence.article().text();
    String whole = sentence.reading().sentence().text();
    for (Quantity q : sentence.reading().quantities()) {
      boolean plain =
          whole.matches("(?:He|She) (?:was|is) \\d{1,3}\\.")
              || whole.matches("(?s)(?:At|Now|Aged|Now aged) \\d{1,3}, (?:he|she) .*");
      for (PersonMention p : sentence.reading().people()) {
        String between =
            p.span().end() <= q.span().start()
                ? text.substring(p.span().end(), q.span().start())
                : "-";
        if (q.kind() == Quantity.Kind.AGE && between.matches(",? (?:aged |is |was |\\()?")) {
          ages.add(new Age(sentence, q, p.name()));
        }
      }
      if (plain && !main.isEmpty()) {
        ages.add(new Age(sentence, q, main));
      }
    }
    return ages;
  }

  private static Optional<Inconsistency> compare(Comparison story, Birth birth, Age age) {
    Optional<LocalDate> day =
        story.articles().get(age.sentence().articleIndex()).reading().reference();
    LocalDate lo = birth.date().lo();
    LocalDate hi = birth.date().hi();
    if (day.isEmpty() || lo == null || hi == null || hi.isAfter(day.get())) {
      return Optional.empty();
    }
    int oldest = Period.between(lo, day.get()).getYears();
    int youngest = Period.between(hi, day.get()).getYears() - 1;
    int years = age.years().lo().intValue();
    return years >= youngest && years <= oldest
        ? Optional.empty()
        : Optional.of(inconsistency(birth, age, day.get(), oldest));
  }

  private static Inconsistency inconsistency(Birth birth, Age age, LocalDate day, int oldest) {
    String years = age.years().lo().toPlainString();
    String explanation =
        "Somebody born "
            + birth.date().value()
            + " is "
            + oldest
            + " years old on "
            + day
            + ", not "
            + years
            + ".";
    List<Account> accounts =
        List.of(
            new Account(
                "born " + birth.date().value(),
                List.of(birth.sentence().clause(birth.date().span()))),
            new Account(years + " years old", List.of(age.sentence().clause(age.years().span()))));
    boolean within = birth.sentence().articleIndex() == age.sentence().articleIndex();
    String question = "How old is " + age.person() + "?";
    return within
        ? Findings.within(
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.HEURISTIC,
            question,
            explanation,
            "life-dates-mismatch",
            null,
            accounts)
        : Findings.across(
            Kind.CONTRADICTION,
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.HEURISTIC,
            question,
            explanation,
            "life-dates-mismatch",
            accounts);
  }

  /** A sentence with two years and the years between them: in 1966 ... 41 years, until ... 1999. */
  private static Optional<Inconsistency> stretch(Located sentence) {
    List<TimeMention> years =
        sentence.reading().times().stream()
            .filter(t -> t.granularity() == TimeMention.Granularity.YEAR && t.isResolved())
            .toList();
    List<Quantity> lengths =
        sentence.reading().quantities().stream()
            .filter(q -> q.kind() == Quantity.Kind.DURATION && q.writtenUnit().matches("years?"))
            .filter(q -> q.approx() == Quantity.Approx.EXACT)
            .toList();
    if (years.size() != 2 || lengths.size() != 1) {
      return Optional.empty();
    }
    LocalDate from = years.get(0).lo();
    LocalDate to = years.get(1).lo();
    boolean until =
        sentence.reading().hasWord("until|till")
            && sentence
                .reading()
                .hasWord(
                    "lasted|last|spent|served|ran|reigned|ruled|led|headed|taught|worked|lived");
    if (from == null || to == null || !until) {
      return Optional.empty();
    }
    long stated = Math.round(lengths.get(0).lo().doubleValue() / SECONDS_PER_YEAR);
    int passed = to.getYear() - from.getYear();
    if (Math.abs(passed - stated) <= 1 || passed <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        Findings.within(
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.EXACT,
            "How long did it last?",
            "From "
                + from.getYear()
                + " to "
                + to.getYear()
                + " are "
                + passed
                + " years, not "
                + stated
                + ".",
            "life-dates-mismatch",
            null,
            List.of(
                new Account(
                    from.getYear() + " to " + to.getYear(),
                    List.of(sentence.quote(years.get(0).span().hull(years.get(1).span())))),
                new Account(
                    lengths.get(0).value(), List.of(sentence.clause(lengths.get(0).span()))))));
  }
}

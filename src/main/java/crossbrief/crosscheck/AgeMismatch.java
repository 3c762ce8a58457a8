package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds an age that the year of birth in the same sentence does not allow: born in 1979 and, in
 * 2025, 39.
 */
final class AgeMismatch implements ConsistencyRule {
  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      Optional<LocalDate> day = story.articles().get(a).reading().reference();
      if (day.isPresent()) {
        for (Located s : story.sentencesOf(a)) {
          check(s, day.get()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Inconsistency> check(Located sentence, LocalDate day) {
    List<Quantity> ages =
        sentence.reading().quantities().stream().filter(q -> isAge(sentence, q)).toList();
    List<TimeMention> births =
        sentence.reading().times().stream().filter(t -> isBirth(sentence, t)).toList();
    Optional<TimeMention> then = then(sentence, births);
    boolean open =
        sentence.reading().hasWord("died|dead|killed|late|drowned|murdered|then")
            || sentence.reading().hasWord("when");
    boolean others = sentence.reading().hasWord("average|sister|each");
    if (ages.size() != 1 || births.size() != 1 || others || (open && then.isEmpty())) {
      return Optional.empty();
    }
    LocalDate lo = births.get(0).lo();
    LocalDate hi = births.get(0).hi();
    LocalDate from = then.map(TimeMention::lo).orElse(day);
    LocalDate to = then.map(TimeMention::hi).orElse(day);
    if (lo == null || hi == null || from == null || to == null) {
      return Optional.empty();
    }
    Quantity stated = ages.get(0);
    int age =
        stated.kind() == Quantity.Kind.DURATION
            ? (int) Math.round(stated.lo().doubleValue() / (365.2425 * 86_400))
            : stated.lo().intValue();
    int oldest = java.time.Period.between(lo, to).getYears();
    int youngest = java.time.Period.between(hi, from).getYears();
    boolean fits = age >= youngest && age <= oldest;
    return fits || age < 1
        ? Optional.empty()
        : Optional.of(
            inconsistency(sentence, births.get(0), ages.get(0), age, to, youngest, oldest));
  }

  /** The one date behind "when": "she was 29 when she won her seat in 2015". */
  private static Optional<TimeMention> then(Located sentence, List<TimeMention> births) {
    int when =
        sentence.reading().tokens().stream()
            .filter(t -> t.is("when"))
            .mapToInt(Token::start)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    List<TimeMention> behind =
        sentence.reading().times().stream()
            .filter(t -> t.span().start() > when && !births.contains(t))
            .toList();
    return behind.size() == 1 && behind.get(0).anchor() == TimeMention.Anchor.CALENDAR
        ? Optional.of(behind.get(0))
        : Optional.empty();
  }

  private static boolean isAge(Located sentence, Quantity q) {
    boolean now =
        sentence.reading().wordBefore(q.span()).equals("now")
            && q.kind() == Quantity.Kind.COUNT
            && q.noun().isEmpty();
    boolean was =
        java.util.Set.of("was", "is", "turned").contains(sentence.reading().wordBefore(q.span()))
            && q.kind() == Quantity.Kind.COUNT
            && q.noun().isEmpty()
            && sentence.article().text().startsWith(" when ", q.span().end());
    boolean is =
        sentence.reading().wordBefore(q.span()).matches("is|was|aged")
            && q.kind() == Quantity.Kind.COUNT
            && q.noun().isEmpty()
            && sentence
                .article()
                .text()
                .substring(q.span().end(), sentence.reading().sentence().end())
                .matches("(?s)(?:,| and) .*");
    boolean turned =
        sentence.reading().wordBefore(q.span()).equals("turned")
            && q.kind() == Quantity.Kind.COUNT
            && q.noun().isEmpty();
    boolean ofAge =
        q.kind() == Quantity.Kind.DURATION
            && sentence.reading().wordBefore(q.span()).equals("at")
            && sentence.article().text().startsWith(" of age", q.span().end());
    return ofAge || turned || now || was || is || q.kind() == Quantity.Kind.AGE;
  }

  private static boolean isBirth(Located sentence, TimeMention t) {
    boolean exact = t.anchor() == TimeMention.Anchor.CALENDAR && !t.yearInferred();
    List<Token> before = sentence.reading().tokensBefore(t.span());
    int n = before.size();
    boolean right =
        n >= 2
            && before.get(n - 2).lower().matches("born|built|launched|commissioned")
            && (before.get(n - 1).is("in") || before.get(n - 1).is("on"));
    boolean born =
        n >= 1 && n <= 8 && before.get(0).is("born") && before.get(n - 1).lower().matches("in|on");
    boolean withPlace =
        n >= 4
            && before.get(n - 1).is("in")
            && before.get(n - 3).is("in")
            && before.get(n - 4).is("born");
    return exact && (right || born || withPlace);
  }

  private static Inconsistency inconsistency(
      Located sentence,
      TimeMention birth,
      Quantity said,
      int age,
      LocalDate day,
      int youngest,
      int oldest) {
    String possible = youngest == oldest ? String.valueOf(oldest) : youngest + " or " + oldest;
    String explanation =
        "Somebody born "
            + birth.value()
            + " is "
            + possible
            + " years old by "
            + day
            + ", not "
            + age
            + ".";
    Severity severity =
        Math.min(Math.abs(age - youngest), Math.abs(age - oldest)) <= 1
            ? Severity.LOW
            : Severity.MEDIUM;
    return Findings.within(
        ClaimType.ARITHMETIC,
        severity,
        Findings.EXACT,
        "Does the age fit the year of birth?",
        explanation,
        "age-mismatch",
        null,
        List.of(
            new Account("born " + birth.value(), List.of(sentence.quote(birth.span()))),
            new Account(age + " years old", List.of(sentence.quote(said.span())))));
  }
}

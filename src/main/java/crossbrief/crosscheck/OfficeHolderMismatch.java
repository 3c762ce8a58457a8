package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.text.PersonMention;
import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a person with an office that, by the table of office holders, only a later day gives to
 * him: "U.S. President Donald Trump" in a text that dates itself March 14, 2024. A holder of the
 * past is no finding: titles outlive offices.
 */
final class OfficeHolderMismatch implements ConsistencyRule {
  private final ReferenceTables tables;

  OfficeHolderMismatch(ReferenceTables tables) {
    this.tables = tables;
  }

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (int a = 0; a < story.articles().size(); a++) {
      Optional<TextDay> day = TextDay.of(story, a);
      Set<String> seen = new HashSet<>();
      if (day.isPresent()) {
        for (Located s : story.sentencesOf(a)) {
          for (PersonMention p : s.reading().people()) {
            check(day.get(), s, p).filter(i -> seen.add(p.name())).ifPresent(found::add);
          }
        }
      }
    }
    for (Located s : story.sentences()) {
      for (PersonMention p : s.reading().people()) {
        atItsOwnDate(s, p).ifPresent(found::add);
      }
    }
    return found;
  }

  /** An office with a date right behind its holder: "from Chancellor Willy Brandt in 1983". */
  private Optional<Inconsistency> atItsOwnDate(Located sentence, PersonMention person) {
    boolean opens = sentence.reading().times().stream().anyMatch(t -> isOpening(sentence, t));
    if (!person.hasRole()
        || isPast(sentence, person)
        || !(acts(sentence, person) || (opens && isApposed(sentence, person)))) {
      return Optional.empty();
    }
    String text = sentence.article().text();
    List<ReferenceTables.Term> terms = tables.termsOf(person.role(), person.name());
    for (TimeMention t : sentence.reading().times()) {
      LocalDate lo = t.lo();
      LocalDate hi = t.hi();
      boolean behind =
          t.span().start() >= person.span().end()
              && text.substring(person.span().end(), t.span().start()).matches(",? (?:in|on) ?");
      boolean exact = t.anchor() == TimeMention.Anchor.CALENDAR && !t.yearInferred();
      boolean opening = isOpening(sentence, t);
      if ((behind || opening) && exact && lo != null && hi != null && !terms.isEmpty()) {
        boolean held =
            terms.stream()
                .anyMatch(
                    term -> {
                      LocalDate to = term.to();
                      return !term.from().isAfter(hi) && (to == null || !to.isBefore(lo));
                    });
        if (!held) {
          return Optional.of(inconsistency(sentence, t, person, terms));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the holder is one with whom something happened then, and no title for life. */
  private static boolean acts(Located sentence, PersonMention person) {
    return List.of("from", "by", "with", "to", "under", "met", "before", "beside", "alongside")
        .contains(sentence.reading().wordBefore(person.roleSpan()));
  }

  private static Inconsistency inconsistency(
      Located sentence, TimeMention date, PersonMention person, List<ReferenceTables.Term> terms) {
    Evidence whole = sentence.clause(person.roleSpan());
    return Findings.within(
        ClaimType.ANACHRONISM,
        Severity.MEDIUM,
        Findings.HEURISTIC,
        "Was " + person.name() + " " + person.role() + " then?",
        "In "
            + date.value()
            + " "
            + person.name()
            + " was not "
            + person.role()
            + ": the table of office holders has the terms "
            + held(terms)
            + ".",
        "office-holder-mismatch",
        "office-holders: "
            + person.name()
            + ", "
            + terms.get(0).from()
            + " ("
            + terms.get(0).source()
            + ")",
        List.of(
            new Account(person.role(), List.of(whole)),
            new Account(
                date.value(), List.of(sentence.quote(person.roleSpan().hull(date.span()))))));
  }

  private static String held(List<ReferenceTables.Term> terms) {
    StringBuilder held = new StringBuilder();
    for (ReferenceTables.Term t : terms) {
      held.append(held.isEmpty() ? "" : " and ")
          .append(t.from())
          .append(" to ")
          .append(t.to() == null ? "today" : t.to());
    }
    return held.toString();
  }

  private static boolean isPast(Located sentence, PersonMention person) {
    String before =
        sentence
            .article()
            .text()
            .substring(Math.max(0, person.roleSpan().start() - 14), person.roleSpan().start());
    return (person.role() + before)
        .toLowerCase(java.util.Locale.ROOT)
        .matches("(?s).*(former|then-|then |ex-|elect|late |future |later ).*");
  }

  private Optional<Inconsistency> check(TextDay day, Located sentence, PersonMention person) {
    if (!person.hasRole()
        || isPast(sentence, person)
        || datesItselfElsewhere(sentence, day.day())) {
      return Optional.empty();
    }
    List<ReferenceTables.Term> terms = tables.terms(person.role(), person.name());
    boolean inOffice = terms.isEmpty() || terms.stream().anyMatch(t -> t.covers(day.day()));
    Optional<ReferenceTables.Term> next =
        terms.stream().filter(t -> t.from().isAfter(day.day())).findFirst();
    return inOffice || next.isEmpty()
        ? Optional.empty()
        : Optional.of(inconsistency(day, sentence, person, terms, next.get()));
  }

  /** Whether the sentence speaks of another time than the article's day. */
  private static boolean datesItselfElsewhere(Located sentence, LocalDate day) {
    for (TimeMention t : sentence.reading().times()) {
      LocalDate lo = t.lo();
      LocalDate hi = t.hi();
      if (lo != null
          && hi != null
          && (hi.isBefore(day.minusYears(1)) || lo.isAfter(day.plusYears(1)))) {
        return true;
      }
    }
    return false;
  }

  private static Inconsistency inconsistency(
      TextDay day,
      Located sentence,
      PersonMention person,
      List<ReferenceTables.Term> terms,
      ReferenceTables.Term next) {
    Evidence role = sentence.quote(person.roleSpan());
    Evidence dated = day.sentence().clause(day.mention().span());
    String explanation =
        "On "
            + day.day()
            + " "
            + person.name()
            + " was not "
            + person.role()
            + ": the table of office holders has the terms "
            + held(terms)
            + ".";
    return Findings.within(
        ClaimType.ANACHRONISM,
        Severity.MEDIUM,
        Findings.EXACT,
        "Was " + person.name() + " " + person.role() + " on the article\u2019s own date?",
        explanation,
        "office-holder-mismatch",
        "office-holders: " + person.name() + ", " + next.from() + " (" + next.source() + ")",
        List.of(
            new Account(role.quote(), List.of(role)),
            new Account(day.day().toString(), List.of(dated))));
  }

  /** "In March 2024 ...": the only date of a sentence, at its beginning. */
  private static boolean isOpening(Located sentence, TimeMention t) {
    return sentence.reading().times().size() == 1
        && t.anchor() == TimeMention.Anchor.CALENDAR
        && t.span().start() - sentence.reading().sentence().start() <= 4
        && sentence.reading().lowerWords().startsWith("in ");
  }

  /** ", the German chancellor, Angela Merkel, received": who acts in the sentence. */
  private static boolean isApposed(Located sentence, PersonMention person) {
    return sentence.reading().wordBefore(person.roleSpan()).equals("the")
        || sentence.reading().wordBefore(person.roleSpan()).equals("where");
  }
}

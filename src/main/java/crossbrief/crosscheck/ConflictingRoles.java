package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.PersonMention;
import crossbrief.text.PersonMention.RoleClass;
import crossbrief.text.Roles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Finds one person with two offices that exclude each other (transport minister, interior
 * minister), or two posts or professions that nobody has together (nurse, police officer), and one
 * person described by family in one text and by office in another (told differently, no error).
 */
final class ConflictingRoles implements ConsistencyRule {
  private static final String CHANGE =
      "appointed|appoint|named|promoted|promotion|becomes|become|became|succeeds|succeed|succeeded|replaces|replace|replaced|"
          + "previously|formerly|until|once|later|trained|training|retrained|joined|joins|moved|moves|moving|step|steps|stepped";

  private record Held(Located sentence, PersonMention person) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, List<Held>> byPerson = new TreeMap<>();
    for (Located s : story.sentences()) {
      for (PersonMention p : s.reading().people()) {
        if (p.hasRole()) {
          byPerson.computeIfAbsent(p.name(), k -> new ArrayList<>()).add(new Held(s, p));
        }
      }
    }
    List<Inconsistency> found = new ArrayList<>();
    byPerson.values().forEach(held -> check(held).ifPresent(found::add));
    return found;
  }

  private static Optional<Inconsistency> check(List<Held> held) {
    return first(held, Kind.CONTRADICTION, ConflictingRoles::otherOffices)
        .or(() -> first(held, Kind.CONTRADICTION, (a, b) -> otherPosts(held, a, b)))
        .or(() -> first(held, Kind.CONTRADICTION, (a, b) -> isBefore(a, b) && otherKin(a, b)))
        .or(() -> first(held, Kind.DIVERGENCE, (a, b) -> kinAgainstOffice(held, a, b)));
  }

  private static Optional<Inconsistency> first(
      List<Held> held, Kind kind, BiPredicate<Held, Held> clash) {
    for (Held a : held) {
      for (Held b : held) {
        if (clash.test(a, b)) {
          return Optional.of(inconsistency(held, a, b, kind));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isBefore(Held a, Held b) {
    return a.sentence().number() < b.sentence().number();
  }

  private static boolean isInEarlierArticle(Held a, Held b) {
    return a.sentence().articleIndex() < b.sentence().articleIndex();
  }

  private static boolean otherOffices(Held a, Held b) {
    return !isInEarlierArticle(b, a)
        && isBefore(a, b)
        && Roles.excludeEachOther(a.person(), b.person());
  }

  /** Two posts that nobody has together, unless a text tells of a change, or gives both. */
  private static boolean otherPosts(List<Held> held, Held a, Held b) {
    return isInEarlierArticle(a, b)
        && Roles.areOtherPosts(a.person(), b.person())
        && !tellsOfChange(a)
        && !tellsOfChange(b)
        && !oneGivesBoth(held, a, b, Roles::areOtherPosts);
  }

  private static boolean tellsOfChange(Held held) {
    return held.sentence().reading().hasWord(CHANGE);
  }

  private static boolean kinAgainstOffice(List<Held> held, Held a, Held b) {
    return isInEarlierArticle(a, b)
        && isKinAndOffice(a.person(), b.person())
        && !oneGivesBoth(held, a, b, ConflictingRoles::isKinAndOffice);
  }

  private static boolean isKinAndOffice(PersonMention a, PersonMention b) {
    return (a.roleClass() == RoleClass.KIN && b.roleClass() == RoleClass.OFFICE)
        || (a.roleClass() == RoleClass.OFFICE && b.roleClass() == RoleClass.KIN);
  }

  /** Whether one article gives both descriptions: then nothing divides the articles. */
  private static boolean oneGivesBoth(
      List<Held> held, Held a, Held b, BiPredicate<PersonMention, PersonMention> differ) {
    return Stream.of(a, b)
        .anyMatch(
            one ->
                held.stream()
                    .anyMatch(
                        h ->
                            h.sentence().articleIndex() == one.sentence().articleIndex()
                                && differ.test(h.person(), one.person())));
  }

  private static Inconsistency inconsistency(List<Held> held, Held a, Held b, Kind kind) {
    Map<String, List<Evidence>> byRole = new LinkedHashMap<>();
    for (Held h : held) {
      boolean like = same(h, a) || same(h, b);
      if (like) {
        String key = same(h, a) ? a.person().role() : b.person().role();
        byRole
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(h.sentence().quote(h.person().roleSpan()));
      }
    }
    String name = a.person().name();
    boolean contradiction = kind == Kind.CONTRADICTION;
    String explanation =
        contradiction
            ? "\u201c"
                + a.person().role()
                + "\u201d and \u201c"
                + b.person().role()
                + (otherKin(a, b)
                    ? "\u201d are two ties of family; nobody is both to one person."
                    : Roles.areOtherPosts(a.person(), b.person())
                        ? "\u201d are two posts or professions that nobody has together; one person is given both."
                        : "\u201d are two offices; one person is given both.")
            : "A family tie and an office can both be true; each text gives only one of them.";
    List<Account> accounts = Findings.accounts(byRole);
    Severity severity = contradiction ? Severity.MEDIUM : Severity.LOW;
    if (contradiction && a.sentence().articleIndex() == b.sentence().articleIndex()) {
      return Findings.within(
          ClaimType.ROLE,
          severity,
          Findings.HEURISTIC,
          question(a, b),
          explanation,
          "conflicting-roles",
          null,
          accounts);
    }
    return Findings.across(
        kind,
        ClaimType.ROLE,
        severity,
        Findings.HEURISTIC + 0.1,
        contradiction ? question(a, b) : "In what capacity does " + name + " act?",
        explanation,
        "conflicting-roles",
        accounts);
  }

  private static boolean same(Held h, Held other) {
    return h.person().roleHead().equals(other.person().roleHead())
        && !Roles.excludeEachOther(h.person(), other.person())
        && !Roles.areOtherPosts(h.person(), other.person());
  }

  /** Family ties that one person cannot both have to another. */
  private static final java.util.Set<String> EXCLUSIVE_KIN =
      java.util.Set.of(
          "brother",
          "sister",
          "cousin",
          "uncle",
          "aunt",
          "nephew",
          "niece",
          "father",
          "mother",
          "son",
          "daughter",
          "husband",
          "wife",
          "widow",
          "widower",
          "grandfather",
          "grandmother",
          "grandson",
          "granddaughter",
          "son-in-law",
          "brother-in-law",
          "father-in-law");

  /** "his brother Renzo Bassi" and "his cousin Renzo Bassi". */
  private static boolean otherKin(Held a, Held b) {
    String first = a.person().roleHead();
    String second = b.person().roleHead();
    String whose = owner(a);
    return EXCLUSIVE_KIN.contains(first)
        && EXCLUSIVE_KIN.contains(second)
        && !first.equals(second)
        && !java.util.Set.of(first, second).equals(java.util.Set.of("wife", "widow"))
        && !java.util.Set.of(first, second).equals(java.util.Set.of("husband", "widower"))
        && !whose.isEmpty()
        && whose.equals(owner(b));
  }

  /** The word before a family tie that tells whose it is, in lower case; empty when none does. */
  private static String owner(Held held) {
    String before = held.sentence().reading().wordBefore(held.person().roleSpan());
    String first = held.person().role().toLowerCase(java.util.Locale.ROOT).split("\\s+")[0];
    return java.util.Set.of("his", "her").contains(first)
        ? first
        : java.util.Set.of("his", "her").contains(before) ? before : "";
  }

  private static String question(Held a, Held b) {
    String name = a.person().name();
    if (otherKin(a, b)) {
      return "How is " + name + " related?";
    }
    return Roles.areOtherPosts(a.person(), b.person())
        ? "What is " + name + "\u2019s post or profession?"
        : "What office does " + name + " hold?";
  }
}

package crossbrief.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the roles of people. */
public final class Roles {
  private static final Map<String, String> PORTFOLIO_OF = new HashMap<>();

  /** Offices of which nobody holds two at a time. */
  private static final Set<String> EXCLUSIVE =
      Set.of(
          "governor",
          "mayor",
          "minister",
          "chancellor",
          "ambassador",
          "senator",
          "prosecutor",
          "judge",
          "sheriff",
          "king",
          "queen",
          "pope",
          "bishop",
          "congressman",
          "congresswoman");

  /** Offices that one body gives to one person. */
  private static final Set<String> UNIQUE =
      Set.of(
          "president",
          "premier",
          "chancellor",
          "governor",
          "mayor",
          "minister",
          "chairman",
          "ceo",
          "chief",
          "executive",
          "director",
          "manager",
          "commander",
          "principal",
          "rector",
          "dean",
          "coach",
          "captain",
          "superintendent",
          "secretary");

  private static final Set<String> SHARED_RANK =
      Set.of(
          "deputy",
          "vice",
          "assistant",
          "associate",
          "regional",
          "local",
          "junior",
          "co",
          "company",
          "senior",
          "district",
          "sergeant",
          "program",
          "project",
          "campaign",
          "branch",
          "art",
          "film",
          "production",
          "product",
          "sales",
          "general-secretary",
          "funeral",
          "press",
          "shop",
          "store",
          "site",
          "shift",
          "section",
          "area",
          "battalion",
          "army",
          "division",
          "unit");

  private static final Set<String> NO_LONGER =
      Set.of("former", "ex", "then", "late", "acting", "outgoing", "incoming");

  /** Of these one may be something else by day. */
  private static final Set<String> BESIDES =
      Set.of("volunteer", "reserve", "reservist", "retired", "trainee", "student", "part-time");

  /** A post by its field. */
  private record Post(String field, List<String> names) {}

  private static final List<Post> POSTS = new ArrayList<>();

  static {
    for (String line : WordLists.lines("posts.txt")) {
      int tab = line.indexOf('\t');
      POSTS.add(new Post(line.substring(0, tab), List.of(line.substring(tab + 1).split("\\|"))));
    }
    for (List<String> group : WordLists.groups("portfolios.txt")) {
      group.forEach(word -> PORTFOLIO_OF.put(word, group.get(0)));
    }
  }

  private Roles() {}

  /**
   * Whether one person cannot hold both roles at a time: the same noun with different portfolios or
   * countries, such as transport minister and interior minister.
   */
  public static boolean excludeEachOther(PersonMention a, PersonMention b) {
    boolean offices =
        a.roleClass() == PersonMention.RoleClass.OFFICE
            && b.roleClass() == PersonMention.RoleClass.OFFICE;
    if (!offices || isPast(a) != isPast(b)) {
      return false;
    }
    if (!a.roleHead().equals(b.roleHead())) {
      return EXCLUSIVE.contains(a.roleHead()) && EXCLUSIVE.contains(b.roleHead());
    }
    Set<String> first = portfolios(a.role());
    Set<String> second = portfolios(b.role());
    boolean portfolios =
        !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
    Set<String> country = countries(a.role());
    Set<String> otherCountry = countries(b.role());
    boolean countries =
        !country.isEmpty()
            && !otherCountry.isEmpty()
            && country.stream().noneMatch(otherCountry::contains);
    return portfolios || countries;
  }

  /**
   * Whether one person is given two posts or professions that nobody has together, such as chief
   * executive and finance director, or nurse and police officer.
   */
  public static boolean areOtherPosts(PersonMention a, PersonMention b) {
    Optional<Post> first = post(a);
    Optional<Post> second = post(b);
    return first.isPresent()
        && second.isPresent()
        && first.get().field().equals(second.get().field())
        && !first.equals(second);
  }

  /** The one post that a role names; empty when it names none, several, or one of the past. */
  private static Optional<Post> post(PersonMention person) {
    List<String> words = words(person.role());
    if (!person.hasRole() || isPast(person) || words.stream().anyMatch(BESIDES::contains)) {
      return Optional.empty();
    }
    String role =
        " " + person.role().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}-]+", " ").strip() + " ";
    List<Post> named =
        POSTS.stream()
            .filter(p -> p.names().stream().anyMatch(n -> role.contains(" " + n + " ")))
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /**
   * Whether two people are given one office that only one holds: police chief and police chief,
   * general manager and general manager. An office of one word says too little.
   */
  public static boolean areOneOffice(PersonMention a, PersonMention b) {
    boolean offices =
        a.roleClass() == PersonMention.RoleClass.OFFICE
            && b.roleClass() == PersonMention.RoleClass.OFFICE;
    if (!offices || isPast(a) || isPast(b) || !UNIQUE.contains(a.roleHead())) {
      return false;
    }
    Set<String> first = officeWords(a.role());
    Set<String> second = officeWords(b.role());
    return first.size() > 1
        && first.equals(second)
        && first.stream().noneMatch(SHARED_RANK::contains);
  }

  private static Set<String> officeWords(String role) {
    Set<String> found = new HashSet<>();
    for (String w : words(role.replace('\u2019', '\'').replace("'s", ""))) {
      if (!Stems.isStopWord(w) && w.length() > 1) {
        found.add(PORTFOLIO_OF.getOrDefault(w, w));
      }
    }
    return found;
  }

  /** The one country whose people a role of no office names: the German architect. */
  public static Optional<String> nationality(PersonMention person) {
    if (person.roleClass() != PersonMention.RoleClass.JOB || isPast(person)) {
      return Optional.empty();
    }
    Set<String> found = new HashSet<>();
    for (String w : person.role().split("\\s+")) {
      String country = Places.isDemonym(w) ? Places.countryOf(w) : null;
      if (country != null) {
        found.add(country);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private static boolean isPast(PersonMention person) {
    return words(person.role()).stream().anyMatch(NO_LONGER::contains);
  }

  private static Set<String> portfolios(String role) {
    Set<String> found = new HashSet<>();
    words(role)
        .forEach(
            w -> {
              String portfolio = PORTFOLIO_OF.get(w);
              if (portfolio != null) {
                found.add(portfolio);
              }
            });
    return found;
  }

  private static Set<String> countries(String role) {
    Set<String> found = new HashSet<>();
    for (String w : role.replace('\u2019', '\'').replace("'s", "").split("\\s+")) {
      String country = Places.countryOf(w);
      if (country != null) {
        found.add(country);
      }
    }
    return found;
  }

  private static List<String> words(String role) {
    return List.of(WordLists.lower(role).split("[\\s-]+"));
  }
}

package crossbrief.text;

import crossbrief.domain.TextSpan;
import crossbrief.text.PersonMention.RoleClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds named people and the roles beside their names. */
final class People {
  private static final Map<String, String> ROLES = WordLists.keyed("role-nouns.txt");
  private static final Set<String> FIRST_NAMES = WordLists.words("first-names.txt");
  private static final Set<String> ORGS = WordLists.words("orgs.txt");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "van", "von", "der", "den", "bin", "al", "el", "da", "di", "la", "le", "dos", "ibn",
          "du");

  /** Forms of address: what follows the name tells more. */
  private static final Set<String> TITLES =
      Set.of("dr", "mr", "mrs", "ms", "sir", "dame", "lord", "lady", "rev");

  private static final Set<String> OFFICE_WORDS_IN_ING =
      Set.of(
          "operating", "managing", "sporting", "marketing", "commanding", "presiding", "nursing");

  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "jr.", "sr.", "ii", "iii");
  private static final Set<String> PLURAL_ROLES =
      Set.of("officials", "leaders", "ministers", "analysts", "experts", "officers");

  private final String text;
  private final List<Token> tokens;
  private final Map<String, String> fullNames;

  private final Set<String> alone;

  private People(
      String text, List<Token> tokens, Map<String, String> fullNames, Set<String> alone) {
    this.alone = alone;
    this.text = text;
    this.tokens = tokens;
    this.fullNames = fullNames;
  }

  /**
   * The people of all sentences, one list a sentence. A surname alone is linked to the one full
   * name that has it.
   *
   * @param sentences the tokens of each sentence
   */
  static List<List<PersonMention>> of(String text, List<List<Token>> sentences) {
    Map<String, String> fullNames = new TreeMap<>();
    Set<String> shared = new HashSet<>();
    Set<String> alone = alone(sentences);
    List<List<PersonMention>> named = new ArrayList<>();
    for (List<Token> tokens : sentences) {
      List<PersonMention> people = new People(text, tokens, fullNames, alone).fullNames();
      for (PersonMention person : people) {
        for (String alias :
            List.of(person.surname(), person.name().substring(0, person.name().indexOf(' ')))) {
          String known = fullNames.putIfAbsent(alias, person.name());
          if (known != null && !known.equals(person.name())) {
            shared.add(alias);
          }
        }
      }
      named.add(people);
    }
    shared.forEach(fullNames::remove);
    List<List<PersonMention>> all = new ArrayList<>();
    for (int s = 0; s < sentences.size(); s++) {
      all.add(new People(text, sentences.get(s), fullNames, alone).withSurnames(named.get(s)));
    }
    return all;
  }

  /**
   * Capitalized words that stand alone as the subject of a verb of speech or act: people are called
   * by the last word of their name, companies and places by the first.
   */
  private static Set<String> alone(List<List<Token>> sentences) {
    Set<String> alone = new HashSet<>();
    for (List<Token> tokens : sentences) {
      for (int i = 0; i + 1 < tokens.size(); i++) {
        Token t = tokens.get(i);
        Token before = i == 0 ? null : tokens.get(i - 1);
        boolean single =
            t.isCapitalized()
                && t.text().length() > 2
                && !Stems.isStopWord(t.lower())
                && !CalendarWords.isOne(t.lower())
                && !Places.isDemonym(t.text())
                && Places.countryOf(t.text()) == null
                && (before == null || (!before.isCapitalized() && !before.is("the")))
                && !tokens.get(i + 1).isCapitalized();
        String next = tokens.get(i + 1).lower();
        boolean acts =
            SpeechVerbs.isReporting(next)
                || Words.oneOf(
                    next,
                    "wrote|told|died|was|had|has|who|resigned|joined|married|pleaded|denied|will|added|is|himself|herself");
        if (single && acts) {
          alone.add(t.text());
        }
      }
    }
    return alone;
  }

  private List<PersonMention> fullNames() {
    List<PersonMention> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int end = nameEnd(i);
      if (end > i) {
        int start = afterRoleNoun(i, end);
        PersonMention person = start < end ? person(start, end) : null;
        if (person != null) {
          found.add(person);
          i = end;
        }
      }
    }
    return found;
  }

  /**
   * A role written in capitals belongs before the name: in "Transport Minister Owen Hartley" the
   * name starts at Owen.
   */
  private int afterRoleNoun(int from, int to) {
    for (int k = to; k >= from; k--) {
      if (ROLES.containsKey(canonical(word(k)))) {
        return k + 1;
      }
    }
    return from;
  }

  /**
   * The index of the last token of a name of two tokens or more that starts at {@code i}, or {@code
   * i}.
   */
  private int nameEnd(int i) {
    if (!isNameWord(i) || (i > 0 && isNameWord(i - 1) && !ROLES.containsKey(word(i - 1)))) {
      return i;
    }
    if (ROLES.containsKey(word(i)) || Places.isDemonym(tokens.get(i).text())) {
      return i;
    }
    int end = i;
    while (end + 1 < tokens.size()) {
      boolean initial =
          (tokens.get(end + 1).text().length() == 1 && tokens.get(end + 1).isCapitalized())
              && end + 2 < tokens.size()
              && word(end + 2).equals(".")
              && end + 3 < tokens.size()
              && isNameWord(end + 3);
      boolean particle =
          PARTICLES.contains(word(end + 1))
              && end + 2 < tokens.size()
              && (isNameWord(end + 2) || PARTICLES.contains(word(end + 2)));
      if (initial) {
        end += 2;
      } else if (particle || isNameWord(end + 1)) {
        end++;
      } else {
        break;
      }
    }
    while (end > i && SUFFIXES.contains(word(end))) {
      end--;
    }
    return end - i <= 4 ? end : i;
  }

  private boolean isNameWord(int i) {
    Token t = tokens.get(i);
    boolean letters =
        (t.isCapitalized()
                && t.text().length() > 1
                && !t.text().equals(t.text().toUpperCase(java.util.Locale.ROOT)))
            || (t.text().length() == 2
                && t.isCapitalized()
                && Character.isUpperCase(t.text().charAt(1)));
    return letters
        && !CalendarWords.isOne(t.lower())
        && !t.is("i")
        && !(i == 0 && Stems.isStopWord(t.lower()));
  }

  private @org.jspecify.annotations.Nullable PersonMention person(int from, int to) {
    for (int k = from; k <= to; k++) {
      boolean org = ORGS.contains(word(k)) && !FIRST_NAMES.contains(tokens.get(k).text());
      if (org || Places.isDemonym(tokens.get(k).text())) {
        return null;
      }
    }
    TextSpan span = new TextSpan(tokens.get(from).start(), tokens.get(to).end());
    String name = text.substring(span.start(), span.end());
    if (Places.countryOf(name) != null) {
      return null;
    }
    PersonMention withRole = role(from, to, span, name);
    boolean given = FIRST_NAMES.contains(tokens.get(from).text());
    boolean speaks =
        to + 1 < tokens.size()
            && SpeechVerbs.isReporting(word(to + 1))
            && !Places.isDemonym(tokens.get(from).text());
    boolean aged = word(to + 1).equals(",") && isNumber(to + 2) && word(to + 3).matches("[,.]");
    aged |= word(from - 1).endsWith("-year-old");
    boolean spoken =
        SpeechVerbs.isReporting(word(from - 1)) && word(from - 2).matches("[,\u201d\"]");
    boolean relative = word(to + 1).equals(",") && word(to + 2).equals("who");
    boolean later =
        to - from <= 2 && alone.contains(tokens.get(to).text()) && !word(from - 1).equals("the");
    String next = word(to + 1);
    String then = word(to + 2);
    boolean lives =
        Words.oneOf(next, "died|dies|resigned|pleaded|married|wrote|was|has|had")
            && (Words.oneOf(next, "died|dies|resigned|pleaded|married|wrote")
                || Words.oneOf(
                    then,
                    "died|dismissed|sacked|fired|ousted|killed|jailed|elected|resigned|born|arrested|convicted|sentenced|acquitted|appointed|re-elected|married|retired|hospitalized|murdered|buried"))
            && !word(from - 1).equals("the");
    boolean known = lives || given || speaks || spoken || aged || relative || later;
    return withRole.hasRole() || known ? withRole : null;
  }

  private PersonMention role(int from, int to, TextSpan span, String name) {
    PersonMention before = roleBefore(from, span, name);
    PersonMention after =
        before.hasRole() && !TITLES.contains(before.roleHead())
            ? before
            : roleAfter(to, span, name);
    return after.hasRole() ? after : before;
  }

  private PersonMention roleBefore(int from, TextSpan span, String name) {
    int last = from - 1;
    if (word(last).equals(",")) {
      last--;
    } else if (word(last).equals(".")
        && Words.oneOf(word(last - 1), "dr|gov|sen|rep|gen|mr|mrs|ms|prof|col|lt|capt|sgt")) {
      last--;
    }
    String head = canonical(word(last));
    if (last < 0 || !ROLES.containsKey(head) || PLURAL_ROLES.contains(head)) {
      return none(span, name);
    }
    int start = last;
    while (start > 0 && isRoleModifier(start - 1)) {
      start--;
    }
    while (start < last
        && (Words.oneOf(word(start), "the|a|an")
            || (Stems.isStopWord(word(start))
                && !Words.oneOf(word(start), "his|her|their|my|first|second|former|vice|no")))) {
      start++;
    }
    String role = text.substring(tokens.get(start).start(), tokens.get(last).end());
    return new PersonMention(
        span,
        name,
        role,
        new TextSpan(tokens.get(start).start(), span.end()),
        head,
        roleClass(head));
  }

  private boolean isRoleModifier(int i) {
    Token t = tokens.get(i);
    String w = t.lower();
    boolean stop =
        Words.oneOf(
            w,
            "the|a|an|and|or|by|with|from|to|in|on|at|that|but|as|when|while|after|said|says|alongside|against|for|of|is|was|,|;|between|including|than|about|over|meeting|met|told|led");
    boolean doing = w.endsWith("ing") && !OFFICE_WORDS_IN_ING.contains(w);
    boolean plain = t.isWord() && !stop && !SpeechVerbs.isForm(w) && !doing;
    return plain || w.equals("'s");
  }

  private PersonMention roleAfter(int to, TextSpan span, String name) {
    if (!word(to + 1).equals(",")) {
      return none(span, name);
    }
    boolean aged = isNumber(to + 2) && word(to + 3).equals(",");
    int start = aged ? to + 4 : to + 2;
    int end = start;
    int head = -1;
    while (end < tokens.size()
        && end < start + 9
        && (tokens.get(end).isWord() && !isClauseWord(end))) {
      boolean headStillOpen = head < 0 || !phraseBroken(head, end);
      if (ROLES.containsKey(canonical(word(end))) && headStillOpen) {
        head = end;
      }
      end++;
    }
    boolean closed =
        end >= tokens.size()
            || word(end).matches("[,.;)\u2014-]")
            || Words.oneOf(word(end), "said|told|who|whose");
    if (head < 0
        || !closed
        || (ROLES.getOrDefault(word(head), "").equals("JOB") && head > start + 3)) {
      return none(span, name);
    }
    int from = Words.oneOf(word(start), "the|a|an") ? start + 1 : start;
    String role = text.substring(tokens.get(Math.min(from, head)).start(), tokens.get(head).end());
    return new PersonMention(
        span,
        name,
        role,
        new TextSpan(span.start(), tokens.get(end - 1).end()),
        canonical(word(head)),
        roleClass(canonical(word(head))));
  }

  private boolean isNumber(int i) {
    return i < tokens.size() && (tokens.get(i).isNumber() || Numbers.simple(word(i)) != null);
  }

  private boolean phraseBroken(int head, int now) {
    for (int k = head + 1; k < now; k++) {
      if (Words.oneOf(word(k), "of|for|at|in|to|on")) {
        return true;
      }
    }
    return false;
  }

  private boolean isClauseWord(int i) {
    return Words.oneOf(word(i), "who|whose|which|said|told|is|was|were|has|had|and|but|while");
  }

  private static String canonical(String noun) {
    return switch (noun) {
      case "gov" -> "governor";
      case "sen" -> "senator";
      case "rep" -> "representative";
      case "gen" -> "general";
      case "col" -> "colonel";
      case "capt" -> "captain";
      case "lt" -> "lieutenant";
      case "prof" -> "professor";
      case "advisor" -> "adviser";
      case "spokeswoman", "spokesperson" -> "spokesman";
      case "chairwoman", "chairperson", "chair" -> "chairman";
      default -> noun;
    };
  }

  private static RoleClass roleClass(String head) {
    return RoleClass.valueOf(ROLES.getOrDefault(head, "NONE"));
  }

  private static PersonMention none(TextSpan span, String name) {
    return new PersonMention(span, name, "", span, "", RoleClass.NONE);
  }

  private List<PersonMention> withSurnames(List<PersonMention> named) {
    List<PersonMention> all = new ArrayList<>(named);
    Map<Integer, Boolean> taken = new HashMap<>();
    named.forEach(
        p -> {
          for (Token t : tokens) {
            if (p.span().overlaps(t.span())) {
              taken.put(t.start(), true);
            }
          }
        });
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      String full = fullNames.get(t.text());
      boolean alone = full != null && !taken.containsKey(t.start()) && t.isCapitalized();
      if (alone
          && full != null
          && !(i + 1 < tokens.size() && isNameWord(i + 1) && !ROLES.containsKey(word(i + 1)))) {
        all.add(roleBefore(i, t.span(), full).named(full));
      }
    }
    all.sort(java.util.Comparator.comparing(PersonMention::span));
    return all;
  }

  private String word(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
  }
}

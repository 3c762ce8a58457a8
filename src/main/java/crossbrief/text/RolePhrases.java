package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the whole phrase that tells what a named person is, before or behind the name. */
public final class RolePhrases {
  private static final Map<String, String> ROLES = WordLists.keyed("role-nouns.txt");
  private static final Map<String, String> VERBS = new HashMap<>();

  static {
    for (String pair :
        ("heads headed heading=head,leads led leading=head,runs ran running=head,chairs chaired chairing=chair,"
                + "directs directed=director,manages managed=manager,commands commanded commanding=commander,"
                + "owns owned=owner,coaches coached coaching=coach,edits edited=editor,founded=founder,"
                + "teaches taught=teacher,trains=coach,represents represented representing=representative,"
                + "captains captained=captain,governs governed=governor,presides=president,"
                + "prosecutes prosecuting=prosecutor,defends defending=lawyer,oversees oversaw=head,supervises supervised=supervisor")
            .split(",")) {
      String[] p = pair.split("=");
      for (String verb : p[0].split(" ")) {
        VERBS.put(verb, p[1]);
      }
    }
  }

  private static final Pattern WHO =
      Pattern.compile(
          "^,? who (?:has |had |now |still |once |then |also )?(\\p{Ll}+)((?: [^,.;:\u2014]{2,90}?)?)(?=[,.;:\u2014]| said| told|$)");
  private static final Pattern BEHIND =
      Pattern.compile(
          "^, (?:(?:aged )?\\d{1,3}, )?((?:the |a |an |its |his |her |their |then |now )?[^,.;:\u2014\"\u201c]{3,90}?)(?=[,.;:\u2014]| said\\b| told\\b| who\\b|$)");
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:^|[,;:\u2014] |\\b(?:and|said|told|by|with|as|when|that|after|to|from) )((?:the |a |an |its |his |her |their |The |A |An |Its |His |Her |Their )?[^,.;:\u2014\"\u201c]{3,90}), $");
  private static final Pattern OF =
      Pattern.compile(
          "^ (of|from|for) ((?:the |The )?[\\p{L}'\u2019-]+(?: [\\p{L}'\u2019-]+){0,4}?)(?=[,.;:\u2014]| said\\b| told\\b| was\\b| is\\b| has\\b| had\\b| who\\b| warned\\b| confirmed\\b|$)");

  private RolePhrases() {}

  /** The phrase of a person of a sentence; empty when nothing tells what the person is. */
  public static Optional<RolePhrase> of(SentenceReading sentence, PersonMention person) {
    int start = sentence.sentence().start();
    String text = sentence.sentence().text();
    int from = person.span().start() - start;
    int to = person.span().end() - start;
    if (from < 0 || to > text.length() || text.length() > 2000) {
      return Optional.empty();
    }
    String behind = text.substring(to);
    Matcher who = WHO.matcher(behind);
    if (who.find()) {
      String verb = who.group(1);
      String head = VERBS.get(verb);
      if (head != null && who.group(2).length() > 2) {
        return Optional.of(new RolePhrase(span(start + to, who.start(1), who.end(2)), head));
      }
      if (verb.matches("is|was|works|worked|serves|served")) {
        Optional<String> noun = head(who.group(2));
        if (noun.isPresent()) {
          return Optional.of(
              new RolePhrase(span(start + to, who.start(2) + 1, who.end(2)), noun.get()));
        }
      }
    }
    Matcher after = BEHIND.matcher(behind);
    if (after.find()) {
      Optional<String> head = head(after.group(1));
      if (head.isPresent()) {
        return Optional.of(
            new RolePhrase(span(start + to, after.start(1), after.end(1)), head.get()));
      }
    }
    if (person.hasRole() && !person.roleHead().matches("dr|mr|mrs|ms|sir|dame|lord|lady|rev")) {
      TextSpan role =
          person.roleSpan().start() < person.span().start()
              ? new TextSpan(
                  person.roleSpan().start(),
                  Math.max(person.roleSpan().start() + 1, person.span().start() - 1))
              : person.roleSpan();
      return Optional.of(new RolePhrase(role, person.roleHead()));
    }
    Matcher before = BEFORE.matcher(text.substring(0, from));
    if (before.find()) {
      Optional<String> head = head(before.group(1));
      if (head.isPresent()) {
        return Optional.of(new RolePhrase(span(start, before.start(1), before.end(1)), head.get()));
      }
    }
    Matcher of = OF.matcher(behind);
    if (of.find()) {
      return Optional.of(new RolePhrase(span(start + to, of.start(2), of.end(2)), "member"));
    }
    return Optional.empty();
  }

  private static TextSpan span(int base, int from, int to) {
    return new TextSpan(base + from, base + to);
  }

  /** The first role noun of a phrase, before what it is of. */
  private static Optional<String> head(String phrase) {
    String found = null;
    for (String w : phrase.strip().split("[\\s]+")) {
      String lower = w.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}-]", "");
      if (lower.matches("of|for|at|in|on|from|with|to") && found != null) {
        break;
      }
      if (ROLES.containsKey(lower)
          || lower.matches(
              "member|owner|organizer|organiser|supervisor|instructor|veterinarian|vet|baker|treasurer|accountant|auditor|consultant|curator|librarian|archivist|guide|ranger|keeper|trainer|referee|umpire|co-founder|co-owner|vice-chairman|vice-chair|vice-chancellor|undertaker|priest|pastor|imam|rabbi|nun|monk|businesswoman|businessman|entrepreneur|employee|colleague|roommate|friend|girlfriend|boyfriend|ex-wife|ex-husband|stepfather|stepmother|stepson|godfather|grandfather|grandmother|technician|operator|steward|stewardess|co-pilot|conductor|machinist|welder|roofer|gardener|housekeeper|nanny|cleaner|postman|courier|taxi-driver|trucker|dockworker")) {
        found = lower;
      }
    }
    return Optional.ofNullable(found);
  }
}

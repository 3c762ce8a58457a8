package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
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
 * Finds the one victim, car or attacker of an event described in two ways: a nine-year-old boy and
 * an 11-year-old boy, a silver and a dark blue hatchback, one gunman and two. Each text must give
 * one description only.
 */
final class ConflictingDescriptions implements ConsistencyRule {
  private static final String COLORS =
      "black|white|red|blue|green|yellow|silver|gray|grey|brown|orange|purple|beige|maroon|gold";
  private static final Pattern COLORED =
      Pattern.compile(
          "\\b(?:(?:light|dark|bright|pale)[ -])?("
              + COLORS
              + ")(?:[ -](?:colou?red))? (?:\\d{4} )?(?:\\p{L}+ )?(car|van|hatchback|sedan|saloon|suv|pickup|truck|lorry|motorcycle|motorbike|scooter|jacket|coat|hoodie|shirt|hat|cap|Camry|minibus|taxi|bag|rucksack|backpack|suitcase)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final String COUNTED =
      "boy|girl|woman|man|teenager|pensioner|cyclist|pedestrian|driver|student|schoolboy|schoolgirl|toddler|motorist|mother|father|grandmother";
  private static final String NUMBER =
      "(\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
  private static final Pattern AGED =
      Pattern.compile(
          "\\b(?:"
              + NUMBER
              + "-year-old (?:\\p{Ll}+ )?("
              + COUNTED
              + ")|(?:a|the) ("
              + COUNTED
              + ")(?: was|,)? aged "
              + NUMBER
              + "|(?:a|the) ("
              + COUNTED
              + "), "
              + NUMBER
              + ",)",
          Pattern.CASE_INSENSITIVE);
  private static final String ACTORS =
      "gunman|gunmen|bomber|bombers|attacker|attackers|robber|robbers|shooter|shooters|assailant|assailants|hijacker|hijackers|thief|thieves|masked men|armed men|hooded men|burglar|burglars|raider|raiders|knifeman|knifemen";
  private static final Pattern CULPRIT =
      Pattern.compile(
          "\\b[Tt]he (?:suspect|killer|gunman|attacker|shooter|assailant|bomber|knifeman)(?:,| is| was)? an? (\\d{2})-year-old|\\b[Tt]he (?:suspect|killer|gunman|attacker|shooter|assailant|bomber|knifeman), (\\d{2}),");
  private static final Pattern ONE =
      Pattern.compile(
          "\\b(?:an?|lone|single|one) (?:\\p{Ll}+ ){0,2}?("
              + ACTORS
              + ") (?:\\p{Ll}+ ){0,2}?(?:blew|opened|burst|attacked|stormed|shot|killed|detonated|walked|entered|stabbed|drove|rammed|held|seized|fired|robbed|struck|broke)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SEVERAL =
      Pattern.compile(
          "(?<!\\b(?:or|to|least|than|about|some|nearly|of) )\\b(two|three|four|five|six|seven|eight) (?!or )(?:\\p{Ll}+ ){0,2}?("
              + ACTORS
              + ")\\b",
          Pattern.CASE_INSENSITIVE);

  private record Described(Located sentence, String value, TextSpan span) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, Map<Integer, List<Described>>> all = new TreeMap<>();
    for (Located s : story.sentences()) {
      String text = s.reading().sentence().text();
      if (s.reading().hasWord("not|unlike|another|second|other|earlier|previous|also|separate")) {
        continue;
      }
      each(
          COLORED.matcher(text),
          m ->
              add(
                  all,
                  s,
                  "color " + m.group(2).toLowerCase(java.util.Locale.ROOT),
                  color(m.group(1)),
                  m));
      each(
          AGED.matcher(text),
          m -> {
            String noun =
                m.group(2) != null ? m.group(2) : m.group(3) != null ? m.group(3) : m.group(5);
            String age =
                m.group(1) != null ? m.group(1) : m.group(4) != null ? m.group(4) : m.group(6);
            add(all, s, "age " + noun.toLowerCase(java.util.Locale.ROOT), digits(age), m);
          });
      each(
          CULPRIT.matcher(text),
          m -> add(all, s, "age culprit", m.group(1) != null ? m.group(1) : m.group(2), m));
      if (s.isLead()) {
        each(ONE.matcher(text), m -> add(all, s, "number culprits", "one", m));
      }
      each(
          SEVERAL.matcher(text),
          m -> add(all, s, "number culprits", m.group(1).toLowerCase(java.util.Locale.ROOT), m));
    }
    List<Inconsistency> found = new ArrayList<>();
    all.forEach((what, byArticle) -> compare(story, what, byArticle).ifPresent(found::add));
    return found;
  }

  private static void each(Matcher m, java.util.function.Consumer<Matcher> use) {
    while (m.find()) {
      use.accept(m);
    }
  }

  private static void add(
      Map<String, Map<Integer, List<Described>>> all,
      Located s,
      String what,
      String value,
      Matcher m) {
    int start = s.reading().sentence().start();
    all.computeIfAbsent(what, k -> new TreeMap<>())
        .computeIfAbsent(s.articleIndex(), k -> new ArrayList<>())
        .add(new Described(s, value, new TextSpan(start + m.start(), start + m.end())));
  }

  private static String color(String word) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    return lower.equals("grey") ? "gray" : lower;
  }

  private static String digits(String number) {
    return number.matches("\\d+")
        ? number
        : crossbrief.text.Quantity.ofWord(number.toLowerCase(java.util.Locale.ROOT)).toString();
  }

  private static Optional<Inconsistency> compare(
      Comparison story, String what, Map<Integer, List<Described>> byArticle) {
    List<Described> single = new ArrayList<>();
    for (List<Described> of : byArticle.values()) {
      Set<String> values = new TreeSet<>();
      of.forEach(d -> values.add(d.value()));
      if (values.size() > 1) {
        return Optional.empty();
      }
      single.add(of.get(0));
    }
    for (Described a : single) {
      for (Described b : single) {
        if (a.sentence().number() < b.sentence().number()
            && !a.value().equals(b.value())
            && sameEvent(story, a, b)) {
          return Optional.of(inconsistency(what, a, b));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean sameEvent(Comparison story, Described a, Described b) {
    Set<String> events = story.events(b.sentence());
    return story.events(a.sentence()).stream().anyMatch(events::contains)
        || story.cosine(a.sentence(), b.sentence()) >= Comparison.NEAR;
  }

  private static Inconsistency inconsistency(String what, Described a, Described b) {
    String noun = what.endsWith("culprits") ? "number" : what.substring(what.indexOf(' ') + 1);
    String question =
        what.startsWith("color")
            ? "What color was the " + noun + "?"
            : what.startsWith("age") ? "How old was the " + noun + "?" : "How many were they?";
    Severity severity = what.startsWith("number") ? Severity.MEDIUM : Severity.LOW;
    return Findings.across(
        Kind.CONTRADICTION,
        what.startsWith("number") ? ClaimType.NUMBER : ClaimType.IDENTITY,
        severity,
        Findings.HEURISTIC,
        question,
        "\u201c"
            + a.sentence().quote(a.span()).quote()
            + "\u201d and \u201c"
            + b.sentence().quote(b.span()).quote()
            + "\u201d; each text has one "
            + noun
            + ".",
        "conflicting-descriptions",
        List.of(
            new Account(a.value(), List.of(a.sentence().clause(a.span()))),
            new Account(b.value(), List.of(b.sentence().clause(b.span())))));
  }
}

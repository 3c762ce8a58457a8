package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one event on opposite sides of a place: three kilometers north of Alvarim, just to the
 * south of Alvarim. Each article must name one direction from that place only.
 */
final class OppositeDirections implements ConsistencyRule {
  private static final Pattern DIRECTION =
      Pattern.compile(
          "\\b(north|south)?(?:ern)?[ -]?(east|west)?\\b(?: edge| side| outskirts)? of (?:the )?(?:\\p{Ll}+ of )?(?:\\p{Ll}+ )?(\\p{Lu}[\\p{L}'\\u2019-]+(?: \\p{Lu}[\\p{L}'\\u2019-]+)*)",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final double MUCH = 0.45;
  private static final int FULL_TURN = 360;
  private static final int OPPOSITE = 130;

  private record Direction(Located sentence, int degrees, String words) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    Map<String, Map<Integer, List<Direction>>> byPlace = new LinkedHashMap<>();
    for (Located s : story.sentences()) {
      Matcher m = DIRECTION.matcher(s.reading().sentence().text());
      while (m.find()) {
        degrees(m.group(1), m.group(2))
            .ifPresent(
                d ->
                    byPlace
                        .computeIfAbsent(m.group(3), k -> new LinkedHashMap<>())
                        .computeIfAbsent(s.articleIndex(), k -> new ArrayList<>())
                        .add(new Direction(s, d, m.group().strip())));
      }
    }
    List<Inconsistency> found = new ArrayList<>();
    byPlace.forEach((place, byArticle) -> compare(story, place, byArticle).ifPresent(found::add));
    return found;
  }

  private static Optional<Integer> degrees(String northOrSouth, String eastOrWest) {
    if (northOrSouth == null && eastOrWest == null) {
      return Optional.empty();
    }
    if (northOrSouth == null) {
      return Optional.of("east".equals(eastOrWest) ? 90 : 270);
    }
    boolean north = northOrSouth.equals("north");
    if (eastOrWest == null) {
      return Optional.of(north ? 0 : 180);
    }
    boolean east = eastOrWest.equals("east");
    return Optional.of(north ? (east ? 45 : 315) : (east ? 135 : 225));
  }

  private static Optional<Inconsistency> compare(
      Comparison story, String place, Map<Integer, List<Direction>> byArticle) {
    List<Direction> single =
        byArticle.values().stream().filter(d -> d.size() == 1).map(d -> d.get(0)).toList();
    for (Direction a : single) {
      for (Direction b : single) {
        if (a.sentence().articleIndex() < b.sentence().articleIndex()
            && areOpposite(a, b)
            && sameEvent(story, a.sentence(), b.sentence())) {
          return Optional.of(inconsistency(place, a, b));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean areOpposite(Direction a, Direction b) {
    int turn = Math.abs(a.degrees() - b.degrees());
    return Math.min(turn, FULL_TURN - turn) >= OPPOSITE;
  }

  private static boolean sameEvent(Comparison story, Located a, Located b) {
    java.util.Set<String> events = story.events(b);
    return story.containment(a.reading().stems(), b.reading().stems()) >= MUCH
        || story.events(a).stream().anyMatch(events::contains);
  }

  private static Inconsistency inconsistency(String place, Direction a, Direction b) {
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.LOCATION,
        Severity.MEDIUM,
        Findings.HEURISTIC,
        "On which side of " + place + "?",
        "One text puts it "
            + a.words()
            + ", the other "
            + b.words()
            + ": these are opposite sides of one place.",
        "opposite-directions",
        List.of(
            new Account(a.words(), List.of(whole(a.sentence()))),
            new Account(b.words(), List.of(whole(b.sentence())))));
  }

  private static crossbrief.domain.Evidence whole(Located sentence) {
    return sentence.whole();
  }
}

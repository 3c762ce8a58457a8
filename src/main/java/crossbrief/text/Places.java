package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds places by the gazetteer and by a preposition before a capitalized name. */
final class Places {
  private static final Map<String, String> COUNTRY_OF = new HashMap<>();
  private static final Set<String> COUNTRIES = new java.util.HashSet<>();
  private static final Set<String> DEMONYMS = new java.util.HashSet<>();
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "in", "at", "near", "from", "to", "of", "off", "outside", "across", "around", "towards",
          "toward", "into", "over");
  private static final int MAX_NAME_TOKENS = 4;

  static {
    for (String line : WordLists.lines("places.txt")) {
      String[] columns = line.split("\\|", -1);
      String country = columns[0].split(",")[0].strip();
      for (int c = 0; c < columns.length; c++) {
        for (String name : columns[c].split(",")) {
          if (!name.isBlank()) {
            COUNTRY_OF.putIfAbsent(name.strip(), country);
            if (c == 0) {
              COUNTRIES.add(name.strip());
            }
            if (c == 1) {
              DEMONYMS.add(name.strip());
            }
          }
        }
      }
    }
  }

  private Places() {}

  /** Whether the word names the people or things of a country: Russian, Somalis. */
  static boolean isDemonym(String word) {
    return DEMONYMS.contains(word);
  }

  /** The country that a name belongs to, or null when the gazetteer does not know it. */
  static @Nullable String countryOf(String name) {
    return COUNTRY_OF.get(name);
  }

  /** The places of one sentence; demonyms are none. */
  static List<PlaceMention> of(String text, List<Token> tokens, List<TextSpan> people) {
    List<PlaceMention> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int end = known(text, tokens, i);
      if (end < i) {
        end = byPreposition(tokens, i);
      }
      if (end >= i) {
        TextSpan span = new TextSpan(tokens.get(i).start(), tokens.get(end).end());
        if (people.stream().noneMatch(p -> p.overlaps(span))) {
          String name = text.substring(span.start(), span.end());
          found.add(new PlaceMention(span, name, COUNTRIES.contains(name)));
        }
        i = end;
      }
    }
    return found;
  }

  private static int known(String text, List<Token> tokens, int i) {
    if (!tokens.get(i).isCapitalized()) {
      return -1;
    }
    for (int n = Math.min(MAX_NAME_TOKENS, tokens.size() - i); n >= 1; n--) {
      String name =
          text.substring(tokens.get(i).start(), tokens.get(i + n - 1).end())
              .replace('\u2019', '\'');
      if (COUNTRY_OF.containsKey(name) && !DEMONYMS.contains(name)) {
        return i + n - 1;
      }
    }
    return -1;
  }

  private static int byPreposition(List<Token> tokens, int i) {
    boolean after =
        i > 0
            && PREPOSITIONS.contains(tokens.get(i - 1).lower())
            && Set.of("in", "near", "off", "outside", "at").contains(tokens.get(i - 1).lower());
    if (!after
        || !tokens.get(i).isCapitalized()
        || tokens.get(i).text().length() < 3
        || CalendarWords.isOne(tokens.get(i).lower())
        || isDemonym(tokens.get(i).text())) {
      return -1;
    }
    int end = i;
    while (end + 1 < tokens.size()
        && tokens.get(end + 1).isCapitalized()
        && end - i < MAX_NAME_TOKENS - 1
        && !CalendarWords.isOne(tokens.get(end + 1).lower())) {
      end++;
    }
    return end;
  }

  static boolean isCountry(String name) {
    return COUNTRIES.contains(name);
  }
}

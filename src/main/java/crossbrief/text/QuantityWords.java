package crossbrief.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The word lists that quantities are read with: units, currencies, people, and what happens to
 * counted things.
 */
final class QuantityWords {
  static final Map<String, Unit> UNITS = units();
  static final Map<String, String> CURRENCIES = currencies();
  static final Map<String, String> PREDICATES = WordLists.keyed("predicates.txt");
  static final Set<String> PERSON_NOUNS = personNouns();

  /** The common key of nouns that count the same things: shots and bullets, ships and vessels. */
  static final Map<String, String> SAME_THING = WordLists.keyed("same-things.txt");

  private QuantityWords() {}

  /** A unit of measure: its dimension, and the factor to the dimension's base unit. */
  record Unit(String dimension, BigDecimal factor) {}

  private static Map<String, Unit> units() {
    Map<String, Unit> units = new HashMap<>();
    for (String line : WordLists.lines("units.txt")) {
      String[] columns = line.split("\\|");
      for (String word : WordLists.split(columns[0])) {
        units.put(word, new Unit(columns[1].strip(), new BigDecimal(columns[2].strip())));
      }
    }
    return Map.copyOf(units);
  }

  private static Map<String, String> currencies() {
    Map<String, String> codes = new HashMap<>();
    for (Map.Entry<String, String> e : WordLists.keyed("currencies.txt").entrySet()) {
      codes.put(WordLists.lower(e.getKey()), e.getValue());
    }
    return Map.copyOf(codes);
  }

  private static Set<String> personNouns() {
    Set<String> nouns = new HashSet<>();
    for (String line : WordLists.lines("person-nouns.txt")) {
      if (!line.startsWith("!")) {
        nouns.addAll(WordLists.split(line));
      }
    }
    return Set.copyOf(nouns);
  }
}

package crossbrief.text;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a measure, a duration or a sum of money measures: a depth, a sentence, a fine. */
public final class MeasuredProperties {
  private static final Map<Quantity.Kind, Map<String, String>> WORDS = words();
  private static final int REACH = 12;

  private MeasuredProperties() {}

  private static Map<Quantity.Kind, Map<String, String>> words() {
    Map<Quantity.Kind, Map<String, String>> words = new EnumMap<>(Quantity.Kind.class);
    for (String line : WordLists.lines("measured-properties.txt")) {
      int colon = line.indexOf(':');
      int bar = line.indexOf('|');
      Map<String, String> ofKind =
          words.computeIfAbsent(
              Quantity.Kind.valueOf(line.substring(0, colon)), k -> new HashMap<>());
      for (String word : WordLists.split(line.substring(bar + 1))) {
        ofKind.putIfAbsent(word, line.substring(colon + 1, bar).strip());
      }
    }
    return words;
  }

  /** The property named by the word nearest to a number; empty when none stands near. */
  public static Optional<String> of(SentenceReading sentence, Quantity quantity) {
    Map<String, String> known = WORDS.getOrDefault(quantity.kind(), Map.of());
    List<Token> tokens = sentence.tokens();
    int first = -1;
    int last = -1;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).span().overlaps(quantity.span())) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    for (int step = 0; first >= 0 && step <= REACH; step++) {
      for (int i : new int[] {last + step, first - step}) {
        String property = i < 0 || i >= tokens.size() ? null : known.get(tokens.get(i).lower());
        if (property != null && !isBeyond(tokens, Math.min(i, last), Math.max(i, first))) {
          return Optional.of(property);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a clause ends between two words. */
  private static boolean isBeyond(List<Token> tokens, int from, int to) {
    return tokens.subList(Math.max(from, 0), to).stream()
        .anyMatch(t -> Words.oneOf(t.text(), ";|:|.") || t.is("and"));
  }
}

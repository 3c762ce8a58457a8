package crossbrief.crosscheck;

import crossbrief.text.Token;
import java.util.List;
import java.util.Map;

/** Ordinal numbers of a sentence: "third". */
final class Ordinals {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("second", 2),
          Map.entry("third", 3),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10),
          Map.entry("eleventh", 11),
          Map.entry("twelfth", 12));

  private Ordinals() {}

  /** The ordinal numbers that are no part of a date, in order. */
  static List<Token> in(Located s) {
    return s.reading().tokens().stream()
        .filter(t -> value(t) > 0)
        .filter(t -> s.reading().times().stream().noneMatch(x -> x.span().overlaps(t.span())))
        .filter(t -> s.reading().quantities().stream().noneMatch(x -> x.span().overlaps(t.span())))
        .toList();
  }

  /** The number; 0 when a word is no ordinal number. */
  static int value(Token t) {
    return WORDS.getOrDefault(t.lower(), 0);
  }
}

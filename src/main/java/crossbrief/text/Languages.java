package crossbrief.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells the language of a text: by its script where that has one language, else by the share of
 * function words. What is too short or mixed is left open.
 */
public final class Languages {
  private static final int MAX_CHARS = 8_000;
  private static final int MIN_WORDS = 12;
  private static final double SURE = 0.12;
  private static final double AHEAD = 1.2;
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{M}'\u2019-]+");
  private static final Map<String, List<String>> LANGUAGES_OF = new HashMap<>();
  private static final Map<Integer, List<String>> LANGUAGES_WITH = new HashMap<>();

  static {
    for (String line : WordLists.lines("languages.txt")) {
      String[] parts = line.split("\\|");
      String language = parts[0].strip();
      for (String word : parts[1].strip().split(" ")) {
        LANGUAGES_OF.computeIfAbsent(word, w -> new ArrayList<>()).add(language);
      }
      if (parts.length > 2) {
        parts[2]
            .strip()
            .codePoints()
            .forEach(c -> LANGUAGES_WITH.computeIfAbsent(c, w -> new ArrayList<>()).add(language));
      }
    }
  }

  private static final Map<UnicodeScript, String> BY_SCRIPT =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.DEVANAGARI, "hi"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"));

  private Languages() {}

  /** The language of a text as a tag such as {@code en}; empty when it cannot be told. */
  public static Optional<String> of(String text) {
    String part = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    part.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> scripts.merge(UnicodeScript.of(c), 1, Integer::sum));
    int letters = scripts.values().stream().mapToInt(Integer::intValue).sum();
    if (letters < 20) {
      return Optional.empty();
    }
    if (share(scripts, letters, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA) > 0.1) {
      return Optional.of("ja");
    }
    if (share(scripts, letters, UnicodeScript.HAN) > 0.5) {
      return Optional.of("zh");
    }
    if (share(scripts, letters, UnicodeScript.ARABIC) > 0.5) {
      return Optional.of(arabic(part));
    }
    for (Map.Entry<UnicodeScript, Integer> script : scripts.entrySet()) {
      String language = BY_SCRIPT.get(script.getKey());
      if (language != null && script.getValue() > letters / 2) {
        return Optional.of(language);
      }
    }
    return byWords(part);
  }

  private static double share(
      Map<UnicodeScript, Integer> scripts, int letters, UnicodeScript... of) {
    int own = 0;
    for (UnicodeScript script : of) {
      own += scripts.getOrDefault(script, 0);
    }
    return (double) own / letters;
  }

  private static String arabic(String text) {
    long urdu = text.chars().filter(c -> "\u0679\u0688\u0691\u06d2\u06ba".indexOf(c) >= 0).count();
    long persian =
        text.chars().filter(c -> "\u067e\u0686\u0698\u06af\u06cc".indexOf(c) >= 0).count();
    return urdu * 50 > text.length() ? "ur" : persian * 50 > text.length() ? "fa" : "ar";
  }

  /** A word that many languages have says less of each; a letter that few have says as much. */
  private static Optional<String> byWords(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String[] words = WORDS.split(lower);
    Map<String, Double> scores = new TreeMap<>();
    Map<String, Integer> hits = new HashMap<>();
    for (String word : words) {
      List<String> languages = LANGUAGES_OF.getOrDefault(word, List.of());
      for (String language : languages) {
        scores.merge(language, 1.0 / languages.size(), Double::sum);
        hits.merge(language, 1, Integer::sum);
      }
    }
    lower
        .codePoints()
        .filter(c -> c > 0x7f)
        .forEach(
            c -> {
              List<String> languages = LANGUAGES_WITH.getOrDefault(c, List.of());
              languages.forEach(l -> scores.merge(l, 0.5 / languages.size(), Double::sum));
            });
    String best = "";
    double most = 0;
    double second = 0;
    for (Map.Entry<String, Double> score : scores.entrySet()) {
      if (score.getValue() > most) {
        second = most;
        most = score.getValue();
        best = score.getKey();
      } else {
        second = Math.max(second, score.getValue());
      }
    }
    boolean sure =
        words.length >= MIN_WORDS
            && hits.getOrDefault(best, 0) >= SURE * words.length
            && most >= AHEAD * second;
    return sure ? Optional.of(best) : Optional.empty();
  }

  /** Whether a word in lower case is one of the function words of a language. */
  public static boolean isFunctionWord(String lower, String language) {
    return LANGUAGES_OF.getOrDefault(lower, List.of()).contains(language);
  }

  /**
   * How many letters of a text a language has and few others do, less those that it does not have.
   */
  public static int ownLetters(String text, String language) {
    return text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> c > 0x7f)
        .map(
            c ->
                LANGUAGES_WITH.getOrDefault(c, List.of()).contains(language)
                    ? 1
                    : Character.isLetter(c) ? -1 : 0)
        .sum();
  }
}

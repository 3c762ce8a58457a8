package crossbrief.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private static final Map<String, List<String>> LANGUAGES_OF = languages();

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

  private static Map<String, List<String>> languages() {
    Map<String, List<String>> languages = new HashMap<>();
    for (String line : WordLists.lines("languages.txt")) {
      String[] parts = line.split("\\|");
      for (String word : parts[1].strip().split(" ")) {
        languages.computeIfAbsent(word, w -> new ArrayList<>()).add(parts[0].strip());
      }
    }
    return languages;
  }

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

  private static Optional<String> byWords(String text) {
    String[] words = WORDS.split(text.toLowerCase(Locale.ROOT));
    Map<String, Integer> hits = new LinkedHashMap<>();
    for (String word : words) {
      for (String language : LANGUAGES_OF.getOrDefault(word, List.of())) {
        hits.merge(language, 1, Integer::sum);
      }
    }
    String best = "";
    int most = 0;
    int second = 0;
    for (Map.Entry<String, Integer> hit : hits.entrySet()) {
      if (hit.getValue() > most) {
        second = most;
        most = hit.getValue();
        best = hit.getKey();
      } else {
        second = Math.max(second, hit.getValue());
      }
    }
    boolean sure =
        words.length >= MIN_WORDS && most >= SURE * words.length && most >= AHEAD * second;
    return sure ? Optional.of(best) : Optional.empty();
  }

  /** Whether a word in lower case is one of the function words of a language. */
  public static boolean isFunctionWord(String lower, String language) {
    return LANGUAGES_OF.getOrDefault(lower, List.of()).contains(language);
  }
}

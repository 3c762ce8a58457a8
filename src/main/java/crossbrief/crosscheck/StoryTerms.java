package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.text.CalendarWords;
import crossbrief.text.Stems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of articles by which an event is known: names, and other words by their stems, each
 * with how much the article makes of it. A word is a name where texts write it with a capital
 * within a sentence and seldom without.
 */
final class StoryTerms {
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{Nd}'\u2019-]*|\\d[\\d.,]*");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?:;\"\u201c\u201d\u3002])\\s+|\n|\u3002");
  private static final Pattern UNSPACED =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+");
  private static final double IN_TITLE = 2;
  private static final double IN_LEAD = 1.5;
  private static final double NUMBER = 0.5;
  private static final int MAX_CHARS = 20_000;

  /** One token: its lower-case form, and where it stands. */
  private record Word(
      String lower, boolean capital, boolean starts, boolean inTitle, boolean inLead) {}

  /**
   * What one article makes of its words.
   *
   * @param names by lower-case form
   * @param words by stem
   * @param anchors the names in its title and first two sentences
   * @param all every word, in lower case
   */
  record Terms(
      Map<String, Double> names, Map<String, Double> words, Set<String> anchors, Set<String> all) {}

  private StoryTerms() {}

  /** The terms of articles of one language, in their order. */
  static List<Terms> of(List<Article> articles, CommonTerms common) {
    List<List<Word>> texts = new ArrayList<>();
    Map<String, int[]> written = new HashMap<>();
    for (Article article : articles) {
      List<Word> words = words(article);
      for (Word w : words) {
        if (!w.inTitle() && !w.starts()) {
          written.computeIfAbsent(w.lower(), k -> new int[2])[w.capital() ? 0 : 1]++;
        }
      }
      texts.add(words);
    }
    return texts.stream().map(words -> terms(words, written, common)).toList();
  }

  private static Terms terms(List<Word> text, Map<String, int[]> written, CommonTerms common) {
    Map<String, Double> names = new TreeMap<>();
    Map<String, Double> words = new TreeMap<>();
    Set<String> anchors = new TreeSet<>();
    Set<String> all = new HashSet<>();
    for (Word w : text) {
      all.add(w.lower());
      if (common.isFunctionWord(w.lower()) || w.lower().length() < 2) {
        continue;
      }
      double weight = w.inTitle() ? IN_TITLE : w.inLead() ? IN_LEAD : 1;
      int[] count = written.get(w.lower());
      boolean name =
          w.capital()
              && count != null
              && count[0] > 0
              && count[0] > 2 * (count[1] + common.lowerCase(w.lower()));
      if (name) {
        names.merge(w.lower(), weight, Double::sum);
        if ((w.inTitle() || w.inLead()) && !CalendarWords.isOne(w.lower())) {
          anchors.add(w.lower());
        }
      } else if (Character.isDigit(w.lower().charAt(0))) {
        words.merge(w.lower(), weight * NUMBER, Double::sum);
      } else {
        words.merge(Stems.of(w.lower()), weight, Double::sum);
      }
    }
    return new Terms(names, words, anchors, all);
  }

  private static List<Word> words(Article article) {
    List<Word> words = new ArrayList<>();
    read(article.title(), true, words);
    String text = article.text();
    read(text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text, false, words);
    return words;
  }

  private static void read(@Nullable String text, boolean title, List<Word> words) {
    if (text == null) {
      return;
    }
    int sentence = 0;
    for (String part : SENTENCE_END.split(text)) {
      Matcher m = TOKEN.matcher(part);
      boolean starts = true;
      while (m.find()) {
        String token = m.group();
        boolean lead = !title && sentence < 2;
        if (UNSPACED.matcher(token).matches()) {
          for (int i = 0; i + 1 < token.length(); i++) {
            words.add(new Word(token.substring(i, i + 2), false, starts, title, lead));
          }
        } else {
          String bare = token.replaceAll("['\u2019]s$|^['\u2019-]+|['\u2019-]+$", "");
          if (!bare.isEmpty()) {
            boolean capital = Character.isUpperCase(bare.codePointAt(0));
            words.add(new Word(bare.toLowerCase(Locale.ROOT), capital, starts, title, lead));
          }
        }
        starts = false;
      }
      sentence++;
    }
  }
}

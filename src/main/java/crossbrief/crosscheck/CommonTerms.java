package crossbrief.crosscheck;

import crossbrief.text.Languages;
import crossbrief.text.Stems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How common words are in English news, counted on the articles that were written for this project;
 * for other languages, nothing but their function words is known.
 */
final class CommonTerms {
  private static final CommonTerms ENGLISH = read();

  private final int articles;
  private final Map<String, Integer> articlesWith;
  private final Map<String, Integer> lowerCase;
  private final String language;

  private CommonTerms(
      String language,
      int articles,
      Map<String, Integer> articlesWith,
      Map<String, Integer> lowerCase) {
    this.language = language;
    this.articles = articles;
    this.articlesWith = articlesWith;
    this.lowerCase = lowerCase;
  }

  /** What is known of a language, by its tag without region. */
  static CommonTerms of(String language) {
    return language.equals("en") ? ENGLISH : new CommonTerms(language, 0, Map.of(), Map.of());
  }

  private static CommonTerms read() {
    Map<String, Integer> articlesWith = new HashMap<>();
    Map<String, Integer> lowerCase = new HashMap<>();
    int articles = 0;
    try (InputStream in =
            CommonTerms.class.getResourceAsStream("/crossbrief/crosscheck/common-terms.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    java.util.Objects.requireNonNull(in, "common-terms.tsv"),
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t");
        if (line.startsWith("#")) {
          continue;
        }
        if (parts[0].equals("articles")) {
          articles = Integer.parseInt(parts[1]);
        } else if (parts[0].equals("t")) {
          articlesWith.put(parts[1], Integer.valueOf(parts[2]));
        } else {
          lowerCase.put(parts[1], Integer.valueOf(parts[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CommonTerms("en", articles, articlesWith, lowerCase);
  }

  /** How many articles were counted. */
  int articles() {
    return articles;
  }

  /** In how many of them a term stands: a name in lower case, or a stem. */
  int articlesWith(String term) {
    return articlesWith.getOrDefault(term, 0);
  }

  /** How often a word stands in lower case within their sentences. */
  int lowerCase(String word) {
    return lowerCase.getOrDefault(word, 0);
  }

  boolean isFunctionWord(String lower) {
    return Stems.isStopWord(lower) || Languages.isFunctionWord(lower, language);
  }
}

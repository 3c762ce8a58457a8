package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.text.CalendarWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that stand in an article: words with a capital letter inside sentences.
 *
 * @param names those of its outlet among them
 */
record ProperNames(Article article, Set<String> names) {
  private static final Pattern NAME =
      Pattern.compile("(?<=[\\p{Ll}\\p{Nd},;:\\u201d\"')] )\\p{Lu}[\\p{L}'\u2019-]{2,}");
  private static final Set<String> COMMON =
      Set.of(
          "The",
          "But",
          "And",
          "She",
          "They",
          "There",
          "His",
          "Her",
          "Mayor",
          "Minister",
          "President",
          "Police",
          "North",
          "South",
          "East",
          "West",
          "New",
          "Island",
          "Port",
          "Street",
          "Road",
          "City");
  private static final int LEAST = 2;
  private static final double SHARE = 0.34;

  static ProperNames of(Article article) {
    Set<String> names = new HashSet<>();
    Matcher m = NAME.matcher(article.text());
    while (m.find()) {
      String name = m.group().replaceAll("['\u2019]s$", "");
      if (!COMMON.contains(name) && !isCalendarWord(name)) {
        names.add(name);
      }
    }
    return new ProperNames(article, names);
  }

  private static boolean isCalendarWord(String name) {
    return CalendarWords.isOne(Character.toLowerCase(name.charAt(0)) + name.substring(1));
  }

  /** Whether two articles speak of the same people and places, beside their outlets. */
  boolean haveEnoughInCommonWith(ProperNames other) {
    Set<String> outlets = new HashSet<>(List.of(article.source().split("\\s+")));
    outlets.addAll(List.of(other.article().source().split("\\s+")));
    Set<String> a = new HashSet<>(names);
    a.removeAll(outlets);
    Set<String> b = new HashSet<>(other.names());
    b.removeAll(outlets);
    int smaller = Math.min(a.size(), b.size());
    a.retainAll(b);
    return smaller == 0 || (a.size() >= Math.min(LEAST, smaller) && a.size() >= SHARE * smaller);
  }
}

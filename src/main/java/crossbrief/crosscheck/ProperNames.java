package crossbrief.crosscheck;

import crossbrief.domain.Article;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that stand in a text: words with a capital letter inside sentences. */
final class ProperNames {
  private static final Pattern NAME =
      Pattern.compile("(?<=[\\p{Ll}\\p{Nd},;:\\u201d\"')] )\\p{Lu}[\\p{L}'\u2019-]{2,}");
  private static final Set<String> COMMON =
      Set.of(
          "Monday",
          "Tuesday",
          "Wednesday",
          "Thursday",
          "Friday",
          "Saturday",
          "Sunday",
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December",
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

  private ProperNames() {}

  /** Whether two articles speak of the same people and places, beside their outlets. */
  static boolean haveInCommon(Article one, Article other) {
    Set<String> a = of(one);
    Set<String> b = of(other);
    for (String source : new String[] {one.source(), other.source()}) {
      for (String word : source.split("\\s+")) {
        a.remove(word);
        b.remove(word);
      }
    }
    int smaller = Math.min(a.size(), b.size());
    Set<String> shared = new HashSet<>(a);
    shared.retainAll(b);
    return smaller == 0
        || (shared.size() >= Math.min(LEAST, smaller) && shared.size() >= SHARE * smaller);
  }

  private static Set<String> of(Article article) {
    Set<String> names = new HashSet<>();
    Matcher m = NAME.matcher(article.text());
    while (m.find()) {
      String name = m.group().replaceAll("['\u2019]s$", "");
      if (!COMMON.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }
}

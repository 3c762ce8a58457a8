package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.TextSpan;
import crossbrief.text.Sentences;
import java.util.regex.Pattern;

/** Tells what an outlet says itself from what it denies, doubts, or passes on. */
final class Assertions {
  /** A sentence with one of these may deny its value, or give it as somebody else's. */
  private static final Pattern HEDGED =
      Pattern.compile(
          "(?i)\\b(?:den(?:y|ies|ied|ying|ials?)|wrong(?:ly)?|false(?:ly)?|untrue|incorrect(?:ly)?|mistaken(?:ly)?|not|never|no|nor|neither|without|cannot|rumou?rs?|reports?|reported(?:ly)?|claim(?:s|ed)?|alleg\\w*|unconfirmed|confirm\\w*|doubt\\w*|may|might|could|would|if|feared?|fears|earlier|previous(?:ly)?|initial(?:ly)?|correct(?:s|ed|ion)|retract\\w*|revis\\w*|contrary|instead|rather)\\b|n['\u2019]t\\b");

  private Assertions() {}

  /** Whether the sentence around a span states it plainly. */
  static boolean isPlain(Article article, TextSpan span) {
    TextSpan around = Sentences.around(Sentences.split(article.text()), span);
    return !HEDGED.matcher(article.text().substring(around.start(), around.end())).find();
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.DatedPassage;
import crossbrief.text.SentenceReading;
import crossbrief.text.TimeMention;
import java.util.ArrayList;
import java.util.List;

/** The days that the articles of a story name, in the order of the articles and their texts. */
final class DatedPassages {
  private DatedPassages() {}

  static List<DatedPassage> of(Comparison comparison) {
    List<DatedPassage> passages = new ArrayList<>();
    for (ReadArticle article : comparison.articles()) {
      for (SentenceReading sentence : article.reading().sentences()) {
        for (TimeMention time : sentence.times()) {
          if (time.isDay() && time.lo() != null && time.hi() != null) {
            passages.add(
                new DatedPassage(time.lo(), time.hi(), article.article().quote(time.span())));
          }
        }
      }
    }
    return passages;
  }
}

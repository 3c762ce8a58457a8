package crossbrief.crosscheck;

import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Runs a rule over short articles. */
final class RuleChecks {
  private RuleChecks() {}

  /** Articles of one day, each given by its text. */
  static List<Inconsistency> check(ConsistencyRule rule, String... texts) {
    List<Article> articles = new ArrayList<>();
    for (String text : texts) {
      articles.add(TestArticles.dated(articles.size() + 1, text, LocalDate.of(2025, 5, 14)));
    }
    return rule.check(new Comparison(new Story("s1", articles)));
  }
}

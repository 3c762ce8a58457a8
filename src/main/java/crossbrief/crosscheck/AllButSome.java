package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a sentence that says something of all and takes it back of some: "Every passenger was
 * wearing a life jacket, but many of those on the lower deck had none".
 */
final class AllButSome implements ConsistencyRule {
  private static final Pattern PATTERN =
      Pattern.compile(
          "\\b((?:every|all (?:of )?the|each of the|all) [^;:]{5,140}?),? (?:but|although|though|while) ((?:many|some|several|a few|most|dozens|half|others)\\b[^;:]{0,70}?\\b(?:had none|had no|were not|was not|did not|had not|without one|without any)\\b)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (Located s : story.sentences()) {
      String text = s.reading().sentence().text();
      Matcher m = PATTERN.matcher(text);
      if (text.length() <= 1000
          && m.find()
          && !s.reading().hasWord("almost|nearly|virtually|except|should|supposed|nor")
          && !s.reading().hasWord("not", span(s, m, 1))) {
        found.add(
            Findings.within(
                ClaimType.OUTCOME,
                Severity.MEDIUM,
                Findings.HEURISTIC,
                "All of them? " + Findings.topic(text),
                "The sentence says it of all, and takes it back of some.",
                "all-but-some",
                null,
                List.of(
                    new Account("all", List.of(s.quote(span(s, m, 1)))),
                    new Account("not all", List.of(s.quote(span(s, m, 2)))))));
      }
    }
    return found;
  }

  private static TextSpan span(Located s, Matcher m, int group) {
    int start = s.reading().sentence().start();
    return new TextSpan(start + m.start(group), start + m.end(group));
  }
}

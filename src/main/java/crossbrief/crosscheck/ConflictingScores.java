package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one vote or one match with two results: 187 votes to 162 and 178 to 162; 6-4, 3-6, 7-5 and
 * 6-4, 2-6, 7-5. Each text must give one result only; which side comes first is no difference.
 */
final class ConflictingScores implements ConsistencyRule {
  private static final Pattern VOTE =
      Pattern.compile(
          "\\b(\\d{1,4})(?: votes?)?(?: to |-|\u2013| in favou?r,? (?:and |with )?| for and )(\\d{1,4})\\b(?! (?:percent|per cent|years|people|billion|million|%))");
  private static final Pattern GAMES =
      Pattern.compile(
          "\\b\\d{1,2}[-\u2013]\\d{1,2}(?:(?:,| and|, and) \\d{1,2}[-\u2013]\\d{1,2})*(?![-\u2013\\d])");
  private static final String BALLOT =
      "vote|votes|voted|ballot|approved|rejected|passed|backed|lawmakers|parliament";
  private static final String MATCH =
      "beat|beats|won|win|wins|lost|defeated|defeat|final|match|victory|thrashed|drew|draw|thrashing|edged|championship|set|sets|title";

  private record Result(Located sentence, List<String> numbers, String words, TextSpan span) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    Map<Integer, List<Result>> votes = new TreeMap<>();
    Map<Integer, List<Result>> games = new TreeMap<>();
    for (Located s : story.sentences()) {
      if (s.reading().hasWord("earlier|previous|previously|last|first|also")) {
        continue;
      }
      if (s.reading().hasWord(BALLOT)) {
        find(votes, s, VOTE);
      } else if (s.reading().hasWord(MATCH)
          && (isNearStart(story, s) || s.reading().people().size() > 1)) {
        find(games, s, GAMES);
      }
    }
    compare(votes, "How did the vote end?").ifPresent(found::add);
    compare(games, "How did the match end?").ifPresent(found::add);
    return found;
  }

  private static boolean isNearStart(Comparison story, Located s) {
    return s.number() - story.sentencesOf(s.articleIndex()).get(0).number() < 3;
  }

  private static void find(Map<Integer, List<Result>> results, Located s, Pattern pattern) {
    Matcher m = pattern.matcher(s.reading().sentence().text());
    while (m.find()) {
      List<String> numbers = new ArrayList<>();
      Matcher n = Pattern.compile("\\d+").matcher(m.group());
      while (n.find()) {
        numbers.add(n.group());
      }
      int start = s.reading().sentence().start();
      results
          .computeIfAbsent(s.articleIndex(), k -> new ArrayList<>())
          .add(
              new Result(
                  s, numbers, m.group().strip(), new TextSpan(start + m.start(), start + m.end())));
    }
  }

  private static Optional<Inconsistency> compare(
      Map<Integer, List<Result>> results, String question) {
    List<Result> single = new ArrayList<>();
    for (List<Result> of : results.values()) {
      boolean one = of.stream().allMatch(r -> same(r, of.get(0)));
      if (one) {
        single.add(of.get(0));
      }
    }
    for (Result a : single) {
      for (Result b : single) {
        boolean apart =
            a.sentence().articleIndex() < b.sentence().articleIndex()
                && a.numbers().size() == b.numbers().size()
                && !same(a, b);
        if (apart && sharesNumber(a, b)) {
          return Optional.of(
              Findings.across(
                  Kind.CONTRADICTION,
                  ClaimType.NUMBER,
                  Severity.HIGH,
                  Findings.HEURISTIC,
                  question,
                  "\u201c"
                      + a.words()
                      + "\u201d and \u201c"
                      + b.words()
                      + "\u201d are given as the result of one "
                      + (question.contains("vote") ? "vote." : "match."),
                  "conflicting-scores",
                  List.of(
                      new Account(a.words(), List.of(a.sentence().clause(a.span()))),
                      new Account(b.words(), List.of(b.sentence().clause(b.span()))))));
        }
      }
    }
    return Optional.empty();
  }

  /** The same numbers, seen from either side. */
  private static boolean same(Result a, Result b) {
    List<String> turned = new ArrayList<>(b.numbers());
    for (int i = 0; i + 1 < turned.size(); i += 2) {
      Collections.swap(turned, i, i + 1);
    }
    return a.numbers().equals(b.numbers()) || a.numbers().equals(turned);
  }

  /** Whether at least one number is the same: otherwise two votes or matches may be meant. */
  private static boolean sharesNumber(Result a, Result b) {
    return a.numbers().stream().anyMatch(b.numbers()::contains);
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a post that was held, or a thing that was run, since a year before its holder came to it:
 * "has been in charge of housing since 2022", "who joined the city hall in 2023"; "operated by
 * Northline since 2011", "Northline, which bought the ferry in 2014".
 */
final class SinceBeforeStart implements ConsistencyRule {
  private static final String NAME = "(\\p{Lu}[\\p{L}'\\u2019-]+(?: \\p{Lu}[\\p{L}'\\u2019-]+)*)";
  private static final String YEAR = "((?:19|20)\\d\\d)";
  private static final List<Pattern> SINCE =
      List.of(
          Pattern.compile(
              "\\b(?:operated|run|owned|managed|led|chaired|coached) by "
                  + NAME
                  + " since "
                  + YEAR),
          Pattern.compile(
              NAME
                  + ",? (?:who |which )?(?:has|had) (?:been (?:in charge|head|director|manager|editor|chief|deputy|coach|chairman|chair|president|mayor|run|at the head)|run|owned|operated|managed|led|headed|chaired|coached) [^.;,]{0,60}?\\bsince "
                  + YEAR));
  private static final Pattern START =
      Pattern.compile(
          NAME
              + ",? (?:who |which |had |has )?(?:only )?(?:joined|bought|acquired|took over|purchased|founded) ([^.;,]{2,60}?) (?:only )?in "
              + YEAR);

  private record Begun(Located sentence, String who, int year, String words) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Begun> since = new ArrayList<>();
    List<Begun> start = new ArrayList<>();
    for (Located s : story.sentences()) {
      String text = s.reading().sentence().text();
      if (text.length() > 1000) {
        continue;
      }
      for (Pattern p : SINCE) {
        Matcher m = p.matcher(text);
        if (m.find()) {
          since.add(new Begun(s, last(m.group(1)), Integer.parseInt(m.group(2)), m.group()));
        }
      }
      Matcher m = START.matcher(text);
      if (m.find() && !s.reading().hasWord("again|previously|rejoined|another|second")) {
        start.add(new Begun(s, last(m.group(1)), Integer.parseInt(m.group(3)), m.group()));
      }
    }
    for (Begun a : since) {
      for (Begun b : start) {
        if (a.who().equals(b.who()) && a.year() < b.year() && !a.sentence().equals(b.sentence())) {
          return List.of(inconsistency(a, b));
        }
      }
    }
    return List.of();
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static Inconsistency inconsistency(Begun a, Begun b) {
    List<Account> accounts =
        List.of(
            new Account("since " + a.year(), List.of(quote(a))),
            new Account("from " + b.year(), List.of(quote(b))));
    String question = "Since when, " + a.who() + "?";
    String explanation =
        "\u201c" + a.words() + "\u201d begins before \u201c" + b.words() + "\u201d.";
    return Findings.contradiction(
        a.sentence(),
        b.sentence(),
        ClaimType.DATE_TIME,
        Severity.MEDIUM,
        question,
        explanation,
        "since-before-start",
        accounts);
  }

  private static crossbrief.domain.Evidence quote(Begun b) {
    return b.sentence().whole();
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.text.Quotation;
import crossbrief.text.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the same words from two speakers, and words of one speaker quoted in two ways. Speakers are
 * compared only where a verb of speech stands with their name beside the quotation; a quotation cut
 * shorter is no difference.
 */
final class ConflictingQuotations implements ConsistencyRule {
  private static final int MIN_WORDS = 4;
  private static final int MIN_ALTERED_WORDS = 6;
  private static final double ALIKE = 0.7;

  private record Quoted(Located sentence, Quotation quotation) {}

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Quoted> all = new ArrayList<>();
    for (Located s : story.sentences()) {
      s.reading().quotations().stream()
          .filter(
              q ->
                  s.reading().sentence().span().overlaps(q.span())
                      && q.span().end() <= s.reading().sentence().end())
          .forEach(q -> all.add(new Quoted(s, q)));
    }
    List<Inconsistency> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Quoted a : all) {
      for (Quoted b : all) {
        if (a.sentence().articleIndex() < b.sentence().articleIndex()) {
          compare(a, b).filter(i -> seen.add(a.quotation().words())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Inconsistency> compare(Quoted a, Quoted b) {
    String first = a.quotation().speaker();
    String second = b.quotation().speaker();
    if (isDenied(a.quotation(), b.quotation()) && (first == null || second == null)) {
      String speaker = first == null ? second : first;
      return Optional.of(altered(a, b, speaker == null ? "the speaker" : speaker));
    }
    if (first == null
        || second == null
        || a.quotation().length() < MIN_WORDS
        || b.quotation().length() < MIN_WORDS) {
      return Optional.empty();
    }
    boolean sameWords = isCut(a.quotation(), b.quotation()) || isCut(b.quotation(), a.quotation());
    boolean sameSpeaker = Subjects.samePerson(first, second);
    boolean named = names(a, first) && names(b, second);
    if (sameWords
        && !sameSpeaker
        && named
        && a.quotation().adjacent()
        && b.quotation().adjacent()) {
      return Optional.of(otherSpeaker(a, b, first, second));
    }
    return sameSpeaker && isAltered(a.quotation(), b.quotation())
        ? Optional.of(altered(a, b, first))
        : Optional.empty();
  }

  /** Whether the first is the second, or long enough a part of it. */
  private static boolean isCut(Quotation part, Quotation whole) {
    return whole.words().equals(part.words())
        || (part.length() >= MIN_ALTERED_WORDS
            && (' ' + whole.words() + ' ').contains(' ' + part.words() + ' '));
  }

  /** Whether both quote one sentence, but with words exchanged on both sides. */
  private static boolean isAltered(Quotation a, Quotation b) {
    List<String> first = List.of(a.words().split(" "));
    List<String> second = List.of(b.words().split(" "));
    int shorter = Math.min(first.size(), second.size());
    if (shorter < MIN_ALTERED_WORDS
        || a.words().contains(b.words())
        || b.words().contains(a.words())) {
      return false;
    }
    int common = commonSubsequence(first, second);
    boolean alike = common >= ALIKE * Math.max(first.size(), second.size());
    boolean denied = negations(first) != negations(second);
    return alike && (denied || (exchanged(first, second) && exchanged(second, first)));
  }

  private static long negations(List<String> words) {
    return words.stream()
        .filter(w -> w.matches("not|never|no|nothing|nobody|cannot|\\w+n't"))
        .count();
  }

  private static boolean exchanged(List<String> words, List<String> others) {
    return words.stream()
        .anyMatch(
            w ->
                !Stems.isStopWord(w)
                    && others.stream().noneMatch(o -> Stems.of(o).equals(Stems.of(w))));
  }

  private static int commonSubsequence(List<String> a, List<String> b) {
    int[][] table = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        table[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? table[i - 1][j - 1] + 1
                : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    return table[a.size()][b.size()];
  }

  private static Inconsistency otherSpeaker(Quoted a, Quoted b, String first, String second) {
    String explanation = "The same words are given to " + first + " and to " + second + ".";
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.ATTRIBUTION,
        Severity.MEDIUM,
        Findings.EXACT,
        "Who said " + text(a) + "?",
        explanation,
        "same-words-two-speakers",
        List.of(account(first, a), account(second, b)));
  }

  private static Inconsistency altered(Quoted a, Quoted b, String speaker) {
    String explanation =
        "Both put the words in quotation marks, but not the same words; at most one is verbatim.";
    return Findings.across(
        Kind.CONTRADICTION,
        ClaimType.ATTRIBUTION,
        Severity.LOW,
        Findings.HEURISTIC,
        "What were the exact words of " + speaker + "?",
        explanation,
        "altered-quotation",
        List.of(account(text(a), a), account(text(b), b)));
  }

  private static String text(Quoted q) {
    return q.sentence()
        .article()
        .text()
        .substring(q.quotation().span().start(), q.quotation().span().end());
  }

  private static Account account(String value, Quoted q) {
    return new Account(value, List.of(q.sentence().whole()));
  }

  /** The distinct words of a quotation. */
  static Set<String> words(Quotation quotation) {
    return new HashSet<>(Arrays.asList(quotation.words().split(" ")));
  }

  /** Whether the quotations are word for word the same but for a word that denies. */
  private static boolean isDenied(Quotation a, Quotation b) {
    if (a.length() < MIN_ALTERED_WORDS || b.length() < MIN_ALTERED_WORDS) {
      return false;
    }
    List<String> first = List.of(a.words().split(" "));
    List<String> second = List.of(b.words().split(" "));
    int common = commonSubsequence(first, second);
    return negations(first) != negations(second)
        && common >= Math.max(first.size(), second.size()) - 1;
  }

  /** Whether a sentence names its speaker, and does not only say he or she. */
  private static boolean names(Quoted quoted, String speaker) {
    return quoted
        .sentence()
        .reading()
        .sentence()
        .text()
        .contains(speaker.substring(speaker.lastIndexOf(' ') + 1));
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.Stems;
import crossbrief.text.Token;
import crossbrief.text.WordSenses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names in a sentence that are no person's, place's or date's ("University of Torpen", "Halcyon
 * Dawn"), and numbered things ("reactor 2", "Block C").
 */
final class NamedThings {
  private static final Set<String> INSIDE =
      Set.of("of", "de", "la", "du", "the", "and", "for", "&");
  private static final Set<String> NOT_NUMBERED =
      Set.of(
          "about", "around", "nearly", "almost", "least", "than", "only", "aged", "age", "some",
          "and", "or", "to", "by", "of", "in", "on", "at", "the", "a", "from", "since", "until",
          "over", "under", "per", "between", "with", "for", "all", "was", "were", "is", "are",
          "had", "has", "have", "after", "before", "into", "up", "down", "off", "as", "no", "not",
          "just");

  private static final int LITTLE = 3;
  private static final int FEW = 3;
  private static final double MOST = 0.65;

  private NamedThings() {}

  static List<TextSpan> in(Located s) {
    List<Token> tokens = s.reading().tokens();
    List<TextSpan> found = new ArrayList<>();
    if (isHeadline(tokens)) {
      return found;
    }
    int i = 0;
    while (i < tokens.size()) {
      boolean opens = i == 0 && isCommon(tokens.get(i).lower());
      int end =
          opens ? i : tokens.get(i).isCapitalized() ? name(tokens, i) : numbered(tokens, i, s);
      TextSpan span =
          end > i
              ? new TextSpan(tokens.get(i).start(), tokens.get(end - 1).end())
              : tokens.get(i).span();
      boolean alone = i == 0 && end == 1;
      boolean common = end == i + 1 && Stems.isStopWord(tokens.get(i).lower());
      if (end > i && !alone && !common && !isElse(s, span)) {
        found.add(span);
      }
      i = Math.max(end, i + 1);
    }
    return found;
  }

  /** Whether a word that opens a sentence has its capital letter from there. */
  private static boolean isCommon(String lower) {
    return NOT_NUMBERED.contains(lower) || WordSenses.shareClass(lower, lower);
  }

  /** Whether most words have capital letters: in a headline they tell nothing. */
  private static boolean isHeadline(List<Token> tokens) {
    long words = tokens.stream().filter(t -> t.isWord() && t.text().length() > LITTLE).count();
    long capital =
        tokens.stream().filter(t -> t.isCapitalized() && t.text().length() > LITTLE).count();
    return capital > MOST * words && words > FEW;
  }

  /** The end of the run of capitalized words that begins at a token. */
  private static int name(List<Token> tokens, int from) {
    int end = from + 1;
    for (int k = from + 1; k < tokens.size(); k++) {
      Token t = tokens.get(k);
      if (t.isCapitalized() || (t.isNumber() && t.text().length() <= 3 && k == end && end > 1)) {
        end = k + 1;
      } else if (!INSIDE.contains(t.lower()) || k - end >= 2) {
        break;
      }
    }
    return end;
  }

  /** The end of "reactor 2"; the given token when no numbered thing begins there. */
  private static int numbered(List<Token> tokens, int at, Located s) {
    if (at + 1 >= tokens.size()
        || !tokens.get(at).isWord()
        || NOT_NUMBERED.contains(tokens.get(at).lower())) {
      return at;
    }
    Token label = tokens.get(at + 1);
    boolean number =
        label.isNumber()
            && label.text().length() <= 3
            && (at + 2 == tokens.size()
                || !tokens.get(at + 2).isWord()
                || isEnd(tokens.get(at + 2)))
            && s.reading().quantities().stream()
                .noneMatch(q -> q.span().overlaps(label.span()) && !q.unit().isEmpty());
    boolean letter = label.isCapitalized() && label.text().length() == 1 && !label.is("i");
    return number || letter ? at + 2 : at;
  }

  private static boolean isEnd(Token t) {
    return Stems.isStopWord(t.lower());
  }

  private static boolean isElse(Located s, TextSpan span) {
    return s.reading().people().stream().anyMatch(p -> p.span().overlaps(span))
        || s.reading().places().stream().anyMatch(p -> p.span().contains(span))
        || s.reading().times().stream().anyMatch(t -> t.span().overlaps(span))
        || s.reading().clockTimes().stream().anyMatch(t -> t.span().overlaps(span));
  }
}

package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;

/** Reads all plain numbers of a sentence, with those that name nothing: nine there and six here. */
public final class Figures {
  private Figures() {}

  /** The numbers in their order, without those of dates, times of day, ages and names. */
  public static List<Figure> of(SentenceReading sentence) {
    List<Token> tokens = sentence.tokens();
    List<Figure> figures = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Numbers.Value value = Numbers.at(tokens, i);
      boolean article = tokens.get(i).is("a") || tokens.get(i).is("an") || tokens.get(i).is("half");
      if (value == null || value.end() <= i || article) {
        i++;
        continue;
      }
      TextSpan span = new TextSpan(tokens.get(i).start(), tokens.get(value.end() - 1).end());
      boolean time =
          sentence.times().stream().anyMatch(t -> t.span().overlaps(span))
              || sentence.clockTimes().stream().anyMatch(t -> t.span().overlaps(span));
      boolean name =
          i > 0
              && value.digits()
              && tokens.get(i - 1).isCapitalized()
              && figures.isEmpty()
              && i > 1
              && tokens.get(i - 1).end() + 1 == span.start();
      boolean joined =
          i > 0
              && tokens.get(i - 1).end() == span.start()
              && tokens.get(i - 1).text().matches("[-\u2013.:/]");
      if (!time && !name && !joined && !isFraction(tokens, value.end()) && !isPronoun(tokens, i)) {
        figures.add(new Figure(span, value.amount()));
      }
      i = value.end();
    }
    return figures;
  }

  /** "Three quarters". */
  private static boolean isFraction(List<Token> tokens, int next) {
    return next < tokens.size()
        && Words.oneOf(
            tokens.get(next).lower(),
            "half|halves|third|thirds|quarter|quarters|fifth|fifths|sixth|tenth|tenths");
  }

  /** "The present one". */
  private static boolean isPronoun(List<Token> tokens, int at) {
    boolean one = tokens.get(at).is("one");
    boolean described =
        at > 0 && tokens.get(at - 1).isWord() && !tokens.get(at - 1).isCapitalized();
    boolean ends = at + 1 == tokens.size() || !tokens.get(at + 1).isWord();
    return one
        && described
        && ends
        && !Words.oneOf(tokens.get(at - 1).lower(), "and|or|to|of|by|only|about|just|than|but");
  }
}

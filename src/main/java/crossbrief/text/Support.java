package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks that a sentence says no number, name or quotation that its evidence does not have. */
public final class Support {
  private Support() {}

  /**
   * Whether every number, capitalized name and quotation of {@code sentence} stands in {@code
   * evidence}.
   */
  public static boolean of(String sentence, String evidence) {
    if (evidence.contains(sentence)) {
      return true;
    }
    String folded = " " + Folding.key(evidence) + " ";
    for (TextSpan quotation : Quotations.spans(sentence)) {
      if (!folded.contains(
          " " + Folding.key(sentence.substring(quotation.start(), quotation.end())) + " ")) {
        return false;
      }
    }
    List<Token> tokens = Tokens.of(sentence, 0, sentence.length());
    Set<String> numbers = numbers(Tokens.of(evidence, 0, evidence.length()));
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      Numbers.Value value = Numbers.at(tokens, i);
      if (value != null
          && !t.is("one")
          && !numbers.contains(value.amount().stripTrailingZeros().toPlainString())) {
        return false;
      }
      i = value == null ? i : value.end() - 1;
      boolean unit = t.start() > 0 && Character.isDigit(sentence.charAt(t.start() - 1));
      boolean name = t.isCapitalized() && i > 0 && t.text().length() > 1 && !unit;
      if (name
          && !folded.contains(" " + Folding.key(t.text()) + " ")
          && !folded.contains(" " + t.lower().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** The numbers of a text as plain decimals, however they are written. */
  public static Set<String> numbers(String text) {
    return numbers(Tokens.of(text, 0, text.length()));
  }

  private static Set<String> numbers(List<Token> tokens) {
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Numbers.Value value = Numbers.at(tokens, i);
      if (value != null) {
        numbers.add(value.amount().stripTrailingZeros().toPlainString());
      }
      String w = tokens.get(i).lower();
      int dash = w.indexOf('-');
      java.math.BigDecimal compound = dash > 0 ? Numbers.simple(w.substring(0, dash)) : null;
      if (compound != null) {
        numbers.add(compound.stripTrailingZeros().toPlainString());
      }
      Numbers.Value dozen = Numbers.dozen(tokens, i);
      if (dozen != null) {
        numbers.add(dozen.amount().toPlainString());
        i = dozen.end() - 1;
      }
    }
    return numbers;
  }
}

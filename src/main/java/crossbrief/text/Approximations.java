package crossbrief.text;

import crossbrief.text.Quantity.Approx;
import java.util.List;

/** Reads the words before a number that tell how exact it is: about, at least, nearly. */
final class Approximations {
  private Approximations() {}

  /** What the words before token {@code i} say of the number that starts there. */
  static Approx before(List<Token> tokens, int i) {
    String one = word(tokens, i - 1);
    String two = word(tokens, i - 2) + " " + one;
    String three = word(tokens, i - 3) + " " + two;
    if (Words.oneOf(three, "a little over|a bit more|no fewer than|no less than|not less than")) {
      return three.startsWith("no") ? Approx.AT_LEAST : Approx.OVER;
    }
    if (Words.oneOf(two, "at least|minimum of")) {
      return Approx.AT_LEAST;
    }
    if (Words.oneOf(two, "more than|just over|well over|upwards of|greater than")) {
      return Approx.OVER;
    }
    if (Words.oneOf(two, "less than|fewer than|just under|well under")) {
      return Approx.UNDER;
    }
    if (Words.oneOf(two, "up to|at most|many as|much as|maximum of")) {
      return Approx.AT_MOST;
    }
    return switch (one) {
      case "over", "exceeding", "topping" -> Approx.OVER;
      case "more" -> Approx.OVER;
      case "nearly", "almost" -> Approx.NEARLY;
      case "about",
          "around",
          "some",
          "roughly",
          "approximately",
          "estimated",
          "circa",
          "perhaps",
          "approx" ->
          Approx.ABOUT;
      case "under" -> Approx.UNDER;
      default -> Approx.EXACT;
    };
  }

  /** The index of the first of those words; {@code i} when there is none. */
  static int start(List<Token> tokens, int i) {
    Approx approx = before(tokens, i);
    if (approx == Approx.EXACT) {
      return i;
    }
    String two = word(tokens, i - 2) + " " + word(tokens, i - 1);
    String three = word(tokens, i - 3) + " " + two;
    if (Words.oneOf(
        three,
        "a little over|a bit more|no fewer than|no less than|not less than|as many as|as much as")) {
      return i - 3;
    }
    boolean pair =
        Words.oneOf(
            two,
            "at least|minimum of|more than|just over|well over|upwards of|greater than|less than|fewer than|just under|well under|up to|at most|an estimated|maximum of");
    return pair ? i - 2 : i - 1;
  }

  private static String word(List<Token> tokens, int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
  }
}

package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Severity;
import crossbrief.domain.TextSpan;
import crossbrief.text.Quantity;
import crossbrief.text.Quantity.Kind;
import crossbrief.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a change whose percentage its own figures do not make ("from $120 million to $90 million, a
 * reduction of 40 percent"), and a majority of less than half of the votes.
 */
final class ChangeMismatch implements ConsistencyRule {
  private static final Map<String, Double> FRACTIONS =
      Map.of("half", 50.0, "third", 33.3, "quarter", 25.0, "fifth", 20.0, "tenth", 10.0);
  private static final double SLACK_POINTS = 1.6;
  private static final double SLACK_SHARE = 0.08;

  @Override
  public List<Inconsistency> check(Comparison story) {
    List<Inconsistency> found = new ArrayList<>();
    for (Located s : story.sentences()) {
      change(s).ifPresent(found::add);
      majority(s).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Inconsistency> change(Located sentence) {
    List<Quantity> all = sentence.reading().quantities();
    for (int i = 0; i + 1 < all.size(); i++) {
      Quantity from = all.get(i);
      Quantity to = all.get(i + 1);
      boolean pair =
          from.kind() == to.kind()
              && (from.unit().equals(to.unit()) || from.unit().isEmpty())
              && (from.kind() == Kind.MONEY || from.kind() == Kind.COUNT);
      if (!pair
          || from.lo().signum() <= 0
          || !sentence.reading().wordBefore(from.span()).equals("from")
          || !sentence.reading().wordBefore(to.span()).equals("to")) {
        continue;
      }
      Optional<Share> share = share(sentence, to.span().end());
      double real =
          100 * Math.abs(to.lo().doubleValue() - from.lo().doubleValue()) / from.lo().doubleValue();
      if (share.isPresent()
          && Math.abs(share.get().percent() - real) > Math.max(SLACK_POINTS, SLACK_SHARE * real)) {
        return Optional.of(changed(sentence, from, to, share.get(), real));
      }
    }
    return Optional.empty();
  }

  /** A percentage or fraction behind a comma: "a reduction of a quarter". */
  private record Share(double percent, String words, TextSpan span) {}

  private static Optional<Share> share(Located sentence, int from) {
    boolean named =
        sentence.reading().tokens().stream()
            .anyMatch(
                t ->
                    t.start() >= from
                        && List.of(
                                "rise",
                                "increase",
                                "reduction",
                                "drop",
                                "fall",
                                "decline",
                                "cut",
                                "gain",
                                "jump",
                                "decrease",
                                "growth")
                            .contains(t.lower()));
    if (!named) {
      return Optional.empty();
    }
    for (Quantity q : sentence.reading().quantities()) {
      if (q.kind() == Kind.PERCENT && q.span().start() >= from) {
        return q.approx() == Quantity.Approx.EXACT || q.approx() == Quantity.Approx.ABOUT
            ? Optional.of(new Share(q.lo().doubleValue(), q.value(), q.span()))
            : Optional.empty();
      }
    }
    List<Token> tokens = sentence.reading().tokens();
    for (int i = 2; i < tokens.size(); i++) {
      Double percent = FRACTIONS.get(tokens.get(i).lower());
      boolean exact = tokens.get(i - 1).is("a") && tokens.get(i - 2).is("of");
      if (percent != null && exact && tokens.get(i).start() >= from) {
        return Optional.of(new Share(percent, "a " + tokens.get(i).text(), tokens.get(i).span()));
      }
    }
    return Optional.empty();
  }

  private static Inconsistency changed(
      Located sentence, Quantity from, Quantity to, Share share, double real) {
    String percent = String.format(java.util.Locale.ROOT, "%.0f percent", real);
    return Findings.within(
        ClaimType.ARITHMETIC,
        Severity.MEDIUM,
        Findings.EXACT,
        "Do the figures make the change?",
        "From "
            + from.value()
            + " to "
            + to.value()
            + " is a change of "
            + percent
            + ", not "
            + share.words()
            + ".",
        "change-mismatch",
        null,
        List.of(
            new Account(percent, List.of(sentence.quote(from.span().hull(to.span())))),
            new Account(share.words(), List.of(sentence.quote(share.span())))));
  }

  private static Optional<Inconsistency> majority(Located sentence) {
    String words = sentence.reading().lowerWords();
    int at = words.indexOf("absolute majority");
    boolean denied =
        sentence
            .reading()
            .hasWord(
                "short|lost|missed|no|not|without|losing|never|needed|need|require|requires|required|for|despite|lacks|lacked");
    List<Quantity> shares =
        sentence.reading().quantities().stream().filter(q -> q.kind() == Kind.PERCENT).toList();
    if (at < 0
        || denied
        || shares.size() != 1
        || shares.get(0).max().doubleValue() >= 50
        || shares.get(0).max().signum() < 0
        || !words.contains("vote")) {
      return Optional.empty();
    }
    Token majority =
        sentence.reading().tokens().stream()
            .filter(t -> t.is("majority"))
            .findFirst()
            .orElseThrow();
    Token absolute =
        sentence.reading().tokens().stream()
            .filter(t -> t.is("absolute"))
            .findFirst()
            .orElseThrow();
    return Optional.of(
        Findings.within(
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.EXACT,
            "Is it a majority?",
            shares.get(0).value()
                + " of the votes is less than half, so it is no absolute majority.",
            "no-majority",
            null,
            List.of(
                new Account(shares.get(0).value(), List.of(sentence.quote(shares.get(0).span()))),
                new Account(
                    "an absolute majority",
                    List.of(sentence.quote(absolute.span().hull(majority.span())))))));
  }
}

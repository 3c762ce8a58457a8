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
    for (int a = 0; a < story.articles().size(); a++) {
      List<Located> article = story.sentencesOf(a);
      for (int i = 0; i + 1 < article.size(); i++) {
        next(article.get(i), article.get(i + 1)).ifPresent(found::add);
      }
    }
    for (Located s : story.sentences()) {
      change(s).ifPresent(found::add);
      majority(s).ifPresent(found::add);
      partOfWhole(s).ifPresent(found::add);
      premium(s).ifPresent(found::add);
    }
    return found;
  }

  /** "... rose from 24,000 to 36,000. That increase of 30 percent was the steepest." */
  private static Optional<Inconsistency> next(Located sentence, Located next) {
    boolean refers = next.reading().lowerWords().matches("(?s)(?:that|this|the) .*");
    List<Quantity> shares =
        next.reading().quantities().stream().filter(q -> q.kind() == Kind.PERCENT).toList();
    if (!refers || shares.size() != 1 || shares.get(0).approx() != Quantity.Approx.EXACT) {
      return Optional.empty();
    }
    Quantity share = shares.get(0);
    List<Quantity> all = sentence.reading().quantities();
    String words = next.reading().lowerWords();
    double real = -1;
    for (int i = 0; i + 1 < all.size(); i++) {
      Quantity from = all.get(i);
      Quantity to = all.get(i + 1);
      boolean change =
          from.kind() == to.kind()
              && from.lo().signum() > 0
              && sentence.reading().wordBefore(from.span()).equals("from")
              && sentence.reading().wordBefore(to.span()).equals("to")
              && words.matches(
                  "(?:that is an?|this is an?|it is an?|that|this|the) (?:rise|increase|drop|fall|decline|jump|growth|reduction|gain|loss) of .*");
      if (change) {
        real =
            100
                * Math.abs(to.lo().doubleValue() - from.lo().doubleValue())
                / from.lo().doubleValue();
      }
    }
    boolean part =
        all.size() == 2
            && all.get(0).kind() == Kind.COUNT
            && all.get(1).kind() == Kind.COUNT
            && sentence.reading().lowerWords().startsWith("of ")
            && words.matches("(?:that|this) (?:share|proportion|figure) of .*");
    if (part && all.get(0).lo().signum() > 0) {
      real = 100 * all.get(1).lo().doubleValue() / all.get(0).lo().doubleValue();
    }
    if (real < 0
        || Math.abs(share.lo().doubleValue() - real)
            <= Math.max(SLACK_POINTS, SLACK_SHARE * real)) {
      return Optional.empty();
    }
    String percent = String.format(java.util.Locale.ROOT, "%.0f percent", real);
    return Optional.of(
        Findings.within(
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.EXACT,
            "Do the figures make the share?",
            "By the figures of the sentence before it is "
                + percent
                + ", not "
                + share.value()
                + ".",
            "change-mismatch",
            null,
            List.of(
                new Account(percent, List.of(sentence.whole())),
                new Account(share.value(), List.of(next.whole())))));
  }

  private static Optional<Inconsistency> change(Located sentence) {
    List<Quantity> all = sentence.reading().quantities();
    for (int i = 0; i + 1 < all.size(); i++) {
      Quantity from = all.get(i);
      Quantity to = all.get(i + 1);
      boolean pair =
          from.kind() == to.kind()
              && (from.unit().equals(to.unit()) || from.unit().isEmpty())
              && (from.kind() == Kind.MONEY
                  || from.kind() == Kind.COUNT
                  || from.kind() == Kind.MEASURE);
      if (!pair
          || from.lo().signum() <= 0
          || !sentence.reading().wordBefore(from.span()).equals("from")
          || !sentence.reading().wordBefore(to.span()).equals("to")) {
        continue;
      }
      Optional<Share> share =
          share(sentence, to.span().end()).or(() -> shareBefore(sentence, from.span().start()));
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

  /** "jumped 12 percent on Friday, from $25 to $31". */
  private static Optional<Share> shareBefore(Located sentence, int to) {
    String text = sentence.article().text();
    for (Quantity q : sentence.reading().quantities()) {
      boolean exact = q.approx() == Quantity.Approx.EXACT && q.kind() == Kind.PERCENT;
      if (exact && q.span().end() < to) {
        String between = text.substring(q.span().end(), to);
        String verb = sentence.reading().wordBefore(q.span());
        boolean near =
            between.matches("(?: \\p{L}+){0,4},? from ")
                && java.util.Set.of(
                        "jumped",
                        "rose",
                        "fell",
                        "dropped",
                        "climbed",
                        "soared",
                        "slumped",
                        "gained",
                        "grew",
                        "sank",
                        "increased",
                        "declined",
                        "by",
                        "plunged",
                        "lost",
                        "surged")
                    .contains(verb);
        if (near) {
          return Optional.of(new Share(q.lo().doubleValue(), q.value(), q.span()));
        }
      }
    }
    return Optional.empty();
  }

  /** "1,200 of the 1,600 members, or 85 percent", in either order. */
  private static Optional<Inconsistency> partOfWhole(Located sentence) {
    List<Quantity> all = sentence.reading().quantities();
    List<Quantity> counts =
        all.stream()
            .filter(q -> q.kind() == Kind.COUNT && q.approx() == Quantity.Approx.EXACT)
            .toList();
    List<Quantity> shares =
        all.stream()
            .filter(q -> q.kind() == Kind.PERCENT && q.approx() == Quantity.Approx.EXACT)
            .toList();
    if (counts.size() != 2 || shares.size() != 1) {
      return Optional.empty();
    }
    Quantity first = counts.get(0);
    Quantity second = counts.get(1);
    Quantity share = shares.get(0);
    String text = sentence.article().text();
    int start = sentence.reading().sentence().start();
    String before = text.substring(start, first.span().start());
    String between =
        first.span().end() <= second.span().start()
            ? text.substring(first.number().end(), second.number().start())
            : "";
    boolean wholeFirst =
        before.matches("(?i)(?:.*[;:] )?of (?:the |its |their )?") && between.contains(", ");
    boolean partFirst = between.matches(" (?:out )?of (?:the |its |their |some )?");
    String gap =
        second.span().end() <= share.span().start()
            ? text.substring(second.span().end(), share.span().start())
            : "x".repeat(100);
    boolean named =
        gap.matches(
            "(?s)[^.;:]{0,40}(?:, or |, a majority of |, a share of |, that is |\\(|, i\\.e\\. |, or about )");
    if (!(wholeFirst || partFirst) || !named) {
      return Optional.empty();
    }
    double whole = (wholeFirst ? first : second).lo().doubleValue();
    double part = (wholeFirst ? second : first).lo().doubleValue();
    double real = 100 * part / whole;
    if (part > whole || Math.abs(real - share.lo().doubleValue()) <= SLACK_POINTS) {
      return Optional.empty();
    }
    String percent = String.format(java.util.Locale.ROOT, "%.0f percent", real);
    return Optional.of(
        Findings.within(
            ClaimType.ARITHMETIC,
            Severity.MEDIUM,
            Findings.EXACT,
            "What share is it?",
            Quantity.amount((wholeFirst ? second : first).lo())
                + " of "
                + Quantity.amount((wholeFirst ? first : second).lo())
                + " is "
                + percent
                + ", not "
                + share.value()
                + ".",
            "share-mismatch",
            null,
            List.of(
                new Account(percent, List.of(sentence.quote(first.span().hull(second.span())))),
                new Account(share.value(), List.of(sentence.quote(share.span()))))));
  }

  /** "36 euros a share, a premium of 20 percent to the closing price of 24 euros". */
  private static Optional<Inconsistency> premium(Located sentence) {
    List<Quantity> all = sentence.reading().quantities();
    for (int i = 0; i + 2 < all.size(); i++) {
      Quantity price = all.get(i);
      Quantity share = all.get(i + 1);
      Quantity close = all.get(i + 2);
      String words =
          sentence
              .article()
              .text()
              .substring(price.span().end(), close.span().end())
              .toLowerCase(java.util.Locale.ROOT);
      boolean shape =
          price.kind() == Kind.MONEY
              && share.kind() == Kind.PERCENT
              && close.kind() == Kind.MONEY
              && price.unit().equals(close.unit())
              && close.lo().signum() > 0
              && words.matches("(?s).*\\b(?:premium|discount)\\b.*\\bclos(?:e|ing)\\b.*");
      double real =
          100 * Math.abs(price.lo().doubleValue() / Math.max(1e-9, close.lo().doubleValue()) - 1);
      if (shape
          && Math.abs(real - share.lo().doubleValue())
              > Math.max(SLACK_POINTS, SLACK_SHARE * real)) {
        return Optional.of(
            changed(
                sentence,
                close,
                price,
                new Share(share.lo().doubleValue(), share.value(), share.span()),
                real));
      }
    }
    return Optional.empty();
  }
}

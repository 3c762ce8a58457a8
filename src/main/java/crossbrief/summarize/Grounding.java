package crossbrief.summarize;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Claim;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Provenance;
import crossbrief.domain.Statement;
import crossbrief.domain.TextSpan;
import crossbrief.text.Folding;
import crossbrief.text.ModelOrders;
import crossbrief.text.Sentences;
import crossbrief.text.Shortening;
import crossbrief.text.Support;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps of a reply only what stands in the article: every quotation verbatim at its place, every
 * number, name and quotation of a sentence inside its evidence. The rest is dropped and counted.
 */
final class Grounding {
  /** The share of lines that may be dropped before the model is asked to mend its reply. */
  private static final double DROPPED_WITHOUT_OBJECTION = 0.25;

  private static final int QUOTED_CHARS = 120;

  /** A quotation is a sentence or a part of one. */
  private static final int MAX_QUOTE_CHARS = 1500;

  private static final int MAX_HEADLINE_CHARS = 150;
  private static final int MAX_CLAIMS = 500;

  private final Article article;
  private final List<TextSpan> orders;
  private final Provenance provenance;
  private final List<String> faults = new ArrayList<>();
  private int lines;
  private int dropped;
  private boolean wrongType;

  /**
   * Grounding in one article.
   *
   * @param orders what in it is addressed to a model: no evidence of anything
   */
  Grounding(Article article, List<TextSpan> orders, Provenance provenance) {
    this.article = article;
    this.orders = orders;
    this.provenance = provenance;
  }

  static ArticleSummary of(Article article, SummaryReply reply, Provenance provenance) {
    return new Grounding(article, List.of(), provenance).summary(reply);
  }

  ArticleSummary summary(SummaryReply reply) {
    List<Statement> gist = statements(reply.gist());
    List<Statement> keyPoints = statements(reply.keyPoints());
    List<Claim> claims = claims(reply.claims());
    return new ArticleSummary(
        article.id(),
        headline(reply.headline(), gist),
        gist,
        keyPoints,
        claims,
        provenance,
        dropped);
  }

  /** What the model should mend; empty when the reply is good enough as it is. */
  Optional<String> objection() {
    boolean tooMany = dropped > lines * DROPPED_WITHOUT_OBJECTION;
    boolean nothing = lines - dropped <= 0;
    return tooMany || nothing || wrongType
        ? Optional.of(
            faults.isEmpty() ? "it says nothing about the article" : String.join("; ", faults))
        : Optional.empty();
  }

  private void drop(String fault) {
    dropped++;
    if (faults.size() < 5) {
      faults.add(fault);
    }
  }

  /**
   * The model's headline where it is the article's title, or shortens a sentence of the article;
   * else the title, or the first line of the gist.
   */
  private String headline(String headline, List<Statement> gist) {
    String title = article.title();
    String own = title != null && ModelOrders.spans(title).isEmpty() ? title.strip() : "";
    String given = headline.strip();
    if (!given.isEmpty() && (given.equals(own) || shortens(given))) {
      return given;
    }
    dropped++;
    if (!own.isEmpty()) {
      return own;
    }
    return gist.isEmpty() ? article.source() : headlineOf(gist.get(0).text());
  }

  private static String headlineOf(String text) {
    if (text.length() <= MAX_HEADLINE_CHARS) {
      return text.replaceAll("[.]$", "");
    }
    int cut = text.lastIndexOf(' ', MAX_HEADLINE_CHARS);
    return text.substring(0, cut < 40 ? MAX_HEADLINE_CHARS : cut) + "\u2026";
  }

  private boolean shortens(String headline) {
    if (headline.length() > MAX_HEADLINE_CHARS) {
      return false;
    }
    int verbatim = orders.isEmpty() ? article.text().indexOf(headline) : -1;
    return verbatim >= 0
        || Sentences.split(article.text()).stream()
            .filter(s -> !ModelOrders.covers(orders, s.span()))
            .anyMatch(s -> Shortening.of(headline, s.text()));
  }

  private List<Statement> statements(List<SummaryReply.Line> given) {
    List<Statement> grounded = new ArrayList<>();
    int from = 0;
    for (SummaryReply.Line line : given) {
      lines++;
      Optional<Evidence> evidence = evidence(line.quote(), from);
      if (evidence.isEmpty()) {
        drop("this quotation does not stand in the article: " + shown(line.quote()));
      } else if (line.text().isBlank() || !Support.of(line.text(), evidence.get().quote())) {
        drop(
            "this sentence says a number, name or quotation that its quote lacks: "
                + shown(line.text()));
      } else {
        grounded.add(
            new Statement(told(line.text().strip(), evidence.get()), List.of(evidence.get())));
        from = evidence.get().start();
      }
    }
    return grounded;
  }

  /** The model's sentence where it shortens its quotation; else the quotation itself. */
  private static String told(String sentence, Evidence evidence) {
    return sentence.equals(evidence.quote()) || Shortening.of(sentence, evidence.quote())
        ? sentence
        : evidence.quote().strip().replaceAll("\\s+", " ");
  }

  private static String shown(String words) {
    return words.length() <= QUOTED_CHARS
        ? "\u201c" + words + "\u201d"
        : "\u201c" + words.substring(0, QUOTED_CHARS) + "\u2026\u201d";
  }

  private List<Claim> claims(List<SummaryReply.ClaimLine> given) {
    List<Claim> grounded = new ArrayList<>();
    int from = 0;
    for (SummaryReply.ClaimLine line : given.subList(0, Math.min(given.size(), MAX_CLAIMS))) {
      lines++;
      Optional<Evidence> evidence = evidence(line.quote(), from);
      Optional<ClaimType> type =
          Arrays.stream(ClaimType.values()).filter(t -> t.name().equals(line.type())).findFirst();
      if (type.isEmpty()) {
        wrongType = true;
        drop("this is not a type of claim: " + shown(line.type()));
      } else if (evidence.isEmpty()) {
        drop("this quotation does not stand in the article: " + shown(line.quote()));
      } else {
        grounded.add(
            new Claim(type.get(), said(line.subject()), said(line.value()), evidence.get()));
        from = evidence.get().start();
      }
    }
    dropped += Math.max(0, given.size() - MAX_CLAIMS);
    return grounded;
  }

  /** The words, unless they say a number, name or quotation that the article lacks. */
  private String said(String words) {
    return Support.of(words, article.text()) ? words : "";
  }

  private Optional<Evidence> evidence(String quote, int from) {
    if (quote.isBlank() || quote.length() > MAX_QUOTE_CHARS) {
      return Optional.empty();
    }
    return Folding.find(article.text(), quote, from)
        .filter(span -> !ModelOrders.covers(orders, span))
        .map(article::quote);
  }
}

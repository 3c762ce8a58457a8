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
  private final Article article;
  private final Provenance provenance;
  private int dropped;

  private Grounding(Article article, Provenance provenance) {
    this.article = article;
    this.provenance = provenance;
  }

  static ArticleSummary of(Article article, SummaryReply reply, Provenance provenance) {
    return new Grounding(article, provenance).summary(reply);
  }

  private ArticleSummary summary(SummaryReply reply) {
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

  private String headline(String headline, List<Statement> gist) {
    String title = article.title();
    boolean supported =
        !headline.isBlank()
            && Support.of(headline, (title == null ? "" : title + "\n") + article.text());
    if (supported) {
      return headline.strip();
    }
    dropped++;
    return title != null ? title : gist.isEmpty() ? article.source() : gist.get(0).text();
  }

  private List<Statement> statements(List<SummaryReply.Line> lines) {
    List<Statement> grounded = new ArrayList<>();
    int from = 0;
    for (SummaryReply.Line line : lines) {
      Optional<Evidence> evidence = evidence(line == null ? null : line.quote(), from);
      boolean supported =
          evidence.isPresent()
              && line != null
              && line.text() != null
              && !line.text().isBlank()
              && Support.of(line.text(), evidence.get().quote());
      if (supported && line != null) {
        grounded.add(new Statement(line.text().strip(), List.of(evidence.get())));
        from = evidence.get().start();
      } else {
        dropped++;
      }
    }
    return grounded;
  }

  private List<Claim> claims(List<SummaryReply.ClaimLine> lines) {
    List<Claim> grounded = new ArrayList<>();
    int from = 0;
    for (SummaryReply.ClaimLine line : lines) {
      Optional<Evidence> evidence = evidence(line == null ? null : line.quote(), from);
      Optional<ClaimType> type =
          line == null
              ? Optional.empty()
              : Arrays.stream(ClaimType.values())
                  .filter(t -> t.name().equals(line.type()))
                  .findFirst();
      if (evidence.isPresent()
          && type.isPresent()
          && line != null
          && line.subject() != null
          && line.value() != null) {
        grounded.add(new Claim(type.get(), line.subject(), line.value(), evidence.get()));
        from = evidence.get().start();
      } else {
        dropped++;
      }
    }
    return grounded;
  }

  private Optional<Evidence> evidence(@org.jspecify.annotations.Nullable String quote, int from) {
    if (quote == null || quote.isBlank()) {
      return Optional.empty();
    }
    Optional<TextSpan> span = Folding.find(article.text(), quote, from);
    return span.map(article::quote);
  }
}

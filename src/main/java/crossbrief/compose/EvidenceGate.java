package crossbrief.compose;

import crossbrief.domain.Account;
import crossbrief.domain.Agreement;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Claim;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Statement;
import crossbrief.domain.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last check before anything is shown: a line whose quotation does not stand verbatim at its
 * span is dropped and counted, whoever wrote it.
 */
final class EvidenceGate {
  private final Story story;
  private int dropped;

  EvidenceGate(Story story) {
    this.story = story;
  }

  /** How many lines were dropped so far. */
  int dropped() {
    return dropped;
  }

  private boolean stands(Evidence evidence) {
    Optional<Article> article =
        story.articles().stream().filter(a -> a.id().equals(evidence.article())).findFirst();
    return article.isPresent() && article.get().carries(evidence);
  }

  private List<Evidence> standing(List<Evidence> evidence) {
    return evidence.stream().filter(this::stands).toList();
  }

  List<Statement> statements(List<Statement> statements) {
    List<Statement> kept = new ArrayList<>();
    for (Statement s : statements) {
      List<Evidence> evidence = standing(s.evidence());
      if (evidence.size() == s.evidence().size()) {
        kept.add(s);
      } else {
        dropped++;
      }
    }
    return kept;
  }

  List<Agreement> agreements(List<Agreement> agreements) {
    List<Agreement> kept = new ArrayList<>();
    for (Agreement a : agreements) {
      if (standing(a.evidence()).size() == a.evidence().size()) {
        kept.add(a);
      } else {
        dropped++;
      }
    }
    return kept;
  }

  List<Inconsistency> inconsistencies(List<Inconsistency> inconsistencies) {
    List<Inconsistency> kept = new ArrayList<>();
    for (Inconsistency i : inconsistencies) {
      boolean whole =
          i.accounts().stream()
              .map(Account::evidence)
              .allMatch(e -> standing(e).size() == e.size());
      if (whole) {
        kept.add(i);
      } else {
        dropped++;
      }
    }
    return kept;
  }

  ArticleSummary summary(ArticleSummary summary) {
    List<Claim> claims = summary.claims().stream().filter(c -> stands(c.evidence())).toList();
    dropped += summary.claims().size() - claims.size();
    return new ArticleSummary(
        summary.article(),
        summary.headline(),
        statements(summary.gist()),
        statements(summary.keyPoints()),
        claims,
        summary.provenance(),
        summary.ungrounded());
  }
}

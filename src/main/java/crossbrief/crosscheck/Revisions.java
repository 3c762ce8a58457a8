package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Scope;
import crossbrief.domain.Severity;
import crossbrief.domain.Story;
import crossbrief.text.CharGrams;
import crossbrief.text.Folding;
import crossbrief.text.Sentence;
import crossbrief.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what an outlet changed in an article since an earlier run read it: sentences that were
 * rewritten, one finding each, and those that were taken out or put in beside them.
 */
final class Revisions {
  private static final String RULE = "revision";
  private static final double SAME_SENTENCE = 0.3;
  private static final int MAX_FINDINGS = 20;

  private Revisions() {}

  static List<Inconsistency> findings(Story story) {
    List<Inconsistency> found = new ArrayList<>();
    for (Article annex : story.annexes()) {
      Annex of = annex.imprint().annex();
      if (of != null && of.kind() == Annex.Kind.EARLIER_VERSION) {
        found.addAll(changes(annex, story.article(of.of())));
      }
    }
    return found;
  }

  private static List<Inconsistency> changes(Article before, Article now) {
    List<Sentence> gone = without(before, now);
    List<Sentence> added = without(now, before);
    List<String> texts = new ArrayList<>(gone.stream().map(Sentence::text).toList());
    added.forEach(s -> texts.add(s.text()));
    List<CharGrams> vectors = CharGrams.of(texts);
    List<Inconsistency> found = new ArrayList<>();
    List<Sentence> left = new ArrayList<>(added);
    List<Evidence> cut = new ArrayList<>();
    for (int g = 0; g < gone.size(); g++) {
      Sentence best = null;
      double most = SAME_SENTENCE;
      for (int a = 0; a < added.size(); a++) {
        double alike = vectors.get(g).cosine(vectors.get(gone.size() + a));
        if (alike > most && left.contains(added.get(a))) {
          most = alike;
          best = added.get(a);
        }
      }
      Evidence old = before.quote(gone.get(g).span());
      if (best == null) {
        cut.add(old);
      } else if (found.size() < MAX_FINDINGS) {
        left.remove(best);
        found.add(rewritten(now, old, now.quote(best.span())));
      }
    }
    if (!cut.isEmpty() || !left.isEmpty()) {
      moreOrLess(before, now, cut, left).forEach(found::add);
    }
    return found;
  }

  /** The sentences of one version that do not stand in the other, whatever their punctuation. */
  private static List<Sentence> without(Article one, Article other) {
    Set<String> theirs =
        Sentences.split(other.text()).stream()
            .map(s -> folded(s.text()))
            .collect(Collectors.toSet());
    return Sentences.split(one.text()).stream()
        .filter(s -> !theirs.contains(folded(s.text())))
        .toList();
  }

  private static String folded(String text) {
    return Folding.key(text)
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
        .strip();
  }

  private static Inconsistency rewritten(Article now, Evidence old, Evidence present) {
    boolean numbers = !digits(old.quote()).equals(digits(present.quote()));
    return finding(
        now,
        numbers ? Severity.HIGH : Severity.LOW,
        numbers
            ? now.source() + " changed a number or a date in its article " + now.id() + "."
            : now.source() + " reworded a sentence of its article " + now.id() + ".",
        List.of(
            new Account("earlier version", List.of(old)), new Account("now", List.of(present))));
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]+", " ").strip();
  }

  /**
   * Sentences that were only taken out, or only put in, beside what stands there in the other
   * version.
   */
  private static List<Inconsistency> moreOrLess(
      Article before, Article now, List<Evidence> cut, List<Sentence> added) {
    List<Evidence> put = added.stream().map(s -> now.quote(s.span())).toList();
    List<Evidence> old = cut.isEmpty() ? List.of(first(before)) : cut;
    List<Evidence> present = put.isEmpty() ? List.of(first(now)) : put;
    String explanation =
        now.source()
            + " "
            + (cut.isEmpty() ? "" : "took out " + sentences(cut.size()))
            + (cut.isEmpty() || put.isEmpty() ? "" : " and ")
            + (put.isEmpty() ? "" : "put in " + sentences(put.size()))
            + (cut.isEmpty() || put.isEmpty()
                ? "; beside it stands how the other version begins."
                : ".");
    return List.of(
        finding(
            now,
            cut.isEmpty() ? Severity.LOW : Severity.MEDIUM,
            explanation,
            List.of(new Account("earlier version", old), new Account("now", present))));
  }

  private static String sentences(int n) {
    return n == 1 ? "a sentence" : n + " sentences";
  }

  private static Evidence first(Article article) {
    return article.quote(Sentences.split(article.text()).get(0).span());
  }

  private static Inconsistency finding(
      Article now, Severity severity, String explanation, List<Account> accounts) {
    return new Inconsistency(
        "",
        Kind.UPDATE,
        ClaimType.STATEMENT,
        Scope.WITHIN_SOURCE,
        severity,
        1,
        "What did " + now.source() + " change in its article?",
        explanation,
        "rule:" + RULE,
        null,
        null,
        accounts);
  }
}

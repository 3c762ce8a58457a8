package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.Evidence;
import crossbrief.domain.TextSpan;
import crossbrief.text.SentenceReading;
import java.time.Instant;
import java.util.List;

/**
 * A sentence with the article it stands in.
 *
 * @param number of the sentence among all sentences of the story, from 0
 * @param articleIndex of the article in its story, from 0
 * @param clauses of the sentence, in order
 */
record Located(
    int number,
    int articleIndex,
    Article article,
    SentenceReading reading,
    List<TextSpan> clauses) {
  /** A sentence is the same when its number is; comparing what was read in it would be slow. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Located l && l.number == number && l.article.id().equals(article.id());
  }

  @Override
  public int hashCode() {
    return number;
  }

  Evidence quote(TextSpan span) {
    return article.quote(span);
  }

  /** Quotes the whole sentence. */
  Evidence whole() {
    return article.quote(reading.sentence().span());
  }

  /** When the article appeared, see {@link Article#appeared}. */
  Instant appeared() {
    return article.appeared();
  }

  /** Quotes the clause that holds a span: enough words to be understood, no more. */
  Evidence clause(TextSpan span) {
    return article.quote(clauseSpan(span));
  }

  TextSpan clauseSpan(TextSpan span) {
    for (TextSpan clause : clauses) {
      if (clause.contains(span)) {
        return clause;
      }
    }
    return reading.sentence().span();
  }

  /** Whether the sentence is one of the first two of its article. */
  boolean isLead() {
    return reading.index() < 2;
  }
}

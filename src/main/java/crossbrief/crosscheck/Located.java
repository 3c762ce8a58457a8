package crossbrief.crosscheck;

import crossbrief.domain.Article;
import crossbrief.domain.Evidence;
import crossbrief.domain.TextSpan;
import crossbrief.text.Clauses;
import crossbrief.text.SentenceReading;

/**
 * A sentence with the article it stands in.
 *
 * @param number of the sentence among all sentences of the story, from 0
 * @param articleIndex of the article in its story, from 0
 */
record Located(int number, int articleIndex, Article article, SentenceReading reading) {
  Evidence quote(TextSpan span) {
    return article.quote(span);
  }

  /** Quotes the clause that holds a span: enough words to be understood, no more. */
  Evidence clause(TextSpan span) {
    return article.quote(clauseSpan(span));
  }

  TextSpan clauseSpan(TextSpan span) {
    for (TextSpan clause : Clauses.of(reading)) {
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

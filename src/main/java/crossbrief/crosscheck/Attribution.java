package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.SpokenBy;
import java.util.Optional;

/** Tells whose claim a number is. */
final class Attribution {
  private Attribution() {}

  /** The voice behind a span; empty when the article states it as fact. */
  static Optional<String> of(Located sentence, TextSpan span) {
    return sentence.reading().sentence().span().contains(span)
        ? SpokenBy.of(sentence.reading())
        : Optional.empty();
  }
}

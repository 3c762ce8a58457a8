package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import java.util.Set;

/**
 * A claim at its place, ready to be matched.
 *
 * @param span the words of the claim, inside its sentence
 */
record Fact(Located sentence, TextSpan span, Set<String> stems) {
  /**
   * A fact with the stems that tell what it is about; those of its dates are left out, for dates
   * are compared by rule.
   */
  static Fact of(Located sentence, TextSpan span) {
    Set<String> stems = sentence.reading().stemsIn(span);
    sentence.reading().times().stream()
        .filter(t -> span.contains(t.span()))
        .forEach(t -> stems.removeAll(sentence.reading().stemsIn(t.span())));
    return new Fact(sentence, span, stems);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fact f && f.sentence.equals(sentence) && f.span.equals(span);
  }

  @Override
  public int hashCode() {
    return 31 * sentence.hashCode() + span.hashCode();
  }

  String text() {
    return sentence.article().text().substring(span.start(), span.end());
  }

  /** Whether it names a person, place, day, number or quotation. */
  boolean isTyped() {
    var r = sentence.reading();
    return r.people().stream().anyMatch(p -> span.contains(p.span()))
        || r.places().stream().anyMatch(p -> span.contains(p.span()))
        || r.quantities().stream().anyMatch(q -> span.contains(q.span()))
        || r.times().stream().anyMatch(t -> span.contains(t.span()))
        || r.quotations().stream().anyMatch(q -> span.overlaps(q.span()));
  }
}

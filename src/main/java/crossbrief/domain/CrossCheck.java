package crossbrief.domain;

import java.util.List;

/**
 * What came of holding the articles of one story against each other.
 *
 * @param inconsistencies gravest first
 * @param singleSource facts that only one article has, in the order of articles and offsets
 * @param claimsChecked how many claims were compared
 * @param modelCheck what a model had to say beside the rules
 * @param notChecked what could not be compared, and why, in sentences for the reader
 */
public record CrossCheck(
    List<Agreement> agreements,
    List<Inconsistency> inconsistencies,
    List<RootCause> rootCauses,
    List<Statement> singleSource,
    List<DatedPassage> timeline,
    List<Independence> independence,
    int claimsChecked,
    ModelCheck modelCheck,
    List<String> notChecked) {
  public CrossCheck {
    agreements = List.copyOf(agreements);
    inconsistencies = List.copyOf(inconsistencies);
    rootCauses = List.copyOf(rootCauses);
    singleSource = List.copyOf(singleSource);
    timeline = List.copyOf(timeline);
    independence = List.copyOf(independence);
    notChecked = List.copyOf(notChecked);
  }
}

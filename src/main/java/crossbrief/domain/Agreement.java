package crossbrief.domain;

import java.util.List;

/**
 * A fact that two articles or more report.
 *
 * @param statement in the plainest wording found in a source
 * @param sources how many articles report it, 2 or more
 * @param independentSources how many voices these are, copies and rewrites of one text counted once
 */
public record Agreement(
    String statement, int sources, int independentSources, List<Evidence> evidence) {
  public Agreement {
    evidence = List.copyOf(evidence);
    if (sources < 2 || independentSources < 1 || independentSources > sources) {
      throw new IllegalArgumentException(
          "not an agreement of "
              + sources
              + " sources, "
              + independentSources
              + " of them independent");
    }
  }
}

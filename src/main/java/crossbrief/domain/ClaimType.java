package crossbrief.domain;

/**
 * What a claim, or an inconsistency, is about: the types of the taxonomy, and the plain statement.
 */
public enum ClaimType {
  DATE_TIME("date"),
  DURATION("duration"),
  EVENT_ORDER("order of events"),
  NUMBER("number"),
  CASUALTY("toll"),
  ROLE("role"),
  IDENTITY("identity"),
  LOCATION("place"),
  OUTCOME("outcome"),
  CAUSE("cause"),
  ATTRIBUTION("attribution"),
  STRUCTURE("who did what"),
  CERTAINTY("certainty"),
  ARITHMETIC("arithmetic"),
  ANACHRONISM("anachronism"),
  STATEMENT("statement");

  private final String label;

  ClaimType(String label) {
    this.label = label;
  }

  /** The type in the words of a reader. */
  public String label() {
    return label;
  }
}

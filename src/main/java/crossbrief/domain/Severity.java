package crossbrief.domain;

/** How much an inconsistency matters to someone who repeats the story. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH;

  /** One step up, where there is one. */
  public Severity raised() {
    return this == LOW ? MEDIUM : HIGH;
  }
}

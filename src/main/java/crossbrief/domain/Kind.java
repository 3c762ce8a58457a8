package crossbrief.domain;

/** How two accounts differ; only the first is an error of someone. */
public enum Kind {
  /** The accounts cannot both be true of the same event, time and scope. */
  CONTRADICTION,
  /** Parties disagree, each claim attributed to its speaker. */
  DISPUTE,
  /** A later text supersedes an earlier one. */
  UPDATE,
  /** Different but compatible descriptions. */
  DIVERGENCE;

  /** Whether readers must act on it: an error of someone, or a dispute. */
  public boolean isFinding() {
    return this == CONTRADICTION || this == DISPUTE;
  }
}

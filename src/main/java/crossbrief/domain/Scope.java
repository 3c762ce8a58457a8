package crossbrief.domain;

/** Whether the accounts of an inconsistency stand in one article or in several. */
public enum Scope {
  WITHIN_SOURCE,
  ACROSS_SOURCES
}

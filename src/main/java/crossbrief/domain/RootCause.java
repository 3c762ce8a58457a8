package crossbrief.domain;

/**
 * One mistake that explains several inconsistencies.
 *
 * @param type such as {@code TIMELINE_SHIFT}
 */
public record RootCause(String id, String type, String explanation) {}

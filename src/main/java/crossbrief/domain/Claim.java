package crossbrief.domain;

/**
 * One checkable statement of one article.
 *
 * @param subject what the claim is about, in few words of the engine
 * @param value what it says of the subject, in few words of the engine
 */
public record Claim(ClaimType type, String subject, String value, Evidence evidence) {}

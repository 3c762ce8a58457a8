package crossbrief.text;

import crossbrief.domain.TextSpan;

/**
 * A person named in a text.
 *
 * @param span the name alone
 * @param name the full name where the text gives it, also when only the surname stands here
 * @param role the role as written beside the name; empty when none stands there
 * @param roleSpan role and name together; equals {@code span} when there is no role
 * @param roleHead the role's noun in lower case; empty when there is no role
 * @param roleClass what sort of role it is
 */
public record PersonMention(
    TextSpan span,
    String name,
    String role,
    TextSpan roleSpan,
    String roleHead,
    RoleClass roleClass) {
  /** Sorts of roles; two of different sorts can both be true. */
  public enum RoleClass {
    OFFICE,
    KIN,
    JOB,
    NONE
  }

  public boolean hasRole() {
    return !role.isEmpty();
  }

  /** The last word of the name. */
  public String surname() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  PersonMention named(String fullName) {
    return new PersonMention(span, fullName, role, roleSpan, roleHead, roleClass);
  }
}

package crossbrief.domain;

/**
 * What a model had to say about the inconsistencies of a story, beside the rules.
 *
 * @param proposed inconsistencies that it proposed
 * @param kept those whose quotations stand in the articles and that it upheld when asked again
 * @param detail why it could not be checked, or how a reply failed; empty when nothing failed
 */
public record ModelCheck(State state, int proposed, int kept, String detail) {
  /** No model was asked. */
  public static final ModelCheck NOT_ASKED = new ModelCheck(State.NOT_ASKED, 0, 0, "");

  /** How it ended. */
  public enum State {
    /** Rules alone compared the articles. */
    NOT_ASKED,
    /** The model read all articles and found nothing beyond the rules. */
    NONE_FOUND,
    /** The model found something beyond the rules. */
    FOUND,
    /** The model was not asked, or not of all parts: no reply, no budget, too much text. */
    NOT_CHECKED,
    /** The model replied, and the reply could not be used. */
    UNUSABLE
  }
}

package crossbrief.domain;

/**
 * Who wrote a summary.
 *
 * @param provider {@code builtin}, {@code openai}, ...
 * @param model the model's name with its version
 * @param promptVersion the version of prompt and reply schema
 */
public record Provenance(String provider, String model, String promptVersion) {
  /** The name shown beside a summary: {@code provider/model}. */
  public String engine() {
    return provider + "/" + model;
  }
}

package crossbrief.ingest;

/** Takes what a reader finds, part by part; a document may hold many articles. */
interface Intake {
  /**
   * Takes an article.
   *
   * @param name of the document or of its part, as the reader of a brief may see it
   */
  void article(String name, Draft draft);

  /** Takes note of a part that is left out. */
  void skipped(String name, String reason);
}

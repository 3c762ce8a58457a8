package crossbrief.job;

/** Is told how far a run has come. */
public interface Progress {
  /** Says nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(String stage, int steps) {}

        @Override
        public void step() {}

        @Override
        public void done() {}
      };

  /** A stage begins. */
  void started(String stage, int steps);

  /** One step of the stage is done. */
  void step();

  /**
   * One step of the stage is done.
   *
   * @param what was done, such as the name of an article
   */
  default void step(String what) {
    step();
  }

  /** The stage is done. */
  void done();
}

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

  /** The stage is done. */
  void done();
}

package crossbrief.cli;

/**
 * Does something when the process is told to end (SIGTERM, SIGINT), before it ends: what is in
 * flight comes home.
 */
final class StopSignal implements AutoCloseable {
  private final Thread hook;
  private volatile boolean ignored;

  StopSignal(Runnable stop) {
    hook =
        new Thread(
            () -> {
              if (!ignored) {
                stop.run();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From here on nothing is in flight. */
  void ignore() {
    ignored = true;
  }

  @Override
  public void close() {
    ignored = true;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook runs or has run.
    }
  }
}

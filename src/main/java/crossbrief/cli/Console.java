package crossbrief.cli;

import crossbrief.job.Progress;

/** What the process is connected to. */
final class Console {
  private Console() {}

  /** A bar on a terminal; silence everywhere else. */
  static Progress progress(boolean quiet) {
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    return terminal && !quiet ? new TerminalProgress(System.err) : Progress.SILENT;
  }

  /** Sets how much is logged, before the first logger is made. */
  static void logLevel(String[] args) {
    String level = "warn";
    for (String arg : args) {
      level = arg.equals("-q") || arg.equals("--quiet") ? "error" : arg.equals("-v") || arg.equals("--verbose") ? "info" : level;
    }
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
    System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
    System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
    System.setProperty("org.slf4j.simpleLogger.log.com.openhtmltopdf", level.equals("info") ? "warn" : "error");
    System.setProperty("org.slf4j.simpleLogger.log.org.apache", "error");
    System.setProperty("org.slf4j.internal.verbosity", "ERROR");
    System.setProperty("java.awt.headless", "true");
  }
}

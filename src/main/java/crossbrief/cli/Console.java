package crossbrief.cli;

import crossbrief.job.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** What the process is connected to. */
final class Console {
  private Console() {}

  /** A bar on a terminal; silence everywhere else. */
  static Progress progress(boolean quiet) {
    boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("TERM") == null;
    return !quiet && !dumb && stderrIsTerminal()
        ? new TerminalProgress(System.err)
        : Progress.SILENT;
  }

  /**
   * Java can only tell whether standard input and output are a terminal; the file system tells it
   * of standard error.
   */
  private static boolean stderrIsTerminal() {
    try {
      String target = Path.of("/proc/self/fd/2").toRealPath().toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | SecurityException noSuchFileSystem) {
      return false;
    }
  }

  /** Sets how much is logged, before the first logger is made. */
  static void logLevel(String[] args) {
    String level = "warn";
    for (String arg : args) {
      level =
          arg.equals("-q") || arg.equals("--quiet")
              ? "error"
              : arg.equals("-vv")
                  ? "debug"
                  : arg.equals("-v") || arg.equals("--verbose")
                      ? level.equals("info") ? "debug" : "info"
                      : level;
    }
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
    System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
    System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
    System.setProperty("org.slf4j.simpleLogger.log.com.openhtmltopdf", "error");
    if (level.equals("debug")) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
      System.setProperty("org.slf4j.simpleLogger.log.crossbrief", "debug");
    }
    System.setProperty("org.slf4j.simpleLogger.log.org.apache", "error");
    System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "error");
    System.setProperty("org.slf4j.simpleLogger.log.io.javalin", "off");
    System.setProperty("org.slf4j.simpleLogger.log.com.github.kagkarlsson", "warn");
    System.setProperty("org.slf4j.internal.verbosity", "ERROR");
    System.setProperty("java.awt.headless", "true");
  }
}

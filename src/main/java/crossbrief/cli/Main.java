package crossbrief.cli;

import crossbrief.domain.CrossbriefException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** crossbrief: many articles on the same events, held against each other, in one brief. */
@Command(
    name = "crossbrief",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Reads many news articles about the same events, holds them against each other, and writes one brief: what the sources agree on, where they contradict each other or themselves, and what only one of them has.",
    subcommands = {
      RunCommand.class,
      RenderCommand.class,
      VerifyCommand.class,
      EvalCommand.class,
      DoctorCommand.class,
      ScheduleCommand.class,
      ServeCommand.class,
      RunsCommand.class,
      DeliverCommand.class,
      ConfigCommand.class,
      CacheCommand.class,
      CompletionCommand.class,
      ManPageCommand.class
    })
public final class Main {
  private Main() {}

  /**
   * Ends the process with the exit code, unless it is 0: so that a caller in the same process goes
   * on.
   */
  public static void main(String[] args) {
    int code = run(args);
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  static int run(String[] args) {
    Console.logLevel(args);
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setOut(
        new PrintWriter(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            true,
            StandardCharsets.UTF_8));
    commandLine.setErr(
        new PrintWriter(
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            true,
            StandardCharsets.UTF_8));
    commandLine.setExecutionExceptionHandler(Main::report);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return ExitCode.USAGE;
    }
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      commandLine
          .getErr()
          .println(
              "crossbrief: not enough memory (" + e + "); give more with -Xmx, or fewer articles");
      return ExitCode.BUG;
    }
  }

  private static int report(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    if (e instanceof CrossbriefException ours) {
      commandLine.getErr().println("crossbrief: " + ours.getMessage());
      return ExitCode.of(ours);
    }
    commandLine.getErr().println("crossbrief: this is a bug; please report it with what follows");
    e.printStackTrace(commandLine.getErr());
    return ExitCode.BUG;
  }
}

package crossbrief.cli;

import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import crossbrief.deliver.Folder;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code eval}: runs the configured engine over annotated cases and writes what it finds, for a
 * scorer.
 */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description =
        "Runs the engine over annotated cases (JSON Lines) and writes its findings, one line a case.")
final class EvalCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "ITEMS.jsonl",
      arity = "1..*",
      description = "Annotated cases, JSON Lines.")
  List<Path> items = List.of();

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "Where to write the findings; standard output when it is not given.")
  @Nullable Path predictions;

  @Mixin CommonOptions common = new CommonOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CrossbriefConfig config = common.settings(Map.of());
    Wiring.Engine engine = Wiring.engine(config, Clock.systemUTC());
    EvalCases cases = EvalCases.read(items);
    String lines = cases.findings(engine, Console.progress(common.quiet));
    PrintWriter stdout = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    Path target = predictions;
    if (target == null) {
      stdout.print(lines);
    } else {
      Path parent = target.toAbsolutePath().getParent();
      Folder folder = new Folder(parent == null ? Path.of(".") : parent);
      folder.prepare();
      folder.publish(
          Map.of(String.valueOf(target.getFileName()), lines.getBytes(StandardCharsets.UTF_8)));
      stdout.println(target + ": findings of " + cases.size() + " cases");
    }
    stdout.flush();
    return ExitCode.OK;
  }
}

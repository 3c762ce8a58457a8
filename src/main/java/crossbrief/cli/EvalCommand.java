package crossbrief.cli;

import com.fasterxml.jackson.databind.JsonNode;
import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import crossbrief.deliver.Folder;
import crossbrief.eval.Score;
import crossbrief.eval.ScoreReport;
import crossbrief.eval.Scorer;
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

/** {@code eval}: runs the configured engine over annotated cases and prints how right it was. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description =
        "Runs the engine over annotated cases (JSON Lines) and prints how right it was: precision, recall, false alarms.")
final class EvalCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "ITEMS.jsonl",
      arity = "1..*",
      description = "Annotated cases, JSON Lines.")
  List<Path> items = List.of();

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "Where to write the findings, one line a case, for other scorers.")
  @Nullable Path predictions;

  @Mixin CommonOptions common = new CommonOptions();
  @Spec @Nullable CommandSpec spec;

  private static byte[] lines(List<JsonNode> findings) {
    StringBuilder lines = new StringBuilder();
    findings.forEach(f -> lines.append(f).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Integer call() {
    CrossbriefConfig config = common.settings(Map.of());
    Wiring.Engine engine = Wiring.engine(config, Clock.systemUTC());
    EvalCases cases = EvalCases.read(items);
    List<JsonNode> findings = cases.findings(engine, Console.progress(common.quiet));
    PrintWriter stdout = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    Path target = predictions;
    if (target != null) {
      Path parent = target.toAbsolutePath().getParent();
      Folder folder = new Folder(parent == null ? Path.of(".") : parent);
      folder.prepare();
      folder.publish(Map.of(String.valueOf(target.getFileName()), lines(findings)));
    }
    Score score = Scorer.score(cases.items(), findings);
    stdout.print(common.json ? ScoreReport.json(score) + "\n" : ScoreReport.table(score));
    stdout.flush();
    return ExitCode.OK;
  }
}

package crossbrief.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import crossbrief.job.Checkup;
import java.io.PrintWriter;
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
import picocli.CommandLine.Spec;

/** {@code doctor}: tries what a run needs, and says in plain words what is wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Tries what a run needs: one tiny call to the model, the folder of replies, templates and fonts.",
      "Ends with 0 when all is well, 69 when the model cannot be used, 74 when a folder cannot, 65 when templates or fonts cannot."
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for briefs, to try whether it can be written.")
  @Nullable Path out;

  @Mixin CommonOptions common = new CommonOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CrossbriefConfig config = common.settings(Map.of());
    List<Checkup.Finding> findings = Wiring.checkup(config, Clock.systemUTC()).run(out);
    PrintWriter stdout = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    if (common.json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      for (Checkup.Finding f : findings) {
        node.withArray("checks")
            .addObject()
            .put("what", f.what())
            .put("ok", f.isGood())
            .put("says", f.says());
      }
      stdout.println(node);
    } else {
      findings.forEach(
          f ->
              stdout.println(
                  (f.isGood() ? "ok       " : "PROBLEM  ") + f.what() + ": " + f.says()));
    }
    stdout.flush();
    for (Checkup.Finding f : findings) {
      if (!f.isGood()) {
        return switch (f.trouble()) {
          case MODEL -> ExitCode.UNAVAILABLE;
          case FOLDER -> ExitCode.CANNOT_WRITE;
          case LAYOUT, NONE -> ExitCode.BAD_DATA;
        };
      }
    }
    return ExitCode.OK;
  }
}

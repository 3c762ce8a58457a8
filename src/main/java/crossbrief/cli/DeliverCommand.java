package crossbrief.cli;

import crossbrief.config.ConfigException;
import crossbrief.ledger.Run;
import crossbrief.nightly.NamedBrief;
import crossbrief.nightly.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deliver}: hands a finished brief over once more. */
@Command(
    name = "deliver",
    mixinStandardHelpOptions = true,
    description =
        "Hands a finished brief over once more: what failed, or the channels that are named.")
final class DeliverCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "As runs list names it.")
  String id = "";

  @Option(
      names = "--to",
      paramLabel = "CHANNEL",
      description = "Such as mail or folder, as runs show names it; may be given again.")
  List<String> to = List.of();

  @Mixin CommonOptions common = new CommonOptions();
  @Spec @Nullable CommandSpec spec;

  private Outcome again(House house, NamedBrief brief, Run run) {
    try {
      return house.runs().deliverAgain(brief, run, to);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Integer call() {
    House house = House.of(common);
    Run run =
        house
            .ledger()
            .run(id)
            .orElseThrow(() -> new ConfigException("no run " + id + "; runs list names them"));
    NamedBrief brief = house.newsroom().brief(run.brief());
    Outcome outcome = again(house, brief, run);
    house.tidy();
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    out.println(run.id() + ": " + outcome.message());
    out.flush();
    return House.exitCode(outcome, false);
  }
}

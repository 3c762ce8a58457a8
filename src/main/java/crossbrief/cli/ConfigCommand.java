package crossbrief.cli;

import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Newsroom;
import crossbrief.config.SettingsSchema;
import crossbrief.deliver.Channel;
import crossbrief.nightly.NamedBrief;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code config}: checks settings, or prints their schema. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Checks settings, or prints the JSON Schema of a settings file.")
final class ConfigCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "config takes validate or schema");
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      description = "Checks all settings and shows those in effect; keys are not shown.")
  int validate(@Mixin CommonOptions common) {
    Newsroom newsroom = common.newsroom(Map.of());
    CrossbriefConfig config = newsroom.onDemand();
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    out.println(
        "settings are in order: "
            + config.ingest()
            + ", "
            + config.llm()
            + ", "
            + config.render()
            + ", reference="
            + config.reference()
            + ", grouping="
            + config.grouping()
            + ", crossChecking="
            + config.crossChecking()
            + ", store="
            + newsroom.store());
    for (NamedBrief brief : newsroom.briefs()) {
      out.println(
          "brief "
              + brief.name()
              + ": "
              + String.join(", ", brief.sources())
              + "; "
              + (brief.timetable() == null ? "made by hand" : "due " + brief.timetable())
              + "; to "
              + String.join(", ", brief.channels().stream().map(Channel::name).toList())
              + "; "
              + newsroom.settingsOf(brief).llm().where());
    }
    out.flush();
    return ExitCode.OK;
  }

  @Command(
      name = "schema",
      mixinStandardHelpOptions = true,
      description = "Prints the JSON Schema of a settings file.")
  int schema() {
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    out.println(SettingsSchema.text());
    out.flush();
    return ExitCode.OK;
  }
}

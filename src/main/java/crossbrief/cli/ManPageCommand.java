package crossbrief.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/** {@code man-page}: the manual page, made of what the commands say of themselves. */
@Command(
    name = "man-page",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Prints the manual page: crossbrief man-page > crossbrief.1")
final class ManPageCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;
  private final StringBuilder page = new StringBuilder();

  @Override
  public void run() {
    CommandLine root = java.util.Objects.requireNonNull(spec).root().commandLine();
    String version = String.join(" ", root.getCommandSpec().version());
    page.append(".TH CROSSBRIEF 1 \"\" \"")
        .append(version.isEmpty() ? "crossbrief" : text(version))
        .append("\" \"crossbrief\"\n");
    heading("NAME");
    line("crossbrief - many articles on the same events, held against each other, in one brief");
    heading("SYNOPSIS");
    page.append(".B crossbrief\n.I COMMAND\n[\\fIOPTION\\fR]...\n");
    heading("DESCRIPTION");
    describe(root.getCommandSpec());
    heading("COMMANDS");
    commands("crossbrief", root);
    heading("EXIT STATUS");
    for (String[] code :
        List.of(
            new String[] {"0", "made"},
            new String[] {"2", "usage or settings"},
            new String[] {"3", "contradictions found, and --fail-on contradictions given"},
            new String[] {"65", "bad input data"},
            new String[] {"66", "no input"},
            new String[] {"69", "the model, or every source, is unavailable"},
            new String[] {"70", "a bug"},
            new String[] {"74", "cannot write or deliver"},
            new String[] {"75", "made, but not whole; or another process is at it"})) {
      page.append(".TP\n.B ").append(code[0]).append('\n').append(text(code[1])).append('\n');
    }
    heading("ENVIRONMENT");
    line(
        "Every setting, as CROSSBRIEF_ and its name in capitals. Keys of providers, such as OPENAI_API_KEY; CROSSBRIEF_SMTP_PASSWORD, CROSSBRIEF_STORE_PASSWORD, CROSSBRIEF_TOKENS; each with _FILE behind it names a file.");
    heading("FILES");
    line("A settings file is named with --config; crossbrief config schema prints its schema.");
    PrintWriter out = root.getOut();
    out.print(page);
    out.flush();
  }

  private void commands(String path, CommandLine parent) {
    for (Map.Entry<String, CommandLine> entry : parent.getSubcommands().entrySet()) {
      CommandSpec command = entry.getValue().getCommandSpec();
      if (command.usageMessage().hidden()) {
        continue;
      }
      String name = path + " " + entry.getKey();
      page.append(".SS ").append(text(name));
      for (PositionalParamSpec parameter : command.positionalParameters()) {
        page.append(' ').append(text(parameter.paramLabel()));
      }
      page.append('\n');
      describe(command);
      for (PositionalParamSpec parameter : command.positionalParameters()) {
        argument(text(parameter.paramLabel()), parameter);
      }
      for (OptionSpec option : command.options()) {
        if (!option.hidden()) {
          argument(
              "\\fB"
                  + text(String.join(", ", option.names()))
                  + "\\fR"
                  + (option.arity().max() == 0 ? "" : " \\fI" + text(option.paramLabel()) + "\\fR"),
              option);
        }
      }
      commands(name, entry.getValue());
    }
  }

  private void argument(String label, ArgSpec argument) {
    page.append(".TP\n").append(label).append('\n');
    line(String.join(" ", argument.description()));
  }

  private void describe(CommandSpec command) {
    line(String.join(" ", command.usageMessage().description()));
  }

  private void heading(String name) {
    page.append(".SH ").append(name).append('\n');
  }

  private void line(String line) {
    page.append(text(line)).append('\n');
  }

  /** As roff prints it as it is. */
  private static String text(String line) {
    String escaped = line.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ").strip();
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}

package crossbrief.cli;

import crossbrief.config.ConfigException;
import crossbrief.config.Settings;
import crossbrief.config.Wiring;
import crossbrief.deliver.Folder;
import crossbrief.domain.Brief;
import crossbrief.job.Rendering;
import crossbrief.render.BriefJsonReader;
import crossbrief.render.PdfAttachments;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code render}: a finished brief in other clothes, without any model. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description =
        "Renders a brief again from its brief.json, or from the one attached to its PDF: with another template, language or page size, without any model.",
    footer = {
      "",
      "Exit codes: 0 made; 2 usage or settings; 65 bad brief or template; 74 cannot write."
    })
final class RenderCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BRIEF", description = "A brief.json or brief.pdf.")
  @Nullable Path input;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the brief; made when it does not exist.")
  @Nullable Path out;

  @Option(names = "--config", paramLabel = "FILE", description = "Settings file, YAML.")
  @Nullable Path config;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress and no notes.")
  boolean quiet;

  @Mixin RenderOptions look = new RenderOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path target = java.util.Objects.requireNonNull(out);
    if (target.toString().isBlank()) {
      throw new ConfigException("--out is empty; it takes the folder for the brief");
    }
    Rendering rendering =
        new Rendering(
            Wiring.renderers(Settings.read(config, System.getenv(), look.given())),
            Console.progress(quiet));
    Brief brief = brief(java.util.Objects.requireNonNull(input));
    Folder folder = new Folder(target);
    folder.prepare();
    folder.publish(rendering.render(brief).files());
    PrintWriter stdout = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    stdout.println(target.resolve("brief.pdf"));
    stdout.flush();
    return ExitCode.OK;
  }

  /** Reads a brief from its data or from its PDF. */
  static Brief brief(Path file) {
    byte[] content = content(file);
    return BriefJsonReader.read(
        PdfAttachments.isPdf(content)
            ? PdfAttachments.of(content, file.toString()).brief()
            : content,
        file.toString());
  }

  static byte[] content(Path file) {
    try {
      if (Files.isDirectory(file) || !Files.exists(file)) {
        throw new BadDataException(
            "cannot read "
                + file
                + ": "
                + (Files.exists(file) ? "it is a folder" : "there is no such file")
                + "; name a brief.json or brief.pdf");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadDataException(
          "cannot read " + file + ": " + e.getMessage() + "; name a brief.json or brief.pdf", e);
    }
  }
}

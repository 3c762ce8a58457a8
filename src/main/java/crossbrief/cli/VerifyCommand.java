package crossbrief.cli;

import crossbrief.config.Settings;
import crossbrief.crosscheck.StoryRelations;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.ingest.ArticleReader;
import crossbrief.render.BriefJsonCheck;
import crossbrief.render.BriefJsonReader;
import crossbrief.render.JsonDocument;
import crossbrief.render.PdfAttachments;
import crossbrief.render.PdfPages;
import crossbrief.render.RenderConfig;
import crossbrief.verify.BriefVerifier;
import crossbrief.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: whether a brief stands on its own evidence. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks every quotation, offset and digest of a brief against the texts attached to it or given, and that what it says to agree or to contradict stands in what it quotes. Of a PDF, it also checks that its pages say what its data says.",
    footer = {
      "",
      "Exit codes: 0 the brief can be trusted; 2 usage; 65 it cannot, or is no brief; 66 no input."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int MAX_SHOWN = 50;

  @Parameters(index = "0", paramLabel = "BRIEF", description = "A brief.json or brief.pdf.")
  @Nullable Path input;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "INPUT",
      description = "The articles it was made of, to be held against its texts.")
  List<Path> sources = List.of();

  @Option(
      names = "--template",
      paramLabel = "DIR",
      description = "The templates that the PDF was made with, where they were not the default.")
  @Nullable String template;

  @Option(
      names = "--fonts",
      paramLabel = "PATH",
      description = "The fonts that the PDF was made with, where some were named.")
  @Nullable String fonts;

  @Option(names = "--json", description = "Print a machine-readable result.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result alone.")
  boolean quiet;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path file = java.util.Objects.requireNonNull(input);
    byte[] content = RenderCommand.content(file);
    List<String> more = new ArrayList<>();
    Brief brief;
    if (PdfAttachments.isPdf(content)) {
      PdfAttachments attached = PdfAttachments.of(content, file.toString());
      brief = BriefJsonReader.read(attached.brief(), file.toString());
      more.addAll(attached.problems(brief));
      more.addAll(BriefJsonCheck.problems(attached.brief(), brief));
      RenderConfig look = Settings.read(null, System.getenv(), look()).render();
      more.addAll(PdfPages.problems(content, brief, attached, look.templates(), look.fonts()));
    } else {
      brief = BriefJsonReader.read(content, file.toString());
      more.addAll(BriefJsonCheck.problems(content, brief));
    }
    more.addAll(StoryRelations.problems(brief));
    if (!sources.isEmpty()) {
      List<Article> given = ArticleReader.readFiles(sources, Clock.systemUTC()).articles();
      more.addAll(BriefVerifier.against(brief, given));
    }
    Verification found = BriefVerifier.verify(brief).with(more);
    print(file, found);
    return found.isGood() ? ExitCode.OK : ExitCode.BAD_DATA;
  }

  private Map<String, String> look() {
    Map<String, String> look = new LinkedHashMap<>();
    CommonOptions.put(look, "template", template);
    CommonOptions.put(look, "fonts", fonts);
    return look;
  }

  private void print(Path file, Verification found) {
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.print(json(found));
    } else {
      out.println(
          file
              + (found.isGood() ? " can be trusted: " : " CANNOT BE TRUSTED: ")
              + count(found.problems().size(), "problem")
              + "; checked "
              + count(found.articles(), "text")
              + ", "
              + count(found.quotations(), "quotation")
              + ", "
              + count(found.statements(), "statement"));
    }
    out.flush();
    if (!quiet && !json) {
      PrintWriter err = java.util.Objects.requireNonNull(spec).commandLine().getErr();
      found.problems().stream().limit(MAX_SHOWN).forEach(p -> err.println("  " + p));
      if (found.problems().size() > MAX_SHOWN) {
        err.println("  and " + (found.problems().size() - MAX_SHOWN) + " more");
      }
      err.flush();
    }
  }

  private static String count(int n, String noun) {
    return (n == 0 ? "no" : String.valueOf(n)) + " " + noun + (n == 1 ? "" : "s");
  }

  private static String json(Verification found) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      JsonDocument.write(
          out,
          generator -> {
            generator.writeStartObject();
            generator.writeBooleanField("trusted", found.isGood());
            generator.writeNumberField("texts", found.articles());
            generator.writeNumberField("quotations", found.quotations());
            generator.writeNumberField("statements", found.statements());
            JsonDocument.strings("problems", found.problems(), generator);
            generator.writeEndObject();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}

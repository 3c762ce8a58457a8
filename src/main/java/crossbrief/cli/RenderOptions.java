package crossbrief.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a brief looks, for every command that writes one. */
final class RenderOptions {
  @Option(
      names = "--template",
      paramLabel = "DIR",
      description = "Folder with templates of your own.")
  @Nullable String template;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "Of labels and dates: en (default), de, fr, es.")
  @Nullable String language;

  @Option(names = "--page", paramLabel = "SIZE", description = "a4 (default) or letter.")
  @Nullable String page;

  @Option(
      names = "--fonts",
      paramLabel = "PATH",
      description =
          "TrueType font, or a folder of them, for scripts that the PDF's own fonts lack.")
  @Nullable String fonts;

  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    CommonOptions.put(given, "template", template);
    CommonOptions.put(given, "language", language);
    CommonOptions.put(given, "page", page);
    CommonOptions.put(given, "fonts", fonts);
    return given;
  }
}

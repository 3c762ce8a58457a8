package crossbrief.render;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a brief looks.
 *
 * @param templates folder with templates of the user's; absent for those of the jar
 * @param language of labels and dates: the name of a labels file, such as {@code en}
 * @param page the size of a page of the PDF
 * @param fonts TrueType files for scripts that the fonts of the jar lack, in order of preference
 */
public record RenderConfig(
    @Nullable Path templates, String language, PageSize page, List<Path> fonts) {
  /** What holds when nothing is set. */
  public static final RenderConfig DEFAULT = new RenderConfig(null, "en", PageSize.A4, List.of());

  public RenderConfig {
    fonts = List.copyOf(fonts);
  }

  /** Whether there are labels in a language. */
  public static boolean isLanguage(@Nullable Path templates, String language) {
    String file = Labels.fileName(language);
    return (templates != null && Files.isRegularFile(templates.resolve(file)))
        || RenderConfig.class.getResource("/crossbrief/templates/" + file) != null;
  }

  /** Sizes of paper. */
  public enum PageSize {
    A4("A4"),
    LETTER("letter");

    private final String css;

    PageSize(String css) {
      this.css = css;
    }

    /** The rules that a style sheet for A4 needs besides. */
    String rules() {
      return this == A4 ? "" : "@page { size: " + css + "; }\n.runhead { width: 179.9mm; }\n";
    }
  }
}

package crossbrief.render;

import crossbrief.domain.Brief;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a brief as one self-contained HTML file. */
public final class HtmlBriefRenderer implements BriefRenderer {
  private final Templates templates;

  /** With the templates of a folder, or of the jar when it is absent. */
  public HtmlBriefRenderer(@Nullable Path templateFolder) {
    templates = new Templates(templateFolder);
  }

  @Override
  public String fileExtension() {
    return "html";
  }

  @Override
  public void render(Brief brief, OutputStream out) throws IOException {
    out.write(xhtml(templates, brief, "html", "screen.css").getBytes(StandardCharsets.UTF_8));
  }

  /** The brief as XHTML for one medium. */
  static String xhtml(Templates templates, Brief brief, String medium, String styleSheet) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("b", BriefModel.of(brief));
    model.put("medium", medium);
    model.put("css", templates.file("brief.css") + templates.file(styleSheet));
    return templates.fill("brief.ftlh", model);
  }
}

package crossbrief.render;

import crossbrief.domain.Brief;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Writes a brief as one self-contained HTML file. */
public final class HtmlBriefRenderer implements BriefRenderer {
  private final BriefPages pages;

  public HtmlBriefRenderer(RenderConfig config) {
    pages = new BriefPages(config);
  }

  @Override
  public String fileExtension() {
    return "html";
  }

  @Override
  public void render(Brief brief, OutputStream out, Consumer<String> notes) throws IOException {
    out.write(
        pages
            .xhtml(brief, "html", List.of("brief.css", "screen.css"))
            .getBytes(StandardCharsets.UTF_8));
  }
}

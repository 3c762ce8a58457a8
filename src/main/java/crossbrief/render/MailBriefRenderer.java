package crossbrief.render;

import crossbrief.domain.Brief;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the body of the e-mail that carries a brief: its gist, in HTML that mail programs show.
 */
public final class MailBriefRenderer implements BriefRenderer {
  private final BriefPages pages;

  public MailBriefRenderer(RenderConfig config) {
    pages = new BriefPages(config);
  }

  @Override
  public String fileExtension() {
    return "mail.html";
  }

  @Override
  public void render(Brief brief, OutputStream out, Consumer<String> notes) throws IOException {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("b", BriefModel.of(brief, pages.labels()));
    model.put("l", pages.labels().all());
    out.write(pages.templates().fill("mail.ftlh", model).getBytes(StandardCharsets.UTF_8));
  }
}

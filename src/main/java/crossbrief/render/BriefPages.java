package crossbrief.render;

import crossbrief.domain.Brief;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The brief as XHTML for one medium: templates filled with the model, style sheets and labels. */
final class BriefPages {
  private static final String TEMPLATE = "brief.ftlh";

  private final RenderConfig config;
  private final Templates templates;
  private final Labels labels;

  BriefPages(RenderConfig config) {
    this.config = config;
    this.templates = new Templates(config.templates());
    this.labels = new Labels(templates, config.language());
  }

  Templates templates() {
    return templates;
  }

  Labels labels() {
    return labels;
  }

  /**
   * The brief as well-formed XHTML.
   *
   * @param medium what it is for: {@code pdf} or {@code html}
   */
  String xhtml(Brief brief, String medium, List<String> styleSheets) {
    StringBuilder css = new StringBuilder();
    styleSheets.forEach(s -> css.append(templates.file(s)));
    if (medium.equals("pdf")) {
      css.append(config.page().rules());
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("b", BriefModel.of(brief, labels));
    model.put("l", labels.all());
    model.put("medium", medium);
    model.put("css", markup(withLabels(css.toString())));
    return templates.withPictures(templates.fill(TEMPLATE, model));
  }

  /** The words of the page numbers, which style sheets write. */
  private String withLabels(String css) {
    return css.replace("PAGE_LABEL", quoted(labels.text("page")))
        .replace("OF_LABEL", quoted(labels.text("of")));
  }

  private static String quoted(String text) {
    return text.replaceAll("[\"\\\\<>\\p{Cntrl}]", "");
  }

  private static Object markup(String css) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(css.replace("</", "<\\/"));
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
  }
}

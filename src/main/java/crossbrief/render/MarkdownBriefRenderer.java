package crossbrief.render;

import crossbrief.domain.Brief;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a brief as Markdown; text of articles is escaped, so that it cannot add markup of its own.
 */
public final class MarkdownBriefRenderer implements BriefRenderer {
  private static final Pattern MARKS = Pattern.compile("([\\\\`*_\\[\\]<>#|~]|&(?=#?\\w{1,31};))");
  private static final Pattern LIST_MARKS = Pattern.compile("(?m)^(\\s*)([-+]|\\d+[.)])(\\s)");

  private final BriefPages pages;

  public MarkdownBriefRenderer(RenderConfig config) {
    pages = new BriefPages(config);
  }

  @Override
  public String fileExtension() {
    return "md";
  }

  @Override
  public void render(Brief brief, OutputStream out, Consumer<String> notes) throws IOException {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("b", escaped(BriefModel.of(brief, pages.labels())));
    model.put("l", pages.labels().all());
    out.write(pages.templates().fill("brief.md.ftl", model).getBytes(StandardCharsets.UTF_8));
  }

  private static Object escaped(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(String.valueOf(k), escaped(v)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(escaped(v)));
      return copy;
    }
    return value instanceof String text ? escape(text) : value == null ? "" : value;
  }

  static String escape(String text) {
    String marked = MARKS.matcher(text).replaceAll("\\\\$1");
    return LIST_MARKS.matcher(marked).replaceAll("$1\\\\$2$3").replace('\n', ' ');
  }
}

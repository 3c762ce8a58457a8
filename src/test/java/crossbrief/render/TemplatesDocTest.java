package crossbrief.render;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestBriefs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TemplatesDocTest {
  @Test
  void everyFieldOfTheModelIsDescribed() throws IOException {
    Labels labels = new Labels(new Templates(null), "en");
    TreeSet<String> fields = new TreeSet<>();
    for (var brief : PdfConformanceTest.goldenBriefs()) {
      collect(BriefModel.of(brief, labels), fields);
    }
    collect(BriefModel.of(TestBriefs.many(2, 12), labels), fields);

    String doc = Files.readString(Path.of("docs/templates.md"));

    assertThat(fields)
        .hasSizeGreaterThan(80)
        .allSatisfy(field -> assertThat(doc).contains("`" + field + "`"));
  }

  private static void collect(Object value, TreeSet<String> fields) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            fields.add(String.valueOf(key));
            if (!"shapes".equals(key)) {
              collect(inner, fields);
            }
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(inner, fields));
    }
  }
}

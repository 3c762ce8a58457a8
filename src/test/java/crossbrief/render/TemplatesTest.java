package crossbrief.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crossbrief.TestBriefs;
import crossbrief.domain.Brief;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of users: what is wrong in them is told by its place, and they reach nothing. */
@Timeout(30)
class TemplatesTest {
  private static final Brief BRIEF = TestBriefs.ofTexts("The mill burned on 4 May 2026.");
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  @TempDir Path folder;

  private String html(String template) throws IOException {
    Files.writeString(folder.resolve("brief.ftlh"), template);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HtmlBriefRenderer(config()).render(BRIEF, out, note -> {});
    return out.toString(StandardCharsets.UTF_8);
  }

  private RenderConfig config() {
    return new RenderConfig(folder, "en", RenderConfig.PageSize.A4, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <p>${b.nothing}</p>                                        | line 1, column 6
          <p>fine</p>NL<#list b.stories as s>                        | line 2, column 22
          <p>fine</p>NL<p>${b.title?nosuch}</p>                      | line 2, column 14
          <#include "absent.ftlh">                                   | absent.ftlh
          <#include "/../../../../etc/passwd">                       | etc/passwd
          ${"freemarker.template.utility.Execute"?new()("id")}       | Execute
          ${b.title?api.class}                                       | api
          ${b.title?no_esc}                                          | ?no_esc would print text of articles as markup
          <#outputformat "plainText">${b.title}</#outputformat>      | would print text of articles as markup
          <#macro m><@m/></#macro><@m/>                              | calls itself for ever
          <#list 1.. as x>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</#list> | characters
          <img src="http://127.0.0.1/x.png"/>                        | takes a PNG or JPEG file that lies beside the template
          <img src="../x.png"/>                                      | takes a PNG or JPEG file that lies beside the template
          <img src="data:image/png;base64,AA"/>                      | takes a PNG or JPEG file that lies beside the template
          <img src="absent.png"/>                                    | there is no absent.png
          """)
  void whatIsWrongIsTold(String template, String told) {
    assertThatThrownBy(() -> html(template.replace("NL", "\n")))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <html><body><p>open</body></html>                                              | not make well-formed XHTML: line 1
          <html><body><svg width="9" height="9" alt="x"><image/></svg></body></html>     | draws an SVG <image>
          <html><body><svg width="9" height="9" alt="x"><path d="M1 1 A2 2"/></svg></body></html> | the command A
          <html><body><svg width="9" height="9" alt="x"><rect fill="red"/></svg></body></html> | the color red
          """)
  void whatAPdfCannotTakeIsTold(String template, String told) throws IOException {
    Files.writeString(folder.resolve("brief.ftlh"), template);

    assertThatThrownBy(
            () ->
                new PdfBriefRenderer(config())
                    .render(BRIEF, new ByteArrayOutputStream(), note -> {}))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining(told);
  }

  @Test
  void aFolderWithoutATemplateIsNoFolderOfTemplates() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "x");

    assertThatThrownBy(() -> new HtmlBriefRenderer(config()))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("no template in " + folder);
  }

  @Test
  void whatAFolderLacksComesFromTheJar() throws IOException {
    String html = html("<style>${css}</style>${b.title} ${l.section_findings}");

    assertThat(html).contains("The mill burned on 4 May 2026", "Inconsistencies", ".mast {");
  }

  @Test
  void labelsOfTheUsersReplaceThoseOfTheJar() throws IOException {
    Files.writeString(folder.resolve("labels_it.properties"), "section.findings=Contraddizioni");
    Files.writeString(
        folder.resolve("brief.ftlh"), "${l.section_findings} ${l.section_synopsis} ${b.language}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new HtmlBriefRenderer(new RenderConfig(folder, "it", RenderConfig.PageSize.A4, List.of()))
        .render(BRIEF, out, note -> {});

    assertThat(out).hasToString("Contraddizioni What happened it");
  }

  @Test
  void aPictureOfTheFolderStandsInThePageItself() throws IOException {
    Files.write(folder.resolve("logo.png"), Base64.getDecoder().decode(PIXEL));

    assertThat(html("<img alt=\"logo\" src=\"logo.png\"/>"))
        .isEqualTo("<img alt=\"logo\" src=\"data:image/png;base64," + PIXEL + "\"/>");
  }

  @Test
  void textOfArticlesIsEscaped() throws IOException {
    Files.writeString(folder.resolve("brief.ftlh"), "${b.title}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new HtmlBriefRenderer(config())
        .render(
            TestBriefs.ofTexts("<script>alert(1)</script> & ${b.title} burned on 4 May 2026."),
            out,
            note -> {});

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("&lt;script&gt;", "&amp;", "${b.title}")
        .doesNotContain("<script>");
  }
}

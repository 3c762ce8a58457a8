package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import crossbrief.domain.DateOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Markdown file: paragraphs become lines of text, markup and raw HTML go, the front
 * matter's {@code title}, {@code source}, {@code date} and {@code url} are kept, and a first
 * heading is the title where the front matter has none.
 */
final class MarkdownText extends AbstractVisitor {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(YamlFrontMatterExtension.create())).build();

  private final StringBuilder text = new StringBuilder();
  private @Nullable String heading;

  private MarkdownText() {}

  /**
   * Reads a Markdown file.
   *
   * @throws ArticleException when its front matter is broken, or it nests too deep
   */
  static Draft read(String markdown) {
    try {
      return readNested(markdown);
    } catch (StackOverflowError e) {
      throw new ArticleException("Markdown that nests too deep", e);
    }
  }

  private static Draft readNested(String markdown) {
    if (markdown.startsWith("---\n")
        && !markdown.substring(4).matches("(?s)(?:.*\n)?---[ \t]*(?:\n.*)?")) {
      throw new ArticleException("its front matter is not closed; end it with a line ---");
    }
    Node document = PARSER.parse(markdown);
    YamlFrontMatterVisitor front = new YamlFrontMatterVisitor();
    document.accept(front);
    Map<String, String> data = new TreeMap<>();
    front
        .getData()
        .forEach(
            (key, values) ->
                values.stream()
                    .findFirst()
                    .ifPresent(v -> data.put(key.toLowerCase(Locale.ROOT), v.strip())));
    MarkdownText reader = new MarkdownText();
    document.accept(reader);
    String title = data.get("title");
    return new Draft(
        given(data.getOrDefault("source", data.get("outlet"))),
        title == null ? reader.heading : title,
        given(data.getOrDefault("byline", data.get("author"))),
        given(data.getOrDefault("url", data.get("uri"))),
        given(data.getOrDefault("language", data.get("lang"))),
        dating(data.getOrDefault("date", data.get("published"))),
        dating(data.getOrDefault("modified", data.get("updated"))),
        reader.text.toString().strip());
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static @Nullable Dating dating(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    return Dating.parse(written, DateOrigin.META, "front matter")
        .orElseThrow(
            () ->
                new ArticleException(
                    "its front matter has the date \u201c"
                        + written
                        + "\u201d; write it as YYYY-MM-DD"));
  }

  @Override
  public void visit(Heading node) {
    int start = text.length();
    visitChildren(node);
    String words = text.substring(start).strip();
    if (heading == null && text.substring(0, start).isBlank()) {
      heading = words;
      text.setLength(start);
    } else {
      endBlock();
    }
  }

  @Override
  public void visit(Paragraph node) {
    visitChildren(node);
    endBlock();
  }

  @Override
  public void visit(BlockQuote node) {
    visitChildren(node);
    endBlock();
  }

  @Override
  public void visit(Text node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(Code node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock node) {
    text.append(node.getLiteral());
    endBlock();
  }

  @Override
  public void visit(IndentedCodeBlock node) {
    text.append(node.getLiteral());
    endBlock();
  }

  @Override
  public void visit(Image node) {
    // a picture's alternative text is not the article's
  }

  @Override
  public void visit(SoftLineBreak node) {
    text.append(' ');
  }

  @Override
  public void visit(HardLineBreak node) {
    text.append('\n');
  }

  private void endBlock() {
    if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}

package crossbrief.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crossbrief.domain.Article;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.SkippedArticle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ArticleReaderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
  private static final String TEXT = "The ferry sank on Monday, and seventeen people died.";

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private Ingested read() {
    return ArticleReader.readFiles(List.of(folder), CLOCK);
  }

  private void onlySkipped(String name, String reason) {
    assertThatThrownBy(this::read)
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("no article found in")
        .hasMessageContaining(name + " (" + reason);
  }

  @Test
  void readsFoldersSortedWhateverTheDiskSays() throws IOException {
    write("b.txt", TEXT + " B.");
    write("sub/a.txt", TEXT + " A.");
    write("a.md", TEXT + " C.");

    assertThat(read().articles().stream().map(Article::uri))
        .containsExactly("a.md", "b.txt", "sub/a.txt");
    assertThat(read().articles().stream().map(a -> a.id().value()))
        .containsExactly("a1", "a2", "a3");
  }

  @Test
  void leavesOutHiddenFiles() throws IOException {
    write("a.txt", TEXT);
    write(".hidden.txt", TEXT);
    write(".git/b.txt", TEXT);

    assertThat(read().articles()).hasSize(1);
    assertThat(read().skipped()).isEmpty();
  }

  @Test
  void readsTitleSourceAndDateOfMarkdown() throws IOException {
    write(
        "a.md",
        "---\ntitle: Ferry sinks\nsource: Almere Gazette\ndate: 2025-05-13T07:30:00Z\nurl: https://example.org/1\n---\n# Another heading\n\nThe **ferry** sank [on Monday](http://x), and\nseventeen people died.\n\n<script>bad()</script>\n");

    Article article = read().articles().get(0);

    assertThat(article.title()).isEqualTo("Ferry sinks");
    assertThat(article.source()).isEqualTo("Almere Gazette");
    assertThat(article.published()).isEqualTo(LocalDate.of(2025, 5, 13));
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2025-05-13T07:30:00Z"));
    assertThat(article.publishedFrom()).isEqualTo(DateOrigin.META);
    assertThat(article.uri()).isEqualTo("https://example.org/1");
    assertThat(article.text()).isEqualTo("The ferry sank on Monday, and seventeen people died.");
  }

  @Test
  void takesAFirstHeadingAsTheTitle() throws IOException {
    write("a.md", "# Ferry sinks\n\n" + TEXT + "\n\n## More\n\nAnd more of it.");

    assertThat(read().articles().get(0).title()).isEqualTo("Ferry sinks");
    assertThat(read().articles().get(0).text()).isEqualTo(TEXT + "\nMore\nAnd more of it.");
  }

  @Test
  void takesAFirstLineThatStandsApartAsTheTitle() throws IOException {
    write("a.txt", "Ferry sinks\n\n" + TEXT);
    write("b.txt", TEXT + "\n" + TEXT);

    assertThat(read().articles().get(0).title()).isEqualTo("Ferry sinks");
    assertThat(read().articles().get(1).title()).isNull();
  }

  @Test
  void readsTheDayFromTheTextAndSaysSo() throws IOException {
    write("a.txt", "His comments, made public on March 14, 2024, were short.");
    write("b.txt", TEXT);

    assertThat(read().articles().get(0).published()).isEqualTo(LocalDate.of(2024, 3, 14));
    assertThat(read().articles().get(0).publishedFrom()).isEqualTo(DateOrigin.TEXT);
    assertThat(read().articles().get(1).publishedFrom()).isEqualTo(DateOrigin.NONE);
  }

  @Test
  void takesOutWhatNoReaderCanSee() throws IOException {
    write(
        "a.txt",
        "\ufeffThe ferry\u0000".replace("\u0000", "\u0007")
            + " sank\r\non \u202eMonday\u202c, and many died.\r");

    assertThat(read().articles().get(0).text())
        .isEqualTo("The ferry sank\non Monday, and many died.");
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() throws IOException {
    write("good.txt", TEXT);
    Files.write(
        folder.resolve("latin.txt"),
        "Le café a brûlé hier, dit la police.".getBytes(StandardCharsets.ISO_8859_1));
    write("empty.txt", " \n ");
    write("table.csv", "a,b");

    assertThat(read().articles()).hasSize(2);
    assertThat(read().skipped().stream().map(SkippedArticle::uri))
        .containsExactly("empty.txt", "table.csv");
  }

  @Test
  void refusesBinaryFiles() throws IOException {
    byte[] noise = new byte[4000];
    new java.util.Random(1).nextBytes(noise);
    noise[0] = 'x';
    Files.write(folder.resolve("a.txt"), noise);
    onlySkipped("a.txt", "not text");
  }

  @Test
  void refusesMegabytesOfNothing() throws IOException {
    Files.write(
        folder.resolve("a.txt"),
        "a".repeat(DocumentReader.MAX_ARTICLE_BYTES + 1).getBytes(StandardCharsets.UTF_8));
    onlySkipped("a.txt", "larger than 1 MB");
  }

  @Test
  void followsNoLinks() throws IOException {
    Files.createSymbolicLink(folder.resolve("a.txt"), Path.of("/etc/hostname"));
    onlySkipped("a.txt", "a link");
  }

  @Test
  void refusesAWrongDateInTheFrontMatter() throws IOException {
    write("a.md", "---\ndate: on a Tuesday\n---\n" + TEXT);
    onlySkipped("a.md", "its front matter has the date");
  }

  @Test
  void refusesFrontMatterThatDoesNotEnd() throws IOException {
    write("a.md", "---\ntitle: x\n" + TEXT);
    onlySkipped("a.md", "its front matter is not closed");
  }

  @Test
  void tellsWhenThereIsNothingToRead() {
    assertThatThrownBy(this::read)
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("put text, Markdown, HTML, PDF, Word");
    assertThatThrownBy(() -> ArticleReader.readFiles(List.of(folder.resolve("nope")), CLOCK))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("there is no such file or folder");
  }
}

package crossbrief.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.domain.Article;
import crossbrief.domain.DateOrigin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of document, under a name that does not tell what it is. */
@Timeout(30)
class DocumentsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-03-15T02:00:00Z"), ZoneOffset.UTC);
  private static final String ONE =
      "The ferry Aurora sank off Brill on Monday with 48 people aboard, the coast guard said.";
  private static final String TWO = "Rescuers found 12 survivors by noon, and the search went on.";

  @TempDir Path folder;

  private Ingested read(String name, byte[] content) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), content);
    return ArticleReader.readFiles(List.of(folder), CLOCK);
  }

  private Article one(String name, String content) throws IOException {
    return read(name, content.getBytes(StandardCharsets.UTF_8)).articles().get(0);
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i + 1 < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  @Test
  void pdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(document, page)) {
        text.beginText();
        text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        text.newLineAtOffset(50, 700);
        text.showText("The ferry Aurora sank off Brill on Mon-");
        text.newLineAtOffset(0, -14);
        text.showText("day with 48 people aboard, the coast guard said.");
        text.newLineAtOffset(0, -40);
        text.showText(TWO);
        text.endText();
      }
      document.getDocumentInformation().setTitle("Ferry sinks");
      document.getDocumentInformation().setAuthor("Lena Holm");
      Calendar created = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
      created.setTimeInMillis(Instant.parse("2025-03-14T08:00:00Z").toEpochMilli());
      document.getDocumentInformation().setCreationDate(created);
      document.save(out);
    }

    Article article = read("a.bin", out.toByteArray()).articles().get(0);

    assertThat(article.text()).isEqualTo(ONE + "\n" + TWO);
    assertThat(article.title()).isEqualTo("Ferry sinks");
    assertThat(article.imprint().byline()).isEqualTo("Lena Holm");
    assertThat(article.published()).isEqualTo(LocalDate.of(2025, 3, 14));
  }

  @Test
  void docx() throws IOException {
    byte[] docx =
        zip(
            "word/document.xml",
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Ferry sinks</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">The ferry Aurora sank off Brill </w:t></w:r><w:r><w:t>on Monday with 48 people aboard, the coast guard said.</w:t></w:r></w:p><w:p><w:r><w:delText>Deleted.</w:delText><w:t>"
                + TWO
                + "</w:t></w:r></w:p></w:body></w:document>",
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:creator>Lena Holm</dc:creator><dcterms:created>2025-03-14T08:00:00Z</dcterms:created></cp:coreProperties>");

    Article article = read("a", docx).articles().get(0);

    assertThat(article.title()).isEqualTo("Ferry sinks");
    assertThat(article.text()).isEqualTo(ONE + "\n" + TWO);
    assertThat(article.imprint().byline()).isEqualTo("Lena Holm");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2025-03-14T08:00:00Z"));
  }

  @Test
  void mail() throws IOException {
    Article article =
        one(
            "a.txt",
            "From: =?utf-8?q?K=C3=BCsten_Desk?= <desk@coast.example>\r\nSubject: =?utf-8?b?RsOkaHJlIHNpbmtz?=\r\nDate: Fri, 14 Mar 2025 09:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe ferry Aurora sank off Brill on Monday with 48 people aboard, the coast=\r\n guard said.\r\n\r\n"
                + TWO
                + "\r\n-- \r\nCoast Desk\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n--x--\r\n");

    assertThat(article.source()).isEqualTo("Küsten Desk");
    assertThat(article.title()).isEqualTo("Fähre sinks");
    assertThat(article.text()).isEqualTo(ONE + "\n" + TWO);
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2025-03-14T08:00:00Z"));
  }

  @Test
  void mailboxWithAttachments() throws IOException {
    Ingested read =
        read(
            "a",
            ("From x@y.z Fri Mar 14 09:00:00 2025\nFrom: a@one.example\nSubject: One\n\n"
                    + ONE
                    + "\n\nFrom x@y.z Fri Mar 14 10:00:00 2025\nFrom: a@two.example\nSubject: Two\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>"
                    + TWO
                    + "</p>\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=note.txt\n\nA note that was attached: "
                    + ONE
                    + "\n--x--\n")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(read.articles().stream().map(Article::uri))
        .containsExactly("a#1", "a#2/note.txt", "a#2");
  }

  @Test
  void jsonAndJsonLines() throws IOException {
    Article article =
        one(
            "a",
            "{\"headline\":\"Ferry sinks\",\"publisher\":{\"name\":\"Coast Post\"},\"author\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"datePublished\":\"2025-03-14T08:00:00Z\",\"url\":\"https://coast.example/1\",\"lang\":\"en-GB\",\"articleBody\":\""
                + ONE
                + "\"}");

    assertThat(article.source()).isEqualTo("Coast Post");
    assertThat(article.imprint().byline()).isEqualTo("A, B");
    assertThat(article.imprint().language()).isEqualTo("en-gb");
    assertThat(article.publishedFrom()).isEqualTo(DateOrigin.META);
    assertThat(
            read(
                    "b",
                    ("{\"text\":\"" + ONE + "\"}\n{\"text\":\"" + TWO + "\"}\n")
                        .getBytes(StandardCharsets.UTF_8))
                .articles()
                .stream()
                .map(Article::uri))
        .containsExactly("https://coast.example/1", "b#1", "b#2");
  }

  @Test
  void standardInput() {
    Ingested read =
        new ArticleReader(
                IngestConfig.DEFAULT,
                CLOCK,
                CLOCK,
                new ByteArrayInputStream(
                    ("{\"text\":\"" + ONE + "\"}\nnope\n{\"text\":\"" + TWO + "\"}")
                        .getBytes(StandardCharsets.UTF_8)))
            .read(List.of("-"));

    assertThat(read.articles()).hasSize(2);
    assertThat(read.skipped().get(0).uri()).isEqualTo("stdin#2");
    assertThat(read.skipped().get(0).reason()).startsWith("not valid JSON: line 1, column 1");
  }

  @Test
  void zipOfFolders() throws IOException {
    Ingested read =
        read(
            "night.dat",
            zip(
                "The Herald/a.txt",
                ONE,
                "b.html",
                "<html><body><p>" + TWO + " " + ONE + "</p></body></html>",
                "__MACOSX/c",
                "x",
                "d.csv",
                "a,b"));

    assertThat(read.articles().stream().map(Article::uri))
        .containsExactly("night.dat/The Herald/a.txt", "night.dat/b.html");
    assertThat(read.skipped()).hasSize(1);
  }

  @Test
  void theFolderNamesTheOutletAndTheFileTheDay() throws IOException {
    Article article = one("The Herald/2025-03-14 ferry.txt", ONE);

    assertThat(article.source()).isEqualTo("The Herald");
    assertThat(article.published()).isEqualTo(LocalDate.of(2025, 3, 14));
    assertThat(article.publishedFrom()).isEqualTo(DateOrigin.FILE);
  }

  @Test
  void feedFile() throws IOException {
    Article article =
        one(
            "a.txt",
            "<?xml version='1.0'?><rdf:RDF xmlns:rdf='r'><channel><title>Coast Post RSS</title></channel><item><title>Ferry &amp; storm</title><link>https://coast.example/1</link><dc:date>2025-03-14T08:00:00Z</dc:date><description>&lt;p&gt;"
                + ONE
                + "&lt;/p&gt;</description></item></rdf:RDF>");

    assertThat(article.source()).isEqualTo("Coast Post");
    assertThat(article.title()).isEqualTo("Ferry & storm");
    assertThat(article.uri()).isEqualTo("https://coast.example/1");
    assertThat(article.publishedFrom()).isEqualTo(DateOrigin.FEED);
    assertThat(article.text()).isEqualTo(ONE);
  }

  @Test
  void filesNamedOneByOneAreChosenByHand() throws IOException {
    Path a = Files.writeString(folder.resolve("a.txt"), ONE);
    Path b = Files.writeString(folder.resolve("b.txt"), TWO);

    assertThat(ArticleReader.readFiles(List.of(a, b), CLOCK).choice())
        .isEqualTo(Ingested.Choice.BY_HAND);
    assertThat(ArticleReader.readFiles(List.of(folder), CLOCK).choice())
        .isEqualTo(Ingested.Choice.BY_COLLECTION);
  }

  @Test
  void twoFilesOfOneNameInTwoFoldersAreTwoArticles() throws IOException {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    Files.writeString(one.resolve("a.txt"), ONE);
    Files.writeString(two.resolve("a.txt"), TWO);

    assertThat(
            ArticleReader.readFiles(List.of(one, two), CLOCK).articles().stream()
                .map(Article::text))
        .containsExactly(ONE, TWO);
  }

  private Ingested night(Path memory, String lines) {
    IngestConfig config =
        new IngestConfig(
            null,
            memory,
            null,
            null,
            IngestConfig.PrivateAddresses.REFUSED,
            java.time.Duration.ZERO,
            java.time.Duration.ofSeconds(1),
            "t");
    ArticleReader reader =
        new ArticleReader(
            config, CLOCK, CLOCK, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    Ingested read = reader.read(List.of("-"));
    reader.memory().orElseThrow().put(reader.memories(read));
    return read;
  }

  @Test
  void whatHasNoAddressIsKnownAgainByItsTextAlone() {
    Path memory = folder.resolve("memory");
    night(memory, "{\"text\":\"" + ONE + "\"}");

    Ingested next = night(memory, "{\"text\":\"" + TWO + "\"}\n{\"text\":\"" + ONE + "\"}");

    assertThat(next.articles().stream().map(Article::text)).containsExactly(TWO);
    assertThat(next.earlier()).isEmpty();
    assertThat(next.seenBefore()).isEqualTo(1);
  }

  @Test
  void aForwardedMailIsReadAsWell() throws IOException {
    Article article =
        one(
            "a.eml",
            "From: desk@coast.example\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nFYI\n--x\nContent-Type: message/rfc822\n\nFrom: Press Office <press@port.example>\nSubject: Statement\n\n"
                + ONE
                + "\n--x--\n");

    assertThat(article.source()).isEqualTo("Press Office");
    assertThat(article.text()).isEqualTo(ONE);
  }

  @Test
  void whatAReplyQuotesIsNotItsOwn() throws IOException {
    Article article =
        one(
            "a.eml",
            "From: desk@coast.example\nSubject: Re\n\n"
                + ONE
                + "\n\nOn Fri, 14 Mar 2025 Ann wrote:\n> The ferry never sank.\n> Nobody was hurt.\n");

    assertThat(article.text()).isEqualTo(ONE);
  }

  @Test
  void aFeedIsNotBelievedThatDatesAnArticleToCome() throws IOException {
    Article article =
        one(
            "a.rss",
            "<rss><channel><link>https://coast.example/</link><item><title>t</title><link>/b</link><pubDate>Thu, 20 Nov 2099 10:00:00 GMT</pubDate><description>"
                + ONE
                + "</description></item></channel></rss>");

    assertThat(article.published()).isNull();
    assertThat(article.uri()).isEqualTo("https://coast.example/b");
  }

  @Test
  void ofTwoArticlesInItsDataThePageIsTheOneThatItShows() {
    Draft draft =
        HtmlPage.read(
            "<html><head><title>Ferry sinks</title><script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Another story\",\"datePublished\":\"2020-01-01\"},{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sinks\",\"datePublished\":\"2025-03-14\"}]</script></head><body><h1>Ferry sinks</h1><p>"
                + ONE
                + "</p></body></html>",
            null,
            LocalDate.of(2025, 3, 15));

    assertThat(draft.title()).isEqualTo("Ferry sinks");
    assertThat(draft.published().day()).isEqualTo(LocalDate.of(2025, 3, 14));
  }
}

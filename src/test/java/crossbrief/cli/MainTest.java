package crossbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command line as a user does. */
@Timeout(60)
class MainTest {
  private static final String AS_OF = "2026-11-21T02:00:00Z";

  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int run(String... args) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      return Main.run(args);
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  private int seeds(String outName, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("run", "seeds", "--out", folder.resolve(outName).toString(), "--as-of", AS_OF));
    args.addAll(Arrays.asList(more));
    return run(args.toArray(String[]::new));
  }

  private JsonNode brief(String outName) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(outName).resolve("brief.json").toFile());
  }

  @Test
  void makesFiveFilesAndSaysInOneLineWhereAndWhat() throws IOException {
    int code = seeds("o");

    assertThat(code).isZero();
    assertThat(out.lines())
        .singleElement()
        .satisfies(
            l ->
                assertThat(l)
                    .startsWith(
                        folder.resolve("o").resolve("brief.pdf")
                            + ": 2 articles, 1 story, 7 contradictions"));
    try (Stream<Path> files = Files.list(folder.resolve("o"))) {
      assertThat(files.map(f -> f.getFileName().toString()).sorted())
          .containsExactly("brief.html", "brief.json", "brief.md", "brief.pdf", "run.json");
    }
  }

  @Test
  void theJsonIsValidAgainstThePublishedSchema() throws IOException {
    seeds("o");

    try (InputStream schema =
        Main.class.getResourceAsStream("/crossbrief/schema/brief.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(schema)
                  .validate(brief("o")))
          .isEmpty();
    }
  }

  @Test
  void everyQuotationOfTheJsonStandsAtItsOffsets() throws IOException {
    seeds("o");
    JsonNode brief = brief("o");

    List<JsonNode> evidence = brief.findValues("evidence");

    assertThat(evidence).hasSizeGreaterThan(50);
    for (JsonNode list : evidence) {
      for (JsonNode e : list) {
        String text =
            brief
                .path("articles")
                .path(Integer.parseInt(e.path("article").asText().substring(1)) - 1)
                .path("text")
                .asText();
        assertThat(text.substring(e.path("start").asInt(), e.path("end").asInt()))
            .isEqualTo(e.path("quote").asText());
      }
    }
  }

  @Test
  void aSecondRunGivesTheSameBytesInAnyLocaleAndZone() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    seeds("first");
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      seeds("second");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    for (String file : List.of("brief.pdf", "brief.html", "brief.md", "brief.json", "run.json")) {
      assertThat(folder.resolve("second").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
    }
  }

  @Test
  void thePdfSaysWhatTheJsonSays() throws IOException {
    seeds("o");

    try (PDDocument pdf = Loader.loadPDF(folder.resolve("o").resolve("brief.pdf").toFile())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      String unbroken = text.replace(" ", "");
      for (JsonNode story : brief("o").path("stories")) {
        for (JsonNode i : story.path("inconsistencies")) {
          assertThat(text).contains(i.path("id").asText());
        }
        for (JsonNode a : story.path("agreements")) {
          assertThat(unbroken).contains(a.path("statement").asText().replace(" ", ""));
        }
      }
      assertThat(text)
          .contains("Only in one source")
          .contains("How the sources relate")
          .contains("Page 1 of")
          .contains("after Russia’s full-scale invasion")
          .contains("Witkoff");
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).isNotEmpty();
      assertThat(pdf.getPage(0).getAnnotations()).isNotEmpty();
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo(java.time.Instant.parse(AS_OF));
    }
  }

  @Test
  void anEmptyFolderIsNoInput() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertThat(
            run("run", folder.resolve("empty").toString(), "--out", folder.resolve("o").toString()))
        .isEqualTo(66);
    assertThat(err)
        .contains("no article found in " + folder.resolve("empty"))
        .contains("put text, Markdown, HTML, PDF");
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void wrongUsageIsNamed() {
    assertThat(run("run", "seeds", "--out", "")).isEqualTo(2);
    assertThat(err).contains("--out is empty");
    assertThat(run("run", "seeds")).isEqualTo(2);
    assertThat(err).contains("--out");
    assertThat(run("run", "seeds", "--out", "x", "--provider", "nobody")).isEqualTo(2);
    assertThat(err).contains("it takes one of builtin, openai");
    assertThat(run("run", "seeds", "--out", folder.toString(), "--as-of", "yesterday"))
        .isEqualTo(2);
    assertThat(err).contains("--as-of");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void aTargetThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(run("run", "seeds", "--out", file.toString())).isEqualTo(74);
    assertThat(err).contains("cannot write to " + file);
  }

  @Test
  void contradictionsAndOmissionsEndWithTheirCodesOnRequest() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    Files.writeString(
        folder.resolve("in").resolve("a.txt"),
        "The ferry sank off Almere on Monday, and many people died.");
    Files.writeString(folder.resolve("in").resolve("b.csv"), "x");

    assertThat(seeds("o", "--fail-on", "contradictions")).isEqualTo(3);
    assertThat(
            run(
                "run",
                folder.resolve("in").toString(),
                "--out",
                folder.resolve("p").toString(),
                "--strict",
                "-q"))
        .isEqualTo(75);
    assertThat(
            run(
                "run",
                folder.resolve("in").toString(),
                "--out",
                folder.resolve("p").toString(),
                "-q"))
        .isZero();
    assertThat(out).contains("left out 1 file");
  }

  @Test
  void aDryRunSendsAndWritesNothing() {
    assertThat(seeds("o", "--dry-run")).isZero();
    assertThat(out).contains("549 words").contains("nothing is sent");
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void anEndlessTemplateIsStopped() throws IOException {
    Path templates = Files.createDirectory(folder.resolve("t"));
    Files.writeString(
        templates.resolve("brief.ftlh"),
        "<#list 1.. as x>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</#list>");
    for (String css : List.of("brief.css", "print.css", "screen.css")) {
      Files.writeString(templates.resolve(css), "");
    }

    assertThat(seeds("o", "--template", templates.toString())).isEqualTo(65);
    assertThat(err).contains("brief.ftlh").contains("characters");
  }

  @Test
  void aFolderWithoutTemplatesIsNamed() throws IOException {
    Path templates = Files.createDirectory(folder.resolve("t"));
    Files.writeString(templates.resolve("notes.txt"), "x");

    assertThat(seeds("o", "--template", templates.toString())).isEqualTo(65);
    assertThat(err).contains("no template in " + templates);
  }

  @Test
  void rendersAgainFromTheJsonAndFromThePdf() throws IOException {
    seeds("o");
    String brief = folder.resolve("o").toString();

    assertThat(run("render", brief + "/brief.json", "--out", folder.resolve("a").toString()))
        .isZero();
    assertThat(run("render", brief + "/brief.pdf", "--out", folder.resolve("b").toString()))
        .isZero();

    assertThat(out.strip()).isEqualTo(folder.resolve("b").resolve("brief.pdf").toString());
    for (String file : List.of("brief.pdf", "brief.html", "brief.md", "brief.json")) {
      byte[] first = Files.readAllBytes(folder.resolve("o").resolve(file));
      assertThat(Files.readAllBytes(folder.resolve("a").resolve(file))).isEqualTo(first);
      assertThat(Files.readAllBytes(folder.resolve("b").resolve(file))).isEqualTo(first);
    }
  }

  @Test
  void rendersInAnotherLanguageAndTemplate() throws IOException {
    seeds("o");

    int code =
        run(
            "render",
            folder.resolve("o").resolve("brief.json").toString(),
            "--out",
            folder.resolve("c").toString(),
            "--language",
            "de",
            "--page",
            "letter",
            "--template",
            "templates/morning-card");

    assertThat(code).isZero();
    assertThat(Files.readString(folder.resolve("c").resolve("brief.html"))).contains("Quellen");
    try (PDDocument card =
        Loader.loadPDF(Files.readAllBytes(folder.resolve("c").resolve("brief.pdf")))) {
      assertThat(card.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoBriefIsNotRendered() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"schema\": \"other\"}");

    assertThat(run("render", file.toString(), "--out", folder.resolve("c").toString()))
        .isEqualTo(65);
    assertThat(err).contains("x.json is no brief of schema crossbrief/1");
    assertThat(run("render", "absent.json", "--out", folder.resolve("c").toString())).isEqualTo(65);
    assertThat(err).contains("there is no such file");
    assertThat(folder.resolve("c")).doesNotExist();
  }

  @Test
  void verifiesABriefAgainstItselfAndItsSources() {
    seeds("o");
    String brief = folder.resolve("o").toString();

    assertThat(run("verify", brief + "/brief.pdf", "seeds")).isZero();
    assertThat(out).contains("can be trusted: no problems; checked 2 texts");
    assertThat(run("verify", brief + "/brief.json", "--json")).isZero();
    assertThat(out).contains("\"trusted\" : true");
  }

  @Test
  void aForgedBriefIsNotTrusted() throws IOException {
    seeds("o");
    Path json = folder.resolve("o").resolve("brief.json");
    Files.writeString(
        json, Files.readString(json).replace("injured six individuals", "injured two individuals"));

    assertThat(run("verify", json.toString())).isEqualTo(65);
    assertThat(out).contains("CANNOT BE TRUSTED");
    assertThat(err).contains("digest");
  }

  @Test
  void aLanguageWithoutLabelsIsRefused() {
    assertThat(seeds("o", "--language", "xx")).isEqualTo(2);
    assertThat(err).contains("language is \u201cxx\u201d").contains("labels_xx.properties");
  }

  @Test
  void printsJsonOnRequest() throws IOException {
    seeds("o", "--json");

    assertThat(new ObjectMapper().readTree(out).path("contradiction").asInt()).isEqualTo(7);
  }

  @Test
  void aBrokenTemplateIsNamedWithItsLine() throws IOException {
    Path templates = Files.createDirectory(folder.resolve("t"));
    Files.writeString(templates.resolve("brief.ftlh"), "<html>\n${b.nothing}\n</html>");
    Files.writeString(templates.resolve("brief.css"), "");
    Files.writeString(templates.resolve("print.css"), "");
    Files.writeString(templates.resolve("screen.css"), "");

    assertThat(seeds("o", "--template", templates.toString())).isEqualTo(65);
    assertThat(err).contains("brief.ftlh").contains("line 2");
    assertThat(folder.resolve("o").resolve("brief.pdf")).doesNotExist();
  }

  @Test
  void evaluatesAnnotatedCases() throws IOException {
    Path items =
        Files.writeString(
            folder.resolve("items.jsonl"),
            "{\"id\":\"x\",\"docs\":[{\"id\":\"A\",\"text\":\"The fire in the Almere mill killed 12 workers.\"},{\"id\":\"B\",\"text\":\"The fire in the Almere mill killed 15 workers.\"}]}\n");

    assertThat(run("eval", items.toString(), "--predictions", folder.resolve("p.jsonl").toString()))
        .isZero();
    JsonNode line = new ObjectMapper().readTree(Files.readString(folder.resolve("p.jsonl")));
    assertThat(line.path("id").asText()).isEqualTo("x");
    assertThat(line.path("findings").path(0).path("type").asText()).isEqualTo("CASUALTY");
    assertThat(line.path("findings").path(0).path("evidence").findValuesAsText("doc"))
        .containsExactly("A", "B");
  }

  @Test
  void namesTheLineOfABrokenCase() throws IOException {
    Path items = Files.writeString(folder.resolve("items.jsonl"), "{\"id\":\"x\"}\n");

    assertThat(run("eval", items.toString())).isEqualTo(65);
    assertThat(err).contains("items.jsonl, line 1");
  }
}

package crossbrief.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crossbrief.serve.TestServers.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Pictures are left in {@code target/pictures} to be looked at. */
@Timeout(120)
@EnabledIf("crossbrief.serve.Browser#isInstalled")
class BrowserTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir Path folder;

  private static List<Path> seeds() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("seeds"))) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }

  /** Drops files on the page as a person does: with an event that carries them. */
  private static void drop(Browser browser, List<Path> files) throws IOException {
    for (Path file : files) {
      JsonNode unused =
          browser.run(
              "const data = new DataTransfer();"
                  + "data.items.add(new File([arguments[1]], arguments[0], {type: 'text/plain'}));"
                  + "document.getElementById('drop').dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: data}));",
              file.getFileName().toString(),
              Files.readString(file));
    }
  }

  @Test
  void filesThatAreDroppedBecomeABrief() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder);
        Browser browser = new Browser(1200, 900, false)) {
      browser.open(server.address + "/");
      browser.await("#drop");

      drop(browser, seeds());
      browser.picture(PICTURES.resolve("page-1-chosen.png"));
      assertThat(browser.text("#chosen")).contains(seeds().get(0).getFileName().toString());
      browser.click("#make");
      browser.await("#result");
      assertThat(browser.text("#found")).isEqualTo("7 contradictions in 1 story, 2 articles.");
      assertThat(browser.run("return document.activeElement.id").asText()).isEqualTo("result-head");
      browser.frame("#brief");
      assertThat(browser.text("body")).contains("2024").contains("contradict");
      browser.frame(null);
      browser.picture(PICTURES.resolve("page-2-brief.png"));
      String pdf = browser.run("return document.getElementById('pdf').href").asText();
      assertThat(
              browser
                  .run(
                      "const r = new XMLHttpRequest(); r.open('GET', arguments[0], false); r.send(); return r.getResponseHeader('Content-Type') + ' ' + r.responseText.slice(0, 5)",
                      pdf)
                  .asText())
          .isEqualTo("application/pdf %PDF-");
      assertThat(browser.text("#earlier-list")).contains("7 contradictions");
    }
  }

  @Test
  void theProgressIsShownArticleByArticle() throws IOException, InterruptedException {
    try (Running server =
            TestServers.start(
                folder,
                TestServers.config(Map.of()),
                SlowWorkshop.of(TestServers.workshop(Map.of("cache", "none")), 400));
        Browser browser = new Browser(1200, 900, false)) {
      browser.open(server.address + "/");
      browser.await("#drop");
      drop(browser, seeds());
      browser.click("#make");

      browser.await("#steps li");
      browser.picture(PICTURES.resolve("page-3-progress.png"));

      assertThat(browser.text("#state")).matches("Summarizing: [12] of 2\\.");
      browser.await("#result");
    }
  }

  @Test
  void theKeyboardAloneWillDo() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder);
        Browser browser = new Browser(1200, 900, false)) {
      browser.open(server.address + "/");
      browser.await("#drop");

      StringBuilder way = new StringBuilder();
      for (int i = 0; i < 16 && !way.toString().contains(" make"); i++) {
        browser.press(Browser.TAB);
        String at =
            browser
                .run(
                    "const e = document.activeElement; return e.id || e.className || e.tagName.toLowerCase()")
                .asText();
        way.append(' ').append(at);
        if (at.equals("text-1")) {
          browser.press(
              "The ferry Northern Star sank on Monday off Osterby. Twelve people died, the coast guard said. The ferry Northern Star sank on Tuesday off Osterby.");
        }
      }
      assertThat(way.toString()).isEqualTo(" skip a files urls text-1 more-text summary make");
      assertThat(
              browser
                  .run(
                      "const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth")
                  .asText())
          .isEqualTo("solid 3px");
      browser.press(Browser.ENTER);
      browser.await("#result");

      assertThat(browser.text("#found")).contains("1 article");
      browser.press(Browser.TAB);
      assertThat(browser.run("return document.activeElement.id").asText()).isEqualTo("pdf");
    }
  }

  @Test
  void aPhoneShowsAllOfItWithoutScrollingSideways() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder);
        Browser browser = new Browser(390, 844, true)) {
      browser.open(server.address + "/");
      browser.await("#drop");
      browser.picture(PICTURES.resolve("phone-1-dark.png"));
      String wide = "return document.documentElement.scrollWidth";
      assertThat(browser.run(wide).asInt()).isLessThanOrEqualTo(390);

      browser.type(
          "#files",
          String.join("\n", seeds().stream().map(f -> f.toAbsolutePath().toString()).toList()));
      browser.click("#make");
      browser.await("#result");

      assertThat(browser.run(wide).asInt()).isLessThanOrEqualTo(390);
      browser.frame("#brief");
      assertThat(browser.run(wide).asInt()).isLessThanOrEqualTo(390);
      browser.frame(null);
      browser.picture(PICTURES.resolve("phone-2-brief.png"));
    }
  }

  @Test
  void nothingIsLoadedFromElsewhereAndNothingOffendsThePolicy()
      throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder);
        Browser browser = new Browser(1200, 900, false)) {
      browser.open(server.address + "/");
      browser.await("#drop");
      JsonNode unused =
          browser.run(
              "window.offenses = []; document.addEventListener('securitypolicyviolation', e => window.offenses.push(e.violatedDirective + ' ' + e.blockedURI))");
      drop(browser, seeds());
      browser.click("#make");
      browser.await("#result");

      JsonNode loaded =
          browser.run(
              "return performance.getEntriesByType('resource').map(e => new URL(e.name).origin)");
      assertThat(loaded)
          .isNotEmpty()
          .allSatisfy(o -> assertThat(o.asText()).isEqualTo(server.address));
      assertThat(browser.run("return window.offenses")).isEmpty();
    }
  }

  @Test
  void anEmptyOrderIsExplained() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder);
        Browser browser = new Browser(1200, 900, false)) {
      browser.open(server.address + "/");
      browser.await("#drop");
      browser.click("#make");

      browser.await("#problem");
      assertThat(browser.text("#problem")).contains("there is nothing yet to make a brief of");
    }
  }

  @Test
  void whoNeedsATokenIsAskedForIt() throws IOException, InterruptedException {
    try (Running server =
            TestServers.start(
                folder,
                TestServers.config(Map.of("0123456789abcdef", "desk")),
                TestServers.workshop(Map.of("cache", "none")));
        Browser browser = new Browser(1200, 900, false)) {
      browser.open(server.address + "/");
      browser.await("#token");
      browser.picture(PICTURES.resolve("page-4-token.png"));
      browser.type("#token", "0123456789abcdef" + Browser.ENTER);
      browser.await("#drop");

      drop(browser, seeds());
      browser.click("#make");
      browser.await("#result");
      assertThat(browser.text("#found")).contains("7 contradictions");
    }
  }
}

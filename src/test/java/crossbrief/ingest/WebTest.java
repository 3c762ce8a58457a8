package crossbrief.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import crossbrief.domain.Article;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.SkippedArticle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server on loopback. */
@Timeout(60)
class WebTest {
  private static final String BODY =
      "The ferry Aurora sank off Brill on Monday with 48 people aboard, the coast guard said in a statement. ";
  private static final String MORE =
      "Rescuers found 12 survivors by noon, and the search went on with three boats until the storm came back. Harbor master Lena Voss said that nobody had forecast it, and that the crew had been told to stay.";
  private static final Instant NOW = Instant.parse("2025-03-15T02:00:00Z");

  @TempDir Path temp;

  private final Map<String, com.sun.net.httpserver.HttpHandler> pages = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          com.sun.net.httpserver.HttpHandler page = pages.get(exchange.getRequestURI().getPath());
          if (page == null) {
            send(exchange, 404, "text/plain", "no".getBytes(StandardCharsets.UTF_8), Map.of());
          } else {
            page.handle(exchange);
          }
        });
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void send(
      HttpExchange exchange, int status, String type, byte[] body, Map<String, String> headers)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void page(String path, String type, String body, String... headers) {
    Map<String, String> more = new HashMap<>();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      more.put(headers[i], headers[i + 1]);
    }
    pages.put(path, e -> send(e, 200, type, body.getBytes(StandardCharsets.UTF_8), more));
  }

  private void redirect(String path, String to) {
    pages.put(path, e -> send(e, 302, "text/plain", new byte[0], Map.of("Location", to)));
  }

  private static String article(String title, String text) {
    return "<!doctype html><html lang=en><head><title>"
        + title
        + " | The Herald</title><meta property=og:site_name content='The Herald'><meta property=article:published_time content='2025-03-14T08:00:00Z'></head><body><nav><a href=/>Home</a></nav><article><h1>"
        + title
        + "</h1><p>"
        + text
        + "</p><p>"
        + MORE
        + "</p></article></body></html>";
  }

  private IngestConfig config(@Nullable Since since, @Nullable Path memory) {
    return new IngestConfig(
        since,
        memory,
        temp.resolve("web"),
        null,
        IngestConfig.PrivateAddresses.ALLOWED,
        Duration.ofMillis(20),
        Duration.ofSeconds(2),
        "crossbrief-test/1");
  }

  private Ingested read(IngestConfig config, Instant now, String... inputs) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new ArticleReader(config, clock, Clock.systemUTC(), InputStream.nullInputStream())
        .read(List.of(inputs));
  }

  private Ingested read(String... inputs) {
    return read(config(null, null), NOW, inputs);
  }

  private String reason(String path) {
    page("/good", "text/html", article("Good", BODY));
    return read(base + path, base + "/good").skipped().stream()
        .filter(s -> s.uri().equals(base + path))
        .map(SkippedArticle::reason)
        .findFirst()
        .orElse("");
  }

  private static String rss(String... items) {
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>The Herald - News</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  private static String item(String link, String title, String date) {
    return "<item><title>"
        + title
        + "</title><link>"
        + link
        + "</link><guid>"
        + link
        + "</guid><pubDate>"
        + date
        + "</pubDate><description>Short.</description></item>";
  }

  @Test
  void readsAPageWithWhatItSaysOfItself() {
    page("/ferry", "text/html; charset=utf-8", article("Ferry sinks", BODY));

    Article article = read(base + "/ferry").articles().get(0);

    assertThat(article.title()).isEqualTo("Ferry sinks");
    assertThat(article.source()).isEqualTo("The Herald");
    assertThat(article.published()).isEqualTo(LocalDate.of(2025, 3, 14));
    assertThat(article.publishedFrom()).isEqualTo(DateOrigin.META);
    assertThat(article.imprint().dateLine())
        .isEqualTo("meta article:published_time: 2025-03-14T08:00:00Z");
    assertThat(article.text()).isEqualTo(BODY.strip() + "\n" + MORE);
    assertThat(article.imprint().language()).isEqualTo("en");
  }

  @Test
  void readsAFeedWithThePagesOfItsEntries() {
    page("/ferry", "text/html", article("Ferry sinks", BODY).replaceAll("<meta[^>]*>", ""));
    page(
        "/feed",
        "application/rss+xml",
        rss(
            item(base + "/ferry", "Ferry", "Fri, 14 Mar 2025 10:00:00 GMT"),
            item(base + "/gone", "Gone", "Fri, 14 Mar 2025 11:00:00 GMT")));

    Ingested read = read(base + "/feed");

    assertThat(read.articles()).hasSize(1);
    assertThat(read.articles().get(0).text()).contains(MORE);
    assertThat(read.articles().get(0).source()).isEqualTo("The Herald");
    assertThat(read.articles().get(0).publishedFrom()).isEqualTo(DateOrigin.FEED);
    assertThat(read.articles().get(0).publishedAt())
        .isEqualTo(Instant.parse("2025-03-14T10:00:00Z"));
    assertThat(read.skipped())
        .containsExactly(new SkippedArticle(base + "/gone", "there is no such page (HTTP 404)"));
  }

  @Test
  void asksForNoPageThatIsFromBeforeTheNight() {
    page("/new", "text/html", article("New", BODY));
    page(
        "/feed",
        "application/rss+xml",
        rss(
            item(base + "/new", "New", "Fri, 14 Mar 2025 10:00:00 GMT"),
            item(base + "/old", "Old", "Mon, 10 Mar 2025 10:00:00 GMT")));

    Ingested read = read(config(Since.parse("24h"), null), NOW, base + "/feed");

    assertThat(read.articles()).hasSize(1);
    assertThat(read.outside()).isEqualTo(1);
    assertThat(asked).doesNotContain("/old");
  }

  @Test
  void readsAJsonFeedAndAtom() {
    page(
        "/json",
        "application/feed+json",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Coast Post\",\"items\":[{\"id\":\"1\",\"url\":\"https://coast.example/1\",\"title\":\"One\",\"content_text\":\""
            + (BODY + MORE).repeat(3)
            + "\",\"date_published\":\"2025-03-14T10:00:00Z\"}]}");
    page(
        "/atom",
        "application/atom+xml",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Bay News</title><entry><title>Two</title><id>x:2</id><link href='https://bay.example/2'/><updated>2025-03-14T11:00:00Z</updated><content type='html'>&lt;p&gt;"
            + (BODY + MORE).repeat(3)
            + "&lt;/p&gt;</content></entry></feed>");

    List<Article> articles = read(base + "/json", base + "/atom").articles();

    assertThat(articles.stream().map(Article::source)).containsExactly("Coast Post", "Bay News");
    assertThat(articles.stream().map(Article::uri))
        .containsExactly("https://coast.example/1", "https://bay.example/2");
  }

  @Test
  void sendsWhatItKnowsSoThatNothingIsSentTwice() {
    List<String> marks = Collections.synchronizedList(new ArrayList<>());
    pages.put(
        "/ferry",
        e -> {
          String mark = e.getRequestHeaders().getFirst("If-None-Match");
          marks.add(String.valueOf(mark));
          boolean same = "\"v1\"".equals(mark);
          send(
              e,
              same ? 304 : 200,
              "text/html",
              same ? new byte[0] : article("Ferry sinks", BODY).getBytes(StandardCharsets.UTF_8),
              Map.of("ETag", "\"v1\""));
        });

    Article first = read(base + "/ferry").articles().get(0);
    Article second = read(base + "/ferry").articles().get(0);

    assertThat(marks).containsExactly("null", "\"v1\"");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void obeysRobots() {
    page("/robots.txt", "text/plain", "User-agent: crossbrief\nDisallow: /private/\n");
    page("/private/a", "text/html", article("Private", BODY));

    assertThat(reason("/private/a")).isEqualTo("the site's robots.txt does not allow it");
    assertThat(asked).doesNotContain("/private/a");
  }

  @Test
  void asksNothingWhereRobotsCannotBeRead() {
    pages.put("/robots.txt", e -> send(e, 500, "text/plain", new byte[0], Map.of()));
    page("/a", "text/html", article("A", BODY));

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> read(base + "/a")))
        .hasMessageContaining("the site's robots.txt cannot be read (HTTP 500)");
  }

  @Test
  void spacesTheRequestsToOneHost() {
    for (int i = 0; i < 5; i++) {
      page("/" + i, "text/html", article("Page " + i, i + " " + BODY));
    }
    IngestConfig slow =
        new IngestConfig(
            null,
            null,
            null,
            null,
            IngestConfig.PrivateAddresses.ALLOWED,
            Duration.ofMillis(150),
            Duration.ofSeconds(5),
            "t");
    long start = System.nanoTime();

    read(slow, NOW, base + "/0", base + "/1", base + "/2", base + "/3", base + "/4");

    assertThat(System.nanoTime() - start).isGreaterThan(5 * 150_000_000L);
  }

  @Test
  void namesItself() {
    List<String> agents = Collections.synchronizedList(new ArrayList<>());
    pages.put(
        "/ferry",
        e -> {
          agents.add(e.getRequestHeaders().getFirst("User-Agent"));
          send(
              e,
              200,
              "text/html",
              article("Ferry", BODY).getBytes(StandardCharsets.UTF_8),
              Map.of());
        });

    read(base + "/ferry");

    assertThat(agents).containsExactly("crossbrief-test/1");
  }

  @Test
  void followsFewRedirects() {
    page("/end", "text/html", article("End", BODY));
    redirect("/start", "/end");
    redirect("/loop", "/loop");

    assertThat(read(base + "/start").articles().get(0).title()).isEqualTo("End");
    assertThat(reason("/loop")).isEqualTo("more than 5 redirects");
  }

  @Test
  void stopsAtADeadline() {
    pages.put(
        "/slow",
        e -> {
          e.sendResponseHeaders(200, 0);
          OutputStream out = e.getResponseBody();
          for (int i = 0; i < 100; i++) {
            out.write(' ');
            out.flush();
            sleep(200);
          }
        });
    long start = System.nanoTime();

    assertThat(reason("/slow")).isEqualTo("no whole answer within 2 s");
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesWhatUnpacksToTooMuch() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1024 * 1024];
      for (int i = 0; i < 64; i++) {
        gzip.write(zeros);
      }
    }
    pages.put(
        "/bomb",
        e -> send(e, 200, "text/html", packed.toByteArray(), Map.of("Content-Encoding", "gzip")));

    assertThat(reason("/bomb")).isEqualTo("larger than 16 MB when unpacked");
  }

  @Test
  void refusesWhatNeverEnds() {
    pages.put(
        "/endless",
        e -> {
          e.sendResponseHeaders(200, 0);
          byte[] block = new byte[1024 * 1024];
          try (OutputStream out = e.getResponseBody()) {
            for (int i = 0; i < 200; i++) {
              out.write(block);
            }
          }
        });

    assertThat(reason("/endless")).isEqualTo("larger than 16 MB");
  }

  @Test
  void asksABusyServerAgain() {
    List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
    pages.put(
        "/busy",
        e -> {
          int status = answers.isEmpty() ? 503 : 200;
          answers.add(status);
          send(
              e,
              status,
              "text/html",
              article("Busy", BODY).getBytes(StandardCharsets.UTF_8),
              Map.of("Retry-After", "1"));
        });

    assertThat(read(base + "/busy").articles().get(0).title()).isEqualTo("Busy");
    assertThat(answers).containsExactly(503, 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://100.64.1.1/",
        "http://2130706433/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::a00:1]/",
        "http://localhost.localdomain/"
      })
  void refusesAddressesOfInnerNetworks(String address) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    PublicAddresses.check(
                        WebClient.uri(address), IngestConfig.PrivateAddresses.REFUSED)))
        .isInstanceOf(crossbrief.domain.ArticleException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://93.184.216.34/", "https://[2606:2800:220:1:248:1893:25c8:1946]/"})
  void allowsAddressesOfTheOpenInternet(String address) {
    PublicAddresses.check(WebClient.uri(address), IngestConfig.PrivateAddresses.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "http://user:pass@93.184.216.34/"
      })
  void refusesOtherSchemesAndPasswords(String address) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    PublicAddresses.check(
                        WebClient.uri(address), IngestConfig.PrivateAddresses.REFUSED)))
        .isInstanceOf(crossbrief.domain.ArticleException.class);
  }

  @Test
  void refusesARedirectToWhereItMayNotGo() {
    redirect("/away", "file:///etc/passwd");

    assertThat(reason("/away")).isEqualTo("only http and https addresses are read");
  }

  @Test
  void remembersWhatItReadAndTakesWhatIsNewOrChanged() {
    Path memory = temp.resolve("memory");
    Instant later = NOW.plus(Duration.ofDays(1));
    page("/a", "text/html", article("A", BODY));
    page("/b", "text/html", article("B", "Another thing. " + BODY));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ArticleReader first =
        new ArticleReader(config(null, memory), clock, clock, InputStream.nullInputStream());
    Ingested night = first.read(List.of(base + "/a", base + "/b"));
    first.memory().orElseThrow().put(first.memories(night));
    page("/a", "text/html", article("A", BODY.replace("48", "52")));

    Ingested next = read(config(null, memory), later, base + "/a", base + "/b");

    assertThat(night.articles()).hasSize(2);
    assertThat(next.articles().stream().map(Article::title)).containsExactly("A");
    assertThat(next.seenBefore()).isEqualTo(1);
    assertThat(next.earlier()).hasSize(1);
    assertThat(next.earlier().get(0).text()).contains("48 people");
    assertThat(next.earlier().get(0).source()).isEqualTo("The Herald (earlier version)");
    assertThat(next.earlier().get(0).isAnnex()).isTrue();
  }

  @Test
  void saysSoWhenThereIsNothingNew() {
    Path memory = temp.resolve("memory");
    page("/a", "text/html", article("A", BODY));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ArticleReader first =
        new ArticleReader(config(null, memory), clock, clock, InputStream.nullInputStream());
    first.memory().orElseThrow().put(first.memories(first.read(List.of(base + "/a"))));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> read(config(null, memory), NOW, base + "/a")))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("nothing new in")
        .hasMessageContaining("1 articles were read by an earlier run");
  }

  @Test
  void aRunThatIsNotDeliveredIsNotRemembered() {
    Path memory = temp.resolve("memory");
    page("/a", "text/html", article("A", BODY));

    read(config(null, memory), NOW, base + "/a");

    assertThat(read(config(null, memory), NOW, base + "/a").articles()).hasSize(1);
  }
}

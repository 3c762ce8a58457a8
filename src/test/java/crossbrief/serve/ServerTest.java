package crossbrief.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.serve.TestServers.Running;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP API as programs, and as those who mean no good, use it. */
@Timeout(120)
class ServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALICE = "alice-alice-alice-1";
  private static final String BOB = "bob-bob-bob-bob-bob-2";
  private static final Map<String, String> TENANTS = Map.of(ALICE, "alice", BOB, "bob");
  private static final String TEXTS =
      "{\"texts\":[{\"source\":\"Courier\",\"text\":\"The ferry Northern Star sank off Osterby on Monday. Twelve people died, the coast guard said.\"},{\"source\":\"Gazette\",\"text\":\"The ferry Northern Star sank off Osterby on Monday. Nine people died, the coast guard said.\"}]}";

  @TempDir Path folder;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpRequest.Builder to(Running server, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address + path)).timeout(Duration.ofSeconds(90));
    return path.endsWith("/events") ? request.header("Accept", "text/event-stream") : request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
    return request
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static byte[] form(Map<String, byte[]> files, String more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.forEach(
        (name, content) -> {
          out.writeBytes(
              ("--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                      + name
                      + "\"\r\nContent-Type: text/plain\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          out.writeBytes(content);
          out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    out.writeBytes((more + "--X--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static HttpRequest.Builder form(HttpRequest.Builder request, byte[] body) {
    return request
        .header("Content-Type", "multipart/form-data; boundary=X")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private static Map<String, byte[]> seeds() throws IOException {
    Map<String, byte[]> files = new java.util.TreeMap<>();
    try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
      for (Path seed : seeds.filter(f -> f.toString().endsWith(".txt")).toList()) {
        files.put(seed.getFileName().toString(), Files.readAllBytes(seed));
      }
    }
    return files;
  }

  private JsonNode ordered(Running server, String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send(json(to(server, path), TEXTS));
    assertThat(response.statusCode()).as(response.body()).isIn(201, 202);
    return JSON.readTree(response.body());
  }

  private static Workshop workshop() {
    return TestServers.workshop(Map.of("cache", "none"));
  }

  @Test
  void aBriefOfTheSeedsIsMadeAndReadInAllFormats() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      HttpResponse<String> made = send(form(to(server, "/briefs?wait=60"), form(seeds(), "")));

      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      JsonNode brief = JSON.readTree(made.body());
      assertThat(brief.path("contradictions").asInt()).isEqualTo(7);
      String at = made.headers().firstValue("Location").orElseThrow();
      for (String file : List.of("brief.pdf", "brief.html", "brief.md", "brief.json", "run.json")) {
        assertThat(send(to(server, at + "/" + file)).statusCode()).as(file).isEqualTo(200);
      }
      JsonNode whole = JSON.readTree(send(to(server, at)).body());
      assertThat(whole.path("articleList").findValuesAsText("state"))
          .containsExactly("used", "used");
      assertThat(send(to(server, at + "/brief.exe")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void textsAreComparedUnderTheirOutlets() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      JsonNode brief = ordered(server, "/briefs?wait=60");

      assertThat(brief.path("contradictions").asInt()).isEqualTo(1);
      JsonNode json =
          JSON.readTree(
              send(to(server, "/briefs/" + brief.path("id").asText() + "/brief.json")).body());
      assertThat(json.path("articles").findValuesAsText("source"))
          .containsExactly("Courier", "Gazette");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                              | 400 | nothing to make a brief of
          [1]                             | 400 | the body is an object
          {"urls":["ftp://x.example/"]}   | 400 | is no address of a page or feed
          {"urls":["file:///etc/passwd"]} | 400 | is no address of a page or feed
          {"files":["/etc/passwd"]}       | 400 | unknown field files
          {"texts":["a"],"stories":"x"}   | 400 | stories takes auto, one or several
          {"texts":                       | 400 | not JSON
          """)
  void whatIsWrongWithAnOrderIsSaid(String body, int status, String says)
      throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      HttpResponse<String> response = send(json(to(server, "/briefs"), body));

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(JSON.readTree(response.body()).path("error").asText()).contains(says);
    }
  }

  @Test
  void addressesOfPrivateNetworksAreRefused() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      HttpResponse<String> response =
          send(
              json(
                  to(server, "/briefs?wait=60"),
                  "{\"urls\":[\"" + server.address + "/\",\"http://169.254.169.254/latest\"]}"));

      JsonNode brief = JSON.readTree(response.body());
      assertThat(brief.path("state").asText()).isEqualTo("failed");
      assertThat(brief.path("message").asText()).contains("private");
    }
  }

  @Test
  void namesOfUploadsLeadNowhere() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      Map<String, byte[]> files = new java.util.LinkedHashMap<>();
      byte[] text = "The mill in Osterby burned down on Friday.".getBytes(StandardCharsets.UTF_8);
      files.put("../../../../tmp/crossbrief-escaped.txt", text);
      files.put("C:\\\\windows\\\\evil.txt", text);
      files.put(".hidden.txt", text);
      files.put("x".repeat(300) + ".txt", text);

      HttpResponse<String> made = send(form(to(server, "/briefs?wait=60"), form(files, "")));

      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      assertThat(Path.of("/tmp/crossbrief-escaped.txt")).doesNotExist();
      String at = made.headers().firstValue("Location").orElseThrow();
      assertThat(
              JSON.readTree(send(to(server, at)).body())
                  .path("articleList")
                  .findValuesAsText("uri"))
          .contains("crossbrief-escaped.txt")
          .allSatisfy(uri -> assertThat(uri).doesNotContain(".."));
    }
  }

  @Test
  void anUploadThatIsTooLargeIsRefused() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      HttpResponse<String> response =
          send(form(to(server, "/briefs"), form(Map.of("big.txt", new byte[6_000_000]), "")));

      assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
      assertThat(send(to(server, "/health")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whereTokensAreSetNothingIsToldWithoutOne() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder, TestServers.config(TENANTS), workshop())) {
      assertThat(send(json(to(server, "/briefs"), TEXTS)).statusCode()).isEqualTo(401);
      assertThat(send(to(server, "/briefs")).statusCode()).isEqualTo(401);
      assertThat(
              send(to(server, "/briefs").header("Authorization", "Bearer wrong-wrong-wrong-1"))
                  .statusCode())
          .isEqualTo(401);
      assertThat(send(to(server, "/")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tenantsDoNotSeeEachOther() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder, TestServers.config(TENANTS), workshop())) {
      HttpResponse<String> made =
          send(
              json(
                  to(server, "/briefs?wait=60").header("Authorization", "Bearer " + ALICE), TEXTS));
      String at = made.headers().firstValue("Location").orElseThrow();

      for (String path : List.of(at, at + "/brief.pdf", at + "/events")) {
        assertThat(send(to(server, path).header("Authorization", "Bearer " + BOB)).statusCode())
            .as(path)
            .isEqualTo(404);
      }
      assertThat(
              send(to(server, at).header("Authorization", "Bearer " + BOB).DELETE()).statusCode())
          .isEqualTo(404);
      assertThat(send(to(server, "/briefs").header("Authorization", "Bearer " + BOB)).body())
          .isEqualTo("{\"briefs\":[]}");
      assertThat(
              send(to(server, at + "/brief.pdf").header("Authorization", "Bearer " + ALICE))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void idsCannotBeGuessed() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      String one = ordered(server, "/briefs").path("id").asText();
      String other = ordered(server, "/briefs").path("id").asText();

      assertThat(one).hasSize(22).isNotEqualTo(other);
      assertThat(one.substring(0, 6)).isNotEqualTo(other.substring(0, 6));
    }
  }

  @Test
  void aSessionOfABrowserIsNotUsedByAnotherSite() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder, TestServers.config(TENANTS), workshop())) {
      HttpResponse<String> login =
          send(json(to(server, "/session"), "{\"token\":\"" + ALICE + "\"}"));
      String setCookie = login.headers().firstValue("Set-Cookie").orElseThrow();
      String cookie = setCookie.substring(0, setCookie.indexOf(';'));
      assertThat(setCookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain(ALICE);

      HttpRequest.Builder own =
          json(to(server, "/briefs"), TEXTS)
              .header("Cookie", cookie)
              .header("Origin", server.address)
              .header("Sec-Fetch-Site", "same-origin");
      HttpRequest.Builder foreign =
          json(to(server, "/briefs"), TEXTS)
              .header("Cookie", cookie)
              .header("Origin", "https://evil.example");
      HttpRequest.Builder silent = json(to(server, "/briefs"), TEXTS).header("Cookie", cookie);
      HttpRequest.Builder sandboxed =
          json(to(server, "/briefs"), TEXTS).header("Cookie", cookie).header("Origin", "null");

      assertThat(send(own).statusCode()).isEqualTo(202);
      assertThat(send(foreign).statusCode()).isEqualTo(403);
      assertThat(send(silent).statusCode()).isEqualTo(403);
      assertThat(send(sandboxed).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void withoutTokensANameThatPointsHereIsRefused() throws IOException {
    try (Running server = TestServers.start(folder);
        Socket socket = new Socket("127.0.0.1", URI.create(server.address).getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /briefs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void othersThanThisMachineNeedTokens() {
    assertThatThrownBy(
            () ->
                TestServers.start(
                    folder, new ServeConfig("0.0.0.0", 0, Map.of(), 1_000, 1, 1), workshop()))
        .hasMessageContaining("CROSSBRIEF_TOKENS");
  }

  @Test
  void everyAnswerSaysWhatABrowserMayDoWithIt() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      String id = ordered(server, "/briefs?wait=60").path("id").asText();
      for (String path : List.of("/", "/briefs", "/briefs/" + id + "/brief.html", "/nothing")) {
        HttpResponse<String> response = send(to(server, path));
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
            .as(path)
            .startsWith("default-src 'none'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Server")).isEmpty();
      }
      assertThat(
              send(to(server, "/briefs/" + id + "/brief.html"))
                  .headers()
                  .firstValue("Content-Security-Policy")
                  .orElse(""))
          .contains("sandbox")
          .doesNotContain("script-src");
    }
  }

  @Test
  void eventsTellOfEachStepAndEnd() throws IOException, InterruptedException {
    try (Running server =
        TestServers.start(folder, TestServers.config(Map.of()), SlowWorkshop.of(workshop(), 150))) {
      String id = ordered(server, "/briefs").path("id").asText();

      String events = send(to(server, "/briefs/" + id + "/events")).body();

      assertThat(events).contains("event: progress").contains("\"last\":\"Courier\"");
      assertThat(events.strip())
          .matches("(?s).*event: over\\ndata: [^\\n]*\"state\":\"made\"[^\\n]*");
    }
  }

  @Test
  void thoseBehindAreToldHowManyAreAheadAndCanBeCanceled()
      throws IOException, InterruptedException {
    ServeConfig one = new ServeConfig("127.0.0.1", 0, Map.of(), 5_000_000, 3, 1);
    try (Running server = TestServers.start(folder, one, SlowWorkshop.of(workshop(), 700))) {
      String first = ordered(server, "/briefs").path("id").asText();
      String second = ordered(server, "/briefs").path("id").asText();
      String third = ordered(server, "/briefs").path("id").asText();
      JsonNode waiting = JSON.readTree(send(to(server, "/briefs/" + third)).body());
      JsonNode canceled = JSON.readTree(send(to(server, "/briefs/" + second).DELETE()).body());
      JsonNode after = JSON.readTree(send(to(server, "/briefs/" + third)).body());
      JsonNode working = JSON.readTree(send(to(server, "/briefs/" + first).DELETE()).body());

      assertThat(waiting.path("state").asText()).isEqualTo("queued");
      assertThat(waiting.path("ahead").asInt()).isEqualTo(1);
      assertThat(canceled.path("state").asText()).isEqualTo("canceled");
      assertThat(after.path("ahead").asInt()).isZero();
      assertThat(working.path("state").asText()).isEqualTo("canceled");
      assertThat(send(to(server, "/briefs/" + third + "/events")).body()).contains("\"made\"");
      assertThat(JSON.readTree(send(to(server, "/briefs/" + first)).body()).path("state").asText())
          .isEqualTo("canceled");
    }
  }

  @Test
  void aFullQueueSaysWhenToComeBack() throws IOException, InterruptedException {
    ServeConfig small = new ServeConfig("127.0.0.1", 0, Map.of(), 5_000_000, 1, 1);
    try (Running server = TestServers.start(folder, small, SlowWorkshop.of(workshop(), 500))) {
      JsonNode unused = ordered(server, "/briefs");
      unused = ordered(server, "/briefs");
      HttpResponse<String> third = send(json(to(server, "/briefs"), TEXTS));

      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void tooManyOrdersAreSlowedDown() throws IOException, InterruptedException {
    ServeConfig wide = new ServeConfig("127.0.0.1", 0, Map.of(), 5_000_000, 1000, 1);
    try (Running server = TestServers.start(folder, wide, SlowWorkshop.of(workshop(), 5))) {
      List<Integer> codes = new ArrayList<>();
      for (int i = 0; i < 130; i++) {
        codes.add(send(json(to(server, "/briefs"), "{}")).statusCode());
      }

      assertThat(codes.subList(0, 120)).containsOnly(400);
      assertThat(codes).contains(429);
    }
  }

  @Test
  void fiftyAtOnceAreAllMade() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      byte[] body = form(seeds(), "");
      List<CompletableFuture<HttpResponse<String>>> orders = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        orders.add(
            client.sendAsync(
                form(to(server, "/briefs"), body).build(), HttpResponse.BodyHandlers.ofString()));
      }
      List<String> ids = new ArrayList<>();
      int behind = 0;
      for (CompletableFuture<HttpResponse<String>> order : orders) {
        HttpResponse<String> response = order.join();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode standing = JSON.readTree(response.body());
        ids.add(standing.path("id").asText());
        behind = Math.max(behind, standing.path("ahead").asInt());
      }

      assertThat(behind).isGreaterThan(10);
      for (String id : ids) {
        assertThat(send(to(server, "/briefs/" + id + "/events")).body())
            .contains("\"contradictions\":7");
      }
    }
  }

  @Test
  void slowAndHalfOpenClientsStarveNobody() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      int port = URI.create(server.address).getPort();
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 200; i++) {
          Socket socket = new Socket("127.0.0.1", port);
          slow.add(socket);
          OutputStream out = socket.getOutputStream();
          String request =
              i % 2 == 0
                  ? "GET /briefs HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow"
                  : "POST /briefs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{";
          out.write(request.getBytes(StandardCharsets.US_ASCII));
          out.flush();
        }
        long start = System.nanoTime();

        JsonNode brief = ordered(server, "/briefs?wait=60");

        assertThat(brief.path("state").asText()).isEqualTo("made");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
    }
  }

  @Test
  void whatWaitsWhenAServerEndsIsMadeByTheNextOne() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    ServeConfig one = new ServeConfig("127.0.0.1", 0, Map.of(), 5_000_000, 100, 1);
    try (Running server = TestServers.start(folder, one, SlowWorkshop.of(workshop(), 300))) {
      for (int i = 0; i < 4; i++) {
        ids.add(ordered(server, "/briefs").path("id").asText());
      }
      while (!send(to(server, "/briefs/" + ids.get(0))).body().contains("working")) {
        Thread.sleep(20);
      }
    }

    try (Running server = TestServers.start(folder)) {
      for (String id : ids) {
        String unused = send(to(server, "/briefs/" + id + "/events")).body();
        assertThat(send(to(server, "/briefs/" + id)).body()).contains("\"state\":\"made\"");
      }
    }
  }

  @Test
  void theDescriptionOfTheApiNamesEveryRoute() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      JsonNode description = JSON.readTree(send(to(server, "/openapi.json")).body());
      String id = ordered(server, "/briefs?wait=60").path("id").asText();

      List<String> paths = new ArrayList<>();
      description.path("paths").fieldNames().forEachRemaining(paths::add);
      for (String path : paths) {
        String real = path.replace("{id}", id).replace("{file}", "brief.json");
        assertThat(send(to(server, real)).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(paths).hasSize(7);
    }
  }

  @Test
  void theMetricsCanBeScraped() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      assertThat(send(to(server, "/metrics")).body())
          .contains("# TYPE crossbrief_queue gauge\ncrossbrief_queue 0\n");
    }
  }

  @Test
  void nothingOfTheJarIsServedByItsPath() throws IOException, InterruptedException {
    try (Running server = TestServers.start(folder)) {
      for (String path :
          List.of(
              "/crossbrief/serve/index.html",
              "/..%2f..%2fetc/passwd",
              "/briefs/../app.js",
              "/%2e%2e/app.js")) {
        assertThat(send(to(server, path)).statusCode()).as(path).isIn(400, 404);
      }
    }
  }
}

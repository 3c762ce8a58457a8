package crossbrief.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium without a window, asked by the WebDriver protocol (W3C) through chromedriver. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Keys of the WebDriver protocol. */
  static final String TAB = "\ue004";

  static final String ENTER = "\ue007";
  static final String SPACE = " ";

  private final Process driver;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String session;

  /** Where chromedriver is; empty where it is not installed. */
  static Optional<Path> driver() {
    return Stream.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static boolean isInstalled() {
    return driver().isPresent();
  }

  Browser(int width, int height, boolean dark) throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    driver =
        new ProcessBuilder(driver().orElseThrow().toString(), "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    address = "http://127.0.0.1:" + port;
    awaitDriver();
    ObjectNode options = JSON.createObjectNode();
    ArrayNode args = options.putArray("args");
    List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--window-size=" + width + "," + height)
        .forEach(args::add);
    if (dark) {
      args.add("--force-dark-mode").add("--blink-settings=preferredColorScheme=0");
    }
    if (width < 500) {
      options
          .putObject("mobileEmulation")
          .putObject("deviceMetrics")
          .put("width", width)
          .put("height", height)
          .put("pixelRatio", 2.0)
          .put("touch", true);
    }
    ObjectNode wanted = JSON.createObjectNode();
    wanted
        .putObject("capabilities")
        .putObject("alwaysMatch")
        .put("browserName", "chrome")
        .set("goog:chromeOptions", options);
    session = send("POST", "/session", wanted).path("sessionId").asText();
  }

  private void awaitDriver() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      try {
        if (send("GET", "/status", null).path("ready").asBoolean()) {
          return;
        }
      } catch (UncheckedIOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("chromedriver does not start");
  }

  private JsonNode send(
      String method, String path, @org.jspecify.annotations.Nullable ObjectNode body) {
    try {
      HttpRequest.BodyPublisher content =
          body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(body.toString());
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(address + path))
                  .timeout(Duration.ofSeconds(60))
                  .header("Content-Type", "application/json")
                  .method(method, content)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode value = JSON.readTree(response.body()).path("value");
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            path + ": " + value.path("error").asText() + ": " + value.path("message").asText());
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonNode in(
      String method, String path, @org.jspecify.annotations.Nullable ObjectNode body) {
    return send(method, "/session/" + session + path, body);
  }

  void open(String url) {
    JsonNode unused = in("POST", "/url", JSON.createObjectNode().put("url", url));
  }

  String element(String css) {
    return in(
            "POST",
            "/element",
            JSON.createObjectNode().put("using", "css selector").put("value", css))
        .path(ELEMENT)
        .asText();
  }

  /** Types into an element; a file field takes paths, one a line. */
  void type(String css, String text) {
    JsonNode unused =
        in(
            "POST",
            "/element/" + element(css) + "/value",
            JSON.createObjectNode().put("text", text));
  }

  void click(String css) {
    JsonNode unused = in("POST", "/element/" + element(css) + "/click", JSON.createObjectNode());
  }

  /** Presses keys, one after the other, wherever the focus is. */
  void press(String... keys) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode keyboard = body.putArray("actions").addObject();
    keyboard.put("type", "key").put("id", "keyboard");
    ArrayNode actions = keyboard.putArray("actions");
    for (String text : keys) {
      text.codePoints()
          .forEach(
              c -> {
                String key = Character.toString(c);
                actions.addObject().put("type", "keyDown").put("value", key);
                actions.addObject().put("type", "keyUp").put("value", key);
              });
    }
    JsonNode unused = in("POST", "/actions", body);
  }

  /** What a script in the page returns. */
  JsonNode run(String script, Object... args) {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    body.set("args", JSON.valueToTree(args));
    return in("POST", "/execute/sync", body);
  }

  String text(String css) {
    return run("const e = document.querySelector(arguments[0]); return e ? e.innerText : ''", css)
        .asText();
  }

  boolean isVisible(String css) {
    return run(
            "const e = document.querySelector(arguments[0]); return !!e && e.getClientRects().length > 0",
            css)
        .asBoolean();
  }

  /** Waits until something visible is there. */
  void await(String css) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isVisible(css)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no " + css + " after " + PATIENCE + ": " + text("main"));
      }
      Thread.sleep(50);
    }
  }

  /** Into the frame, or out of all frames. */
  void frame(@org.jspecify.annotations.Nullable String css) {
    ObjectNode body = JSON.createObjectNode();
    if (css == null) {
      body.putNull("id");
    } else {
      body.putObject("id").put(ELEMENT, element(css));
    }
    JsonNode unused = in("POST", "/frame", body);
  }

  void picture(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(in("GET", "/screenshot", null).asText()));
  }

  @Override
  public void close() {
    try {
      JsonNode unused = send("DELETE", "/session/" + session, null);
    } finally {
      driver.descendants().forEach(ProcessHandle::destroyForcibly);
      driver.destroyForcibly();
    }
  }
}

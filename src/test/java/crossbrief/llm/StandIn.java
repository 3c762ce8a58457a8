package crossbrief.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A server on loopback that speaks the APIs of all providers on plain sockets, so that it can fail
 * in every way in which a real one does. It counts what it is asked.
 */
public final class StandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerSocket socket;
  private final Function<Asked, Act> script;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final AtomicLong prompts = new AtomicLong();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean recording = true;

  /**
   * A request as it came.
   *
   * @param number from 1
   */
  public record Asked(
      int number, String method, String path, Map<String, String> headers, String body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** What is asked: the name of the reply's schema, told by its fields. */
    public String purpose() {
      return body.contains("sameMatter")
          ? "judge"
          : body.contains("\"inconsistencies\"") || body.contains("\\\"inconsistencies\\\"")
              ? "propose"
              : body.contains("keyPoints") ? "summary" : "check";
    }
  }

  /** How a connection goes wrong. */
  public enum Break {
    NONE,
    RESET_BEFORE_REPLY,
    CLOSE_BEFORE_REPLY,
    RESET_IN_BODY,
    CLOSE_IN_BODY,
    NO_REPLY,
    STALLED_BODY,
    DRIPPING_BODY,
    HUGE_BODY
  }

  /** What the server does with a request. */
  public record Act(
      int status, Map<String, String> headers, String body, long delayMillis, Break broken) {
    public static Act reply(String body) {
      return new Act(200, Map.of(), body, 0, Break.NONE);
    }

    public static Act status(int status, String body) {
      return new Act(status, Map.of(), body, 0, Break.NONE);
    }

    public static Act broken(Break how, String body) {
      return new Act(200, Map.of(), body, 0, how);
    }

    public Act with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Act(status, more, body, delayMillis, broken);
    }

    public Act after(long millis) {
      return new Act(status, headers, body, millis, broken);
    }
  }

  public StandIn(Function<Asked, Act> script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread accepting = new Thread(this::accept, "stand-in");
    accepting.setDaemon(true);
    accepting.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The base URL under which a provider's client finds it. */
  public String url(LlmConfig.Provider provider) {
    String host = "http://127.0.0.1:" + port();
    return switch (provider) {
      case OPENAI, MISTRAL, ANTHROPIC -> host + "/v1";
      case GEMINI -> host + "/v1beta";
      case OLLAMA, BUILTIN -> host;
    };
  }

  public int requests() {
    return requests.get();
  }

  /** How many requests were answered with 429. */
  public int refused() {
    return refused.get();
  }

  public int mostInFlight() {
    return mostInFlight.get();
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Keeps no requests, for long runs. */
  public StandIn forgetful() {
    recording = false;
    return this;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket s : List.copyOf(open)) {
      s.close();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        open.add(connection);
        Thread serving = new Thread(null, () -> serve(connection), "serve", 256 * 1024);
        serving.setDaemon(true);
        serving.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream(), 16 * 1024);
      OutputStream out = connection.getOutputStream();
      for (Asked one = read(in); one != null; one = read(in)) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        if (recording) {
          asked.add(one);
        }
        boolean goOn;
        try {
          Act act = script.apply(one);
          pause(act.delayMillis());
          inFlight.decrementAndGet();
          refused.addAndGet(act.status() == 429 ? 1 : 0);
          goOn = perform(act, connection, out);
        } catch (RuntimeException e) {
          inFlight.decrementAndGet();
          throw e;
        }
        if (!goOn) {
          return;
        }
      }
    } catch (IOException gone) {
      // The client went away.
    } finally {
      open.remove(connection);
    }
  }

  private static void pause(long millis) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Asked read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null || first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    String[] parts = first.split(" ");
    prompts.addAndGet(length);
    return new Asked(
        requests.incrementAndGet(),
        parts[0],
        parts[1],
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.length() == 0 ? null : line.toString();
  }

  private static boolean perform(Act act, Socket connection, OutputStream out) throws IOException {
    byte[] body = act.body().getBytes(StandardCharsets.UTF_8);
    switch (act.broken()) {
      case RESET_BEFORE_REPLY -> {
        reset(connection);
        return false;
      }
      case CLOSE_BEFORE_REPLY -> {
        return false;
      }
      case NO_REPLY -> {
        pause(60_000);
        return false;
      }
      default -> {}
    }
    long told = act.broken() == Break.HUGE_BODY ? 64L * 1024 * 1024 : body.length;
    StringBuilder head = new StringBuilder("HTTP/1.1 " + act.status() + " X\r\n");
    head.append("Content-Type: application/json\r\nContent-Length: ").append(told).append("\r\n");
    act.headers().forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    switch (act.broken()) {
      case RESET_IN_BODY, CLOSE_IN_BODY, STALLED_BODY -> {
        out.write(start);
        out.write(body, 0, body.length / 2);
        out.flush();
        if (act.broken() == Break.STALLED_BODY) {
          pause(60_000);
        } else {
          pause(30);
        }
        if (act.broken() == Break.RESET_IN_BODY) {
          reset(connection);
        }
        return false;
      }
      case DRIPPING_BODY -> {
        out.write(start);
        for (byte b : body) {
          out.write(b);
          out.flush();
          pause(100);
        }
        return true;
      }
      case HUGE_BODY -> {
        out.write(start);
        byte[] block = new byte[64 * 1024];
        for (long sent = 0; sent < told; sent += block.length) {
          out.write(block);
        }
        return false;
      }
      default -> {
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        out.write(whole);
        out.flush();
        return true;
      }
    }
  }

  private static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  /** A text in the body with which a provider answers. */
  public static String wire(LlmConfig.Provider provider, String text, String finish) {
    ObjectNode node = JSON.createObjectNode();
    switch (provider) {
      case OPENAI, MISTRAL, BUILTIN -> {
        node.put("id", "c1").put("object", "chat.completion").put("created", 1);
        node.put("model", "test-model-2026");
        ObjectNode choice = node.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", finish);
        choice.putObject("message").put("role", "assistant").put("content", text);
        node.putObject("usage")
            .put("prompt_tokens", 110)
            .put("completion_tokens", 70)
            .put("total_tokens", 180);
      }
      case OLLAMA -> {
        node.put("model", "test-model-2026").put("created_at", "2026-11-22T00:00:00Z");
        node.putObject("message").put("role", "assistant").put("content", text);
        node.put("done", true).put("done_reason", finish);
        node.put("prompt_eval_count", 110).put("eval_count", 70);
      }
      case ANTHROPIC -> {
        node.put("id", "m1").put("type", "message").put("role", "assistant");
        node.put("model", "test-model-2026");
        node.putArray("content").addObject().put("type", "text").put("text", text);
        node.put("stop_reason", finish);
        node.putObject("usage")
            .put("input_tokens", 100)
            .put("cache_creation_input_tokens", 0)
            .put("cache_read_input_tokens", 10)
            .put("output_tokens", 70);
      }
      case GEMINI -> {
        ObjectNode candidate = node.putArray("candidates").addObject();
        candidate
            .putObject("content")
            .put("role", "model")
            .putArray("parts")
            .addObject()
            .put("text", text);
        candidate.put("finishReason", finish).put("index", 0);
        node.putObject("usageMetadata")
            .put("promptTokenCount", 110)
            .put("candidatesTokenCount", 70)
            .put("totalTokenCount", 180);
        node.put("modelVersion", "test-model-2026");
      }
    }
    return node.toString();
  }

  /** Why a reply ended, as a provider words it. */
  public static String finish(LlmConfig.Provider provider, String what) {
    return switch (what) {
      case "stop" ->
          switch (provider) {
            case ANTHROPIC -> "end_turn";
            case GEMINI -> "STOP";
            default -> "stop";
          };
      case "length" ->
          switch (provider) {
            case ANTHROPIC -> "max_tokens";
            case GEMINI -> "MAX_TOKENS";
            default -> "length";
          };
      default -> what;
    };
  }

  /** A whole reply that ended as it should. */
  public static Act answer(LlmConfig.Provider provider, String text) {
    return Act.reply(wire(provider, text, finish(provider, "stop")));
  }

  /** The provider that a request is meant for, by its path. */
  public static LlmConfig.Provider provider(Asked asked) {
    if (asked.path().contains("/api/chat")) {
      return LlmConfig.Provider.OLLAMA;
    }
    if (asked.path().contains("/messages")) {
      return LlmConfig.Provider.ANTHROPIC;
    }
    return asked.path().contains("generateContent")
        ? LlmConfig.Provider.GEMINI
        : LlmConfig.Provider.OPENAI;
  }
}

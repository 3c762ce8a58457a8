package crossbrief.llm;

import crossbrief.net.CappedBody;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with one deadline for headers and body, a cap on the body, no redirects, and the headers
 * of failures kept. LangChain4j's default client waits for ever on a stalled body, asks every
 * server to upgrade to HTTP/2, and drops {@code Retry-After}.
 */
final class GuardedHttpClient implements HttpClient {
  private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;
  private static final int CALLBACK_THREADS = 2;

  /** A reply that every provider's client can read, each taking what it knows. */
  private static final String REHEARSED =
      "{\"id\":\"0\",\"model\":\"m\",\"done\":true,\"done_reason\":\"stop\",\"stop_reason\":\"end_turn\","
          + "\"message\":{\"role\":\"assistant\",\"content\":\"{}\"},"
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"{}\"},\"finish_reason\":\"stop\"}],"
          + "\"content\":[{\"type\":\"text\",\"text\":\"{}\"}],"
          + "\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"{}\"}]},\"finishReason\":\"STOP\"}],"
          + "\"usageMetadata\":{\"promptTokenCount\":1,\"candidatesTokenCount\":1,\"totalTokenCount\":2},"
          + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2,\"input_tokens\":1,\"output_tokens\":1}}";

  private final java.net.http.HttpClient http;
  private final Duration deadline;
  private final ThreadLocal<String> lastBody;
  private final boolean goesNowhere;

  private GuardedHttpClient(
      java.net.http.HttpClient http,
      Duration deadline,
      ThreadLocal<String> lastBody,
      boolean goesNowhere) {
    this.goesNowhere = goesNowhere;
    this.http = http;
    this.deadline = deadline;
    this.lastBody = lastBody;
  }

  /**
   * The builder that LangChain4j's own builders accept; what it builds shares one connection pool.
   */
  static final class Builder implements HttpClientBuilder {
    private final ThreadLocal<String> lastBody = new ThreadLocal<>();
    private Duration connect = Duration.ofSeconds(15);
    private Duration read = Duration.ofSeconds(60);
    private java.net.http.@Nullable HttpClient shared;
    private final boolean goesNowhere;

    Builder() {
      this(false);
    }

    /** A builder of clients that prepare a request, do not send it, and have it answered. */
    Builder(boolean goesNowhere) {
      this.goesNowhere = goesNowhere;
    }

    /** The last successful body that the calling thread was given, once; absent when none was. */
    @Nullable String takeLastBody() {
      String body = lastBody.get();
      lastBody.remove();
      return body;
    }

    @Override
    public Duration connectTimeout() {
      return connect;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connect = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return read;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      read = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      java.net.http.HttpClient client = shared;
      if (client == null) {
        client =
            java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(connect.compareTo(read) < 0 ? connect : read)
                .executor(callbacks())
                .build();
        shared = client;
      }
      return new GuardedHttpClient(client, read, lastBody, goesNowhere);
    }

    private static Executor callbacks() {
      return Executors.newFixedThreadPool(
          CALLBACK_THREADS,
          task -> {
            Thread thread = new Thread(task, "http");
            thread.setDaemon(true);
            return thread;
          });
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    lastBody.remove();
    java.net.http.HttpRequest translated = translated(request);
    if (goesNowhere) {
      return SuccessfulHttpResponse.builder()
          .statusCode(200)
          .headers(Map.of())
          .body(REHEARSED)
          .build();
    }
    Alarm alarm = new Alarm(deadline);
    try {
      HttpResponse<byte[]> response = http.send(translated, info -> new CappedBody(MAX_BODY_BYTES));
      String body = new String(response.body(), StandardCharsets.UTF_8);
      if (response.statusCode() / 100 != 2) {
        throw new StatusException(response.statusCode(), body, response.headers().map());
      }
      lastBody.set(body);
      return SuccessfulHttpResponse.builder()
          .statusCode(response.statusCode())
          .headers(response.headers().map())
          .body(body)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      if (alarm.off()) {
        throw new TimeoutException("no complete reply within " + seconds(deadline));
      }
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a reply", e);
    } finally {
      alarm.off();
    }
  }

  private static String seconds(Duration d) {
    return d.toMillis() % 1000 == 0 ? d.toSeconds() + " s" : d.toMillis() + " ms";
  }

  private static java.net.http.HttpRequest translated(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    String body = request.body();
    java.net.http.HttpRequest.BodyPublisher publisher =
        body == null
            ? java.net.http.HttpRequest.BodyPublishers.noBody()
            : java.net.http.HttpRequest.BodyPublishers.ofString(body);
    return builder.method(request.method().name(), publisher).build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("replies are not streamed");
  }

  /**
   * Interrupts the thread that made it when a deadline passes, for the client's own ends with the
   * headers. The interrupt never outlives the call: it is taken back with {@link #off}.
   */
  private static final class Alarm implements Runnable {
    private static final ScheduledThreadPoolExecutor WATCH = watch();

    private final Thread waiting = Thread.currentThread();
    private final Future<?> pending;
    private boolean over;
    private boolean rang;

    Alarm(Duration deadline) {
      pending = WATCH.schedule(this, deadline.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor watch() {
      ScheduledThreadPoolExecutor watch =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread thread = new Thread(task, "http-deadline");
                thread.setDaemon(true);
                return thread;
              });
      watch.setRemoveOnCancelPolicy(true);
      return watch;
    }

    @Override
    public synchronized void run() {
      if (!over) {
        rang = true;
        waiting.interrupt();
      }
    }

    /** Ends the watch; whether the deadline had passed. */
    synchronized boolean off() {
      if (!over) {
        over = true;
        pending.cancel(false);
        if (rang) {
          Thread.interrupted();
        }
      }
      return rang;
    }
  }
}

package crossbrief.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.ledger.KeptArticle;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.Run;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: a page for people, an API for programs, and what guards them. */
public final class Server implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Server.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ORDERS_PER_MINUTE = 120;
  private static final int LOGINS_PER_MINUTE = 10;
  private static final int LATEST = 50;
  private static final int MOST_LISTENERS = 500;

  /** A client that is slow in sending its body holds a thread. */
  private static final int THREADS = 400;

  private static final long IDLE_MILLIS = 10_000;
  private static final long LEAST_BYTES_PER_SECOND = 500;
  private static final long MOST_WAIT_SECONDS = 60;
  private static final Map<String, String> FILES =
      Map.of(
          "brief.pdf", "application/pdf",
          "brief.html", "text/html; charset=utf-8",
          "brief.md", "text/markdown; charset=utf-8",
          "brief.json", "application/json",
          "run.json", "application/json");

  private final ServeConfig config;
  private final Desk desk;
  private final Sessions sessions;
  private final RateLimit orders;
  private final RateLimit logins;
  private final Guard guard;
  private final Supplier<String> metrics;
  private final Javalin javalin;
  private final AtomicInteger listeners = new AtomicInteger();

  /** Uploads are held in memory for a moment; this many at once. */
  private final Semaphore reading = new Semaphore(4, true);

  /**
   * A server, which does not listen before it is started.
   *
   * @param clock of the wall
   * @param metrics further lines of metrics
   * @throws IllegalArgumentException when others than this machine could connect without a token
   */
  public Server(
      ServeConfig config, Ledger ledger, Workshop workshop, Clock clock, Supplier<String> metrics) {
    if (!config.isLocal() && config.tokens().isEmpty()) {
      throw new IllegalArgumentException(
          "listen is "
              + config.host()
              + ", which others can reach: set CROSSBRIEF_TOKENS or CROSSBRIEF_TOKENS_FILE (name:token, one a line), or listen on 127.0.0.1");
    }
    this.config = config;
    this.desk = new Desk(ledger, workshop, clock, config);
    this.sessions = new Sessions(config, clock);
    this.orders = new RateLimit(ORDERS_PER_MINUTE, clock);
    this.logins = new RateLimit(LOGINS_PER_MINUTE, clock);
    this.guard = new Guard(config, sessions);
    this.metrics = metrics;
    this.javalin = Javalin.create(this::configure);
  }

  /** Starts to listen, and goes on with what an earlier server left undone; the port. */
  public int start() {
    javalin.start();
    desk.resume();
    return javalin.port();
  }

  private void configure(JavalinConfig javalinConfig) {
    javalinConfig.startup.showJavalinBanner = false;
    javalinConfig.startup.showOldJavalinVersionWarning = false;
    javalinConfig.startup.startupWatcherEnabled = false;
    javalinConfig.http.prefer405over404 = true;
    javalinConfig.http.maxRequestSize = config.uploadBytes() + 1_000_000;
    javalinConfig.http.asyncTimeout = TimeUnit.HOURS.toMillis(1);
    javalinConfig.jetty.threadPool = new QueuedThreadPool(THREADS, 8);
    javalinConfig.jetty.multipartConfig.maxInMemoryFileSize(64, SizeUnit.KB);
    javalinConfig.jetty.multipartConfig.maxFileSize(config.uploadBytes(), SizeUnit.BYTES);
    javalinConfig.jetty.multipartConfig.maxTotalRequestSize(
        config.uploadBytes() + 1_000_000, SizeUnit.BYTES);
    javalinConfig.jetty.modifyHttpConfiguration(Server::limit);
    javalinConfig.jetty.modifyServer(
        server -> server.setHandler(new MinimumDataRateHandler(LEAST_BYTES_PER_SECOND, 0)));
    javalinConfig.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector =
              new ServerConnector(server, new org.eclipse.jetty.server.HttpConnectionFactory(http));
          connector.setHost(config.host());
          connector.setPort(config.port());
          connector.setIdleTimeout(IDLE_MILLIS);
          connector.setAcceptQueueSize(256);
          return connector;
        });
    routes(javalinConfig);
  }

  private static void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(16_384);
    http.setIdleTimeout(IDLE_MILLIS);
  }

  private void routes(JavalinConfig c) {
    c.routes.before(guard::check);
    c.routes.get("/", r -> page(r, "index.html", "text/html; charset=utf-8"));
    c.routes.get("/app.js", r -> page(r, "app.js", "text/javascript; charset=utf-8"));
    c.routes.get("/app.css", r -> page(r, "app.css", "text/css; charset=utf-8"));
    c.routes.get("/icon.svg", r -> page(r, "icon.svg", "image/svg+xml"));
    c.routes.get("/openapi.json", r -> page(r, "openapi.json", "application/json"));
    c.routes.get("/health", this::health);
    c.routes.get("/metrics", this::metrics);
    c.routes.get("/session", this::session);
    c.routes.post("/session", this::login);
    c.routes.delete("/session", this::logout);
    c.routes.post("/briefs", this::order);
    c.routes.get("/briefs", this::list);
    c.routes.get("/briefs/{id}", this::show);
    c.routes.delete("/briefs/{id}", this::cancel);
    c.routes.before("/briefs/{id}/events", this::mayWatch);
    c.routes.sse("/briefs/{id}/events", this::events);
    c.routes.get("/briefs/{id}/{file}", this::file);
    c.routes.exception(
        BadRequestException.class, (e, r) -> error(r, e.status(), String.valueOf(e.getMessage())));
    c.routes.exception(Exception.class, Server::unexpected);
    c.routes.error(
        HttpStatus.NOT_FOUND,
        r -> {
          if (r.result() == null || r.result().startsWith("Endpoint")) {
            error(r, 404, "there is nothing at this address");
          }
        });
  }

  private static void unexpected(Exception e, Context r) {
    String why = messages(e);
    if (why.contains("exceed") || why.contains("max length") || why.contains("too large")) {
      error(r, 413, "the request is larger than the upload limit");
    } else if (e instanceof org.eclipse.jetty.http.HttpException bad && bad.getCode() < 500) {
      error(r, bad.getCode(), "the request cannot be read: " + bad.getReason());
    } else if (r.isMultipartFormData() && why.contains("multipart")) {
      error(r, 400, "the form cannot be read");
    } else {
      log.error("A bug in answering {} {}", r.method(), r.path(), e);
      error(r, 500, "this is a bug; the log of the server says more");
    }
  }

  /** What an exception and its causes say, in small letters. */
  private static String messages(Throwable e) {
    StringBuilder all = new StringBuilder();
    Throwable at = e;
    for (int i = 0; at != null && i < 10; i++) {
      all.append(at.getMessage()).append('\n');
      at = at.getCause();
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static void error(Context r, int status, String message) {
    r.status(status);
    r.contentType("application/json");
    r.result(JSON.createObjectNode().put("error", message).toString());
  }

  private static void page(Context r, String name, String type) {
    try (InputStream in = Server.class.getResourceAsStream("/crossbrief/serve/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " in the jar");
      }
      r.header("Cache-Control", "no-cache");
      r.contentType(type);
      r.result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void health(Context r) {
    ObjectNode node = JSON.createObjectNode();
    node.put("ok", true).put("waiting", desk.waiting()).put("working", desk.working());
    answer(r, node);
  }

  private void metrics(Context r) {
    String own =
        "# HELP crossbrief_queue Briefs on demand that wait.\n# TYPE crossbrief_queue gauge\ncrossbrief_queue "
            + desk.waiting()
            + "\n# HELP crossbrief_working Briefs on demand that are being made.\n# TYPE crossbrief_working gauge\ncrossbrief_working "
            + desk.working()
            + "\n";
    r.contentType("text/plain; version=0.0.4; charset=utf-8");
    r.result(own + metrics.get());
  }

  /** Whether somebody who opens the page must give a token. */
  private void session(Context r) {
    ObjectNode node = JSON.createObjectNode();
    node.put("needsToken", guard.tenant(r).isEmpty())
        .put("usesTokens", !sessions.isOpen())
        .put("uploadBytes", config.uploadBytes());
    answer(r, node);
  }

  private void login(Context r) {
    if (!logins.allows(r.ip())) {
      throw tooMany("too many tries; wait a minute");
    }
    String token;
    try {
      token = JSON.readTree(r.bodyAsBytes()).path("token").asText("");
    } catch (IOException e) {
      throw new BadRequestException(400, "the body is not JSON");
    }
    String tenant =
        sessions
            .tenant(token)
            .orElseThrow(() -> new BadRequestException(401, "this token is not known here"));
    boolean secure = "https".equalsIgnoreCase(r.header("X-Forwarded-Proto"));
    r.header(
        "Set-Cookie",
        Sessions.COOKIE
            + "="
            + sessions.open(tenant)
            + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
            + Sessions.lifeSeconds()
            + (secure ? "; Secure" : ""));
    answer(r, JSON.createObjectNode().put("ok", true));
  }

  private void logout(Context r) {
    String session = r.cookie(Sessions.COOKIE);
    if (session != null) {
      sessions.close(session);
    }
    r.header("Set-Cookie", Sessions.COOKIE + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    answer(r, JSON.createObjectNode().put("ok", true));
  }

  private static BadRequestException tooMany(String message) {
    return new BadRequestException(429, message);
  }

  private void order(Context r) throws InterruptedException {
    String tenant = guard.tenantOrRefuse(r);
    if (!orders.allows(tenant)) {
      r.header("Retry-After", "10");
      throw tooMany("more than " + ORDERS_PER_MINUTE + " orders in a minute; wait a moment");
    }
    long wait = seconds(r.queryParam("wait"));
    if (desk.isClosing()) {
      throw new BadRequestException(503, "this server is ending; try again in a moment");
    }
    if (!desk.hasRoom()) {
      r.header("Retry-After", "30");
      throw new BadRequestException(503, "the queue is full; try again in a moment");
    }
    // All is received, however slowly, before a place in the line of those who are read is taken.
    int unused = r.isMultipartFormData() ? r.uploadedFiles().size() : r.bodyAsBytes().length;
    log.debug("Received an order of {} files or bytes", unused);
    Standing standing;
    if (!reading.tryAcquire(30, TimeUnit.SECONDS)) {
      r.header("Retry-After", "30");
      throw new BadRequestException(503, "too many uploads at once; try again in a moment");
    }
    try {
      standing = desk.take(Orders.of(r, config), tenant);
    } finally {
      reading.release();
    }
    String id = standing.run().id();
    r.header("Location", "/briefs/" + id);
    if (wait == 0) {
      r.status(202);
      answer(r, json(standing));
      return;
    }
    r.future(
        () ->
            over(id)
                .completeOnTimeout(false, wait, TimeUnit.SECONDS)
                .thenAccept(
                    done -> {
                      r.status(done ? 201 : 202);
                      desk.standing(id, tenant).ifPresent(s -> answer(r, json(s)));
                    }));
  }

  private static long seconds(@org.jspecify.annotations.Nullable String given) {
    if (given == null) {
      return 0;
    }
    if (!given.matches("[0-9]{1,4}")) {
      throw new BadRequestException(400, "wait takes seconds");
    }
    return Math.min(MOST_WAIT_SECONDS, Long.parseLong(given));
  }

  private CompletableFuture<Boolean> over(String id) {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    Runnable end =
        desk.listen(
            id,
            standing -> {
              if (standing.isOver()) {
                over.complete(true);
              }
            });
    if (desk.isOver(id)) {
      over.complete(true);
    }
    return over.whenComplete((done, e) -> end.run());
  }

  private void list(Context r) {
    String tenant = guard.tenantOrRefuse(r);
    ObjectNode node = JSON.createObjectNode();
    List<Run> runs = desk.latest(tenant, LATEST);
    node.putArray("briefs");
    for (Run run : runs) {
      desk.standing(run.id(), tenant).ifPresent(s -> node.withArray("briefs").add(json(s)));
    }
    answer(r, node);
  }

  private void show(Context r) {
    String tenant = guard.tenantOrRefuse(r);
    Standing standing = desk.standing(r.pathParam("id"), tenant).orElseThrow(Server::noSuchBrief);
    ObjectNode node = json(standing);
    for (KeptArticle article : desk.articles(standing.run().id())) {
      ObjectNode one = node.withArray("articleList").addObject();
      one.put("source", article.source())
          .put("title", article.title())
          .put("uri", article.uri())
          .put("state", article.state());
    }
    answer(r, node);
  }

  private static BadRequestException noSuchBrief() {
    return new BadRequestException(404, "there is no such brief");
  }

  private void cancel(Context r) {
    String tenant = guard.tenantOrRefuse(r);
    answer(r, json(desk.cancel(r.pathParam("id"), tenant).orElseThrow(Server::noSuchBrief)));
  }

  private void file(Context r) {
    String tenant = guard.tenantOrRefuse(r);
    String name = r.pathParam("file");
    String type = FILES.get(name);
    Optional<byte[]> content =
        type == null ? Optional.empty() : desk.file(r.pathParam("id"), tenant, name);
    if (content.isEmpty()) {
      boolean known = desk.standing(r.pathParam("id"), tenant).isPresent();
      throw new BadRequestException(
          404, known ? "this brief has no " + name + ", or not yet" : "there is no such brief");
    }
    Guard.forFile(r, name);
    r.contentType(String.valueOf(type));
    r.result(content.get());
  }

  /** Refuses before the answer begins. */
  private void mayWatch(Context r) {
    String tenant = guard.tenantOrRefuse(r);
    if (desk.standing(r.pathParam("id"), tenant).isEmpty()) {
      throw noSuchBrief();
    }
    if (!String.valueOf(r.header("Accept")).contains("text/event-stream")) {
      throw new BadRequestException(406, "these are events: ask with Accept: text/event-stream");
    }
    if (listeners.get() >= MOST_LISTENERS) {
      throw new BadRequestException(503, "too many are watching; ask GET /briefs/{id} instead");
    }
  }

  private void events(SseClient client) {
    String tenant = guard.tenantOrRefuse(client.ctx());
    String id = client.ctx().pathParam("id");
    Standing now = desk.standing(id, tenant).orElseThrow(Server::noSuchBrief);
    listeners.incrementAndGet();
    client.keepAlive();
    Object turn = new Object();
    Runnable end =
        desk.listen(
            id,
            standing -> {
              synchronized (turn) {
                send(client, standing);
              }
            });
    client.onClose(
        () -> {
          end.run();
          listeners.decrementAndGet();
        });
    synchronized (turn) {
      send(client, now);
    }
    desk.standing(id, tenant)
        .filter(Standing::isOver)
        .ifPresent(
            over -> {
              synchronized (turn) {
                send(client, over);
              }
            });
  }

  private static void send(SseClient client, Standing standing) {
    if (client.terminated()) {
      return;
    }
    client.sendEvent(standing.isOver() ? "over" : "progress", json(standing).toString());
    if (standing.isOver()) {
      client.close();
    }
  }

  private static ObjectNode json(Standing standing) {
    Run run = standing.run();
    ObjectNode node = JSON.createObjectNode();
    node.put("id", run.id())
        .put(
            "state",
            switch (run.state()) {
              case QUEUED -> "queued";
              case STARTED, READ -> "working";
              case MADE, DELIVERED -> "made";
              case EMPTY, FAILED -> "failed";
              case CANCELED -> "canceled";
            })
        .put("ordered", run.slot().toString())
        .put("message", run.message());
    if (run.state() == Run.State.QUEUED) {
      node.put("ahead", standing.ahead());
    }
    if (!standing.stage().isEmpty() && !standing.isOver()) {
      node.put("stage", standing.stage())
          .put("done", standing.done())
          .put("of", standing.of())
          .put("last", standing.last());
    }
    if (run.state().hasBrief()) {
      Run.Result result = run.result();
      node.put("title", result.title())
          .put("articles", result.articles())
          .put("stories", result.stories())
          .put("contradictions", result.contradictions())
          .put("partial", result.partial());
      ObjectNode files = node.putObject("files");
      for (String name : List.of("brief.pdf", "brief.html", "brief.md", "brief.json")) {
        files.put(name, "/briefs/" + run.id() + "/" + name);
      }
    }
    return node;
  }

  private static void answer(Context r, ObjectNode node) {
    r.contentType("application/json");
    r.result(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Ends: no more orders; what is being made is finished, what waits is kept for the next start.
   */
  @Override
  public void close() {
    log.info("Ending; {} briefs are being made", desk.working());
    desk.close();
    javalin.stop();
  }
}

package crossbrief.ingest;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import crossbrief.domain.ArticleException;
import crossbrief.ingest.WebCache.Kept;
import crossbrief.net.CappedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages and feeds as a polite guest: robots.txt is obeyed, requests to one host are spaced,
 * what has not changed is not sent again, and each answer has a deadline and a cap. Every address,
 * also one that a redirect leads to, is checked before it is asked.
 */
final class WebClient {
  /** Larger answers are cut off and refused. */
  static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_ROBOTS_BYTES = 512 * 1024;
  private static final int MAX_CRAWL_DELAY_MILLIS = 30_000;
  private static final int ATTEMPTS = 3;
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)");

  /** What a server sent; its address is where it came from, after redirects. */
  static final class Fetched {
    private final String address;
    private final byte[] body;
    private final @Nullable String charset;

    Fetched(String address, byte[] body, @Nullable String charset) {
      this.address = address;
      this.body = body;
      this.charset = charset;
    }

    String address() {
      return address;
    }

    byte[] body() {
      return body;
    }

    /** The character set that the server declares; absent when it declares none. */
    @Nullable String charset() {
      return charset;
    }
  }

  /**
   * What a host allows.
   *
   * @param problem why nothing is allowed, where that is not by its rules; else empty
   */
  private record Robots(BaseRobotRules rules, String problem) {
    static Robots all() {
      return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), "");
    }

    static Robots none(String problem) {
      return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), problem);
    }
  }

  /** The turns of one host. */
  private static final class Host {
    private final CompletableFuture<Robots> robots = new CompletableFuture<>();
    private boolean asked;
    private boolean started;
    private long nextNanos;

    /** Whether the caller is the first, who must find the rules for all. */
    synchronized boolean isFirst() {
      boolean first = !asked;
      asked = true;
      return first;
    }

    /** How long to wait for the next turn, which is taken. */
    synchronized Duration takeTurn(long now, Duration delay) {
      long turn = started ? Math.max(now, nextNanos) : now;
      started = true;
      nextNanos = turn + delay.toNanos();
      return Duration.ofNanos(turn - now);
    }
  }

  private final IngestConfig config;
  private final WebCache cache;
  private final Clock clock;
  private final LongSupplier nanos;
  private final HttpClient http;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  /**
   * A client for one run.
   *
   * @param clock the clock of the wall, for dates in headers
   * @param nanos the time, for waiting
   */
  WebClient(IngestConfig config, Clock clock, LongSupplier nanos) {
    this.config = config;
    this.cache = new WebCache(config.webCache());
    this.clock = clock;
    this.nanos = nanos;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.webTimeout())
            .build();
  }

  /** An address as a URI; what people type is mended where it is plain what they mean. */
  static URI uri(String address) {
    String mended = address.strip().replace(" ", "%20").replace("|", "%7C").replaceAll("#.*$", "");
    try {
      return new URI(new URI(mended).toASCIIString());
    } catch (URISyntaxException e) {
      throw new ArticleException("not a web address", e);
    }
  }

  /**
   * Gets what stands at an address.
   *
   * @throws ArticleException when it may not or cannot be had; the message is the reason
   */
  Fetched get(String address) {
    URI at = uri(address);
    Optional<Kept> kept = cache.find(address);
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      PublicAddresses.check(at, config.privateAddresses());
      obeyRobots(at);
      HttpResponse<byte[]> answer =
          patiently(at, redirects == 0 || isKeptOf(kept, at) ? kept : Optional.empty());
      int status = answer.statusCode();
      if (status == 304 && kept.isPresent()) {
        Kept same = kept.get();
        return new Fetched(same.address(), same.body(), charset(same.type()));
      }
      if (status / 100 == 3) {
        at = target(at, answer);
      } else if (status / 100 == 2) {
        return taken(address, at, answer);
      } else {
        throw new ArticleException(refusal(status));
      }
    }
    throw new ArticleException("more than " + MAX_REDIRECTS + " redirects");
  }

  private static boolean isKeptOf(Optional<Kept> kept, URI at) {
    return kept.isPresent() && kept.get().address().equals(at.toString());
  }

  private static URI target(URI from, HttpResponse<byte[]> answer) {
    String location =
        answer
            .headers()
            .firstValue("location")
            .orElseThrow(() -> new ArticleException("a redirect that leads nowhere"));
    try {
      URI to = from.resolve(uri(location));
      if ("https".equalsIgnoreCase(from.getScheme()) && "http".equalsIgnoreCase(to.getScheme())) {
        throw new ArticleException("a redirect from https to http");
      }
      return to;
    } catch (IllegalArgumentException e) {
      throw new ArticleException("a redirect that leads nowhere", e);
    }
  }

  private static String refusal(int status) {
    return switch (status) {
      case 401, 402, 403, 407, 451 ->
          "the server refuses it (HTTP " + status + "): a login, a paywall, or a block";
      case 404, 410 -> "there is no such page (HTTP " + status + ")";
      case 429 -> "the server wants fewer requests (HTTP 429); raise host-delay";
      default -> "the server answered with HTTP " + status;
    };
  }

  private Fetched taken(String asked, URI at, HttpResponse<byte[]> answer) {
    String encoding =
        answer.headers().firstValue("content-encoding").orElse("").toLowerCase(Locale.ROOT).strip();
    byte[] body = decoded(answer.body(), encoding);
    String type = answer.headers().firstValue("content-type").orElse("");
    cache.keep(
        asked,
        new Kept(
            at.toString(),
            type,
            answer.headers().firstValue("etag").orElse(""),
            answer.headers().firstValue("last-modified").orElse(""),
            body));
    return new Fetched(at.toString(), body, charset(type));
  }

  private static @Nullable String charset(String type) {
    Matcher m = CHARSET.matcher(type);
    return m.find() ? m.group(1) : null;
  }

  private static byte[] decoded(byte[] body, String encoding) {
    if (encoding.isEmpty() || encoding.equals("identity")) {
      return body;
    }
    try (InputStream in =
        switch (encoding) {
          case "gzip", "x-gzip" -> new GZIPInputStream(new ByteArrayInputStream(body));
          case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(body));
          default ->
              throw new ArticleException("sent in an encoding that was not asked for: " + encoding);
        }) {
      byte[] unpacked = in.readNBytes(MAX_BODY_BYTES + 1);
      if (unpacked.length > MAX_BODY_BYTES) {
        throw new ArticleException(
            "larger than " + MAX_BODY_BYTES / (1024 * 1024) + " MB when unpacked");
      }
      return unpacked;
    } catch (IOException e) {
      throw new ArticleException("what the server sent cannot be unpacked: " + e.getMessage(), e);
    }
  }

  /** Asks again when the server is busy or the line breaks, a little later each time. */
  private HttpResponse<byte[]> patiently(URI at, Optional<Kept> kept) {
    for (int attempt = 1; ; attempt++) {
      Duration wait;
      try {
        HttpResponse<byte[]> answer = ask(at, kept, MAX_BODY_BYTES);
        int status = answer.statusCode();
        boolean busy = status == 429 || status == 503 || status == 502 || status == 504;
        wait = retryAfter(answer).orElse(Duration.ofSeconds(1L << attempt));
        if (!busy || attempt == ATTEMPTS || wait.compareTo(MAX_WAIT) > 0) {
          return answer;
        }
      } catch (IOException e) {
        if (attempt == ATTEMPTS || isFinal(e)) {
          throw new ArticleException(problem(at, e), e);
        }
        wait = Duration.ofSeconds(1L << attempt);
      }
      sleep(wait);
    }
  }

  private static boolean isFinal(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("larger than")
        || e instanceof javax.net.ssl.SSLException
        || e instanceof java.net.UnknownHostException
        || e instanceof java.net.ConnectException
        || e instanceof java.net.http.HttpTimeoutException;
  }

  private String problem(URI at, IOException e) {
    if (String.valueOf(e.getMessage()).contains("larger than")) {
      return "larger than " + MAX_BODY_BYTES / (1024 * 1024) + " MB";
    }
    if (e instanceof javax.net.ssl.SSLException) {
      return "no safe connection to " + at.getHost() + ": " + e.getMessage();
    }
    if (e instanceof java.net.http.HttpTimeoutException) {
      return "no whole answer within " + config.webTimeout().toSeconds() + " s";
    }
    if (e instanceof java.net.ConnectException) {
      return "no connection to " + at.getHost();
    }
    return "the connection broke: "
        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  private Optional<Duration> retryAfter(HttpResponse<byte[]> answer) {
    String value = answer.headers().firstValue("retry-after").orElse("").strip();
    if (value.matches("\\d{1,6}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    return WrittenDates.parse(value)
        .flatMap(w -> Optional.ofNullable(w.at()))
        .map(at -> Duration.between(clock.instant(), at))
        .map(d -> d.isNegative() ? Duration.ZERO : d);
  }

  private HttpResponse<byte[]> ask(URI at, Optional<Kept> kept, int maxBytes) throws IOException {
    waitForTurn(at);
    PublicAddresses.check(at, config.privateAddresses());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at)
            .header("User-Agent", config.userAgent())
            .header(
                "Accept",
                "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5")
            .header("Accept-Encoding", "gzip, deflate");
    kept.filter(k -> !k.etag().isEmpty()).ifPresent(k -> request.header("If-None-Match", k.etag()));
    kept.filter(k -> !k.lastModified().isEmpty())
        .ifPresent(k -> request.header("If-Modified-Since", k.lastModified()));
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request.build(), info -> new CappedBody(maxBytes));
    try {
      return answer.get(config.webTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new java.net.http.HttpTimeoutException("deadline");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ArticleException("the run was stopped", e);
    }
  }

  private Host host(URI at) {
    return hosts.computeIfAbsent(key(at), k -> new Host());
  }

  private static String key(URI at) {
    return (at.getScheme() + "://" + at.getRawAuthority()).toLowerCase(Locale.ROOT);
  }

  /** Waits until the host may be asked again; whoever comes next waits for the next turn. */
  private void waitForTurn(URI at) {
    Host host = host(at);
    sleep(host.takeTurn(nanos.getAsLong(), delay(host)));
  }

  private Duration delay(Host host) {
    Robots known = host.robots.getNow(Robots.all());
    Duration asked =
        Duration.ofMillis(
            Math.min(Math.max(0, known.rules().getCrawlDelay()), MAX_CRAWL_DELAY_MILLIS));
    return asked.compareTo(config.hostDelay()) > 0 ? asked : config.hostDelay();
  }

  private static void sleep(Duration wait) {
    try {
      if (!wait.isZero() && !wait.isNegative()) {
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArticleException("the run was stopped", e);
    }
  }

  private void obeyRobots(URI at) {
    Host host = host(at);
    if (host.isFirst()) {
      try {
        host.robots.complete(robots(at));
      } finally {
        host.robots.complete(Robots.none("the run was stopped"));
      }
    }
    Robots robots = host.robots.join();
    if (!robots.rules().isAllowed(at.toString())) {
      throw new ArticleException(
          robots.problem().isEmpty()
              ? "the site's robots.txt does not allow it"
              : robots.problem());
    }
  }

  /** The rules of a host (RFC 9309): none is leave, a failing server is not. */
  private Robots robots(URI at) {
    URI place = at.resolve("/robots.txt");
    try {
      for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        PublicAddresses.check(place, config.privateAddresses());
        HttpResponse<byte[]> answer = ask(place, Optional.empty(), MAX_ROBOTS_BYTES);
        int status = answer.statusCode();
        if (status / 100 == 2) {
          byte[] body =
              decoded(answer.body(), answer.headers().firstValue("content-encoding").orElse(""));
          return new Robots(
              new SimpleRobotRulesParser()
                  .parseContent(place.toString(), body, "text/plain", List.of("crossbrief")),
              "");
        }
        if (status / 100 != 3) {
          return status >= 500
              ? Robots.none("the site's robots.txt cannot be read (HTTP " + status + ")")
              : Robots.all();
        }
        place = target(place, answer);
      }
      return Robots.all();
    } catch (IOException e) {
      return Robots.none(problem(at, e));
    } catch (ArticleException e) {
      return Robots.none("robots.txt: " + e.getMessage());
    }
  }
}

package crossbrief.llm;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with one call, and what to do about it.
 *
 * @param said what the server or the network said, in one line, without the key
 * @param retryAfter how long the server asks to wait; absent when it does not say
 */
record Fault(Kind kind, String said, @Nullable Duration retryAfter) {
  private static final int MAX_SAID_CHARS = 300;
  private static final int MAX_SHOWN_CHARS = 120;
  private static final Pattern MESSAGE =
      Pattern.compile("\"(?:message|error|detail)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,600})\"");
  private static final Pattern NO_MODEL =
      Pattern.compile(
          "model.{0,80}(?:not found|does not exist|not exist|unknown|invalid|not a valid|not supported|no such)|(?:invalid|unknown|no such|not a valid|unsupported) model|not a valid model");
  private static final Pattern TOO_LONG =
      Pattern.compile(
          "context.?(?:length|window|size)|maximum context|prompt is too long|too many tokens|input (?:is )?too long|exceeds the (?:available|maximum)|token count.{0,60}exceeds|too large for model");
  private static final Pattern NO_QUOTA =
      Pattern.compile(
          "insufficient_quota|insufficient.?(?:balance|credit|fund)|credit balance is too low|billing_(?:hard_limit|not_active)|perday|exceeded your monthly");
  private static final Pattern BLOCKED =
      Pattern.compile(
          "content.?(?:filter|policy|management)|moderation|flagged|safety|prompt.{0,20}blocked");
  private static final Pattern REFUSAL =
      Pattern.compile("\"blockReason\"\\s*:|\"stop_reason\"\\s*:\\s*\"refusal\"");
  private static final Pattern BAD_KEY =
      Pattern.compile("api.?key.{0,20}(?:not valid|invalid|expired|missing)|api_key_invalid");

  /** What kind of failure, by what it takes to get over it. */
  enum Kind {
    /** The key is wrong or missing. */
    KEY(true, false),
    /** The account has no credit or quota left. */
    QUOTA(true, false),
    /** The server does not know the model. */
    MODEL(true, false),
    /** The address is not that of such an API. */
    ADDRESS(true, false),
    /** Nobody listens there, or the name does not resolve. */
    UNREACHABLE(true, true),
    /** More than the model can hold. */
    TOO_LONG(false, false),
    /** A filter would not let the article pass. */
    REFUSED(false, false),
    /** The server does not accept the request. */
    BAD_REQUEST(false, false),
    /** Too many requests. */
    RATE(false, true),
    /** The server failed or is overloaded. */
    BUSY(false, true),
    /** No whole reply in time. */
    TIMEOUT(false, true),
    /** The connection broke. */
    NETWORK(false, true),
    /** What came back is not a reply of this API. */
    BAD_REPLY(false, true);

    private final boolean forAll;
    private final boolean passing;

    Kind(boolean forAll, boolean passing) {
      this.forAll = forAll;
      this.passing = passing;
    }

    /** Whether every other question would fail alike. */
    boolean isForAll() {
      return forAll;
    }

    /** Whether asking again may help. */
    boolean mayPass() {
      return passing;
    }
  }

  /**
   * Classifies what a chat model threw.
   *
   * @param body the body that came with success and could not be read; absent when there was none
   */
  static Fault of(RuntimeException e, @Nullable String body, LlmConfig config, Clock clock) {
    StatusException status = cause(e, StatusException.class);
    if (status != null) {
      Duration wait = RetryAfter.of(status, clock).orElse(null);
      return new Fault(ofStatus(status), said(status.body(), status, config), wait);
    }
    if (e instanceof ContentFilteredException) {
      return new Fault(Kind.REFUSED, clean(String.valueOf(e.getMessage()), config), null);
    }
    if (body != null && isRefusal(body)) {
      return new Fault(Kind.REFUSED, "the prompt was blocked", null);
    }
    String said = said(body == null ? "" : body, root(e), config);
    return new Fault(kind(e), said, null);
  }

  private static Kind kind(RuntimeException e) {
    if (e instanceof TimeoutException) {
      return Kind.TIMEOUT;
    }
    if (e instanceof UnresolvedModelServerException
        || has(e, UnknownHostException.class)
        || has(e, UnresolvedAddressException.class)
        || has(e, ConnectException.class)) {
      return Kind.UNREACHABLE;
    }
    if (has(e, SSLException.class)) {
      return Kind.ADDRESS;
    }
    if (e instanceof AuthenticationException) {
      return Kind.KEY;
    }
    if (e instanceof ModelNotFoundException) {
      return Kind.MODEL;
    }
    if (e instanceof UnsupportedFeatureException) {
      return Kind.BAD_REQUEST;
    }
    if (has(e, java.net.http.HttpTimeoutException.class)) {
      return Kind.TIMEOUT;
    }
    return has(e, IOException.class) && !has(e, JacksonException.class)
        ? Kind.NETWORK
        : Kind.BAD_REPLY;
  }

  private static Kind ofStatus(StatusException e) {
    String body = e.body().toLowerCase(Locale.ROOT);
    int status = e.statusCode();
    if (status >= 300 && status < 400) {
      return Kind.ADDRESS;
    }
    if (status == 402 || (status < 500 && NO_QUOTA.matcher(body).find())) {
      return Kind.QUOTA;
    }
    if (status == 401 || (status == 400 && BAD_KEY.matcher(body).find())) {
      return Kind.KEY;
    }
    if (status == 403) {
      return BLOCKED.matcher(body).find() ? Kind.REFUSED : Kind.KEY;
    }
    if (status == 413 || (status < 500 && status != 429 && TOO_LONG.matcher(body).find())) {
      return Kind.TOO_LONG;
    }
    if (status == 404 || status == 405) {
      return body.contains("model") ? Kind.MODEL : Kind.ADDRESS;
    }
    if (status == 429) {
      return Kind.RATE;
    }
    if (status == 408 || status == 409 || status == 425 || status >= 500) {
      return Kind.BUSY;
    }
    if (NO_MODEL.matcher(body).find()) {
      return Kind.MODEL;
    }
    return BLOCKED.matcher(body).find() ? Kind.REFUSED : Kind.BAD_REQUEST;
  }

  /** Whether a successful body says that the provider would not let the prompt pass. */
  static boolean isRefusal(String body) {
    return REFUSAL.matcher(body).find();
  }

  private static String said(String body, Throwable e, LlmConfig config) {
    Optional<String> message = MESSAGE.matcher(body).results().map(m -> m.group(1)).findFirst();
    if (message.isPresent()) {
      return clean(message.get().replaceAll("\\\\[nrt]", " ").replaceAll("\\\\(.)", "$1"), config);
    }
    String status = e instanceof HttpException http ? "HTTP status " + http.statusCode() : "";
    if (!body.isBlank()) {
      return clean(status + (status.isEmpty() ? "" : ": ") + body.strip(), config);
    }
    if (!status.isEmpty()) {
      return status;
    }
    String own = e.getMessage();
    return clean(
        own == null || own.isBlank() || e instanceof NullPointerException
            ? e instanceof NullPointerException
                ? "the reply lacks what this API always sends"
                : e.getClass().getSimpleName()
            : own,
        config);
  }

  /** One line without the key, cut to a length that fits a message. */
  private static String clean(String said, LlmConfig config) {
    String line = said.replaceAll("\\p{Cntrl}+", " ").replaceAll(" {2,}", " ").strip();
    String key = config.apiKey();
    line = key == null || key.isEmpty() ? line : line.replace(key, "***");
    return line.length() > MAX_SAID_CHARS
        ? line.substring(0, MAX_SAID_CHARS) + "\u2026"
        : line.replaceAll("[.\\s]+$", "");
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    return cause(e, type) != null;
  }

  private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
    for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /** What the reader of an error message is told, and what helps. */
  String message(LlmConfig config) {
    String where = config.where();
    return switch (kind) {
      case KEY ->
          "cannot use "
              + where
              + ": the key was refused ("
              + said
              + "); set "
              + config.provider().keyVariable()
              + " to a valid key";
      case QUOTA ->
          "cannot use "
              + where
              + ": the account has no credit or quota left ("
              + said
              + "); what was answered so far is kept, run again when it has";
      case MODEL ->
          "cannot use "
              + where
              + ": the server does not know the model ("
              + said
              + "); check model (--model)";
      case ADDRESS ->
          "cannot use "
              + where
              + ": nothing there answers as this API does ("
              + said
              + "); check base-url (--base-url), with its version path such as /v1";
      case UNREACHABLE ->
          "cannot reach "
              + where
              + ": connection refused or host unknown ("
              + said
              + "); is the server running, and base-url (--base-url) right?";
      case TOO_LONG ->
          where
              + " cannot hold so much at once ("
              + said
              + "); set context-tokens to what the model can hold";
      case REFUSED -> where + " refused the article (" + said + ")";
      case BAD_REQUEST -> where + " does not accept the request (" + said + ")";
      case RATE -> "call to " + where + " failed: too many requests (" + said + ")";
      case BAD_REPLY ->
          "call to "
              + where
              + " failed: what came back is no reply of this API ("
              + (said.length() > MAX_SHOWN_CHARS
                  ? said.substring(0, MAX_SHOWN_CHARS) + "\u2026"
                  : said)
              + ")";
      case BUSY, TIMEOUT, NETWORK -> "call to " + where + " failed: " + said;
    };
  }
}

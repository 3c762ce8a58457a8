package crossbrief.serve;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask what: tokens and sessions, requests that another site's page makes in a reader's
 * browser, names that were made to point at this machine; and what a browser may do with an answer.
 */
final class Guard {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String EVERYONE = "everyone";
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** A brief is a page without scripts; it may stand in a frame of the page that made it. */
  private static final String BRIEF_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups";

  private final ServeConfig config;
  private final Sessions sessions;

  Guard(ServeConfig config, Sessions sessions) {
    this.config = config;
    this.sessions = sessions;
  }

  /**
   * Checks a request before anything is done with it.
   *
   * @throws BadRequestException when it is refused
   */
  void check(Context r) {
    r.header("Content-Security-Policy", PAGE_POLICY);
    r.header("X-Content-Type-Options", "nosniff");
    r.header("X-Frame-Options", "DENY");
    r.header("Referrer-Policy", "no-referrer");
    r.header("Cross-Origin-Opener-Policy", "same-origin");
    r.header("Cross-Origin-Resource-Policy", "same-origin");
    r.header("Cache-Control", "no-store");
    if (config.isLocal() && !LOCAL.contains(host(String.valueOf(r.header("Host"))))) {
      throw new BadRequestException(
          403, "this server answers on this machine alone: ask for 127.0.0.1 or localhost");
    }
    String method = r.method().name();
    boolean changes = !method.equals("GET") && !method.equals("HEAD");
    if (changes && isFromElsewhere(r)) {
      throw new BadRequestException(403, "this request was made by another site's page");
    }
  }

  private static String host(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    boolean port = colon > 0 && !hostAndPort.endsWith("]");
    return (port ? hostAndPort.substring(0, colon) : hostAndPort).toLowerCase(Locale.ROOT);
  }

  /**
   * Browsers say where a request comes from; programs say nothing, and have no session to steal.
   */
  private static boolean isFromElsewhere(Context r) {
    String site = r.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return true;
    }
    String origin = r.header("Origin");
    if (origin == null) {
      return r.header("Authorization") == null && r.cookie(Sessions.COOKIE) != null && site == null;
    }
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null || !authority.equalsIgnoreCase(r.header("Host"));
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** Whose request it is; empty when a token is needed, and there is none. */
  Optional<String> tenant(Context r) {
    if (sessions.isOpen()) {
      return Optional.of(EVERYONE);
    }
    String authorization = r.header("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return sessions.tenant(authorization.substring(7).strip());
    }
    String session = r.cookie(Sessions.COOKIE);
    return session == null ? Optional.empty() : sessions.tenantOf(session);
  }

  /**
   * Whose request it is.
   *
   * @throws BadRequestException when a token is needed, and there is none
   */
  String tenantOrRefuse(Context r) {
    return tenant(r)
        .orElseThrow(
            () -> {
              r.header("WWW-Authenticate", "Bearer");
              return new BadRequestException(
                  401, "a token is needed: Authorization: Bearer TOKEN, or give it on the page");
            });
  }

  /** What a browser may do with a file of a brief. */
  static void forFile(Context r, String name) {
    r.header("Cache-Control", "private, no-cache");
    if (name.equals("brief.html")) {
      r.header("Content-Security-Policy", BRIEF_POLICY);
      r.header("X-Frame-Options", "SAMEORIGIN");
    } else if (name.equals("brief.pdf")) {
      r.removeHeader("Content-Security-Policy");
      r.header(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'");
      r.header("X-Frame-Options", "SAMEORIGIN");
    }
    String disposition = r.queryParam("download") == null ? "inline" : "attachment";
    r.header("Content-Disposition", disposition + "; filename=\"" + name + "\"");
  }
}

package crossbrief.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who asks: by a token, or by the session of somebody who gave one on the page. */
final class Sessions {
  static final String COOKIE = "crossbrief";
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 10_000;

  private final ServeConfig config;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private record Session(String tenant, Instant until) {}

  Sessions(ServeConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Whether anybody who can connect may ask. */
  boolean isOpen() {
    return config.tokens().isEmpty();
  }

  /** The tenant of a token; every token is compared, and in the same time. */
  Optional<String> tenant(String token) {
    byte[] given = hash(token);
    Optional<String> found = Optional.empty();
    for (Map.Entry<String, String> one : config.tokens().entrySet()) {
      if (MessageDigest.isEqual(given, hash(one.getKey()))) {
        found = Optional.of(one.getValue());
      }
    }
    return found;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a session; its name is what the cookie holds. */
  String open(String tenant) {
    Instant now = clock.instant();
    sessions.values().removeIf(s -> s.until().isBefore(now));
    if (sessions.size() >= MOST) {
      sessions.clear();
    }
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(name, new Session(tenant, now.plus(LIFE)));
    return name;
  }

  /** The tenant of a session. */
  Optional<String> tenantOf(String session) {
    return Optional.ofNullable(sessions.get(session))
        .filter(s -> s.until().isAfter(clock.instant()))
        .map(Session::tenant);
  }

  void close(String session) {
    sessions.remove(session);
  }

  static int lifeSeconds() {
    return (int) LIFE.toSeconds();
  }
}

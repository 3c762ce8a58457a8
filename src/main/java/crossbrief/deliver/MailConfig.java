package crossbrief.deliver;

import org.jspecify.annotations.Nullable;

/**
 * The mail server.
 *
 * @param user absent when the server asks for none
 * @param password absent when the server asks for none; never shown
 * @param implicitTls whether the connection is encrypted from its first byte; else by STARTTLS
 * @param from the sender
 */
public record MailConfig(
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    boolean implicitTls,
    String from) {
  /** Whether the server is on this machine, where nothing need be encrypted. */
  boolean isLocal() {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  @Override
  public String toString() {
    return (implicitTls ? "smtps://" : "smtp://") + host + ":" + port;
  }
}

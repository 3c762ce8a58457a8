package crossbrief.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How briefs on demand are served.
 *
 * @param port 0 for any that is free
 * @param tokens tenants by token; empty: everyone who can connect is one tenant
 * @param uploadBytes that one request may bring
 * @param queue briefs that may wait
 * @param workers briefs that are made at once
 */
public record ServeConfig(
    String host, int port, Map<String, String> tokens, long uploadBytes, int queue, int workers) {
  public ServeConfig {
    tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
  }

  /** Whether only this machine can connect. */
  public boolean isLocal() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The host as it stands in an address. */
  public String shownHost() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Override
  public String toString() {
    return host + ":" + port + ", " + tokens.size() + " tenants";
  }
}

package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Tells addresses that anyone may ask from those of private, loopback and other inner networks. */
final class PublicAddresses {
  private PublicAddresses() {}

  /**
   * Refuses what is no http or https address of a public host. The name is resolved, and all that
   * it resolves to must be public; the virtual machine keeps what it resolved for some time, so
   * that the connection goes where was looked.
   *
   * @throws ArticleException with the reason
   */
  static void check(URI address, IngestConfig.PrivateAddresses inner) {
    String scheme = String.valueOf(address.getScheme());
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      throw new ArticleException("only http and https addresses are read");
    }
    String host = address.getHost();
    if (host == null || host.isBlank()) {
      throw new ArticleException("not a whole web address");
    }
    if (address.getUserInfo() != null) {
      throw new ArticleException("an address with a password in it; leave that out");
    }
    if (inner == IngestConfig.PrivateAddresses.ALLOWED) {
      return;
    }
    try {
      for (InetAddress one : InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""))) {
        if (!isPublic(one)) {
          throw new ArticleException(
              "the address of a private or local network; allow it with the setting allow-private-addresses");
        }
      }
    } catch (UnknownHostException e) {
      throw new ArticleException("there is no host " + host, e);
    }
  }

  /** Whether an address is one of the open internet. */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(b) : isPublic4(b, 0);
  }

  private static boolean isPublic4(byte[] b, int at) {
    int first = b[at] & 0xff;
    int second = b[at + 1] & 0xff;
    int third = b[at + 2] & 0xff;
    boolean inner =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            || (first == 100 && second >= 64 && second < 128)
            || (first == 169 && second == 254)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168)
            || (first == 192 && second == 0 && (third == 0 || third == 2))
            || (first == 198 && (second == 18 || second == 19))
            || (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return !inner;
  }

  private static boolean isPublic6(byte[] b) {
    if ((b[0] & 0xfe) == 0xfc) {
      return false;
    }
    boolean zeros = true;
    for (int i = 0; i < 10; i++) {
      zeros &= b[i] == 0;
    }
    if (zeros) {
      return false;
    }
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
    boolean teredo = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0;
    return !teredo && (!sixToFour || isPublic4(b, 2)) && (!nat64 || isPublic4(b, 12));
  }
}

package crossbrief.nightly;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Outlets on loopback, each with a feed that grows; one can die. */
final class FeedServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Map<String, Entry>> outlets = new ConcurrentHashMap<>();
  private final Map<String, Boolean> dead = new ConcurrentHashMap<>();

  private record Entry(String title, String text, Instant at) {}

  FeedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String[] parts = exchange.getRequestURI().getPath().split("/");
          String outlet = parts.length > 1 ? parts[1] : "";
          boolean feed = parts.length > 2 && parts[2].equals("feed.xml");
          Entry entry =
              parts.length > 2 ? outlets.getOrDefault(outlet, Map.of()).get(parts[2]) : null;
          boolean known = feed || entry != null;
          String content = feed ? feed(outlet) : entry == null ? "" : page(entry);
          byte[] body = content.getBytes(StandardCharsets.UTF_8);
          int status = !known ? 404 : dead.containsKey(outlet) ? 503 : 200;
          exchange
              .getResponseHeaders()
              .set("Content-Type", feed ? "application/atom+xml" : "text/html; charset=utf-8");
          exchange.sendResponseHeaders(status, status == 200 ? body.length : -1);
          if (status == 200) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  String address(String outlet) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + outlet + "/feed.xml";
  }

  void publish(String outlet, String path, String title, String text, Instant at) {
    outlets
        .computeIfAbsent(outlet, o -> new LinkedHashMap<>())
        .put(path, new Entry(title, text, at));
  }

  void kill(String outlet) {
    dead.put(outlet, true);
  }

  void revive(String outlet) {
    dead.remove(outlet);
  }

  private static String page(Entry entry) {
    return "<html lang=\"en\"><head><title>"
        + entry.title()
        + "</title><meta property=\"article:published_time\" content=\""
        + entry.at()
        + "\"></head><body><article><h1>"
        + entry.title()
        + "</h1><p>"
        + entry.text()
        + "</p></article></body></html>";
  }

  private String feed(String outlet) {
    StringBuilder xml =
        new StringBuilder(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>" + outlet + "</title><id>x</id>");
    outlets
        .getOrDefault(outlet, Map.of())
        .forEach(
            (path, e) ->
                xml.append("<entry><id>")
                    .append(path)
                    .append("</id><title>")
                    .append(e.title())
                    .append("</title><link href=\"")
                    .append(address(outlet).replace("feed.xml", path))
                    .append("\"/><published>")
                    .append(e.at())
                    .append("</published><updated>")
                    .append(e.at())
                    .append("</updated><content type=\"html\">&lt;p&gt;")
                    .append(e.text())
                    .append("&lt;/p&gt;</content></entry>"));
    return xml.append("</feed>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package crossbrief.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads orders out of requests: a form with files, or JSON. */
final class Orders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_FILES = 500;
  private static final int MOST_ADDRESSES = 200;
  private static final int MAX_TITLE_CHARS = 200;

  private final ServeConfig config;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> addresses = new ArrayList<>();
  private String title = "";
  private Order.Grouping grouping = Order.Grouping.AUTOMATIC;
  private long bytes;

  private Orders(ServeConfig config) {
    this.config = config;
  }

  /**
   * The order of a request.
   *
   * @throws BadRequestException when it holds none; the message says what does
   */
  static Order of(Context request, ServeConfig config) {
    Orders orders = new Orders(config);
    if (request.isMultipartFormData()) {
      orders.form(request);
    } else if (String.valueOf(request.contentType()).startsWith("application/json")) {
      orders.json(request);
    } else {
      throw new BadRequestException(
          415, "send a form (multipart/form-data) with files, or JSON (application/json)");
    }
    if (orders.files.isEmpty() && orders.addresses.isEmpty()) {
      throw new BadRequestException(
          400, "nothing to make a brief of: send files, texts, or addresses of pages and feeds");
    }
    return new Order(orders.title, orders.grouping, orders.addresses, orders.files);
  }

  private void form(Context request) {
    for (UploadedFile file : request.uploadedFiles()) {
      if (file.size() > 0) {
        try (InputStream content = file.content()) {
          file(file.filename(), content.readAllBytes());
        } catch (IOException e) {
          throw new BadRequestException(400, "the upload of " + file.filename() + " broke off");
        }
      }
    }
    for (String text : request.formParams("text")) {
      text(text, "", "");
    }
    for (String lines : request.formParams("urls")) {
      lines.lines().forEach(this::address);
    }
    title(request.formParam("title"));
    grouping(request.formParam("stories"));
  }

  private void json(Context request) {
    JsonNode order;
    try {
      order = JSON.readTree(request.bodyAsBytes());
    } catch (IOException e) {
      throw new BadRequestException(400, "the body is not JSON");
    }
    if (order == null || !order.isObject()) {
      throw new BadRequestException(
          400,
          "the body is an object such as {\"urls\": [\"https://...\"], \"texts\": [{\"text\": \"...\"}]}");
    }
    order
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!List.of("urls", "texts", "title", "stories").contains(name)) {
                throw new BadRequestException(
                    400, "unknown field " + name + "; there are urls, texts, title and stories");
              }
            });
    order.path("urls").forEach(a -> address(a.asText()));
    for (JsonNode text : order.path("texts")) {
      text(
          text.isTextual() ? text.asText() : text.path("text").asText(),
          text.path("source").asText(""),
          text.path("title").asText(""));
    }
    title(order.path("title").asText(""));
    grouping(order.path("stories").asText(""));
  }

  private void file(String name, byte[] content) {
    bytes += content.length;
    if (bytes > config.uploadBytes()) {
      throw new BadRequestException(
          413, "more than " + config.uploadBytes() / 1_000_000 + " MB in one request");
    }
    if (files.size() >= MOST_FILES) {
      throw new BadRequestException(413, "more than " + MOST_FILES + " files in one request");
    }
    files.put(Order.plainName(name, files), content);
  }

  /** A text that was typed or pasted becomes a file; outlet and title stand above it. */
  private void text(String text, String source, String heading) {
    if (text.isBlank()) {
      return;
    }
    String head = line("source", source) + line("title", heading);
    String content = head.isEmpty() ? text : "---\n" + head + "---\n" + text;
    file(
        "text-" + (files.size() + 1) + (head.isEmpty() ? ".txt" : ".md"),
        content.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String name, String value) {
    String one = value.replaceAll("[\\p{Cntrl}\"\\\\]+", " ").strip();
    return one.isEmpty() ? "" : name + ": \"" + one + "\"\n";
  }

  private void address(String given) {
    String address = given.strip();
    if (address.isEmpty()) {
      return;
    }
    if (!address.toLowerCase(Locale.ROOT).matches("https?://\\S+")) {
      throw new BadRequestException(
          400,
          "\u201c"
              + (address.length() > 100 ? address.substring(0, 100) + "\u2026" : address)
              + "\u201d is no address of a page or feed; it begins with http:// or https://");
    }
    if (address.matches("(?i)https?://[^/]*@.*")) {
      throw new BadRequestException(400, "leave name and password out of the address");
    }
    if (addresses.size() >= MOST_ADDRESSES) {
      throw new BadRequestException(
          413, "more than " + MOST_ADDRESSES + " addresses in one request");
    }
    addresses.add(address);
  }

  private void title(@org.jspecify.annotations.Nullable String given) {
    String one = given == null ? "" : given.replaceAll("\\p{Cntrl}+", " ").strip();
    title = one.length() > MAX_TITLE_CHARS ? one.substring(0, MAX_TITLE_CHARS) : one;
  }

  private void grouping(@org.jspecify.annotations.Nullable String given) {
    grouping =
        switch (given == null ? "" : given) {
          case "", "auto" -> Order.Grouping.AUTOMATIC;
          case "one" -> Order.Grouping.ONE_STORY;
          case "several" -> Order.Grouping.BY_LIKENESS;
          default -> throw new BadRequestException(400, "stories takes auto, one or several");
        };
  }
}

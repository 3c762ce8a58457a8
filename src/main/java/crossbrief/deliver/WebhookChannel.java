package crossbrief.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.deliver.DeliveryException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One POST of JSON: to Slack, to Teams, or to a program of the reader's. */
public final class WebhookChannel implements Channel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_FINDINGS = 10;

  private final Shape shape;
  private final URI address;
  private final int number;

  /** What the other side reads. */
  public enum Shape {
    SLACK,
    TEAMS,
    JSON
  }

  /**
   * A webhook.
   *
   * @param number tells several of one shape apart, from 1
   */
  public WebhookChannel(Shape shape, URI address, int number) {
    this.shape = shape;
    this.address = address;
    this.number = number;
  }

  @Override
  public String name() {
    String word =
        switch (shape) {
          case SLACK -> "slack";
          case TEAMS -> "teams";
          case JSON -> "webhook";
        };
    return word + (number == 1 ? "" : "-" + number) + " (" + address.getHost() + ")";
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean carriesNotices() {
    return true;
  }

  @Override
  public String deliver(Parcel parcel) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Idempotency-Key", parcel.run() + "/" + name())
            .header("User-Agent", "crossbrief")
            .POST(HttpRequest.BodyPublishers.ofString(body(parcel), StandardCharsets.UTF_8))
            .build();
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return outcome(status);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new DeliveryException("cannot reach " + name() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DeliveryException(
          Kind.UNKNOWN, name() + " did not say whether it took the message: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException(Kind.UNKNOWN, name() + ": interrupted", e);
    }
  }

  private String outcome(int status) {
    if (status >= 200 && status < 300) {
      return "";
    }
    boolean mayHelp = status == 408 || status == 429 || status >= 500;
    throw new DeliveryException(
        mayHelp ? Kind.FAILED : Kind.REFUSED,
        name() + " answered " + status + (mayHelp ? "" : "; check the address"),
        null);
  }

  private String body(Parcel parcel) {
    try {
      return JSON.writeValueAsString(
          switch (shape) {
            case SLACK -> slack(parcel);
            case TEAMS -> teams(parcel);
            case JSON -> generic(parcel);
          });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode slack(Parcel parcel) {
    ObjectNode message = JSON.createObjectNode();
    message.put("text", slackText(parcel.subject()));
    ArrayNode blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", shortened(parcel.title(), 150));
    StringBuilder text = new StringBuilder(slackText(parcel.result()));
    parcel.warnings().forEach(w -> text.append("\n:warning: ").append(slackText(w)));
    parcel.findings().stream()
        .limit(MOST_FINDINGS)
        .forEach(f -> text.append("\n\u2022 ").append(slackText(f)));
    if (parcel.link() != null) {
      text.append("\n<").append(parcel.link()).append("/brief.pdf|brief.pdf>");
    }
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", shortened(text.toString(), 2900));
    return message;
  }

  /** Slack reads three characters as markup; names of articles must not become mentions. */
  private static String slackText(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static ObjectNode teams(Parcel parcel) {
    ObjectNode message = JSON.createObjectNode();
    message.put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
        .put("type", "AdaptiveCard")
        .put("version", "1.4");
    ArrayNode body = card.putArray("body");
    textBlock(body, parcel.title()).put("weight", "Bolder").put("size", "Medium");
    textBlock(body, parcel.result());
    parcel.warnings().forEach(w -> textBlock(body, w).put("color", "Warning"));
    parcel.findings().stream().limit(MOST_FINDINGS).forEach(f -> textBlock(body, "\u2022 " + f));
    if (parcel.link() != null) {
      card.putArray("actions")
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", "brief.pdf")
          .put("url", parcel.link() + "/brief.pdf");
    }
    return message;
  }

  private static ObjectNode textBlock(ArrayNode body, String text) {
    return body.addObject()
        .put("type", "TextBlock")
        .put("text", shortened(text.replaceAll("([\\[\\]*_`])", "\\\\$1"), 1000))
        .put("wrap", true);
  }

  private static ObjectNode generic(Parcel parcel) {
    ObjectNode message = JSON.createObjectNode();
    message
        .put("schema", "crossbrief-webhook/1")
        .put("run", parcel.run())
        .put("brief", parcel.brief())
        .put("made", parcel.hasBrief())
        .put("title", parcel.title())
        .put("asOf", parcel.asOf().toString())
        .put("result", parcel.result())
        .put("link", parcel.link());
    ObjectNode counts = message.putObject("counts");
    parcel.counts().forEach(counts::put);
    parcel.warnings().forEach(message.putArray("warnings")::add);
    parcel.findings().forEach(message.putArray("findings")::add);
    return message;
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
  }
}

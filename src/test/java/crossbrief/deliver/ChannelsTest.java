package crossbrief.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import crossbrief.deliver.DeliveryException.Kind;
import crossbrief.deliver.WebhookChannel.Shape;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of delivery, against what it talks to: a folder, a web server, a mail server. */
@Timeout(60)
class ChannelsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AS_OF = Instant.parse("2026-11-22T04:30:07Z");

  @TempDir Path folder;

  private static Parcel parcel(String dated) {
    return new Parcel(
        "morning-1",
        "morning",
        dated,
        "Morning brief <b>, 2026-11-22",
        AS_OF,
        "1 contradiction in 1 story, 2 articles",
        List.of("Left out: <http://x.example/> & *more*"),
        List.of("How many people <died>?", "Who _spoke_?"),
        Map.of("contradictions", 1),
        "https://briefs.example/" + dated,
        Map.of(
            "brief.pdf",
            "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8),
            MailChannel.BODY,
            "<p>\u00fcber</p>".getBytes(StandardCharsets.UTF_8)),
        List.of(
            new Parcel.Recent("morning-1", "A & B <c>\u0001", AS_OF, "said", "https://b.example/1"),
            new Parcel.Recent("morning-0", "Before", AS_OF.minusSeconds(86_400), "said", null)));
  }

  @Test
  void aFolderHasADatedFolderAndTheLatest() throws IOException {
    FolderChannel channel = new FolderChannel(folder.resolve("briefs"));

    assertThat(channel.deliver(parcel("2026-11-22_0530"))).isEmpty();
    assertThat(channel.deliver(parcel("2026-11-23_0530"))).isEmpty();
    assertThat(channel.deliver(parcel("2026-11-22_0530"))).isEmpty();

    assertThat(folder.resolve("briefs/latest/brief.pdf")).hasContent("%PDF-1.7 x");
    assertThat(Files.readSymbolicLink(folder.resolve("briefs/latest")))
        .hasToString("2026-11-23_0530");
    try (var all = Files.list(folder.resolve("briefs"))) {
      assertThat(all).hasSize(3);
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("briefs/latest/brief.pdf")))
        .contains(PosixFilePermission.GROUP_READ);
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("in-the-way"), "x");

    assertThatThrownBy(() -> new FolderChannel(file).deliver(parcel("2026-11-22_0530")))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("in-the-way");
  }

  @Test
  void aFeedIsWellFormedWhateverItHolds() throws Exception {
    Path file = folder.resolve("feeds").resolve("feed.xml");

    new FeedChannel(file).deliver(parcel("2026-11-22_0530"));

    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(document.getElementsByTagName("entry").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("title").item(1).getTextContent())
        .isEqualTo("A & B <c> ");
    assertThat(Files.readString(file))
        .contains("href=\"https://b.example/1/brief.html\"")
        .contains("<updated>2026-11-22T04:30:07Z</updated>");
  }

  private static String post(Shape shape, int status, List<String> headers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<String> bodies = new ArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          headers.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      String unused =
          new WebhookChannel(
                  shape,
                  URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret"),
                  1)
              .deliver(parcel("2026-11-22_0530"));
      return bodies.get(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void slackGetsBlocksInWhichNothingIsMarkup() throws IOException {
    JsonNode body = JSON.readTree(post(Shape.SLACK, 200, new ArrayList<>()));

    assertThat(body.path("blocks").path(0).path("type").asText()).isEqualTo("header");
    assertThat(body.path("blocks").path(1).path("text").path("text").asText())
        .contains("How many people &lt;died&gt;?")
        .contains("<https://briefs.example/2026-11-22_0530/brief.pdf|brief.pdf>");
    assertThat(body.path("text").asText()).contains("Morning brief &lt;b&gt;");
  }

  @Test
  void teamsGetsAnAdaptiveCard() throws IOException {
    JsonNode body = JSON.readTree(post(Shape.TEAMS, 202, new ArrayList<>()));

    JsonNode card = body.path("attachments").path(0);
    assertThat(card.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(card.path("content").path("body").findValuesAsText("text"))
        .contains("\u2022 Who \\_spoke\\_?");
  }

  @Test
  void aProgramGetsPlainFields() throws IOException {
    List<String> keys = new ArrayList<>();
    JsonNode body = JSON.readTree(post(Shape.JSON, 204, keys));

    assertThat(body.path("schema").asText()).isEqualTo("crossbrief-webhook/1");
    assertThat(body.path("made").asBoolean()).isTrue();
    assertThat(body.path("counts").path("contradictions").asInt()).isEqualTo(1);
    assertThat(keys).containsExactly("morning-1/webhook (127.0.0.1)");
  }

  @ParameterizedTest
  @CsvSource({"500, FAILED", "429, FAILED", "404, REFUSED", "302, REFUSED"})
  void aRefusalIsToldApartFromAFailure(int status, Kind kind) {
    DeliveryException e =
        catchThrowableOfType(
            DeliveryException.class, () -> post(Shape.JSON, status, new ArrayList<>()));

    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e).hasMessageContaining(String.valueOf(status)).message().doesNotContain("secret");
  }

  @Test
  void aConnectionThatBreaksLeavesItOpenWhetherItArrived() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread closing =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  int unused = socket.getInputStream().read();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      closing.start();
      DeliveryException e =
          catchThrowableOfType(
              DeliveryException.class,
              () ->
                  new WebhookChannel(
                          Shape.JSON, URI.create("http://127.0.0.1:" + server.getLocalPort()), 1)
                      .deliver(parcel("x")));
      closing.join();

      assertThat(e.kind()).isEqualTo(Kind.UNKNOWN);
    }
  }

  @Test
  void aServerThatIsNotThereCertainlyGotNothing() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    DeliveryException e =
        catchThrowableOfType(
            DeliveryException.class,
            () ->
                new WebhookChannel(Shape.JSON, URI.create("http://127.0.0.1:" + port), 1)
                    .deliver(parcel("x")));

    assertThat(e.kind()).isEqualTo(Kind.FAILED);
  }

  private static MailChannel mail(int port, String user, String password) {
    return new MailChannel(
        new MailConfig("127.0.0.1", port, user, password, false, "Desk <desk@a.example>"),
        List.of("ida@a.example", "Leo <leo@a.example>"));
  }

  @Test
  void anEmailHasTextHtmlAndThePdf() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.start();
    try {
      assertThat(mail(server.getSmtp().getPort(), null, null).deliver(parcel("2026-11-22_0530")))
          .isEmpty();

      assertThat(server.getReceivedMessages()).hasSize(2);
      MimeMessage message = server.getReceivedMessages()[0];
      assertThat(message.getMessageID()).isEqualTo("<morning-1.morning@crossbrief.invalid>");
      assertThat(message.getSubject())
          .isEqualTo("Morning brief <b>, 2026-11-22: 1 contradiction in 1 story, 2 articles");
      assertThat(message.getSentDate()).hasSameTimeAs(java.util.Date.from(AS_OF));
      String whole = GreenMailUtil.getWholeMessage(message);
      assertThat(whole)
          .contains("Content-Type: application/pdf")
          .contains("morning_2026-11-22_0530.pdf")
          .contains("=C3=BCber")
          .contains("Auto-Submitted: auto-generated");
    } finally {
      server.stop();
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndNotTriedAgain() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.setUser("desk", "right");
    server.start();
    try {
      DeliveryException e =
          catchThrowableOfType(
              DeliveryException.class,
              () -> mail(server.getSmtp().getPort(), "desk", "wrong-one").deliver(parcel("x")));

      assertThat(e.kind()).isEqualTo(Kind.REFUSED);
      assertThat(e)
          .hasMessageContaining("CROSSBRIEF_SMTP_PASSWORD")
          .message()
          .doesNotContain("wrong-one");
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 no such user            | FAILED
          451 try again later         | FAILED
          (closes before DATA's end)  | UNKNOWN
          """)
  void whatAMailServerSaysIsTakenForWhatItIs(String act, Kind kind) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> smtp(socket, act));
      server.start();
      DeliveryException e =
          catchThrowableOfType(
              DeliveryException.class,
              () -> mail(socket.getLocalPort(), null, null).deliver(parcel("x")));
      server.join();

      assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
    }
  }

  /** A mail server that refuses every recipient, or hangs up when it has the whole message. */
  private static void smtp(ServerSocket listening, String act) {
    try (Socket socket = listening.accept();
        var in =
            new java.io.BufferedReader(
                new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var out = socket.getOutputStream()) {
      say(out, "220 here");
      String line = in.readLine();
      while (line != null) {
        if (line.startsWith("RCPT") && !act.startsWith("(")) {
          say(out, act);
        } else if (line.equals("DATA")) {
          say(out, "354 go on");
          while (line != null && !line.equals(".")) {
            line = in.readLine();
          }
          return;
        } else if (line.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      // The client has hung up.
    }
  }

  private static void say(java.io.OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}

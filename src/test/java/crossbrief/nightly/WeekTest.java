package crossbrief.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import crossbrief.config.Newsroom;
import crossbrief.config.Newsrooms;
import crossbrief.config.Wiring;
import crossbrief.job.Progress;
import crossbrief.ledger.Delivery;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.LedgerConfig;
import crossbrief.ledger.Run;
import crossbrief.ledger.TestDatabases;
import crossbrief.ledger.TestDatabases.Kind;
import crossbrief.llm.LlmConfig;
import crossbrief.llm.StandIn;
import crossbrief.llm.StandIn.Act;
import crossbrief.llm.StandInModel;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A week of nights on a clock that is turned: whatever happens, each morning has one brief. */
@Timeout(180)
class WeekTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 22);

  private static final List<String> TOWNS =
      List.of("Osterby", "Lindfors", "Kilbride", "Varnas", "Tolbeck", "Marrowport", "Ansgar");
  private static final List<String> HOUSES =
      List.of("mill", "school", "hotel", "theater", "library", "brewery", "station");

  @TempDir Path folder;
  private final AtomicBoolean modelIsDown = new AtomicBoolean();
  private final List<AutoCloseable> open = new java.util.ArrayList<>();
  private GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private SimulatedNight night = new SimulatedNight(at(MONDAY, 2, 0));
  private Newsroom newsroom;
  private Ledger ledger;
  private FeedServer feeds;

  private static Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(LocalTime.of(hour, minute)).atZone(PARIS).toInstant();
  }

  private void set(Kind kind) throws IOException {
    feeds = new FeedServer();
    open.add(feeds);
    StandInModel model = new StandInModel(0);
    StandIn provider =
        new StandIn(
            asked ->
                modelIsDown.get()
                    ? Act.status(503, "{\"error\":{\"message\":\"overloaded\"}}")
                    : model.apply(asked));
    open.add(provider);
    post.start();
    Path file =
        Files.writeString(
            folder.resolve("newsroom.yaml"),
            """
            provider: openai
            model: m
            base-url: %s
            cache: %s
            attempts: 1
            host-delay: 0
            allow-private-addresses: true
            smtp: smtp://127.0.0.1:%d
            mail-from: desk@courier.example
            briefs:
              morning:
                title: Morning brief
                sources:
                  - %s
                  - %s
                schedule: "30 2 * * *"
                zone: Europe/Paris
                deadline: 2h
                folder: %s
                feed: %s
                mail-to: [ida@courier.example, leo@courier.example]
            """
                .formatted(
                    provider.url(LlmConfig.Provider.OPENAI),
                    folder.resolve("cache"),
                    post.getSmtp().getPort(),
                    feeds.address("courier"),
                    feeds.address("gazette"),
                    folder.resolve("briefs"),
                    folder.resolve("briefs/feed.xml")));
    newsroom = Newsrooms.read(file, Map.of(), Map.of());
    LedgerConfig config = TestDatabases.fresh(kind, folder);
    ledger = Ledger.open(config, Clock.systemUTC());
  }

  @AfterEach
  void close() throws Exception {
    post.stop();
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private NightlyRuns runs() {
    return new NightlyRuns(
        ledger, Wiring.jobs(newsroom, Clock.systemUTC(), Progress.SILENT), night);
  }

  private Outcome morning(LocalDate day) {
    night.turnTo(
        at(day, 3, 30).minusSeconds(3590).isBefore(night.clock().instant())
            ? night.clock().instant()
            : at(day, 2, 30).plusSeconds(10));
    return runs().run(newsroom.briefs().get(0), NightlyRuns.Again.NO);
  }

  private void news(LocalDate day, String toll, String otherToll) {
    int n = day.getDayOfMonth() - MONDAY.getDayOfMonth();
    String town = TOWNS.get(n);
    String house = HOUSES.get(n);
    feeds.publish(
        "courier",
        "c" + day,
        "Fire in " + town,
        "A fire destroyed the "
            + house
            + " of "
            + town
            + ". The fire killed "
            + toll
            + " people, the fire chief Karl Aas said. Nobody had lived there since 1920.",
        at(day, 1, 0));
    feeds.publish(
        "gazette",
        "g" + day,
        "The " + house + " of " + town + " burns",
        "The "
            + house
            + " of "
            + town
            + " was destroyed by a fire. The fire killed "
            + otherToll
            + " people, the fire chief Karl Aas said. Many came to help.",
        at(day, 1, 10));
  }

  /** What the message of a day says in plain text. */
  private String letter(String day) throws IOException, jakarta.mail.MessagingException {
    for (MimeMessage message : post.getReceivedMessages()) {
      if (message.getSubject().contains(day)) {
        MimeMultipart whole = (MimeMultipart) message.getContent();
        MimeMultipart bodies = (MimeMultipart) whole.getBodyPart(0).getContent();
        return String.valueOf(bodies.getBodyPart(0).getContent());
      }
    }
    return "";
  }

  private List<String> subjects() {
    return java.util.Arrays.stream(post.getReceivedMessages())
        .map(
            m -> {
              try {
                return m.getSubject();
              } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("crossbrief.ledger.TestDatabases#installed")
  void everyMorningHasOneBriefAndSaysWhatIsMissing(Kind kind) throws Exception {
    set(kind);
    LocalDate day = MONDAY;

    // Monday: all is well.
    news(day, "three", "five");
    Outcome monday = morning(day);
    assertThat(monday.kind()).as(monday.message()).isEqualTo(Outcome.Kind.DELIVERED);
    assertThat(monday.message()).contains("1 contradiction in 1 story, 2 articles");
    assertThat(runs().run(newsroom.briefs().get(0), NightlyRuns.Again.NO).kind())
        .isEqualTo(Outcome.Kind.ALREADY_MADE);
    assertThat(post.getReceivedMessages()).hasSize(2);
    MimeMessage message = post.getReceivedMessages()[0];
    assertThat(message.getSubject())
        .isEqualTo("Morning brief, 2027-03-22: 1 contradiction in 1 story, 2 articles");
    assertThat(GreenMailUtil.getWholeMessage(message))
        .contains("morning_2027-03-22_0230.pdf")
        .contains("text/html")
        .contains("text/plain");

    // Tuesday: an outlet is gone.
    day = day.plusDays(1);
    news(day, "three", "three");
    feeds.kill("gazette");
    Outcome tuesday = morning(day);
    assertThat(tuesday.kind()).as(tuesday.message()).isEqualTo(Outcome.Kind.PARTIAL);
    assertThat(letter("2027-03-23")).contains("Left out: " + feeds.address("gazette"));
    feeds.revive("gazette");

    // Wednesday: the model is away all night; the brief comes at the deadline, without it.
    day = day.plusDays(1);
    news(day, "two", "four");
    modelIsDown.set(true);
    Outcome wednesday = morning(day);
    assertThat(wednesday.kind()).as(wednesday.message()).isEqualTo(Outcome.Kind.PARTIAL);
    assertThat(night.clock().instant()).isBetween(at(day, 4, 0), at(day, 4, 31));
    assertThat(Files.readString(folder.resolve("briefs/latest/brief.md")))
        .contains("was summarized by the built-in engine, because the model gave no usable reply");

    // Thursday: the model comes back before the deadline.
    day = day.plusDays(1);
    news(day, "six", "seven");
    night.at(at(day, 3, 0), () -> modelIsDown.set(false));
    Outcome thursday = morning(day);
    assertThat(thursday.kind()).as(thursday.message()).isEqualTo(Outcome.Kind.DELIVERED);
    assertThat(Files.readString(folder.resolve("briefs/latest/brief.md")))
        .doesNotContain("gave no usable reply");

    // Friday: nothing new, and the readers are told so.
    day = day.plusDays(1);
    Outcome friday = morning(day);
    assertThat(friday.kind()).as(friday.message()).isEqualTo(Outcome.Kind.NOTHING_NEW);
    assertThat(subjects()).contains("Morning brief, 2027-03-26: nothing new");
    assertThat(folder.resolve("briefs/2027-03-26_0230")).doesNotExist();

    // Saturday: no process ran at night; at noon the brief is made once.
    day = day.plusDays(1);
    news(day, "eight", "nine");
    night.turnTo(at(day, 12, 0));
    Outcome saturday = runs().run(newsroom.briefs().get(0), NightlyRuns.Again.NO);
    assertThat(saturday.kind()).as(saturday.message()).isEqualTo(Outcome.Kind.DELIVERED);
    assertThat(saturday.run().slot()).isEqualTo(at(day, 2, 30));

    // Sunday: the clock is put forward over 2:30, and the mail server is gone.
    day = day.plusDays(1);
    news(day, "one", "two");
    int received = post.getReceivedMessages().length;
    int port = post.getSmtp().getPort();
    MimeMessage[] week = post.getReceivedMessages();
    post.stop();
    Outcome sunday = morning(day);
    assertThat(sunday.kind()).as(sunday.message()).isEqualTo(Outcome.Kind.NOT_ALL_DELIVERED);
    assertThat(sunday.run().slot()).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    assertThat(sunday.message()).contains("mail").contains("deliver " + sunday.run().id());
    assertThat(ledger.deliveries(sunday.run().id()))
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.SENT, Delivery.State.SENT, Delivery.State.FAILED);

    // The mail server is back, and the delivery is repeated.
    post = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    post.start();
    Outcome again =
        runs()
            .deliverAgain(
                newsroom.briefs().get(0), ledger.run(sunday.run().id()).orElseThrow(), List.of());
    assertThat(again.kind()).as(again.message()).isEqualTo(Outcome.Kind.DELIVERED);
    assertThat(post.getReceivedMessages()).hasSize(2);

    // The week: a run a day, a folder a brief, a message a run to each reader.
    assertThat(ledger.runs("morning", 50)).hasSize(7);
    assertThat(ledger.runs("morning", 50).stream().filter(r -> r.state() == Run.State.DELIVERED))
        .hasSize(6);
    try (var folders = Files.list(folder.resolve("briefs"))) {
      assertThat(folders.filter(f -> f.getFileName().toString().startsWith("2027"))).hasSize(6);
    }
    assertThat(received).isEqualTo(6 * 2);
    assertThat(java.util.Arrays.stream(week).map(WeekTest::run))
        .doesNotHaveDuplicates()
        .hasSize(12);
    assertThat(Files.readString(folder.resolve("briefs/feed.xml")).split("<entry>")).hasSize(7);
    assertThat(Duration.between(at(MONDAY, 0, 0), night.clock().instant()))
        .isLessThan(Duration.ofDays(8));
  }

  /** By what a message to a reader is told apart. */
  private static String run(MimeMessage message) {
    try {
      return message.getHeader("X-Crossbrief-Run")[0] + " " + System.identityHashCode(message);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}

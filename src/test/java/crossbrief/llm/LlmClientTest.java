package crossbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import com.fasterxml.jackson.databind.JsonNode;
import crossbrief.llm.LlmConfig.Budget;
import crossbrief.llm.LlmConfig.Limits;
import crossbrief.llm.ReplyParser.Parsed;
import crossbrief.llm.ReplyParser.UnusableReplyException;
import crossbrief.llm.StandIn.Act;
import crossbrief.text.Readings;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pacing, money, memory and repair, against a server on loopback. */
@Timeout(60)
class LlmClientTest {
  private static final LlmConfig.Provider OPENAI = LlmConfig.Provider.OPENAI;
  private static final Limits FEW = new Limits(4, 0, 0, 3, Duration.ofMillis(5));

  @TempDir Path cache;

  private static LlmRequest request(int n) {
    return new LlmRequest(
        "summary", "a" + n, "orders", "material number " + n, "{\"type\":\"object\"}", "1", null);
  }

  private static List<LlmRequest> requests(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(LlmClientTest::request).toList();
  }

  private static Function<StandIn.Asked, Act> saying(String text, long millis) {
    return asked -> StandIn.answer(OPENAI, text).after(millis);
  }

  private LlmClient client(StandIn server, Limits limits, Budget budget) {
    return TestLlm.client(
        TestLlm.config(OPENAI, server.url(OPENAI), cache, limits, budget, Duration.ofSeconds(10)));
  }

  private static List<String> askAll(LlmClient client, List<LlmRequest> requests, int threads) {
    return Workers.map(requests, threads, r -> client.ask(r, Parsed::good));
  }

  @Test
  void theModelIsShownItsErrorAndTheMaterialAgain() throws IOException {
    try (StandIn server =
        new StandIn(asked -> StandIn.answer(OPENAI, asked.number() == 1 ? "bad" : "good"))) {
      String reply =
          client(server, FEW, Budget.NONE)
              .ask(
                  request(1),
                  text -> {
                    if (text.equals("bad")) {
                      throw new UnusableReplyException("it is bad");
                    }
                    return Parsed.good(text);
                  });

      JsonNode messages = server.asked().get(1).json().path("messages");
      assertThat(reply).isEqualTo("good");
      assertThat(messages.path(1).path("content").asText()).isEqualTo("material number 1");
      assertThat(messages.path(2).path("content").asText()).isEqualTo("bad");
      assertThat(messages.path(3).path("content").asText())
          .startsWith("Your reply was rejected: it is bad");
    }
  }

  @Test
  void aCutReplyGetsMoreRoomAndIsNotReplayed() throws IOException {
    try (StandIn server =
        new StandIn(
            asked ->
                asked.number() == 1
                    ? Act.reply(StandIn.wire(OPENAI, "half of", "length"))
                    : StandIn.answer(OPENAI, "whole"))) {
      String reply = client(server, FEW, Budget.NONE).ask(request(1), Parsed::good);
      assertThat(reply).isEqualTo("whole");
      assertThat(server.asked())
          .extracting(a -> a.json().path("max_tokens").asInt())
          .containsExactly(1024, 2048);
      assertThat(server.asked().get(1).body()).doesNotContain("half of");
    }
  }

  @Test
  void inFlightIsNeverAboveTheLimit() throws IOException {
    try (StandIn server = new StandIn(saying("x", 20))) {
      askAll(client(server, FEW, Budget.NONE), requests(60), 16);

      assertThat(server.requests()).isEqualTo(60);
      assertThat(server.mostInFlight()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void theSameIsPaidOnceAndAChangedOneAloneAgain() throws IOException {
    try (StandIn server = new StandIn(saying("x", 50))) {
      List<LlmRequest> twice = Stream.concat(requests(5).stream(), requests(5).stream()).toList();
      LlmClient first = client(server, FEW, Budget.NONE);
      askAll(first, twice, 4);
      int paid = server.requests();
      LlmClient again = client(server, FEW, Budget.NONE);
      askAll(again, requests(6), 4);

      assertThat(paid).isEqualTo(5);
      assertThat(server.requests()).isEqualTo(6);
      assertThat(first.report().made()).isEqualTo(5);
      assertThat(first.report().fromCache()).isEqualTo(5);
      assertThat(again.report().fromCache()).isEqualTo(5);
    }
  }

  /** Four at a time, and then the same four: whoever is done first asks what is just answered. */
  @Test
  void theSameIsPaidOnceAtWhateverMomentItIsAskedAgain() throws IOException {
    try (StandIn server = new StandIn(saying("x", 0))) {
      List<LlmRequest> requests = requests(400);
      List<LlmRequest> foursTwice =
          IntStream.range(0, 800).mapToObj(i -> requests.get(i / 8 * 4 + i % 4)).toList();
      LlmClient client = client(server, FEW, Budget.NONE);
      askAll(client, foursTwice, 4);

      assertThat(server.requests()).isEqualTo(400);
      assertThat(client.report().fromCache()).isEqualTo(400);
    }
  }

  @Test
  void aDamagedReplyIsNoticedAndAskedAgain() throws IOException {
    try (StandIn server = new StandIn(saying("{\"text\":\"the very reply\"}", 0))) {
      askAll(client(server, FEW, Budget.NONE), requests(3), 1);
      List<Path> files = replies();
      byte[] first = Files.readAllBytes(files.get(0));
      Files.write(files.get(0), java.util.Arrays.copyOf(first, first.length - 7));
      byte[] second = Files.readAllBytes(files.get(1));
      second[second.length - 12] ^= 1;
      Files.write(files.get(1), second);
      Files.write(files.get(2), new byte[0]);
      LlmClient again = client(server, FEW, Budget.NONE);

      List<String> replies = askAll(again, requests(3), 1);

      assertThat(replies).containsOnly("{\"text\":\"the very reply\"}");
      assertThat(server.requests()).isEqualTo(6);
      assertThat(again.report().damagedReplies()).isEqualTo(3);
    }
  }

  private List<Path> replies() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(f -> f.toString().endsWith(".reply")).sorted().toList();
    }
  }

  @Test
  void theCacheHoldsNeitherKeyNorMaterialAndHasTheUsersPermissions() throws IOException {
    try (StandIn server = new StandIn(saying("reply", 0))) {
      askAll(client(server, FEW, Budget.NONE), requests(1), 1);
      Path plain = Files.writeString(cache.resolve("plain"), "x");

      Path reply = replies().get(0);
      assertThat(Files.readString(reply)).doesNotContain(TestLlm.KEY).doesNotContain("material");
      assertThat(Files.getPosixFilePermissions(reply))
          .isEqualTo(Files.getPosixFilePermissions(plain));
    }
  }

  @Test
  void aReplyThatRepeatsTheKeyIsKeptWithoutIt() throws IOException {
    try (StandIn server = new StandIn(saying("your key is " + TestLlm.KEY, 0))) {
      List<String> replies = askAll(client(server, FEW, Budget.NONE), requests(1), 1);

      assertThat(replies).containsExactly("your key is ***");
      assertThat(Files.readString(replies().get(0))).doesNotContain(TestLlm.KEY);
    }
  }

  @Test
  void nonsenseInTheCountOfTokensIsNotCounted() throws IOException {
    try (StandIn server =
        new StandIn(
            asked ->
                Act.reply(
                    StandIn.wire(OPENAI, "x", "stop")
                        .replace("\"prompt_tokens\":110", "\"prompt_tokens\":-100000")))) {
      LlmClient client = client(server, FEW, Budget.NONE);
      askAll(client, requests(1), 1);

      assertThat(client.report().usage().estimated()).isTrue();
      assertThat(client.report().usage().total()).isPositive();
    }
  }

  @Test
  void statsAndPruneKnowWhatIsThere() throws IOException {
    Files.writeString(cache.resolve("not-ours.txt"), "keep me");
    try (StandIn server = new StandIn(saying("reply", 0))) {
      askAll(client(server, FEW, Budget.NONE), requests(4), 1);
      Path broken = replies().get(0);
      Files.writeString(broken, "x");
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(10));
      ReplyCache held = new ReplyCache(cache, later);

      assertThat(held.stats().replies()).isEqualTo(4);
      assertThat(held.stats().damaged()).isEqualTo(1);
      assertThat(held.prune(Duration.ofDays(30))).isEqualTo(1);
      assertThat(held.prune(Duration.ofDays(9))).isEqualTo(3);
      assertThat(cache.resolve("not-ours.txt")).exists();
    }
  }

  @Test
  void aReplyOfNoUseIsRememberedForTheNightOnly() throws IOException {
    try (StandIn server = new StandIn(saying("prose", 0))) {
      ReplyParser<String> never =
          text -> {
            throw new UnusableReplyException("it is prose");
          };
      LlmConfig config = TestLlm.config(OPENAI, server.url(OPENAI), cache);
      Instant night = Instant.parse("2026-11-22T02:00:00Z");
      // Two requests a night: the second objection to the same reply is the same question.
      for (Duration after : List.of(Duration.ZERO, Duration.ofHours(2), Duration.ofHours(24))) {
        LlmClient client =
            new LlmClient(config, new Readings(), Clock.fixed(night.plus(after), ZoneOffset.UTC));
        assertThatThrownBy(() -> client.ask(request(1), never))
            .isInstanceOf(LlmException.class)
            .hasMessageContaining("it is prose");
      }

      assertThat(server.requests()).isEqualTo(4);
    }
  }

  @Test
  void aTokenBudgetIsNeverExceeded() throws IOException {
    try (StandIn server = new StandIn(saying("x", 5))) {
      LlmClient client = client(server, FEW, new Budget(4000L, null));
      AtomicInteger unpaid = new AtomicInteger();

      Workers.map(
          requests(40),
          8,
          r -> {
            try {
              return client.ask(r, Parsed::good);
            } catch (LlmException e) {
              assertThat(e.kind()).isEqualTo(LlmException.Kind.BUDGET);
              unpaid.incrementAndGet();
              return "";
            }
          });

      assertThat(client.report().usage().total()).isLessThanOrEqualTo(4000).isGreaterThan(2500);
      assertThat(server.requests() + unpaid.get()).isEqualTo(40);
      assertThat(client.report().budgetSpent()).isTrue();
    }
  }

  @Test
  void aMoneyBudgetIsKeptByThePriceTable() throws IOException {
    Path prices =
        Files.writeString(
            cache.resolve("prices.tsv"), "# mine\nopenai\ttest\t1000\t100\t1000\t2000\n");
    try (StandIn server = new StandIn(saying("x", 0))) {
      LlmConfig base =
          TestLlm.config(
              OPENAI, server.url(OPENAI), null, FEW, new Budget(null, new BigDecimal("5")));
      LlmConfig config =
          new LlmConfig(
              OPENAI,
              base.baseUrl(),
              "test-model",
              null,
              0.0,
              base.timeout(),
              1024,
              16_000,
              FEW,
              base.budget(),
              null,
              prices,
              null);
      LlmClient client = TestLlm.client(config);
      int asked = 0;
      try {
        for (LlmRequest request : requests(40)) {
          client.ask(request, Parsed::good);
          asked++;
        }
      } catch (LlmException e) {
        assertThat(e.kind()).isEqualTo(LlmException.Kind.BUDGET);
      }

      // 110 input and 70 output tokens a call: $0.25; a call may cost up to about $2.10.
      assertThat(client.report().cost())
          .isEqualByComparingTo(new BigDecimal("0.25").multiply(BigDecimal.valueOf(asked)));
      assertThat(client.report().cost()).isLessThanOrEqualTo(new BigDecimal("5"));
      assertThat(asked).isGreaterThan(8);
    }
  }

  @Test
  void aMoneyBudgetWithoutAPriceIsRefused() {
    LlmConfig config =
        TestLlm.config(
            OPENAI, "http://127.0.0.1:1/v1", null, FEW, new Budget(null, BigDecimal.ONE));

    assertThatThrownBy(() -> TestLlm.client(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no price is known");
  }

  @Test
  void aWrongKeyCostsAtMostWhatIsInFlight() throws IOException {
    try (StandIn server =
        new StandIn(asked -> Act.status(401, "{\"error\":{\"message\":\"no\"}}").after(20))) {
      LlmClient client = client(server, FEW, Budget.NONE);

      assertThatThrownBy(() -> askAll(client, requests(100), 4))
          .isInstanceOf(LlmUnavailableException.class);
      assertThat(server.requests()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void aServerThatKeepsFailingStopsTheRun() throws IOException {
    try (StandIn server =
        new StandIn(asked -> Act.status(500, "{\"error\":{\"message\":\"down\"}}"))) {
      LlmClient client = client(server, new Limits(1, 0, 0, 2, Duration.ofMillis(1)), Budget.NONE);
      int failed = 0;
      RuntimeException last = null;
      for (LlmRequest request : requests(10)) {
        try {
          client.ask(request, Parsed::good);
        } catch (LlmException e) {
          failed++;
        } catch (LlmUnavailableException e) {
          last = e;
          break;
        }
      }

      assertThat(failed).isEqualTo(4);
      assertThat(last).hasMessageContaining("5 questions in a row failed");
    }
  }

  @ParameterizedTest
  @EnumSource(value = LlmConfig.Provider.class, mode = EXCLUDE, names = "BUILTIN")
  void aRehearsalAsksNobodyAndIsReadByEveryProvidersClient(LlmConfig.Provider provider)
      throws IOException {
    try (StandIn server = new StandIn(saying("x", 0))) {
      LlmConfig config = TestLlm.config(provider, server.url(provider), cache, FEW, Budget.NONE);
      LlmClient client = TestLlm.client(config);
      client.rehearse(request(0), Parsed::good, "x");
      ChatModel nowhere =
          ChatModels.of(config, new Readings(), new GuardedHttpClient.Builder(true), List.of());

      assertThat(nowhere.chat("anything")).isEqualTo("{}");
      assertThat(server.requests()).isZero();
      assertThat(client.report().made()).isZero();
      assertThat(replies()).isEmpty();
    }
  }

  @Test
  void startsArePacedEvenly() throws IOException {
    List<Long> starts = Collections.synchronizedList(new ArrayList<>());
    try (StandIn server =
        new StandIn(
            asked -> {
              starts.add(System.nanoTime());
              return StandIn.answer(OPENAI, "x").after(100);
            })) {
      LlmClient client =
          client(server, new Limits(8, 1200, 0, 3, Duration.ofMillis(5)), Budget.NONE);
      client.rehearse(request(0), Parsed::good, "x");

      askAll(client, requests(30), 8);

      long took = starts.get(29) - starts.get(0);
      assertThat(took).isGreaterThan(28 * 48_000_000L);
    }
  }

  @Test
  void tokensAMinuteAreKeptToo() throws IOException {
    try (StandIn server = new StandIn(saying("x", 0))) {
      LlmClient client =
          client(server, new Limits(8, 0, 36_000, 3, Duration.ofMillis(5)), Budget.NONE);
      long start = System.nanoTime();

      askAll(client, requests(8), 8);

      // 180 tokens a call at 600 a second, after the first.
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThan(Duration.ofMillis(1800));
    }
  }

  @Test
  void aRefusalForTooManyRequestsPushesBackEveryone() throws IOException {
    List<Long> starts = Collections.synchronizedList(new ArrayList<>());
    try (StandIn server =
        new StandIn(
            asked -> {
              starts.add(System.nanoTime());
              return asked.number() == 4
                  ? Act.status(429, "{\"error\":{\"message\":\"slow\"}}").with("Retry-After", "1")
                  : StandIn.answer(OPENAI, "x").after(40);
            })) {
      askAll(client(server, FEW, Budget.NONE), requests(40), 4);

      long refused = starts.get(3);
      assertThat(server.refused()).isEqualTo(1);
      assertThat(starts)
          .filteredOn(s -> s > refused + 80_000_000L)
          .allMatch(s -> s > refused + 950_000_000L);
    }
  }

  @Test
  void aStopWaitsForWhatIsInFlightAndKeepsIt() throws Exception {
    try (StandIn server = new StandIn(saying("x", 300))) {
      LlmClient client = client(server, FEW, Budget.NONE);
      Thread run =
          new Thread(
              () -> {
                try {
                  askAll(client, requests(50), 4);
                } catch (StoppedException expected) {
                  // This is how a run ends that is told to.
                }
              });
      run.start();
      Thread.sleep(450);

      client.stop(Duration.ofSeconds(5));

      int asked = server.requests();
      run.join();
      assertThat(server.requests()).isEqualTo(asked);
      assertThat(replies()).hasSize(asked);
    }
  }
}

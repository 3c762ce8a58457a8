package crossbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.llm.ReplyParser.Parsed;
import crossbrief.llm.StandIn.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches of each provider that has them, from submission over a restart to the last answer. */
@Timeout(30)
class BatchesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path cache;

  /** A provider's batch API: one batch, done after a few looks; the second item fails. */
  private static final class BatchServer {
    private final LlmConfig.Provider provider;
    private final int looks;
    private final AtomicInteger looked = new AtomicInteger();
    private final List<String> prompts = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger singles = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();

    BatchServer(LlmConfig.Provider provider, int looks) {
      this.provider = provider;
      this.looks = looks;
    }

    Act act(StandIn.Asked asked) {
      String path = asked.path();
      if (path.contains("cancel")) {
        cancelled.incrementAndGet();
        return Act.reply(state(false));
      }
      if (path.endsWith("/results") || path.contains("/files/")) {
        return Act.reply(results());
      }
      boolean submits =
          asked.method().equals("POST")
              && path.matches(".*(batches|batch/jobs|batchGenerateContent).*");
      if (submits) {
        submitted.incrementAndGet();
        prompts.clear();
        requests(asked.json()).forEach(r -> prompts.add(r.toString()));
        return Act.reply(state(false));
      }
      if (asked.method().equals("GET")) {
        return Act.reply(state(looked.incrementAndGet() > looks));
      }
      singles.incrementAndGet();
      return StandIn.answer(provider, "single reply");
    }

    private static List<JsonNode> requests(JsonNode body) {
      JsonNode list =
          body.has("requests")
              ? body.path("requests")
              : body.path("batch").path("input_config").path("requests").path("requests");
      List<JsonNode> all = new ArrayList<>();
      list.forEach(all::add);
      return all;
    }

    private String answer(int i) {
      String about = prompts.get(i).replaceAll("(?s).*material number (\\d+).*", "$1");
      return StandIn.wire(provider, "batched reply " + about, StandIn.finish(provider, "stop"));
    }

    private String results() {
      List<String> lines = new ArrayList<>();
      for (int i = prompts.size() - 1; i >= 0; i--) {
        String id = "request-" + i;
        lines.add(
            switch (provider) {
              case ANTHROPIC ->
                  i == 1
                      ? "{\"custom_id\":\"" + id + "\",\"result\":{\"type\":\"expired\"}}"
                      : "{\"custom_id\":\""
                          + id
                          + "\",\"result\":{\"type\":\"succeeded\",\"message\":"
                          + answer(i)
                          + "}}";
              default ->
                  i == 1
                      ? "{\"custom_id\":\"" + id + "\",\"error\":{\"message\":\"failed\"}}"
                      : "{\"custom_id\":\""
                          + id
                          + "\",\"response\":{\"status_code\":200,\"body\":"
                          + answer(i)
                          + "}}";
            });
      }
      return String.join("\n", lines);
    }

    private String state(boolean done) {
      try {
        ObjectNode node = JSON.createObjectNode();
        switch (provider) {
          case ANTHROPIC ->
              node.put("id", "batch_1").put("processing_status", done ? "ended" : "in_progress");
          case MISTRAL -> {
            node.put("id", "batch_1").put("status", done ? "SUCCESS" : "RUNNING");
            if (done) {
              node.put("output_file", "file_1");
            }
          }
          default -> {
            node.put("name", "batches/1").put("done", done);
            node.putObject("metadata")
                .put("state", done ? "BATCH_STATE_SUCCEEDED" : "BATCH_STATE_RUNNING");
            if (done) {
              var list =
                  node.putObject("response")
                      .put("@type", "x")
                      .putObject("inlinedResponses")
                      .putArray("inlinedResponses");
              for (int i = 0; i < prompts.size(); i++) {
                if (i == 1) {
                  list.addObject().putObject("error").put("code", 13).put("message", "failed");
                } else {
                  list.addObject().set("response", JSON.readTree(answer(i)));
                }
              }
            }
          }
        }
        return node.toString();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private LlmClient client(LlmConfig.Provider provider, String url, Duration atMost) {
    LlmConfig base = TestLlm.config(provider, url, cache);
    return TestLlm.client(
        new LlmConfig(
            provider,
            url,
            "test-model",
            TestLlm.KEY,
            0.0,
            Duration.ofSeconds(2),
            512,
            16_000,
            base.limits(),
            base.budget(),
            cache,
            null,
            atMost));
  }

  private static List<LlmRequest> requests(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(
            i ->
                new LlmRequest(
                    "summary",
                    "a" + i,
                    "orders",
                    "material number " + i,
                    "{\"type\":\"object\"}",
                    "1",
                    null))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "GEMINI", "MISTRAL"})
  void answersComeFromTheBatchAndWhatItLeavesOutIsAskedAlone(LlmConfig.Provider provider)
      throws IOException {
    BatchServer api = new BatchServer(provider, 2);
    try (StandIn server = new StandIn(api::act)) {
      LlmClient client = client(provider, server.url(provider), Duration.ofSeconds(20));

      client.askAsBatch(requests(4));
      List<String> replies = requests(4).stream().map(r -> client.ask(r, Parsed::good)).toList();

      assertThat(replies)
          .containsExactly("batched reply 1", "single reply", "batched reply 3", "batched reply 4");
      assertThat(api.submitted).hasValue(1);
      assertThat(api.singles).hasValue(1);
      assertThat(client.report().calls())
          .filteredOn(c -> c.origin() == ModelCall.Origin.BATCH)
          .hasSize(3);
      assertThat(notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "GEMINI", "MISTRAL"})
  void aRunThatWasKilledWhileWaitingFindsItsBatchAgain(LlmConfig.Provider provider)
      throws Exception {
    BatchServer api = new BatchServer(provider, 7);
    try (StandIn server = new StandIn(api::act)) {
      LlmClient killed = client(provider, server.url(provider), Duration.ofSeconds(20));
      Thread waiting =
          new Thread(
              () -> {
                try {
                  killed.askAsBatch(requests(3));
                } catch (StoppedException expected) {
                  // This is how the wait ends.
                }
              });
      waiting.start();
      while (notes().isEmpty()) {
        Thread.sleep(10);
      }
      killed.stop(Duration.ofSeconds(1));
      waiting.join();
      assertThat(notes()).hasSize(1);

      LlmClient resumed = client(provider, server.url(provider), Duration.ofSeconds(20));
      resumed.askAsBatch(requests(3));

      String third = resumed.ask(requests(3).get(2), Parsed::good);
      assertThat(third).isEqualTo("batched reply 3");
      assertThat(api.submitted.get()).as("the failed one may be submitted again").isBetween(1, 2);
      assertThat(notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "GEMINI", "MISTRAL"})
  void aBatchThatTakesTooLongIsCancelledAndAskedOneByOne(LlmConfig.Provider provider)
      throws IOException {
    BatchServer api = new BatchServer(provider, 1_000_000);
    try (StandIn server = new StandIn(api::act)) {
      LlmClient client = client(provider, server.url(provider), Duration.ofMillis(200));

      client.askAsBatch(requests(2));

      assertThat(api.cancelled).hasValue(1);
      String first = client.ask(requests(2).get(0), Parsed::good);
      assertThat(first).isEqualTo("single reply");
    }
  }

  private List<Path> notes() throws IOException {
    Path folder = cache.resolve("batches");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".batch.json")).toList();
    }
  }
}

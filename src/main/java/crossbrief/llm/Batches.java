package crossbrief.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.domain.Sha256;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.batch.BatchRequest;
import dev.langchain4j.model.batch.BatchResponse;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions that a provider answers overnight at half the price. Each batch is noted in a file
 * beside the replies, so that a run that was killed while waiting finds it again.
 */
final class Batches {
  private static final Logger log = LoggerFactory.getLogger(Batches.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_QUESTIONS = 1000;
  private static final int MAX_CHARS = 12_000_000;
  private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
  private static final String SUFFIX = ".batch.json";

  private final LlmConfig config;
  private final BatchChatModel model;
  private final ReplyCache cache;
  private final CallGate gate;
  private final CallLedger ledger;
  private final Clock clock;
  private final Path folder;

  Batches(
      LlmConfig config,
      BatchChatModel model,
      ReplyCache cache,
      CallGate gate,
      CallLedger ledger,
      Clock clock) {
    this.config = config;
    this.model = model;
    this.cache = cache;
    this.gate = gate;
    this.ledger = ledger;
    this.clock = clock;
    this.folder = cache.folder().resolve("batches");
  }

  /** A batch that was submitted. */
  private record Open(Path note, String id, List<String> keys, Instant at) {}

  /**
   * Waits for batches that earlier runs left open, as long as one of these questions is in them.
   */
  void collect(List<LlmRequest> requests, Duration atMost) {
    RequestKeys keys = new RequestKeys(config);
    Map<String, LlmRequest> wanted = new HashMap<>();
    for (LlmRequest request : requests) {
      wanted.put(keys.of(Conversation.of(request, config.maxOutputTokens())), request);
    }
    List<Open> open =
        notes().stream().filter(o -> o.keys().stream().anyMatch(wanted::containsKey)).toList();
    for (Open batch : open) {
      log.info("Waiting for batch {} of an earlier run", batch.id());
      await(batch, wanted, atMost);
    }
  }

  /** Submits questions and waits for the answers. */
  void run(Map<String, Conversation> questions, Duration atMost) {
    List<Open> submitted = new ArrayList<>();
    Map<String, LlmRequest> asked = new HashMap<>();
    for (List<String> keys : chunks(questions)) {
      List<ChatRequest> requests = new ArrayList<>();
      for (String key : keys) {
        Conversation question = questions.get(key);
        if (question != null) {
          requests.add(question.chatRequest(false));
          asked.put(key, question.request());
        }
      }
      try {
        BatchResponse<ChatResponse> response = model.submit(new BatchRequest<>(requests));
        Open batch =
            new Open(
                folder.resolve(
                    Sha256.of(response.batchId().getBytes(StandardCharsets.UTF_8)) + SUFFIX),
                response.batchId(),
                keys,
                clock.instant());
        note(batch);
        submitted.add(batch);
        log.info("Submitted batch {} of {} questions", batch.id(), keys.size());
      } catch (RuntimeException e) {
        failed("submit a batch", e);
      }
    }
    submitted.forEach(batch -> await(batch, asked, atMost));
  }

  private static List<List<String>> chunks(Map<String, Conversation> questions) {
    List<List<String>> chunks = new ArrayList<>();
    List<String> chunk = new ArrayList<>();
    long chars = 0;
    for (Map.Entry<String, Conversation> question : questions.entrySet()) {
      long own = question.getValue().texts().stream().mapToLong(String::length).sum();
      if (!chunk.isEmpty() && (chunk.size() == MAX_QUESTIONS || chars + own > MAX_CHARS)) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        chars = 0;
      }
      chunk.add(question.getKey());
      chars += own;
    }
    if (!chunk.isEmpty()) {
      chunks.add(List.copyOf(chunk));
    }
    return chunks;
  }

  private void await(Open batch, Map<String, LlmRequest> asked, Duration atMost) {
    Instant deadline = batch.at().plus(atMost);
    Duration pause = config.limits().backoff();
    while (true) {
      try {
        BatchResponse<ChatResponse> response = model.retrieve(batch.id());
        if (response.state().isTerminal()) {
          keep(batch, response, asked);
          forget(batch);
          return;
        }
      } catch (RuntimeException e) {
        Fault fault = failed("look at batch " + batch.id(), e);
        if (!fault.kind().mayPass()) {
          forget(batch);
          return;
        }
      }
      if (!clock.instant().isBefore(deadline)) {
        cancel(batch);
        return;
      }
      gate.pause(pause);
      pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.multipliedBy(2);
    }
  }

  private void keep(
      Open batch, BatchResponse<ChatResponse> response, Map<String, LlmRequest> asked) {
    List<BatchItemResult<ChatResponse>> results = response.results();
    if (results == null || results.size() != batch.keys().size()) {
      log.warn(
          "Batch {} ended as {} with {} answers to {} questions; they are asked one by one",
          batch.id(),
          response.state(),
          results == null ? 0 : results.size(),
          batch.keys().size());
      return;
    }
    int kept = 0;
    for (int i = 0; i < results.size(); i++) {
      LlmRequest request = asked.get(batch.keys().get(i));
      ChatResponse reply = results.get(i).isSuccess() ? results.get(i).response() : null;
      if (reply != null && request != null) {
        kept += keep(batch.keys().get(i), request, reply) ? 1 : 0;
      }
    }
    log.info(
        "Batch {} ended as {}: {} of {} questions answered",
        batch.id(),
        response.state(),
        kept,
        results.size());
  }

  private boolean keep(String key, LlmRequest request, ChatResponse response) {
    Conversation asked = Conversation.of(request, config.maxOutputTokens());
    Usage usage = CallLedger.usage(asked.chatRequest(false), response);
    Answer answer = LlmClient.answer(response, usage);
    ledger.batched(request, usage);
    gate.charge(new CallGate.Estimate(usage.total(), ledger.cost(usage, true)));
    if (answer.isKept()) {
      cache.put(key, config, request, answer, false);
    }
    return answer.isKept();
  }

  private void cancel(Open batch) {
    log.warn("Batch {} takes too long; its questions are asked one by one", batch.id());
    try {
      model.cancel(batch.id());
    } catch (RuntimeException e) {
      failed("cancel batch " + batch.id(), e);
    }
    forget(batch);
  }

  /**
   * Tells what failed.
   *
   * @throws LlmUnavailableException when every question would fail alike
   */
  private Fault failed(String what, RuntimeException e) {
    Fault fault = Fault.of(e, null, config, clock);
    if (fault.kind() == Fault.Kind.KEY || fault.kind() == Fault.Kind.QUOTA) {
      throw new LlmUnavailableException(fault.message(config), e);
    }
    log.warn("Cannot {}: {}", what, fault.message(config));
    return fault;
  }

  private void note(Open batch) {
    ObjectNode node = JSON.createObjectNode();
    node.put("batch", batch.id())
        .put("at", batch.at().toString())
        .put("provider", config.provider().label())
        .put("url", String.valueOf(config.baseUrl()))
        .put("model", String.valueOf(config.model()));
    batch.keys().forEach(key -> node.withArray("keys").add(key));
    try {
      cache.write(batch.note(), new byte[0], JSON.writeValueAsBytes(node));
    } catch (IOException e) {
      log.warn("Cannot note batch {} in {}: {}", batch.id(), folder, e.toString());
    }
  }

  private void forget(Open batch) {
    try {
      Files.deleteIfExists(batch.note());
    } catch (IOException e) {
      log.warn("Cannot remove {}: {}", batch.note(), e.toString());
    }
  }

  private List<Open> notes() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Open> open = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          read(file, open);
        }
      }
      return open;
    } catch (IOException e) {
      log.warn("Cannot read {}: {}", folder, e.toString());
      return List.of();
    }
  }

  private void read(Path file, List<Open> open) throws IOException {
    try {
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      boolean ours =
          node.path("provider").asText().equals(config.provider().label())
              && node.path("url").asText().equals(String.valueOf(config.baseUrl()))
              && node.path("model").asText().equals(String.valueOf(config.model()));
      List<String> keys = new ArrayList<>();
      node.path("keys").forEach(key -> keys.add(key.asText()));
      if (ours && !keys.isEmpty()) {
        open.add(
            new Open(
                file,
                node.path("batch").asText(),
                List.copyOf(keys),
                Instant.parse(node.path("at").asText())));
      }
    } catch (JsonProcessingException | java.time.DateTimeException e) {
      log.warn("A note of a batch is damaged and left alone: {}", file);
    }
  }
}

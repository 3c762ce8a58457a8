package crossbrief.llm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.output.FinishReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies in plain files named by what was asked, so that nothing is paid twice. A file is written
 * aside and moved into place, and begins with a checksum of the rest: what is damaged is asked
 * again. Neither keys nor articles are in it, only what the model answered.
 */
public final class ReplyCache {
  private static final Logger log = LoggerFactory.getLogger(ReplyCache.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMAT = "crossbrief-reply/2 ";
  private static final String SUFFIX = ".reply";
  private static final String PART = ".part";
  private static final long PROCESS = ProcessHandle.current().pid();

  /** How long a reply is kept that was of no use: a resumed run does not pay it again. */
  private static final Duration UNUSABLE_KEPT = Duration.ofHours(20);

  private static final Duration PART_KEPT = Duration.ofHours(1);
  private static final int MAX_FILE_BYTES = 16 * 1024 * 1024;

  private final Path folder;
  private final Clock clock;

  private volatile @Nullable Set<String> known;

  private final AtomicLong parts = new AtomicLong();
  private final AtomicBoolean complained = new AtomicBoolean();
  private final AtomicInteger damaged = new AtomicInteger();

  /** A cache in a folder, which is made with the first reply. */
  public ReplyCache(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What is in a cache. */
  public record Stats(
      long replies, long bytes, long damaged, @Nullable Instant oldest, @Nullable Instant newest) {}

  /** Many folders, for threads that make files in one wait for each other in the kernel. */
  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + SUFFIX);
  }

  /** The reply kept under a key; empty when there is none, or none that can be trusted. */
  Optional<Answer> get(String key) {
    Path file = file(key);
    try {
      if (!known().contains(key) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      JsonNode node = read(file);
      if (node == null || !node.path("key").asText().equals(key)) {
        damaged.incrementAndGet();
        log.warn("A reply in the cache is damaged and is asked again: {}", file);
        return Optional.empty();
      }
      return expired(node) ? Optional.empty() : Optional.of(answer(node));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      log.warn("Cannot read the cache at {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /**
   * The keys that the folder held when it was first asked: what a run asks and does not find there
   * is not looked for in the file system.
   */
  private Set<String> known() {
    Set<String> keys = known;
    if (keys == null) {
      synchronized (parts) {
        keys = known;
        if (keys == null) {
          keys = ConcurrentHashMap.newKeySet();
          for (Path file : filesOrNone()) {
            keys.add(file.getFileName().toString().replace(SUFFIX, ""));
          }
          known = keys;
        }
      }
    }
    return keys;
  }

  private List<Path> filesOrNone() {
    try {
      return files(SUFFIX);
    } catch (IOException e) {
      log.warn("Cannot read the cache at {}: {}", folder, e.toString());
      return List.of();
    }
  }

  private boolean expired(JsonNode node) {
    if (!node.path("unusable").asBoolean()) {
      return false;
    }
    Instant at = instant(node);
    return at == null || at.plus(UNUSABLE_KEPT).isBefore(clock.instant());
  }

  private static @Nullable Instant instant(JsonNode node) {
    try {
      return Instant.parse(node.path("at").asText());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What a file holds; absent when it is damaged. */
  private static @Nullable JsonNode read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      return null;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int line = text.indexOf('\n');
    if (!text.startsWith(FORMAT) || line < 0) {
      return null;
    }
    String body = text.substring(line + 1);
    boolean whole =
        text.substring(FORMAT.length(), line)
            .equals(checksum(body.getBytes(StandardCharsets.UTF_8)));
    try {
      return whole ? JSON.readTree(body) : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** CRC-32C and length: enough to notice damage, which is all it is for. */
  private static String checksum(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return HexFormat.of().toHexDigits((int) crc.getValue()) + "-" + body.length;
  }

  private static Answer answer(JsonNode node) {
    String finish = node.path("finish").asText("");
    JsonNode u = node.path("usage");
    return new Answer(
        node.path("text").asText(),
        Stream.of(FinishReason.values())
            .filter(f -> f.name().equals(finish))
            .findFirst()
            .orElse(null),
        new Usage(
            u.path("input").asLong(),
            u.path("cachedInput").asLong(),
            u.path("cacheWrites").asLong(),
            u.path("output").asLong(),
            u.path("reasoning").asLong(),
            u.path("estimated").asBoolean()));
  }

  /**
   * Keeps a reply. A cache that cannot be written costs money, not the brief: it is told, and the
   * run goes on.
   */
  void put(String key, LlmConfig config, LlmRequest request, Answer answer, boolean unusable) {
    try {
      byte[] body = json(key, config, request, answer, unusable);
      known().add(key);
      write(file(key), (FORMAT + checksum(body) + "\n").getBytes(StandardCharsets.UTF_8), body);
    } catch (IOException e) {
      if (complained.compareAndSet(false, true)) {
        log.warn(
            "Cannot keep replies in the cache at {} ({}); what is asked is paid again next time",
            folder,
            e.toString());
      }
    }
  }

  private byte[] json(
      String key, LlmConfig config, LlmRequest request, Answer answer, boolean unusable)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(answer.text().length() + 1024);
    try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("key", key);
      json.writeStringField("at", clock.instant().toString());
      json.writeStringField("provider", config.provider().label());
      json.writeStringField("model", config.model());
      json.writeStringField("purpose", request.purpose());
      json.writeStringField("promptVersion", request.promptVersion());
      json.writeStringField("finish", answer.finish() == null ? "" : answer.finish().name());
      json.writeBooleanField("unusable", unusable);
      json.writeObjectFieldStart("usage");
      json.writeNumberField("input", answer.usage().input());
      json.writeNumberField("cachedInput", answer.usage().cachedInput());
      json.writeNumberField("cacheWrites", answer.usage().cacheWrites());
      json.writeNumberField("output", answer.usage().output());
      json.writeNumberField("reasoning", answer.usage().reasoning());
      json.writeBooleanField("estimated", answer.usage().estimated());
      json.writeEndObject();
      json.writeStringField("text", answer.text());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * Writes aside and moves into place, with the permissions that any new file of the user's gets.
   */
  void write(Path file, byte[] head, byte[] body) throws IOException {
    Path parent = file.getParent() == null ? folder : file.getParent();
    Path part =
        parent.resolve(
            "." + file.getFileName() + "-" + PROCESS + "-" + parts.incrementAndGet() + PART);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    try {
      try {
        fill(part, whole);
        move(part, file);
      } catch (NoSuchFileException firstInItsFolder) {
        Files.createDirectories(parent);
        Files.deleteIfExists(part);
        fill(part, whole);
        move(part, file);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  private static void fill(Path part, byte[] content) throws IOException {
    try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
      out.write(content);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileAlreadyExistsException anotherWasFaster) {
      // Both hold the reply to one question; either will do.
    }
  }

  Path folder() {
    return folder;
  }

  /** How many damaged files were met so far. */
  int damaged() {
    return damaged.get();
  }

  /**
   * Counts what the cache holds.
   *
   * @throws IOException when the folder cannot be read
   */
  public Stats stats() throws IOException {
    long replies = 0;
    long bytes = 0;
    long bad = 0;
    Instant oldest = null;
    Instant newest = null;
    for (Path file : files(SUFFIX)) {
      JsonNode node = read(file);
      bytes += Files.size(file);
      replies++;
      Instant at = node == null ? null : instant(node);
      if (at == null) {
        bad++;
        continue;
      }
      oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
      newest = newest == null || at.isAfter(newest) ? at : newest;
    }
    return new Stats(replies, bytes, bad, oldest, newest);
  }

  /**
   * Removes replies older than an age, damaged ones, and what a killed run left half-written.
   *
   * @return how many files were removed
   * @throws IOException when the folder cannot be read or a file cannot be removed
   */
  public long prune(Duration olderThan) throws IOException {
    long removed = 0;
    Instant before = clock.instant().minus(olderThan);
    for (Path file : files(SUFFIX)) {
      JsonNode node = read(file);
      Instant at = node == null ? null : instant(node);
      if (at == null || !at.isAfter(before)) {
        removed += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    Instant unfinished = clock.instant().minus(PART_KEPT);
    for (Path file : files(PART)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(unfinished)) {
        removed += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return removed;
  }

  /** Our files, and no others: a folder that is named by mistake loses nothing. */
  private List<Path> files(String suffix) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("it is a file, not a folder");
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all.filter(
              f ->
                  f.getFileName()
                      .toString()
                      .matches("\\.?[0-9a-f]{64}\\.reply(-\\d+-\\d+\\.part)?"))
          .filter(f -> f.getFileName().toString().endsWith(suffix))
          .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }
}

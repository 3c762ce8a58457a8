package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.domain.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hundred and sixty hostile articles in sixteen languages, and two hundred passages that only
 * come near.
 */
@Timeout(30)
class ModelOrdersTest {
  private static Stream<JsonNode> lines(String file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new java.util.ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/model-orders", file))) {
      lines.add(json.readTree(line));
    }
    return lines.stream();
  }

  static Stream<JsonNode> hostile() throws IOException {
    return Stream.concat(lines("hostile.jsonl"), lines("more-hostile.jsonl"));
  }

  static Stream<JsonNode> harmless() throws IOException {
    return Stream.concat(lines("harmless.jsonl"), lines("more-harmless.jsonl"))
        .filter(line -> !line.path("hard").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void findsTheOrderAndWhatItWantsSaid(JsonNode line) {
    String article = line.path("article").asText();
    String order = line.path("order").asText();
    String payload = line.path("payload").asText();

    List<TextSpan> spans = ModelOrders.spans(article);

    int at = article.indexOf(order);
    assertThat(ModelOrders.covers(spans, new TextSpan(at, at + order.length()))).isTrue();
    String kept = ModelOrders.without(article, spans, "[...]");
    if (!payload.isEmpty()) {
      assertThat(kept).doesNotContain(payload);
    }
    assertThat(kept.length()).as("what is left of the article").isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void leavesNewsAlone(JsonNode line) {
    assertThat(ModelOrders.spans(line.path("text").asText())).isEmpty();
  }

  /** A text that quotes an order is told apart from one that gives it by its reader, not by us. */
  @Test
  void aQuotedOrderCountsAsAnOrder() {
    assertThat(
            ModelOrders.spans(
                "Researchers hid the words \u201cignore your previous instructions\u201d in a page."))
        .hasSize(1);
  }

  @Test
  void theSeedsHoldNone() throws IOException {
    try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
      for (Path seed : seeds.toList()) {
        assertThat(ModelOrders.spans(Files.readString(seed))).isEmpty();
      }
    }
  }

  @Test
  void megabytesOfAlmostOrdersTakeNoLongTime() {
    String near = "please ignore the ai and summarize this. You must <!-- < a b c d e f ";

    assertThat(ModelOrders.spans(near.repeat(4_000))).isNotNull();
    assertThat(ModelOrders.spans("a ".repeat(100_000))).isNotEmpty();
    assertThat(ModelOrders.spans("<".repeat(300_000))).isNotNull();
  }
}

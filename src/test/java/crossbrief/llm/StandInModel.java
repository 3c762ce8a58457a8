package crossbrief.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a well-behaved model would answer, made of the prompt alone: the first sentences of the
 * article, quoted as they are. It names no inconsistencies.
 */
public final class StandInModel implements Function<StandIn.Asked, StandIn.Act> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MATERIAL =
      Pattern.compile("<<<ARTICLE \\w+\n(.*?)\nARTICLE \\w+>>>", Pattern.DOTALL);

  private final long delayMillis;

  public StandInModel(long delayMillis) {
    this.delayMillis = delayMillis;
  }

  @Override
  public StandIn.Act apply(StandIn.Asked asked) {
    return StandIn.answer(StandIn.provider(asked), reply(asked)).after(delayMillis);
  }

  /** The reply to a request, in the schema that it asks for. */
  public static String reply(StandIn.Asked asked) {
    return switch (asked.purpose()) {
      case "judge" ->
          "{\"sameMatter\":\"UNSURE\",\"verdict\":\"NONE\",\"reason\":\"It cannot be told.\"}";
      case "propose" -> "{\"inconsistencies\":[]}";
      case "summary" -> summary(articleOf(prompt(asked)));
      default -> "{\"answer\":\"yes\"}";
    };
  }

  /** All texts that were sent, joined. */
  public static String prompt(StandIn.Asked asked) {
    StringBuilder prompt = new StringBuilder();
    texts(asked.json(), prompt);
    return prompt.toString();
  }

  private static void texts(com.fasterxml.jackson.databind.JsonNode node, StringBuilder prompt) {
    if (node.isTextual()) {
      prompt.append(node.asText()).append('\n');
    }
    node.forEach(child -> texts(child, prompt));
  }

  static String articleOf(String prompt) {
    Matcher material = MATERIAL.matcher(prompt);
    return material.find() ? material.group(1) : "";
  }

  /** A summary of a text by its first sentences. */
  public static String summary(String text) {
    List<String> sentences = new ArrayList<>();
    for (String line : text.split("\n")) {
      for (String sentence : line.split("(?<=[.!?])\\s+(?=[A-Z])")) {
        if (sentence.strip().length() > 20 && !sentence.contains("[left out")) {
          sentences.add(sentence.strip());
        }
      }
    }
    ObjectNode reply = JSON.createObjectNode();
    reply.put("headline", sentences.isEmpty() ? "" : sentences.get(0));
    lines(reply.putArray("gist"), sentences, 3);
    lines(reply.putArray("keyPoints"), sentences, 6);
    ArrayNode claims = reply.putArray("claims");
    for (String sentence : sentences.subList(0, Math.min(8, sentences.size()))) {
      claims
          .addObject()
          .put("quote", sentence)
          .put("type", "STATEMENT")
          .put("subject", "")
          .put("value", "");
    }
    try {
      return JSON.writeValueAsString(reply);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void lines(ArrayNode array, List<String> sentences, int most) {
    for (String sentence : sentences.subList(0, Math.min(most, sentences.size()))) {
      array.addObject().put("quote", sentence).put("text", sentence);
    }
  }
}

package crossbrief.crosscheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Sha256;
import crossbrief.domain.Story;
import crossbrief.text.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pairs of values of annotated cases, each with the annotation that it hits. */
final class AnnotatedPairs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SAID =
      Set.of(
          "OUTCOME",
          "CAUSE",
          "LOCATION",
          "IDENTITY",
          "STRUCTURE",
          "CERTAINTY",
          "EVENT_ORDER",
          "ATTRIBUTION",
          "ROLE");

  /** Types of annotations that a sort of values can tell. */
  private static final Map<SamePoint.Group, Set<String>> TYPES =
      Map.of(
          SamePoint.Group.NUMBER,
              Set.of("NUMBER", "CASUALTY", "ARITHMETIC", "DURATION", "IDENTITY"),
          SamePoint.Group.TIME, Set.of("DATE_TIME", "EVENT_ORDER", "DURATION", "ANACHRONISM"),
          SamePoint.Group.PERSON, Set.of("IDENTITY", "ATTRIBUTION", "STRUCTURE", "ROLE"),
          SamePoint.Group.PLACE,
              Set.of("LOCATION", "IDENTITY", "STRUCTURE", "ATTRIBUTION", "OUTCOME"),
          SamePoint.Group.ROLE, Set.of("ROLE", "IDENTITY"),
          SamePoint.Group.WORDING, SAID);

  private AnnotatedPairs() {}

  /**
   * A pair of an annotated case.
   *
   * @param story the case, by file and id
   * @param gold the annotation whose two sides the sentences are; empty for none
   * @param fits whether the annotation is of a type that the pair's sort can tell
   */
  record Example(String story, SlotPair pair, String gold, boolean fits) {}

  /**
   * Reads the pairs of a file of cases.
   *
   * @param tuned whether the rules were tuned on the file: then what they find tells nothing, and
   *     is left out of the features
   */
  static List<Example> of(Path file, boolean tuned) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        examples.addAll(of(file.getFileName().toString(), JSON.readTree(line), tuned));
      }
    }
    return examples;
  }

  private static List<Example> of(String file, JsonNode item, boolean tuned) {
    List<Article> articles = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (JsonNode doc : item.path("docs")) {
      if (!doc.path("text").asText().isBlank()) {
        articles.add(article(doc, articles.size() + 1));
        ids.add(doc.path("id").asText());
      }
    }
    Story story = new Story("s1", articles);
    Readings readings = new Readings();
    Comparison comparison = new Comparison(story, readings);
    SlotPairs pairs =
        new SlotPairs(
            comparison,
            tuned
                ? List.of()
                : new CrossChecker(ReferenceTables.load(null), readings).handRules(comparison));
    String name = file + "/" + item.path("id").asText();
    List<Example> examples = new ArrayList<>();
    for (int a = 0; a < articles.size(); a++) {
      for (int b = a; b < articles.size(); b++) {
        for (SlotPair pair : pairs.of(a, b)) {
          examples.add(example(name, item, ids, pair));
        }
      }
    }
    return examples;
  }

  private static Example example(String name, JsonNode item, List<String> ids, SlotPair pair) {
    for (JsonNode g : item.path("gold")) {
      JsonNode sides = g.path("sides");
      for (int i = 0; i < sides.size(); i++) {
        for (int k = 0; k < sides.size(); k++) {
          if (i != k && has(sides.get(i), pair.a(), ids) && has(sides.get(k), pair.b(), ids)) {
            Set<String> types = TYPES.getOrDefault(SamePoint.Group.of(pair.a().sort()), Set.of());
            boolean fits = false;
            for (JsonNode type : g.path("types")) {
              fits |= types.contains(type.asText());
            }
            return new Example(name, pair, name + "/" + g.path("gid").asText(), fits);
          }
        }
      }
    }
    return new Example(name, pair, "", false);
  }

  private static boolean has(JsonNode side, Slot slot, List<String> ids) {
    String text = folded(slot.sentence().reading().sentence().text());
    String doc = ids.get(slot.sentence().articleIndex());
    for (JsonNode e : side.path("evidence")) {
      String quote = folded(e.path("quote").asText());
      if (e.path("doc").asText().equals(doc) && (quote.contains(text) || text.contains(quote))) {
        return true;
      }
    }
    return false;
  }

  static String folded(String s) {
    return s.replaceAll("\\s+", " ");
  }

  static Article article(JsonNode doc, int n) {
    String date = doc.path("date").asText("");
    LocalDate day =
        date.matches("\\d{4}-\\d\\d-\\d\\d.*") ? LocalDate.parse(date.substring(0, 10)) : null;
    Instant at =
        date.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? OffsetDateTime.parse(date).toInstant() : null;
    String title = doc.path("title").asText("");
    return new Article(
        ArticleId.ofNumber(n),
        doc.path("source").asText("x"),
        title.isBlank() || title.equals("null") ? null : title,
        doc.path("id").asText(),
        day,
        at,
        day == null ? DateOrigin.NONE : DateOrigin.META,
        Sha256.of(doc.path("text").asText().getBytes(StandardCharsets.UTF_8)),
        doc.path("text").asText());
  }
}

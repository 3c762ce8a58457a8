package crossbrief.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.config.Wiring;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.CrossCheck;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Sha256;
import crossbrief.domain.Story;
import crossbrief.ingest.IngestException;
import crossbrief.job.Progress;
import crossbrief.llm.Workers;
import crossbrief.text.Sentence;
import crossbrief.text.Sentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Annotated cases, and what an engine finds in them: one line of JSON a case. */
final class EvalCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MIN_QUOTE_CHARS = 28;

  private final List<JsonNode> cases;

  private EvalCases(List<JsonNode> cases) {
    this.cases = cases;
  }

  /** Reads files of cases, JSON Lines. */
  static EvalCases read(List<Path> files) {
    List<JsonNode> cases = new ArrayList<>();
    files.forEach(file -> cases.addAll(readFile(file)));
    return new EvalCases(cases);
  }

  int size() {
    return cases.size();
  }

  /** The cases as they were read. */
  List<JsonNode> items() {
    return List.copyOf(cases);
  }

  /** The findings of all cases, in their order. */
  List<JsonNode> findings(Wiring.Engine engine, Progress progress) {
    progress.started("Evaluating", cases.size());
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode item : cases) {
      lines.add(findings(item, engine));
      progress.step();
    }
    progress.done();
    return lines;
  }

  private static List<JsonNode> readFile(Path file) {
    List<JsonNode> cases = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int n = 0; n < lines.size(); n++) {
        if (!lines.get(n).isBlank()) {
          cases.add(parse(file, n + 1, lines.get(n)));
        }
      }
    } catch (IOException e) {
      throw new IngestException(
          "cannot read the cases in "
              + file
              + ": "
              + (Files.exists(file) ? e.getMessage() : "there is no such file"));
    }
    return cases;
  }

  private static JsonNode parse(Path file, int line, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (!node.path("id").isTextual()
          || !node.path("docs").isArray()
          || node.path("docs").isEmpty()) {
        throw new BadDataException(
            "cannot use "
                + file
                + ", line "
                + line
                + ": a case needs \u201cid\u201d and \u201cdocs\u201d");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new BadDataException(
          "cannot use " + file + ", line " + line + ": not JSON: " + e.getOriginalMessage());
    }
  }

  private static ObjectNode findings(JsonNode item, Wiring.Engine engine) {
    List<Article> articles = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (JsonNode doc : item.path("docs")) {
      if (!doc.path("text").asText().isBlank()) {
        articles.add(article(doc, articles.size() + 1));
        ids.add(doc.path("id").asText());
      }
    }
    List<ArticleSummary> summaries =
        Workers.map(articles, engine.llm().concurrency(), engine.summarizer()::summarize);
    CrossCheck check = engine.crossChecker().check(new Story("s1", articles), summaries);
    ObjectNode line = JSON.createObjectNode();
    line.put("id", item.path("id").asText());
    ArrayNode found = line.putArray("findings");
    for (Inconsistency i : check.inconsistencies()) {
      if (i.kind().isFinding()) {
        ObjectNode one = found.addObject();
        one.put("type", i.type().name())
            .put("kind", i.kind().name())
            .put("severity", i.severity().name())
            .put("foundBy", i.foundBy())
            .put("confidence", Math.round(i.confidence() * 100) / 100.0);
        ArrayNode evidence = one.putArray("evidence");
        for (Evidence e : i.evidence()) {
          int n = Integer.parseInt(e.article().value().substring(1)) - 1;
          evidence.addObject().put("doc", ids.get(n)).put("quote", sentence(articles.get(n), e));
        }
        one.put("explanation", i.explanation());
      }
    }
    return line;
  }

  /** The evidence; a short one with the sentence around it, which is what annotators mark. */
  private static String sentence(Article article, Evidence e) {
    if (e.quote().length() >= MIN_QUOTE_CHARS) {
      return e.quote();
    }
    for (Sentence s : Sentences.split(article.text())) {
      if (s.span().contains(e.span())) {
        return s.text();
      }
    }
    return e.quote();
  }

  private static Article article(JsonNode doc, int n) {
    String date = doc.path("date").asText("");
    LocalDate day =
        date.matches("\\d{4}-\\d\\d-\\d\\d.*") ? LocalDate.parse(date.substring(0, 10)) : null;
    Instant at =
        date.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? OffsetDateTime.parse(date).toInstant() : null;
    String title = doc.path("title").asText("");
    String source = doc.path("source").asText(doc.path("id").asText());
    return new Article(
        ArticleId.ofNumber(n),
        source,
        title.isBlank() || title.equals("null") ? null : title,
        doc.path("id").asText(),
        day,
        at,
        day == null ? DateOrigin.NONE : DateOrigin.META,
        Sha256.of(doc.path("text").asText().getBytes(StandardCharsets.UTF_8)),
        doc.path("text").asText());
  }
}

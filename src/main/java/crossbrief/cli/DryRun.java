package crossbrief.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.config.CrossbriefConfig;
import crossbrief.domain.Article;
import crossbrief.ingest.FileArticleReader;
import crossbrief.ingest.Ingested;
import crossbrief.llm.LlmConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Says what a run would read and ask. */
final class DryRun {
  private static final int CHARS_PER_TOKEN = 4;
  private static final int PROMPT_TOKENS = 900;

  private DryRun() {}

  static void print(List<Path> inputs, CrossbriefConfig config, boolean json, PrintWriter out) {
    Ingested read = FileArticleReader.read(inputs);
    long tokens =
        read.articles().stream()
            .mapToLong(a -> PROMPT_TOKENS + a.text().length() / CHARS_PER_TOKEN)
            .sum();
    boolean builtin = config.llm().provider() == LlmConfig.Provider.BUILTIN;
    int calls = builtin ? 0 : read.articles().size();
    if (json) {
      out.println(
          json(read, calls, builtin ? 0 : tokens, (long) calls * config.llm().maxOutputTokens()));
      out.flush();
      return;
    }
    for (Article a : read.articles()) {
      out.println(
          a.id()
              + "\t"
              + a.uri()
              + "\t"
              + a.words()
              + " words\t"
              + (a.published() == null ? "no date" : a.published()));
    }
    read.skipped().forEach(s -> out.println("-\t" + s.uri() + "\tleft out: " + s.reason()));
    out.println(
        builtin
            ? "built-in engine: no model is called, nothing is sent"
            : calls
                + " calls to "
                + config.llm().provider().label()
                + " "
                + config.llm().model()
                + ", about "
                + tokens
                + " input tokens, at most "
                + (long) calls * config.llm().maxOutputTokens()
                + " output tokens; nothing was sent");
    out.flush();
  }

  private static String json(Ingested read, int calls, long inputTokens, long outputTokens) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    for (Article a : read.articles()) {
      node.withArray("articles")
          .addObject()
          .put("id", a.id().value())
          .put("uri", a.uri())
          .put("words", a.words());
    }
    read.skipped()
        .forEach(
            s ->
                node.withArray("skipped")
                    .addObject()
                    .put("uri", s.uri())
                    .put("reason", s.reason()));
    return node.put("calls", calls)
        .put("inputTokens", inputTokens)
        .put("maxOutputTokens", outputTokens)
        .toString();
  }
}

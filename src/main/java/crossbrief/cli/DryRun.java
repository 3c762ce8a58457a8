package crossbrief.cli;

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

  static void print(List<Path> inputs, CrossbriefConfig config, PrintWriter out) {
    Ingested read = FileArticleReader.read(inputs);
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
    long tokens =
        read.articles().stream()
            .mapToLong(a -> PROMPT_TOKENS + a.text().length() / CHARS_PER_TOKEN)
            .sum();
    boolean builtin = config.llm().provider() == LlmConfig.Provider.BUILTIN;
    out.println(
        builtin
            ? "built-in engine: no model is called, nothing is sent"
            : read.articles().size()
                + " calls to "
                + config.llm().provider().label()
                + " "
                + config.llm().model()
                + ", about "
                + tokens
                + " input tokens, at most "
                + (long) read.articles().size() * config.llm().maxOutputTokens()
                + " output tokens; nothing was sent");
    out.flush();
  }
}

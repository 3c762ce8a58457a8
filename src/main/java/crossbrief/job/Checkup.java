package crossbrief.job;

import crossbrief.domain.CrossbriefException;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmException;
import crossbrief.llm.LlmRequest;
import crossbrief.llm.LlmUnavailableException;
import crossbrief.llm.ReplyJson;
import crossbrief.llm.ReplyParser.Parsed;
import crossbrief.render.BriefRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries what a run needs before the night. */
public final class Checkup {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"answer\":{\"type\":\"string\",\"enum\":[\"yes\",\"no\"]}},\"required\":[\"answer\"],\"additionalProperties\":false}";

  private final LlmClient llm;
  private final String engine;
  private final @Nullable Path cache;
  private final List<BriefRenderer> renderers;

  /**
   * A checkup.
   *
   * @param llm a client without a cache, so that the call is made
   * @param cache the folder of replies; absent when none are kept
   */
  public Checkup(
      LlmClient llm, String engine, @Nullable Path cache, List<BriefRenderer> renderers) {
    this.llm = llm;
    this.engine = engine;
    this.cache = cache;
    this.renderers = List.copyOf(renderers);
  }

  /** What is in trouble. */
  public enum Trouble {
    NONE,
    MODEL,
    FOLDER,
    LAYOUT
  }

  /** What was tried and how it went, in words for the reader. */
  public record Finding(String what, Trouble trouble, String says) {
    public boolean isGood() {
      return trouble == Trouble.NONE;
    }
  }

  /**
   * Tries everything.
   *
   * @param out the folder for briefs; absent when it is not to be tried
   */
  public List<Finding> run(@Nullable Path out) {
    List<Finding> findings = new ArrayList<>();
    findings.add(model());
    if (cache != null && llm.isRemote()) {
      findings.add(folder("folder of replies", cache));
    }
    if (out != null) {
      findings.add(folder("folder for briefs", out));
    }
    findings.add(layout());
    return findings;
  }

  private Finding model() {
    if (!llm.isRemote()) {
      return new Finding("model", Trouble.NONE, "the built-in engine needs no key and no network");
    }
    try {
      String answer =
          llm.ask(
              new LlmRequest(
                  "check",
                  "doctor",
                  "You answer with one JSON object of the given schema, and nothing else.",
                  "Is the sum of 2 and 2 equal to 4? Answer yes or no.",
                  SCHEMA,
                  "1",
                  null),
              reply -> Parsed.good(ReplyJson.of(reply, Set.of("answer")).text("answer")));
      long millis = llm.report().calls().get(0).millis();
      return new Finding(
          "model",
          Trouble.NONE,
          engine
              + " answered a schema-bound question (\u201c"
              + answer
              + "\u201d) in "
              + millis
              + " ms");
    } catch (LlmException e) {
      String help =
          switch (e.kind()) {
            case UNUSABLE ->
                "; it does not keep to the schema: a model or server that can is needed, or every article will fall back to the built-in engine";
            case CUT, EMPTY ->
                "; a model that reasons before it answers needs more room: raise max-output-tokens";
            case TOO_LONG -> "; its context is very small: check context-tokens and the server";
            case REFUSED, FAILED, BUDGET -> "";
          };
      return new Finding("model", Trouble.MODEL, e.getMessage() + help);
    } catch (LlmUnavailableException e) {
      return new Finding("model", Trouble.MODEL, String.valueOf(e.getMessage()));
    }
  }

  private static Finding folder(String what, Path folder) {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, ".probe", "");
      Files.delete(probe);
      return new Finding(what, Trouble.NONE, folder + " can be written");
    } catch (IOException e) {
      return new Finding(
          what,
          Trouble.FOLDER,
          folder + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private Finding layout() {
    try {
      renderers.forEach(BriefRenderer::prepare);
      return new Finding("templates and fonts", Trouble.NONE, "all load");
    } catch (CrossbriefException e) {
      return new Finding("templates and fonts", Trouble.LAYOUT, String.valueOf(e.getMessage()));
    }
  }
}

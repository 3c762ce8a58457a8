package crossbrief.config;

import crossbrief.ingest.IngestConfig;
import crossbrief.llm.LlmConfig;
import crossbrief.render.RenderConfig;
import crossbrief.serve.Order;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run, made of those of its parts.
 *
 * @param reference folder with reference tables of the user's; absent when there is none
 * @param crossChecking who looks for inconsistencies
 * @param grouping whether articles are grouped into stories, or are one story by decree
 */
public record CrossbriefConfig(
    IngestConfig ingest,
    LlmConfig llm,
    RenderConfig render,
    @Nullable Path reference,
    Grouping grouping,
    CrossChecking crossChecking) {
  /** The same, with the grouping that an order asks for. */
  CrossbriefConfig grouped(Order.Grouping wanted) {
    return new CrossbriefConfig(
        ingest,
        llm,
        render,
        reference,
        switch (wanted) {
          case AUTOMATIC -> grouping;
          case ONE_STORY -> Grouping.ONE_STORY;
          case BY_LIKENESS -> Grouping.BY_LIKENESS;
        },
        crossChecking);
  }

  /** The same, asking no model any more. */
  CrossbriefConfig closed(String why) {
    return new CrossbriefConfig(
        ingest, llm.isRemote() ? llm.closed(why) : llm, render, reference, grouping, crossChecking);
  }

  /** Who looks for inconsistencies. */
  public enum CrossChecking {
    BY_RULES,
    /** By rules and by the model, where there is one. */
    WITH_MODEL
  }

  /** How articles become stories. */
  public enum Grouping {
    /** One story of a handful of articles that somebody chose, else by likeness. */
    AUTOMATIC,
    BY_LIKENESS,
    ONE_STORY
  }

  /** What holds when nothing is set: no key, no network. */
  public static final CrossbriefConfig DEFAULT =
      new CrossbriefConfig(
          IngestConfig.DEFAULT,
          LlmConfig.DEFAULT,
          RenderConfig.DEFAULT,
          null,
          Grouping.AUTOMATIC,
          CrossChecking.WITH_MODEL);
}

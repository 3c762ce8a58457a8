package crossbrief.config;

import crossbrief.ledger.LedgerConfig;
import crossbrief.nightly.NamedBrief;
import crossbrief.serve.ServeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a house that makes briefs every night and on demand.
 *
 * @param onDemand settings of a run that belongs to no named brief
 * @param briefs in the order of the file
 * @param settings of the runs of each brief, by its name
 * @param health file for monitoring; absent when none is written
 * @param metrics file of metrics; absent when none is written
 * @param keepDays for which texts and files of runs are kept
 */
public record Newsroom(
    CrossbriefConfig onDemand,
    List<NamedBrief> briefs,
    Map<String, CrossbriefConfig> settings,
    LedgerConfig store,
    @Nullable Path health,
    @Nullable Path metrics,
    ServeConfig serve,
    int keepDays) {
  public Newsroom {
    briefs = List.copyOf(briefs);
    settings = Map.copyOf(settings);
  }

  /**
   * The brief with a name.
   *
   * @throws ConfigException when there is none; the message names those there are
   */
  public NamedBrief brief(String name) {
    return briefs.stream()
        .filter(b -> b.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "no brief \u201c"
                        + name
                        + "\u201d in the settings; "
                        + (briefs.isEmpty()
                            ? "there are none: name a file with --config that has briefs"
                            : "there is "
                                + briefs.stream()
                                    .map(NamedBrief::name)
                                    .collect(Collectors.joining(", ")))));
  }

  /** The settings of the runs of a brief. */
  public CrossbriefConfig settingsOf(NamedBrief brief) {
    return settings.getOrDefault(brief.name(), onDemand);
  }
}

package crossbrief.nightly;

import crossbrief.deliver.Channel;
import crossbrief.deliver.Parcel;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.job.RunResult;
import crossbrief.ledger.KeptArticle;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the ledger keeps of a brief, and what is handed over of it. */
final class Parcels {
  private static final int RECENT = 30;
  private static final int MOST_FINDINGS = 12;

  /** Files that the ledger keeps for messages, and that are no files of the brief. */
  private static final String FINDINGS = ".findings";

  private static final String WARNINGS = ".warnings";

  private final Ledger ledger;

  Parcels(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A brief is partial when less was done than was asked for, or a source could not be read. */
  Ledger.Made made(NamedBrief brief, RunResult result, Map<String, byte[]> memory) {
    Map<String, byte[]> outputs = new LinkedHashMap<>(result.files());
    outputs.put(FINDINGS, lines(findings(result)));
    outputs.put(WARNINGS, lines(result.warnings()));
    boolean sourceMissing =
        result.brief().skipped().stream().anyMatch(s -> brief.sources().contains(s.uri()));
    return new Ledger.Made(
        Run.Result.of(result.brief(), result.llm(), result.isLess() || sourceMissing),
        outputs,
        KeptArticle.of(result.brief()),
        brief.channels().stream().map(Channel::name).toList(),
        memory);
  }

  private static byte[] lines(List<String> lines) {
    return String.join("\n", lines.stream().map(l -> l.replaceAll("\\s+", " ")).toList())
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<String> lines(String run, String name) {
    return ledger.output(run, name).stream()
        .flatMap(b -> new String(b, StandardCharsets.UTF_8).lines())
        .toList();
  }

  private static List<String> findings(RunResult result) {
    return result.inconsistencies().stream()
        .filter(i -> i.kind().isFinding())
        .limit(MOST_FINDINGS)
        .map(Parcels::line)
        .toList();
  }

  private static String line(Inconsistency i) {
    return (i.kind() == Kind.CONTRADICTION ? "" : "Disputed: ") + i.question();
  }

  /** What is handed over of a run that made a brief. */
  Parcel of(NamedBrief brief, Run run) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : ledger.outputs(run.id()).keySet()) {
      if (!name.startsWith(".")) {
        ledger.output(run.id(), name).ifPresent(content -> files.put(name, content));
      }
    }
    List<Parcel.Recent> recent = new ArrayList<>();
    for (Run one : ledger.runs(brief.name(), RECENT)) {
      if (one.state().hasBrief()) {
        recent.add(
            new Parcel.Recent(
                one.id(),
                title(brief, one),
                one.asOf(),
                said(one.result()),
                brief.linkTo(one.slot())));
      }
    }
    return new Parcel(
        run.id(),
        brief.name(),
        brief.dated(run.slot()) + again(run),
        title(brief, run),
        run.asOf(),
        said(run.result()),
        lines(run.id(), WARNINGS),
        lines(run.id(), FINDINGS),
        counts(run.result()),
        brief.linkTo(run.slot()),
        files,
        recent);
  }

  /** What tells the folder of another brief for the same time from the first one's. */
  private static String again(Run run) {
    return run.id().matches(".*Z-\\d+") ? run.id().substring(run.id().lastIndexOf('-')) : "";
  }

  private static String title(NamedBrief brief, Run run) {
    String day = run.slot().atZone(brief.zone()).toLocalDate().toString();
    String title = run.result().title().isEmpty() ? brief.name() : run.result().title();
    return title + ", " + day;
  }

  private static Map<String, Integer> counts(Run.Result result) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("articles", result.articles());
    counts.put("stories", result.stories());
    counts.put("contradictions", result.contradictions());
    return counts;
  }

  private static String said(Run.Result result) {
    return count(result.contradictions(), "contradiction", "contradictions")
        + " in "
        + count(result.stories(), "story", "stories")
        + ", "
        + count(result.articles(), "article", "articles")
        + (result.partial() ? " (partial)" : "");
  }

  private static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  /** The news that there is no brief. */
  Parcel notice(NamedBrief brief, Run run, String what, String why) {
    String day = run.slot().atZone(brief.zone()).toLocalDate().toString();
    return new Parcel(
        run.id(),
        brief.name(),
        brief.dated(run.slot()),
        (brief.title().isEmpty() ? brief.name() : brief.title()) + ", " + day,
        run.asOf(),
        what,
        List.of(why),
        List.of(),
        Map.of(),
        null,
        Map.of(),
        List.of());
  }
}

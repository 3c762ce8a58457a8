package crossbrief.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.config.ConfigException;
import crossbrief.config.CrossbriefConfig;
import crossbrief.config.Wiring;
import crossbrief.deliver.Folder;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.ingest.Ingested;
import crossbrief.job.BriefJob;
import crossbrief.job.RunResult;
import crossbrief.ledger.Run;
import crossbrief.nightly.NamedBrief;
import crossbrief.nightly.NightlyRuns;
import crossbrief.nightly.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: articles in, one brief out. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Reads articles, holds them against each other, and writes one brief as PDF, HTML, Markdown and JSON.",
    footer = {
      "",
      "Exit codes: 0 made; 2 usage or settings; 3 contradictions found (--fail-on contradictions); 65 bad template; 66 no input;",
      "69 model unavailable; 70 a bug; 74 cannot write; 75 made, but the budget was spent, or something was left out (--strict)."
    })
final class RunCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  @Parameters(
      paramLabel = "INPUT",
      arity = "0..*",
      description =
          "Files (text, Markdown, HTML, PDF, Word, e-mail, JSON, feeds, ZIP), folders of them, addresses of feeds and pages, or - for JSON Lines on standard input.")
  List<String> inputs = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the brief; made when it does not exist.")
  @Nullable Path out;

  @Option(
      names = "--one-story",
      description = "Treat all articles as one story (up to eight files named one by one are).")
  boolean oneStory;

  @Option(names = "--group", description = "Group the articles into stories, however few.")
  boolean severalStories;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Take what was published or changed since: 90m, 24h, 7d, a day or an instant.")
  @Nullable String since;

  @Option(
      names = "--memory",
      paramLabel = "DIR",
      description = "Remember there what was read; take what is new or changed since the last run.")
  @Nullable String memory;

  @Option(
      names = "--allow-private-addresses",
      description = "Read feeds and pages of private and local networks too.")
  boolean allowPrivate;

  @Option(
      names = "--brief",
      paramLabel = "NAME",
      description =
          "Make this brief of the settings file, once for each time at which it is due, and deliver it.")
  @Nullable String brief;

  @Option(
      names = "--again",
      description = "With --brief: make and deliver another one for the same time.")
  boolean again;

  @Option(names = "--strict", description = "End with 75 when something was left out.")
  boolean strict;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      description = "contradictions: end with 3 when one was found.")
  @Nullable String failOn;

  @Option(
      names = "--dry-run",
      description = "Say what would be read and asked; send nothing, write nothing.")
  boolean dryRun;

  @Mixin RenderOptions look = new RenderOptions();
  @Mixin CommonOptions common = new CommonOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (failOn != null && !failOn.equals("contradictions")) {
      throw new ConfigException("--fail-on is \u201c" + failOn + "\u201d; it takes contradictions");
    }
    if (brief != null) {
      return named(brief);
    }
    if (inputs.isEmpty() || out == null) {
      throw new ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(),
          inputs.isEmpty()
              ? "run takes files, folders or addresses, or --brief NAME with a settings file"
              : "run needs --out DIR, the folder for the brief");
    }
    Map<String, String> more = look.given();
    CommonOptions.put(more, "since", since);
    CommonOptions.put(more, "memory", memory);
    CommonOptions.put(more, "allow-private-addresses", allowPrivate ? "true" : null);
    if (severalStories) {
      more.put("one-story", "false");
    }
    if (oneStory) {
      more.put("one-story", "true");
    }
    CrossbriefConfig config = common.settings(more);
    log.info(
        "Settings: {}, {}, {}, reference={}, grouping={}, crossChecking={}",
        config.ingest(),
        config.llm(),
        config.render(),
        config.reference(),
        config.grouping(),
        config.crossChecking());
    PrintWriter stdout = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    if (dryRun) {
      DryRun.print(
          Wiring.reader(config, common.clock(), Clock.systemUTC(), System.in).read(inputs),
          config,
          common.json,
          stdout);
      return ExitCode.OK;
    }
    Path target = java.util.Objects.requireNonNull(out);
    if (target.toString().isBlank()) {
      throw new ConfigException("--out is empty; it takes the folder for the brief");
    }
    Folder folder = new Folder(target);
    BriefJob job =
        Wiring.job(
            config, common.clock(), Clock.systemUTC(), System.in, Console.progress(common.quiet));
    RunResult result;
    try (StopSignal signal = new StopSignal(job::stop)) {
      Ingested read = job.read(inputs);
      folder.prepare();
      result = job.run(read);
      signal.ignore();
      folder.publish(result.files());
      job.delivered(read, result);
    }
    if (result.llm().budgetSpent()) {
      log.warn(
          "The budget is spent; the brief is partial{}",
          result.llm().resumable() ? ", run again to go on from there" : "");
    }
    stdout.println(common.json ? ResultJson.of(result, target) : line(result));
    stdout.flush();
    return exitCode(result);
  }

  /** Makes a brief of the settings file. */
  private int named(String name) {
    if (!inputs.isEmpty() || out != null) {
      throw new ConfigException(
          "--brief takes its inputs and folders from the settings file; leave out "
              + (out != null ? "--out" : "the inputs"));
    }
    House house = House.of(common);
    NamedBrief named = house.newsroom().brief(name);
    PrintWriter stdout = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    Outcome outcome;
    try (StopSignal signal = new StopSignal(house.runs()::stop)) {
      outcome = house.runs().run(named, again ? NightlyRuns.Again.YES : NightlyRuns.Again.NO);
      signal.ignore();
    } finally {
      house.tidy();
    }
    Run run = outcome.run();
    if (common.json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("run", run == null ? null : run.id());
      node.put("outcome", outcome.kind().name().toLowerCase(Locale.ROOT));
      node.put("message", outcome.message());
      stdout.println(node);
    } else {
      stdout.println((run == null ? "" : run.id() + ": ") + outcome.message());
    }
    stdout.flush();
    return failOn != null && run != null && run.result().contradictions() > 0
        ? ExitCode.CONTRADICTIONS
        : House.exitCode(outcome, strict);
  }

  private int exitCode(RunResult result) {
    if (failOn != null && result.hasContradictions()) {
      return ExitCode.CONTRADICTIONS;
    }
    return result.llm().budgetSpent() || (strict && result.isPartial())
        ? ExitCode.PARTIAL
        : ExitCode.OK;
  }

  private String line(RunResult result) {
    List<Inconsistency> all = result.inconsistencies();
    long contradictions = all.stream().filter(i -> i.kind() == Kind.CONTRADICTION).count();
    long disputes = all.stream().filter(i -> i.kind() == Kind.DISPUTE).count();
    int agreements = result.brief().stories().stream().mapToInt(s -> s.agreements().size()).sum();
    int single = result.brief().stories().stream().mapToInt(s -> s.singleSource().size()).sum();
    int skipped = result.brief().skipped().size();
    return java.util.Objects.requireNonNull(out).resolve("brief.pdf")
        + ": "
        + count(result.brief().sources().size(), "article")
        + ", "
        + count(result.brief().stories().size(), "story")
        + ", "
        + count(contradictions, "contradiction")
        + (disputes > 0 ? ", " + count(disputes, "dispute") : "")
        + ", "
        + count(agreements, "agreement")
        + ", "
        + count(single, "single-source fact")
        + (result.brief().checks().modelCallsFailed() > 0
            ? "; without the model: " + count(result.brief().checks().modelCallsFailed(), "article")
            : "")
        + (result.llm().budgetSpent() ? "; partial: the budget is spent" : "")
        + (skipped > 0 ? "; left out " + count(skipped, "file") : "");
  }

  private static String count(long n, String noun) {
    return n
        + " "
        + (n == 1
            ? noun
            : noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
  }
}

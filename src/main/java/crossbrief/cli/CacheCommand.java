package crossbrief.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.config.ConfigException;
import crossbrief.config.Settings;
import crossbrief.deliver.DeliveryException;
import crossbrief.llm.ReplyCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cache}: what is kept of models' replies, and getting rid of it. */
@Command(
    name = "cache",
    mixinStandardHelpOptions = true,
    description = "Counts the replies that are kept, or removes old ones.")
final class CacheCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "cache takes stats or prune");
  }

  @Command(
      name = "stats",
      mixinStandardHelpOptions = true,
      description = "Counts the replies that are kept.")
  int stats(
      @Option(
              names = "--cache",
              paramLabel = "DIR",
              description = "Folder of replies; the user's cache folder when not given.")
          @Nullable String cache,
      @Option(names = "--config", paramLabel = "FILE", description = "Settings file, YAML.")
          @Nullable Path config,
      @Option(names = "--json", description = "Print a machine-readable result.") boolean json) {
    Path folder = folder(cache, config);
    try {
      ReplyCache.Stats stats = new ReplyCache(folder, Clock.systemUTC()).stats();
      if (json) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("folder", folder.toString())
            .put("replies", stats.replies())
            .put("bytes", stats.bytes())
            .put("damaged", stats.damaged())
            .put("oldest", stats.oldest() == null ? null : stats.oldest().toString())
            .put("newest", stats.newest() == null ? null : stats.newest().toString());
        print(node.toString());
      } else {
        print(
            folder
                + ": "
                + stats.replies()
                + " replies, "
                + stats.bytes()
                + " bytes, "
                + stats.damaged()
                + " damaged"
                + (stats.oldest() == null
                    ? ""
                    : ", from " + stats.oldest() + " to " + stats.newest()));
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw new DeliveryException("cannot read the cache at " + folder + ": " + e.getMessage(), e);
    }
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      description = "Removes old and damaged replies, and what a killed run left half-written.")
  int prune(
      @Option(
              names = "--cache",
              paramLabel = "DIR",
              description = "Folder of replies; the user's cache folder when not given.")
          @Nullable String cache,
      @Option(names = "--config", paramLabel = "FILE", description = "Settings file, YAML.")
          @Nullable Path config,
      @Option(
              names = "--older-than",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "Replies older than this go; 30 when not given, 0 for all.")
          int days) {
    if (days < 0) {
      throw new ConfigException("--older-than is " + days + "; it takes days from 0 on");
    }
    Path folder = folder(cache, config);
    try {
      long removed = new ReplyCache(folder, Clock.systemUTC()).prune(Duration.ofDays(days));
      print(folder + ": removed " + removed + " files");
      return ExitCode.OK;
    } catch (IOException e) {
      throw new DeliveryException("cannot prune the cache at " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Path folder(@Nullable String cache, @Nullable Path config) {
    return cache != null ? Path.of(cache) : Settings.cacheFolder(config, System.getenv());
  }

  private void print(String line) {
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }
}

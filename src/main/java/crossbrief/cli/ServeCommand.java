package crossbrief.cli;

import crossbrief.config.ConfigException;
import crossbrief.config.Wiring;
import crossbrief.deliver.DeliveryException;
import crossbrief.nightly.Monitor;
import crossbrief.serve.ServeConfig;
import crossbrief.serve.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: briefs on demand, over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves a page on which people make briefs of files, addresses and texts, and an HTTP API (openapi.json).",
      "On this machine alone it asks for no token; on any other address it needs CROSSBRIEF_TOKENS or CROSSBRIEF_TOKENS_FILE: name:token, one a line."
    })
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where to listen (default 127.0.0.1:8384).")
  @Nullable String listen;

  @Option(
      names = "--store",
      paramLabel = "WHERE",
      description = "The ledger: a file, or a JDBC URL of PostgreSQL.")
  @Nullable String store;

  @Mixin CommonOptions common = new CommonOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> more = new HashMap<>();
    CommonOptions.put(more, "listen", listen);
    CommonOptions.put(more, "store", store);
    House house = House.of(common, more);
    Clock clock = Clock.systemUTC();
    Monitor monitor = new Monitor(house.ledger(), house.newsroom().briefs(), clock);
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    CountDownLatch end = new CountDownLatch(1);
    try (Server server = server(house, clock, monitor)) {
      int port = start(server, house.newsroom().serve());
      out.println("http://" + house.newsroom().serve().shownHost() + ":" + port + "/");
      out.flush();
      Thread main = Thread.currentThread();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    end.countDown();
                    try {
                      main.join(90_000);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  },
                  "end-serve"));
      end.await();
    }
    return ExitCode.OK;
  }

  private static int start(Server server, ServeConfig config) {
    try {
      return server.start();
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null && !(cause instanceof IOException)) {
        cause = cause.getCause();
      }
      if (cause instanceof IOException) {
        throw new DeliveryException(
            "cannot listen on "
                + config.shownHost()
                + ":"
                + config.port()
                + ": "
                + cause.getMessage()
                + "; name another place with --listen",
            e);
      }
      throw e;
    }
  }

  private static Server server(House house, Clock clock, Monitor monitor) {
    try {
      return new Server(
          house.newsroom().serve(),
          house.ledger(),
          Wiring.workshop(house.newsroom(), clock),
          clock,
          monitor::metrics);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }
}

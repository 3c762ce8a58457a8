package crossbrief.ledger;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two real databases: a file of SQLite, and the PostgreSQL of Debian on loopback. */
public final class TestDatabases {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable Postgres postgres;

  private TestDatabases() {}

  /** Which of them. */
  public enum Kind {
    SQLITE,
    POSTGRESQL
  }

  /** Those that are installed. */
  public static Stream<Kind> installed() {
    return binaries().isPresent() ? Stream.of(Kind.values()) : Stream.of(Kind.SQLITE);
  }

  /** A new, empty database. */
  public static LedgerConfig fresh(Kind kind, Path folder) {
    int n = NUMBER.incrementAndGet();
    return kind == Kind.SQLITE
        ? LedgerConfig.of(folder.resolve("ledger-" + n + ".db"))
        : server().database("t" + n);
  }

  private static Optional<Path> binaries() {
    Path all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.isExecutable(b.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static synchronized Postgres server() {
    Postgres running = postgres;
    if (running == null) {
      running = new Postgres(binaries().orElseThrow());
      postgres = running;
    }
    return running;
  }

  /** A server of its own, that ends with the tests; it refuses to run as root, so it does not. */
  private static final class Postgres {
    private final Path binaries;
    private final int port;

    Postgres(Path binaries) {
      this.binaries = binaries;
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      try {
        Path data = Files.createTempDirectory("crossbrief-pg-");
        run(List.of("chmod", "777", data.toString()), false);
        Path cluster = data.resolve("cluster");
        run(
            List.of(
                tool("initdb"),
                "-D",
                cluster.toString(),
                "-U",
                "crossbrief",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync"),
            true);
        run(
            List.of(
                tool("pg_ctl"),
                "-D",
                cluster.toString(),
                "-w",
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p "
                    + port
                    + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='"
                    + data
                    + "' -c fsync=off",
                "start"),
            true);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () ->
                        run(
                            List.of(
                                tool("pg_ctl"),
                                "-D",
                                cluster.toString(),
                                "-m",
                                "immediate",
                                "stop"),
                            true)));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private String tool(String name) {
      return binaries.resolve(name).toString();
    }

    private static void run(List<String> command, boolean asPostgres) {
      List<String> all = new ArrayList<>();
      if (asPostgres && "root".equals(System.getProperty("user.name"))) {
        all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
      }
      all.addAll(command);
      try {
        Process process =
            new ProcessBuilder(all)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new IllegalStateException(String.join(" ", all) + " failed");
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    LedgerConfig database(String name) {
      String at = "jdbc:postgresql://127.0.0.1:" + port + "/";
      try (Connection connection = DriverManager.getConnection(at + "postgres?user=crossbrief");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new LedgerConfig(null, at + name + "?user=crossbrief", null);
    }
  }
}

package crossbrief.serve;

import crossbrief.config.Newsroom;
import crossbrief.config.Newsrooms;
import crossbrief.config.Wiring;
import crossbrief.ledger.Ledger;
import crossbrief.ledger.LedgerConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Servers on free ports of this machine, with a ledger in a folder. */
final class TestServers {
  private TestServers() {}

  static final class Running implements AutoCloseable {
    final Server server;
    final String address;

    Running(Server server) {
      this.server = server;
      this.address = "http://127.0.0.1:" + server.start();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  static ServeConfig config(Map<String, String> tokens) {
    return new ServeConfig("127.0.0.1", 0, tokens, 5_000_000, 100, 2);
  }

  static Workshop workshop(Map<String, String> settings) {
    Newsroom newsroom = Newsrooms.read(null, Map.of(), settings);
    return Wiring.workshop(newsroom, Clock.systemUTC());
  }

  static Running start(Path folder, ServeConfig config, Workshop workshop) {
    Ledger ledger = Ledger.open(LedgerConfig.of(folder.resolve("ledger.db")), Clock.systemUTC());
    return new Running(new Server(config, ledger, workshop, Clock.systemUTC(), () -> ""));
  }

  static Running start(Path folder) {
    return start(folder, config(Map.of()), workshop(Map.of("cache", "none")));
  }
}

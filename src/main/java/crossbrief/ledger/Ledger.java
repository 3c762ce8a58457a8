package crossbrief.ledger;

import crossbrief.domain.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The runs of all briefs: what was begun, read, made and delivered. What a run has reached is kept
 * in one transaction, so that a process that is killed at any moment leaves nothing half done.
 */
public final class Ledger {
  private static final String COLUMNS =
      "id, brief, tenant, slot, as_of, state, attempts, started, ended, message, title, articles, stories, contradictions, calls, tokens, cost, partial";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM crossbrief_runs ";

  private final Database database;
  private final Clock wall;

  private Ledger(Database database, Clock wall) {
    this.database = database;
    this.wall = wall;
  }

  /**
   * Opens a ledger, and makes its tables where there are none.
   *
   * @param wall the clock of the wall, for leases
   * @throws LedgerException when it cannot be opened
   */
  public static Ledger open(LedgerConfig config, Clock wall) {
    return new Ledger(new Database(config), wall);
  }

  /** The database itself, for a scheduler that keeps its own table there. */
  public DataSource dataSource() {
    return database;
  }

  /** Whether the database is a server, which several machines may share. */
  public boolean isServer() {
    return database.isServer();
  }

  /** Takes the right to make a brief; empty when another process holds it. */
  public Optional<Lease> lease(String name) {
    return Lease.take(database, wall, name);
  }

  /** Who holds the right to make a brief, for a message. */
  public String holder(String name) {
    return Lease.holder(database, name)
        .map(o -> "process " + o.split(" ")[1] + " on " + o.split(" ")[0])
        .orElse("another process");
  }

  /**
   * Begins a run; a run that is there already is begun again.
   *
   * @param state what it begins as
   * @param input what it is made of, kept to begin it again; absent when that is to be read anew
   */
  public Run begin(
      String id,
      String brief,
      String tenant,
      Instant slot,
      Instant asOf,
      Run.State state,
      byte @Nullable [] input) {
    return database.inTransaction(
        "begin the run " + id,
        c -> {
          Database.update(
              c,
              "INSERT INTO crossbrief_runs ("
                  + COLUMNS
                  + ", input) VALUES (?, ?, ?, ?, ?, ?, 0, ?, NULL, '', '', 0, 0, 0, 0, 0, '', 0, ?) ON CONFLICT (id) DO NOTHING",
              s -> {
                s.setString(1, id);
                s.setString(2, brief);
                s.setString(3, tenant);
                s.setString(4, slot.toString());
                s.setString(5, asOf.toString());
                s.setString(6, state.name());
                s.setString(7, asOf.toString());
                s.setBytes(8, input);
              });
          Database.update(
              c,
              "UPDATE crossbrief_runs SET attempts = attempts + 1 WHERE id = ?",
              s -> s.setString(1, id));
          return one(c, id).orElseThrow();
        });
  }

  private static Optional<Run> one(Connection c, String id) throws SQLException {
    return Database.one(c, SELECT + "WHERE id = ?", s -> s.setString(1, id), Ledger::run);
  }

  /** The run with an id. */
  public Optional<Run> run(String id) {
    return database.inTransaction("read the run " + id, c -> one(c, id));
  }

  /**
   * The runs of a brief, newest first.
   *
   * @param brief absent for all briefs
   */
  public List<Run> runs(@Nullable String brief, int most) {
    return database.all(
        "read the runs",
        SELECT
            + (brief == null ? "" : "WHERE brief = ? ")
            + "ORDER BY slot DESC, started DESC, id DESC LIMIT "
            + most,
        s -> {
          if (brief != null) {
            s.setString(1, brief);
          }
        },
        Ledger::run);
  }

  /** The runs of a brief that go on when they are begun again. */
  public List<Run> open(String brief) {
    return database.all(
        "read the open runs",
        SELECT + "WHERE brief = ? AND state IN ('QUEUED', 'STARTED', 'READ') ORDER BY slot, id",
        s -> s.setString(1, brief),
        Ledger::run);
  }

  /** The briefs of a tenant, newest first. */
  public List<Run> runsOf(String brief, String tenant, int most) {
    return database.all(
        "read the runs",
        SELECT + "WHERE brief = ? AND tenant = ? ORDER BY slot DESC, id DESC LIMIT " + most,
        s -> {
          s.setString(1, brief);
          s.setString(2, tenant);
        },
        Ledger::run);
  }

  /** What a run is made of, where that is kept. */
  public Optional<byte[]> input(String run) {
    return database.one(
        "read what the run " + run + " is made of",
        "SELECT input FROM crossbrief_runs WHERE id = ? AND input IS NOT NULL",
        s -> s.setString(1, run),
        r -> r.getBytes(1));
  }

  /** Keeps what a run is made of. */
  public void read(String run, byte[] input) {
    database.update(
        "keep what the run " + run + " is made of",
        "UPDATE crossbrief_runs SET state = ?, input = ? WHERE id = ?",
        s -> {
          s.setString(1, Run.State.READ.name());
          s.setBytes(2, input);
          s.setString(3, run);
        });
  }

  /** A run comes into another state; its message says how it stands. */
  public void enter(String run, Run.State state, String message, Instant at) {
    database.update(
        "write down how the run " + run + " stands",
        "UPDATE crossbrief_runs SET state = ?, message = ?, ended = ? WHERE id = ?",
        s -> {
          s.setString(1, state.name());
          s.setString(2, message);
          s.setString(3, state.isOpen() ? null : at.toString());
          s.setString(4, run);
        });
  }

  /**
   * What a run made, to be kept whole.
   *
   * @param outputs files by name
   * @param targets where they are to be delivered
   * @param memory what the brief remembers for its next run, by name
   */
  public record Made(
      Run.Result result,
      Map<String, byte[]> outputs,
      List<KeptArticle> articles,
      List<String> targets,
      Map<String, byte[]> memory) {}

  /**
   * Keeps what a run made, and what is to be done with it, all or nothing.
   *
   * @param lease by which it was made; absent where no other process could have taken it
   * @return whether it was kept; not when another process has taken the lease, or the run was
   *     stopped meanwhile
   */
  public boolean made(Run run, Made made, @Nullable Lease lease, Instant at) {
    return database.inTransaction(
        "keep the brief of the run " + run.id(),
        c -> {
          if (lease != null && !holds(c, lease)) {
            return false;
          }
          Run.Result result = made.result();
          int changed =
              Database.update(
                  c,
                  "UPDATE crossbrief_runs SET state = ?, message = ?, ended = ?, title = ?, articles = ?, stories = ?, contradictions = ?, calls = ?, tokens = ?, cost = ?, partial = ?, input = NULL WHERE id = ? AND state IN ('QUEUED', 'STARTED', 'READ')",
                  s -> {
                    s.setString(
                        1,
                        (made.targets().isEmpty() ? Run.State.DELIVERED : Run.State.MADE).name());
                    s.setString(2, result.partial() ? "partial" : "");
                    s.setString(3, at.toString());
                    s.setString(4, result.title());
                    s.setInt(5, result.articles());
                    s.setInt(6, result.stories());
                    s.setInt(7, result.contradictions());
                    s.setInt(8, result.calls());
                    s.setLong(9, result.tokens());
                    s.setString(10, result.cost());
                    s.setInt(11, result.partial() ? 1 : 0);
                    s.setString(12, run.id());
                  });
          if (changed == 1) {
            keep(c, run, made, at);
          }
          return changed == 1;
        });
  }

  private static boolean holds(Connection c, Lease lease) throws SQLException {
    return Database.one(
            c,
            "SELECT owner FROM crossbrief_leases WHERE name = ? AND owner = ?",
            s -> {
              s.setString(1, lease.name());
              s.setString(2, lease.owner());
            },
            r -> r.getString(1))
        .isPresent();
  }

  private static void keep(Connection c, Run run, Made made, Instant at) throws SQLException {
    int number = 0;
    for (KeptArticle article : made.articles()) {
      int n = ++number;
      Database.update(
          c,
          "INSERT INTO crossbrief_articles (run, number, source, title, uri, sha256, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
          s -> {
            s.setString(1, run.id());
            s.setInt(2, n);
            s.setString(3, article.source());
            s.setString(4, article.title());
            s.setString(5, article.uri());
            s.setString(6, article.sha256());
            s.setString(7, article.state());
          });
    }
    for (Map.Entry<String, byte[]> output : made.outputs().entrySet()) {
      Database.update(
          c,
          "INSERT INTO crossbrief_outputs (run, name, sha256, content) VALUES (?, ?, ?, ?)",
          s -> {
            s.setString(1, run.id());
            s.setString(2, output.getKey());
            s.setString(3, Sha256.of(output.getValue()));
            s.setBytes(4, output.getValue());
          });
    }
    for (String target : made.targets()) {
      Database.update(
          c,
          "INSERT INTO crossbrief_deliveries (run, target, state, attempts, message, changed) VALUES (?, ?, 'OPEN', 0, '', ?) ON CONFLICT (run, target) DO UPDATE SET state = 'OPEN', message = '', changed = excluded.changed",
          s -> {
            s.setString(1, run.id());
            s.setString(2, target);
            s.setString(3, at.toString());
          });
    }
    BriefMemory.put(c, run.brief(), made.memory());
  }

  /** The files of a run by name, without their content: their SHA-256. */
  public Map<String, String> outputs(String run) {
    Map<String, String> outputs = new LinkedHashMap<>();
    database
        .all(
            "read the files of the run " + run,
            "SELECT name, sha256 FROM crossbrief_outputs WHERE run = ? ORDER BY name",
            s -> s.setString(1, run),
            r -> Map.entry(r.getString(1), r.getString(2)))
        .forEach(e -> outputs.put(e.getKey(), e.getValue()));
    return outputs;
  }

  /** One file of a run. */
  public Optional<byte[]> output(String run, String name) {
    return database.one(
        "read " + name + " of the run " + run,
        "SELECT content FROM crossbrief_outputs WHERE run = ? AND name = ?",
        s -> {
          s.setString(1, run);
          s.setString(2, name);
        },
        r -> r.getBytes(1));
  }

  /** The articles of a run, in their order. */
  public List<KeptArticle> articles(String run) {
    return database.all(
        "read the articles of the run " + run,
        "SELECT source, title, uri, sha256, state FROM crossbrief_articles WHERE run = ? ORDER BY number",
        s -> s.setString(1, run),
        r ->
            new KeptArticle(
                r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5)));
  }

  /** The deliveries of a run. */
  public List<Delivery> deliveries(String run) {
    return database.all(
        "read the deliveries of the run " + run,
        "SELECT run, target, state, attempts, message, changed FROM crossbrief_deliveries WHERE run = ? ORDER BY target",
        s -> s.setString(1, run),
        r ->
            new Delivery(
                r.getString(1),
                r.getString(2),
                Delivery.State.valueOf(r.getString(3)),
                r.getInt(4),
                r.getString(5),
                Instant.parse(r.getString(6))));
  }

  /**
   * A delivery comes into another state.
   *
   * @param from the states in which it may be
   * @return whether it was in one of them
   */
  public boolean deliver(
      String run,
      String target,
      List<Delivery.State> from,
      Delivery.State to,
      String message,
      Instant at) {
    String states = String.join(", ", from.stream().map(s -> "'" + s.name() + "'").toList());
    return database.update(
            "write down a delivery of the run " + run,
            "UPDATE crossbrief_deliveries SET state = ?, attempts = attempts + ?, message = ?, changed = ? WHERE run = ? AND target = ? AND state IN ("
                + states
                + ")",
            s -> {
              s.setString(1, to.name());
              s.setInt(2, to == Delivery.State.SENDING ? 1 : 0);
              s.setString(3, message);
              s.setString(4, at.toString());
              s.setString(5, run);
              s.setString(6, target);
            })
        == 1;
  }

  /** Opens deliveries of a run once more, and makes those that are new. */
  public void reopen(String run, List<String> targets, Instant at) {
    database.inTransaction(
        "open the deliveries of the run " + run,
        c -> {
          for (String target : targets) {
            Database.update(
                c,
                "INSERT INTO crossbrief_deliveries (run, target, state, attempts, message, changed) VALUES (?, ?, 'OPEN', 0, '', ?) ON CONFLICT (run, target) DO UPDATE SET state = 'OPEN', message = '', changed = excluded.changed",
                s -> {
                  s.setString(1, run);
                  s.setString(2, target);
                  s.setString(3, at.toString());
                });
          }
          return true;
        });
  }

  /** What a brief remembers from run to run. */
  public BriefMemory memory(String brief) {
    return new BriefMemory(database, brief);
  }

  /** Forgets the texts and files of runs from before a time; the runs stay in the list. */
  public int forget(Instant before) {
    return database.inTransaction(
        "forget old briefs",
        c -> {
          String old =
              "run IN (SELECT id FROM crossbrief_runs WHERE slot < ? AND state NOT IN ('QUEUED', 'STARTED', 'READ', 'MADE'))";
          Database.update(
              c,
              "DELETE FROM crossbrief_articles WHERE " + old,
              s -> s.setString(1, before.toString()));
          return Database.update(
              c,
              "DELETE FROM crossbrief_outputs WHERE " + old,
              s -> s.setString(1, before.toString()));
        });
  }

  private static Run run(ResultSet r) throws SQLException {
    String ended = r.getString(9);
    return new Run(
        r.getString(1),
        r.getString(2),
        r.getString(3),
        Instant.parse(r.getString(4)),
        Instant.parse(r.getString(5)),
        Run.State.valueOf(r.getString(6)),
        r.getInt(7),
        Instant.parse(r.getString(8)),
        ended == null ? null : Instant.parse(ended),
        r.getString(10),
        new Run.Result(
            r.getString(11),
            r.getInt(12),
            r.getInt(13),
            r.getInt(14),
            r.getInt(15),
            r.getLong(16),
            r.getString(17),
            r.getInt(18) == 1));
  }
}

package crossbrief.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database behind the ledger: a file of SQLite with a write-ahead log, or PostgreSQL; the same
 * statements for both. Every call takes a connection of its own, so that threads and processes need
 * not know of each other.
 */
final class Database implements DataSource {
  private static final int BUSY_MILLIS = 60_000;
  private static final int ATTEMPTS = 5;
  private static final String SCHEMA_VERSION = "1";

  /** {@code BYTES} stands for the type of bytes, which the two databases name differently. */
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS crossbrief_meta (name VARCHAR(64) PRIMARY KEY, value TEXT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS crossbrief_runs (id VARCHAR(160) PRIMARY KEY, brief VARCHAR(80) NOT NULL, tenant VARCHAR(80) NOT NULL, slot VARCHAR(32) NOT NULL, as_of VARCHAR(32) NOT NULL, state VARCHAR(16) NOT NULL, attempts INTEGER NOT NULL, started VARCHAR(32) NOT NULL, ended VARCHAR(32), message TEXT NOT NULL, title TEXT NOT NULL, articles INTEGER NOT NULL, stories INTEGER NOT NULL, contradictions INTEGER NOT NULL, calls INTEGER NOT NULL, tokens BIGINT NOT NULL, cost VARCHAR(32) NOT NULL, partial INTEGER NOT NULL, input BYTES)",
          "CREATE INDEX IF NOT EXISTS crossbrief_runs_by_brief ON crossbrief_runs (brief, slot)",
          "CREATE TABLE IF NOT EXISTS crossbrief_articles (run VARCHAR(160) NOT NULL, number INTEGER NOT NULL, source TEXT NOT NULL, title TEXT, uri TEXT NOT NULL, sha256 VARCHAR(64) NOT NULL, state TEXT NOT NULL, PRIMARY KEY (run, number))",
          "CREATE TABLE IF NOT EXISTS crossbrief_outputs (run VARCHAR(160) NOT NULL, name VARCHAR(80) NOT NULL, sha256 VARCHAR(64) NOT NULL, content BYTES NOT NULL, PRIMARY KEY (run, name))",
          "CREATE TABLE IF NOT EXISTS crossbrief_deliveries (run VARCHAR(160) NOT NULL, target VARCHAR(200) NOT NULL, state VARCHAR(16) NOT NULL, attempts INTEGER NOT NULL, message TEXT NOT NULL, changed VARCHAR(32) NOT NULL, PRIMARY KEY (run, target))",
          "CREATE TABLE IF NOT EXISTS crossbrief_leases (name VARCHAR(160) PRIMARY KEY, owner VARCHAR(200) NOT NULL, until BIGINT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS crossbrief_memory (brief VARCHAR(80) NOT NULL, name VARCHAR(200) NOT NULL, value BYTES NOT NULL, PRIMARY KEY (brief, name))",
          "CREATE TABLE IF NOT EXISTS scheduled_tasks (task_name VARCHAR(100) NOT NULL, task_instance VARCHAR(100) NOT NULL, task_data BYTES, execution_time INSTANT NOT NULL, picked BOOLEAN NOT NULL, picked_by VARCHAR(50), last_success INSTANT, last_failure INSTANT, consecutive_failures INTEGER, last_heartbeat INSTANT, version BIGINT NOT NULL, priority SMALLINT, PRIMARY KEY (task_name, task_instance))",
          "CREATE INDEX IF NOT EXISTS scheduled_tasks_by_time ON scheduled_tasks (execution_time)");

  private final LedgerConfig config;
  private final boolean server;

  Database(LedgerConfig config) {
    this.config = config;
    this.server = config.url() != null;
    Path file = config.file();
    try {
      Path folder = file == null ? null : file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new LedgerException(
          "cannot make the folder of the ledger " + file + "; name another place by store", e);
    }
    inTransaction("make its tables", this::makeTables);
  }

  boolean isServer() {
    return server;
  }

  /** What is done with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Sets the values of a statement. */
  interface Values {
    void of(PreparedStatement statement) throws SQLException;
  }

  /** Reads a row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private boolean makeTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (server) {
        statement.execute("SELECT pg_advisory_xact_lock(732017)");
      }
      for (String table : TABLES) {
        statement.execute(
            table
                .replace("BYTES", server ? "BYTEA" : "BLOB")
                .replace("INSTANT", server ? "TIMESTAMP WITH TIME ZONE" : "BIGINT"));
      }
    }
    String version =
        one(
                connection,
                "SELECT value FROM crossbrief_meta WHERE name = 'schema'",
                s -> {},
                r -> r.getString(1))
            .orElse("");
    if (version.isEmpty()) {
      update(
          connection,
          "INSERT INTO crossbrief_meta (name, value) VALUES ('schema', ?)",
          s -> s.setString(1, SCHEMA_VERSION));
    } else if (!version.equals(SCHEMA_VERSION)) {
      throw new SQLException(
          "it was made by another version of crossbrief (its schema is " + version + ")");
    }
    return true;
  }

  /**
   * Does something in one transaction: all of it, or nothing. Two that are in each other's way are
   * tried again.
   *
   * @param what for a message: cannot ... in the ledger
   * @throws LedgerException when it cannot be done
   */
  <T> T inTransaction(String what, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = getConnection()) {
        connection.setAutoCommit(false);
        try {
          T result = work.with(connection);
          connection.commit();
          return result;
        } catch (SQLException | RuntimeException e) {
          connection.rollback();
          throw e;
        }
      } catch (SQLException e) {
        boolean again = "40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
        if (!again || attempt == ATTEMPTS) {
          throw new LedgerException(
              "cannot "
                  + what
                  + " in the ledger ("
                  + config.where()
                  + "): "
                  + String.valueOf(e.getMessage()).strip()
                  + "; check store",
              e);
        }
      }
    }
  }

  /** Changes rows, in a transaction of its own. */
  int update(String what, String sql, Values values) {
    return inTransaction(what, c -> update(c, sql, values));
  }

  /** Reads rows, in a transaction of its own. */
  <T> List<T> all(String what, String sql, Values values, Row<T> row) {
    return inTransaction(what, c -> all(c, sql, values, row));
  }

  /** Reads a row, in a transaction of its own. */
  <T> Optional<T> one(String what, String sql, Values values, Row<T> row) {
    return all(what, sql, values, row).stream().findFirst();
  }

  static int update(Connection connection, String sql, Values values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      values.of(statement);
      return statement.executeUpdate();
    }
  }

  static <T> List<T> all(Connection connection, String sql, Values values, Row<T> row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      values.of(statement);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row.of(result));
        }
      }
      return rows;
    }
  }

  static <T> Optional<T> one(Connection connection, String sql, Values values, Row<T> row)
      throws SQLException {
    return all(connection, sql, values, row).stream().findFirst();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Properties properties = new Properties();
    String url = config.url();
    String password = config.password();
    if (url != null) {
      if (password != null) {
        properties.setProperty("password", password);
      }
      properties.setProperty("connectTimeout", "20");
      properties.setProperty("ApplicationName", "crossbrief");
      return DriverManager.getConnection(url, properties);
    }
    properties.setProperty("journal_mode", "WAL");
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
    properties.setProperty("transaction_mode", "IMMEDIATE");
    return DriverManager.getConnection("jdbc:sqlite:" + config.file(), properties);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("no " + type + " behind it");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

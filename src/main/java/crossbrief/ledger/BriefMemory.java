package crossbrief.ledger;

import crossbrief.ingest.Memory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What one brief remembers from run to run, by name. */
public final class BriefMemory implements Memory {
  private final Database database;
  private final String brief;

  BriefMemory(Database database, String brief) {
    this.database = database;
    this.brief = brief;
  }

  @Override
  public Optional<byte[]> get(String name) {
    return database.one(
        "read what " + brief + " remembers",
        "SELECT value FROM crossbrief_memory WHERE brief = ? AND name = ?",
        s -> {
          s.setString(1, brief);
          s.setString(2, name);
        },
        r -> r.getBytes(1));
  }

  @Override
  public void put(Map<String, byte[]> values) {
    database.inTransaction(
        "keep what " + brief + " remembers",
        c -> {
          put(c, brief, values);
          return true;
        });
  }

  static void put(Connection c, String brief, Map<String, byte[]> values) throws SQLException {
    for (Map.Entry<String, byte[]> value : values.entrySet()) {
      Database.update(
          c,
          "INSERT INTO crossbrief_memory (brief, name, value) VALUES (?, ?, ?) ON CONFLICT (brief, name) DO UPDATE SET value = excluded.value",
          s -> {
            s.setString(1, brief);
            s.setString(2, value.getKey());
            s.setBytes(3, value.getValue());
          });
    }
  }
}

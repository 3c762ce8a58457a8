package crossbrief.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is kept.
 *
 * @param file of SQLite; absent where a server keeps it
 * @param url JDBC URL of PostgreSQL; absent where a file does
 * @param password for the server; absent when the URL or the server's own rules do
 */
public record LedgerConfig(@Nullable Path file, @Nullable String url, @Nullable String password) {
  public LedgerConfig {
    if ((file == null) == (url == null)) {
      throw new IllegalArgumentException("a ledger is a file or a server");
    }
  }

  /** A ledger in a file. */
  public static LedgerConfig of(Path file) {
    return new LedgerConfig(file, null, null);
  }

  /** Where it is, without what may be secret. */
  public String where() {
    return url == null ? String.valueOf(file) : url.replaceAll("[?].*|//[^@/]*@", "");
  }

  @Override
  public String toString() {
    return where();
  }
}

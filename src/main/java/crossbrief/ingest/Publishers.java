package crossbrief.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which house owns an outlet, by the outlet's address or name. */
final class Publishers {
  private static final String TABLE = "publishers.tsv";

  private final Map<String, String> houses = new HashMap<>();

  /**
   * What the table that ships says, and the user's own over it.
   *
   * @param own folder with a {@code publishers.tsv}; absent when there is none
   * @throws IngestException when the user's table cannot be used
   */
  Publishers(@Nullable Path own) {
    Patterns.lines(TABLE).forEach(this::add);
    Path file = own == null ? null : own.resolve(TABLE);
    if (file != null && Files.isRegularFile(file)) {
      addOwn(file);
    }
  }

  private void addOwn(Path file) {
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (!line.contains("\t")) {
          throw new IngestException(
              file + ": \u201c" + line + "\u201d has no tab between the house and its outlets");
        }
        add(line);
      }
    } catch (IOException e) {
      throw new IngestException("cannot read " + file + ": " + e.getMessage());
    }
  }

  private void add(String line) {
    String[] parts = line.split("\t", 2);
    for (String outlet : Patterns.unescaped(parts[1]).split(",")) {
      houses.put(key(outlet), parts[0].strip());
    }
  }

  private static String key(String outlet) {
    return outlet.strip().toLowerCase(Locale.ROOT).replaceAll("^(?:www\\.|the )", "");
  }

  /** The house that owns an outlet; empty when it is not known. */
  Optional<String> of(String uri, String outlet) {
    return host(uri).flatMap(this::byHost).or(() -> Optional.ofNullable(houses.get(key(outlet))));
  }

  /** By the host, or by a domain that it is part of. */
  private Optional<String> byHost(String host) {
    for (String at = host; at.contains("."); at = at.substring(at.indexOf('.') + 1)) {
      String house = houses.get(at);
      if (house != null) {
        return Optional.of(house);
      }
    }
    return Optional.empty();
  }

  /** The name of the host in a web address, without {@code www.}; empty when it is none. */
  static Optional<String> host(@Nullable String uri) {
    if (uri == null || !uri.startsWith("http")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new URI(uri).getHost())
          .map(h -> h.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}

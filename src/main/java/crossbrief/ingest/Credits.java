package crossbrief.ingest;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows news agencies by their credits, and houses by their outlets. */
final class Credits {
  private static final int HEAD_CHARS = 300;
  private static final int TAIL_CHARS = 400;

  private final Map<String, List<Pattern>> agencies = new LinkedHashMap<>();
  private final Map<String, String> houses = new HashMap<>();

  /**
   * What is known by the tables that ship, and by the user's own.
   *
   * @param own folder with a {@code publishers.tsv}; absent when there is none
   * @throws IngestException when the user's table cannot be used
   */
  Credits(@Nullable Path own) {
    Patterns.lines("agencies.tsv").forEach(this::addAgency);
    Patterns.lines("publishers.tsv").forEach(this::addHouse);
    Path file = own == null ? null : own.resolve("publishers.tsv");
    if (file != null && Files.isRegularFile(file)) {
      try {
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .forEach(
                line -> {
                  if (!line.contains("\t")) {
                    throw new IngestException(
                        file
                            + ": \u201c"
                            + line
                            + "\u201d has no tab between the house and its outlets");
                  }
                  addHouse(line);
                });
      } catch (IOException e) {
        throw new IngestException("cannot read " + file + ": " + e.getMessage());
      }
    }
  }

  private void addAgency(String line) {
    String[] parts = line.split("\t");
    String names = "(?:" + Patterns.unescaped(parts[1]) + ")";
    List<Pattern> patterns = new ArrayList<>();
    patterns.add(
        Pattern.compile(
            "(?s)\\A.{0,160}?\\(\\s*"
                + names
                + "(?:\\s*[/,]\\s*[\\p{L} .]{2,30})?\\s*\\)\\s*(?:[-\u2013\u2014:]|\\p{Lu})"));
    patterns.add(
        Pattern.compile(
            "(?s)\\A[\\p{Lu} .,]{3,40},? [\\p{L}.\\d, ]{0,20}" + names + "\\s*[-\u2013\u2014]\\s"));
    patterns.add(
        Pattern.compile(
            "(?s).*(?:[(\u00a9/\u2014\u2013-]|[Cc]opyright(?: \\d{4})?|[Ss]ource:|Quelle:|Source :|Fuente:|With (?:reporting|files) (?:by|from)|(?:\u00a9|[Cc]opyright) \\d{4}) ?(?:the |The )?"
                + names
                + "[).]?(?: All rights reserved\\.?.{0,120}| (?:contributed to|and \\p{L}+ contributed to) this (?:report|story)\\.?)?\\s*\\z"));
    patterns.add(
        Pattern.compile(
            "(?s).*\\b"
                + names
                + " (?:contributed to this (?:report|story|article)|writers? .{3,80} contributed).{0,20}\\z"));
    agencies.put(parts[0], patterns);
    bylines.put(parts[0], Pattern.compile("(?:.*[ ,(/|-])?" + names + "(?:[ ,)/|].*)?"));
  }

  private final Map<String, Pattern> bylines = new LinkedHashMap<>();

  private void addHouse(String line) {
    String[] parts = line.split("\t", 2);
    for (String outlet : Patterns.unescaped(parts[1]).split(",")) {
      houses.put(key(outlet), parts[0].strip());
    }
  }

  private static String key(String outlet) {
    return outlet.strip().toLowerCase(Locale.ROOT).replaceAll("^(?:www\\.|the )", "");
  }

  /** The agency that an article is credited to; empty when it is to none. */
  Optional<String> agency(@Nullable String byline, String text) {
    String head = text.substring(0, Math.min(text.length(), HEAD_CHARS));
    String tail = text.substring(Math.max(0, text.length() - TAIL_CHARS)).strip();
    for (Map.Entry<String, List<Pattern>> agency : agencies.entrySet()) {
      Pattern inByline = bylines.get(agency.getKey());
      if (byline != null && inByline != null && inByline.matcher(byline.strip()).matches()) {
        return Optional.of(agency.getKey());
      }
      List<Pattern> p = agency.getValue();
      if (p.get(0).matcher(head).find()
          || p.get(1).matcher(head).find()
          || p.get(2).matcher(tail).matches()
          || p.get(3).matcher(tail).matches()) {
        return Optional.of(agency.getKey());
      }
    }
    return Optional.empty();
  }

  /** The house that owns an outlet, by its address or its name; empty when it is not known. */
  Optional<String> publisher(@Nullable String uri, @Nullable String outlet) {
    return host(uri)
        .flatMap(this::house)
        .or(() -> Optional.ofNullable(outlet).flatMap(this::house));
  }

  private Optional<String> house(String name) {
    String at = key(name);
    while (!at.isEmpty()) {
      String house = houses.get(at);
      if (house != null) {
        return Optional.of(house);
      }
      int dot = at.indexOf('.');
      if (dot < 0 || at.contains(" ") || at.indexOf('.', dot + 1) < 0) {
        break;
      }
      at = at.substring(dot + 1);
    }
    return Optional.empty();
  }

  /** The name of the host in a web address, without {@code www.}; empty when it is none. */
  static Optional<String> host(@Nullable String uri) {
    if (uri == null || !uri.startsWith("http")) {
      return Optional.empty();
    }
    try {
      String host = new URI(uri).getHost();
      return Optional.ofNullable(host)
          .map(h -> h.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }
}

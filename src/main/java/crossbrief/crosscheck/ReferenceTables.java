package crossbrief.crosscheck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dated events and office holders that findings may rest on, each entry with its source. The files
 * travel in the jar; files of the same names in a folder of the user's are read besides.
 */
public final class ReferenceTables {
  private static final String EVENTS = "events.tsv";
  private static final String OFFICES = "office-holders.tsv";
  private static final String BEGINNINGS = "beginnings.tsv";

  private final List<Event> events;
  private final List<Term> terms;
  private final List<Beginning> beginnings;

  private ReferenceTables(List<Event> events, List<Term> terms, List<Beginning> beginnings) {
    this.events = List.copyOf(events);
    this.terms = List.copyOf(terms);
    this.beginnings = List.copyOf(beginnings);
  }

  /**
   * A dated event.
   *
   * @param keys each must stand in the phrase; alternatives inside one key are separated by {@code
   *     /}
   */
  record Event(LocalDate date, List<String> keys, String name, String source) {
    boolean isNamedIn(String phrase) {
      String lower = phrase.toLowerCase(Locale.ROOT);
      return keys.stream().allMatch(key -> Arrays.stream(key.split("/")).anyMatch(lower::contains));
    }
  }

  /**
   * The time of a holder in an office.
   *
   * @param to last day; absent while in office
   */
  record Term(
      List<String> countries,
      List<String> offices,
      String holder,
      LocalDate from,
      @Nullable LocalDate to,
      String source) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  /**
   * The first day of something that did not exist before.
   *
   * @param names as they are written in articles
   */
  record Beginning(LocalDate date, List<String> names, String name, String source) {}

  /**
   * Reads the tables of the jar, and those of a folder when one is given.
   *
   * @throws IllegalArgumentException when a line cannot be read; the message names file and line
   */
  public static ReferenceTables load(@Nullable Path folder) {
    List<Event> events = new ArrayList<>();
    List<Term> terms = new ArrayList<>();
    List<Beginning> beginnings = new ArrayList<>();
    try {
      if (folder != null) {
        readInto(folder, events, terms, beginnings);
      }
      parseEvents(resource(EVENTS), EVENTS, events);
      parseTerms(resource(OFFICES), OFFICES, terms);
      parseBeginnings(resource(BEGINNINGS), BEGINNINGS, beginnings);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read the reference tables in " + folder + ": " + e.getMessage(), e);
    }
    return new ReferenceTables(events, terms, beginnings);
  }

  private static void readInto(
      Path folder, List<Event> events, List<Term> terms, List<Beginning> beginnings)
      throws IOException {
    Path eventFile = folder.resolve(EVENTS);
    Path officeFile = folder.resolve(OFFICES);
    Path beginningFile = folder.resolve(BEGINNINGS);
    if (!Files.isRegularFile(eventFile)
        && !Files.isRegularFile(officeFile)
        && !Files.isRegularFile(beginningFile)) {
      throw new IllegalArgumentException(
          "no reference table in "
              + folder
              + ": put "
              + EVENTS
              + ", "
              + OFFICES
              + " or "
              + BEGINNINGS
              + " there");
    }
    if (Files.isRegularFile(beginningFile)) {
      parseBeginnings(read(beginningFile), beginningFile.toString(), beginnings);
    }
    if (Files.isRegularFile(eventFile)) {
      parseEvents(read(eventFile), eventFile.toString(), events);
    }
    if (Files.isRegularFile(officeFile)) {
      parseTerms(read(officeFile), officeFile.toString(), terms);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IllegalArgumentException("cannot read " + file + ": it is not UTF-8 text", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        ReferenceTables.class.getResourceAsStream("/crossbrief/reference/" + name)) {
      if (in == null) {
        throw new IllegalStateException("reference table is missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void parseEvents(String text, String file, List<Event> events) {
    rows(text, file, 4)
        .forEach(
            row ->
                events.add(
                    new Event(
                        day(row, 0, file),
                        List.of(row.columns().get(1).toLowerCase(Locale.ROOT).split(" ")),
                        row.columns().get(2),
                        row.columns().get(3))));
  }

  private static void parseTerms(String text, String file, List<Term> terms) {
    for (Row row : rows(text, file, 6)) {
      List<String> c = row.columns();
      LocalDate to = c.get(4).isBlank() ? null : day(row, 4, file);
      terms.add(
          new Term(
              List.of(c.get(0).toLowerCase(Locale.ROOT).split("/")),
              List.of(c.get(1).toLowerCase(Locale.ROOT).split("/")),
              c.get(2),
              day(row, 3, file),
              to,
              c.get(5)));
    }
  }

  private static void parseBeginnings(String text, String file, List<Beginning> beginnings) {
    rows(text, file, 4)
        .forEach(
            row ->
                beginnings.add(
                    new Beginning(
                        day(row, 0, file),
                        List.of(row.columns().get(1).split("/")),
                        row.columns().get(2),
                        row.columns().get(3))));
  }

  private record Row(int line, List<String> columns) {}

  private static List<Row> rows(String text, String file, int width) {
    List<Row> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int n = 0; n < lines.size(); n++) {
      String line = lines.get(n);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> columns = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
      if (columns.size() != width) {
        throw new IllegalArgumentException(
            file
                + ", line "
                + (n + 1)
                + ": expected "
                + width
                + " columns separated by tabs, found "
                + columns.size());
      }
      rows.add(new Row(n + 1, columns));
    }
    return rows;
  }

  private static LocalDate day(Row row, int column, String file) {
    try {
      return LocalDate.parse(row.columns().get(column));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          file + ", line " + row.line() + ": not a date (YYYY-MM-DD): " + row.columns().get(column),
          e);
    }
  }

  /** The event that a phrase names. */
  Optional<Event> event(String phrase) {
    return events.stream().filter(e -> e.isNamedIn(phrase)).findFirst();
  }

  /** All terms of a person in an office named without its country: "Chancellor Willy Brandt". */
  List<Term> termsOf(String role, String holder) {
    String lower = role.toLowerCase(Locale.ROOT);
    return terms.stream()
        .filter(t -> t.holder().equalsIgnoreCase(holder))
        .filter(t -> t.offices().stream().anyMatch(lower::endsWith))
        .toList();
  }

  /** All terms of a person in an office, named as "U.S. President". */
  List<Term> terms(String role, String holder) {
    String lower = role.toLowerCase(Locale.ROOT);
    return terms.stream()
        .filter(t -> t.holder().equalsIgnoreCase(holder))
        .filter(
            t ->
                t.countries().stream()
                    .anyMatch(c -> lower.startsWith(c + " ") || lower.contains(" " + c + " ")))
        .filter(t -> t.offices().stream().anyMatch(o -> lower.endsWith(o)))
        .toList();
  }

  /** All terms of whoever bears a name, first and last; initials between them do not count. */
  List<Term> termsOf(String name) {
    return terms.stream().filter(t -> bears(t.holder(), name)).toList();
  }

  private static boolean bears(String holder, String name) {
    return plain(holder).equalsIgnoreCase(plain(name));
  }

  private static String plain(String name) {
    return name.replaceAll(" (?:\\p{Lu}\\.? ?)+(?= )", "").strip();
  }

  /** The names of all office holders, as they are written. */
  List<String> holders() {
    return terms.stream().map(t -> plain(t.holder())).distinct().toList();
  }

  List<Event> events() {
    return events;
  }

  List<Beginning> beginnings() {
    return beginnings;
  }
}

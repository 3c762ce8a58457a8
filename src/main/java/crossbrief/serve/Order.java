package crossbrief.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What a brief on demand is to be made of. It is kept in the ledger until the brief is made, so
 * that a server that stops goes on with it when it starts again.
 *
 * @param title of the brief; empty where its stories give it one
 * @param grouping of articles into stories
 * @param addresses of pages and feeds
 * @param files content by name; names are plain, and none is there twice
 */
public record Order(
    String title, Grouping grouping, List<String> addresses, Map<String, byte[]> files) {
  /** How the articles become stories. */
  public enum Grouping {
    /** One story of a handful of articles, else by likeness. */
    AUTOMATIC,
    ONE_STORY,
    BY_LIKENESS
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DESCRIPTION = "order.json";
  private static final int MAX_NAME_CHARS = 120;

  public Order {
    addresses = List.copyOf(addresses);
    files = new LinkedHashMap<>(files);
  }

  /** A name that is safe as a file's, and is none of those taken. */
  static String plainName(String given, Map<String, byte[]> taken) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("[\\p{Cntrl}<>:\"|?*\\p{Cf}]", "_").strip();
    while (clean.startsWith(".")) {
      clean = clean.substring(1);
    }
    if (clean.isEmpty()) {
      clean = "file";
    }
    if (clean.length() > MAX_NAME_CHARS) {
      int dot = clean.lastIndexOf('.');
      String end = dot > 0 && clean.length() - dot < 12 ? clean.substring(dot) : "";
      clean = clean.substring(0, MAX_NAME_CHARS - end.length()) + end;
    }
    String name = clean;
    for (int n = 2; taken.containsKey(name); n++) {
      int dot = clean.lastIndexOf('.');
      name = dot > 0 ? clean.substring(0, dot) + "-" + n + clean.substring(dot) : clean + "-" + n;
    }
    return name;
  }

  /** As bytes, for the ledger. */
  byte[] bytes() {
    ObjectNode description = JSON.createObjectNode();
    description.put("title", title).put("grouping", grouping.name());
    addresses.forEach(description.putArray("addresses")::add);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      entry(zip, DESCRIPTION, JSON.writeValueAsBytes(description));
      int n = 0;
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entry(zip, "files/" + String.format("%05d", ++n) + "/" + file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.fromMillis(0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** What {@link #bytes} wrote. */
  static Order of(byte[] written) {
    JsonNode description = JSON.createObjectNode();
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        if (entry.getName().equals(DESCRIPTION)) {
          description = JSON.readTree(new String(content, StandardCharsets.UTF_8));
        } else {
          files.put(entry.getName().substring(entry.getName().lastIndexOf('/') + 1), content);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> addresses = new ArrayList<>();
    description.path("addresses").forEach(a -> addresses.add(a.asText()));
    return new Order(
        description.path("title").asText(""),
        Grouping.valueOf(description.path("grouping").asText(Grouping.AUTOMATIC.name())),
        addresses,
        files);
  }

  /** Writes the files into a folder, and names all inputs of the run. */
  List<String> unpack(Path folder) {
    List<String> inputs = new ArrayList<>();
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.write(path, file.getValue());
        inputs.add(path.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inputs.addAll(addresses);
    return inputs;
  }
}

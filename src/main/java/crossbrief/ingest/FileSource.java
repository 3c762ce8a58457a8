package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads files, and folders with their folders, sorted by name; hidden files and links are left out.
 * The first folder below the given one is the outlet of what does not name its own.
 */
final class FileSource {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_FILES = 20_000;
  private static final int HEAD_BYTES = 256 * 1024;

  private final Inbox intake;
  private final DocumentReader documents;
  private final LocalDate today;

  /** A reader of files that hands over what they hold. */
  FileSource(Inbox intake, DocumentReader documents, LocalDate today) {
    this.today = today;
    this.intake = intake;
    this.documents = documents;
  }

  /**
   * Reads a file or folder.
   *
   * @throws IngestException when it does not exist, or is a folder that cannot be listed
   */
  void read(Path input) {
    if (!Files.exists(input)) {
      throw new IngestException("cannot read " + input + ": there is no such file or folder");
    }
    if (Files.isDirectory(input)) {
      readFolder(input);
    } else {
      readFile(input, String.valueOf(input.getFileName()));
    }
  }

  private void readFolder(Path folder) {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
      files =
          walk.filter(
                  p ->
                      !p.equals(folder)
                          && !isHidden(folder, p)
                          && !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
              .limit(MAX_FILES + 1L)
              .sorted(Comparator.comparing(p -> relative(folder, p)))
              .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("cannot read the folder " + folder + ": " + e.getMessage());
    }
    if (files.size() > MAX_FILES) {
      intake.skipped(
          folder.toString(), "more than " + MAX_FILES + " files; " + MAX_FILES + " were read");
    }
    for (Path file : files.subList(0, Math.min(MAX_FILES, files.size()))) {
      readFile(file, relative(folder, file));
    }
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private void readFile(Path file, String name) {
    intake.reading(TextFiles.shown(name), file.toAbsolutePath().normalize().toString());
    try {
      if (Files.isSymbolicLink(file)) {
        throw new ArticleException("a link; name the file it points to");
      }
      if (!readLines(file, name)) {
        documents.read(name, TextFiles.read(file));
      }
    } catch (ArticleException e) {
      intake.skipped(TextFiles.shown(name), String.valueOf(e.getMessage()));
    } finally {
      intake.reading("", "");
    }
  }

  /** JSON Lines are read as they come, so that there may be any number of them. */
  private boolean readLines(Path file, String name) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ArticleException("not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length < HEAD_BYTES || !JsonLines.areIn(head)) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      JsonLines.read(in, TextFiles.shown(name), today, intake);
      return true;
    } catch (IOException e) {
      throw new ArticleException("cannot be read: " + e.getMessage(), e);
    }
  }
}

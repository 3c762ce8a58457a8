package crossbrief.ingest;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleException;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Sha256;
import crossbrief.domain.SkippedArticle;
import crossbrief.text.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and folders of text and Markdown into articles. Folders are read with their folders,
 * sorted by name; hidden files and links are left out. A file that cannot be read is skipped with
 * its reason, and the rest goes on.
 */
public final class FileArticleReader {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_FILES = 20_000;
  private static final int MIN_LETTERS = 10;

  private final List<Path> inputs;
  private final List<Article> articles = new ArrayList<>();
  private final List<SkippedArticle> skipped = new ArrayList<>();

  private FileArticleReader(List<Path> inputs) {
    this.inputs = inputs;
  }

  /**
   * Reads all inputs in their order.
   *
   * @throws IngestException when an input does not exist, or none of them holds an article
   */
  public static Ingested read(List<Path> inputs) {
    return new FileArticleReader(inputs).readAll();
  }

  private Ingested readAll() {
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        throw new IngestException("cannot read " + input + ": there is no such file or folder");
      }
      if (Files.isDirectory(input)) {
        readFolder(input);
      } else {
        readFile(input, String.valueOf(input.getFileName()));
      }
    }
    if (articles.isEmpty()) {
      throw new IngestException(nothingRead());
    }
    return new Ingested(articles, skipped);
  }

  private String nothingRead() {
    String named = String.join(", ", inputs.stream().map(Path::toString).toList());
    String reasons =
        skipped.isEmpty()
            ? ""
            : "; left out: "
                + String.join(
                    "; ",
                    skipped.stream().limit(5).map(s -> s.uri() + " (" + s.reason() + ")").toList());
    return "no article found in "
        + named
        + ": put UTF-8 text files (.txt, .md) there, or name other files"
        + reasons;
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
              .limit(MAX_FILES)
              .sorted(byName(folder))
              .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new IngestException("cannot read the folder " + folder + ": " + e.getMessage());
    }
    for (Path file : files) {
      readFile(file, relative(folder, file));
    }
  }

  private static java.util.Comparator<Path> byName(Path folder) {
    return java.util.Comparator.comparing(p -> relative(folder, p));
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
    String shown = TextFiles.clean(name).replace('\n', ' ');
    try {
      if (Files.isSymbolicLink(file)) {
        throw new ArticleException("a link; name the file it points to");
      }
      articles.add(article(draft(file, name), shown));
    } catch (ArticleException e) {
      skipped.add(new SkippedArticle(shown, String.valueOf(e.getMessage())));
    }
  }

  private static Draft draft(Path file, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".md") || lower.endsWith(".markdown")) {
      return MarkdownText.read(TextFiles.read(file));
    }
    if (lower.endsWith(".txt")
        || lower.endsWith(".text")
        || !String.valueOf(file.getFileName()).contains(".")) {
      return PlainText.read(TextFiles.read(file));
    }
    throw new ArticleException("not a text or Markdown file (.txt, .md)");
  }

  private Article article(Draft draft, String name) {
    if (draft.text().codePoints().filter(Character::isLetter).limit(MIN_LETTERS).count()
        < MIN_LETTERS) {
      throw new ArticleException("holds no text of an article");
    }
    String written = draft.date();
    Instant at = instant(written);
    LocalDate meta = date(written);
    Optional<LocalDate> inText =
        meta != null ? Optional.empty() : Reading.publicationDay(draft.text()).map(t -> t.lo());
    LocalDate published = meta != null ? meta : inText.orElse(null);
    DateOrigin origin =
        meta != null ? DateOrigin.META : published != null ? DateOrigin.TEXT : DateOrigin.NONE;
    String source = draft.source() == null || draft.source().isBlank() ? name : draft.source();
    String uri = draft.uri() == null || draft.uri().isBlank() ? name : draft.uri();
    return new Article(
        ArticleId.ofNumber(articles.size() + 1),
        source,
        draft.title(),
        uri,
        published,
        at,
        origin,
        Sha256.of(draft.text().getBytes(StandardCharsets.UTF_8)),
        draft.text());
  }

  private static @Nullable LocalDate date(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(written.strip().substring(0, Math.min(10, written.strip().length())));
    } catch (DateTimeException e) {
      throw new ArticleException(
          "its front matter has the date \u201c" + written + "\u201d; write it as YYYY-MM-DD", e);
    }
  }

  private static @Nullable Instant instant(@Nullable String written) {
    if (written == null || !written.contains("T")) {
      return null;
    }
    try {
      return OffsetDateTime.parse(written.strip()).toInstant();
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}

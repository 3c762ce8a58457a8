package crossbrief;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Articles for tests. */
public final class TestArticles {
  private TestArticles() {}

  public static Article undated(int n, String text) {
    return article(n, text, null, null);
  }

  public static Article dated(int n, String text, LocalDate day) {
    return article(n, text, day, null);
  }

  public static Article timed(int n, String text, Instant at) {
    return article(n, text, LocalDate.ofInstant(at, java.time.ZoneOffset.UTC), at);
  }

  private static Article article(
      int n, String text, @Nullable LocalDate day, @Nullable Instant at) {
    return new Article(
        ArticleId.ofNumber(n),
        "source-" + n,
        null,
        "article-" + n + ".txt",
        day,
        at,
        day == null ? DateOrigin.NONE : DateOrigin.META,
        "0".repeat(64),
        text);
  }

  /** The text of a seed by the first letters of its name. */
  public static String seed(String prefix) {
    try (var files = Files.list(Path.of("seeds"))) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(prefix))
              .findFirst()
              .orElseThrow();
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

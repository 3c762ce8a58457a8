package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads one document, whatever it is, and the documents in it. */
final class DocumentReader {
  /** Larger files are no articles. */
  static final int MAX_FILE_BYTES = 32 * 1024 * 1024;

  /** Larger articles are not read. */
  static final int MAX_ARTICLE_BYTES = 1024 * 1024;

  private static final int MAX_MARKUP_BYTES = 12 * 1024 * 1024;
  private static final int MAX_NESTING = 3;
  private static final int MAX_ZIP_PARTS = 20_000;
  private static final long MAX_ZIP_BYTES = 256L * 1024 * 1024;

  private final Intake intake;
  private final LocalDate today;
  private final LongSupplier nanos;
  private long unpacked;

  /**
   * A reader that hands over what it finds.
   *
   * @param nanos the time, for deadlines
   */
  DocumentReader(Intake intake, LocalDate today, LongSupplier nanos) {
    this.intake = intake;
    this.today = today;
    this.nanos = nanos;
  }

  /** Reads a document; what cannot be read is handed over as left out. */
  void read(String name, byte[] bytes) {
    unpacked = 0;
    read(name, bytes, 0);
  }

  private void read(String name, byte[] bytes, int nesting) {
    String shown = TextFiles.shown(name);
    try {
      if (bytes.length > MAX_FILE_BYTES) {
        throw new ArticleException("larger than " + MAX_FILE_BYTES / (1024 * 1024) + " MB");
      }
      readKind(shown, bytes, nesting);
    } catch (ArticleException e) {
      intake.skipped(shown, String.valueOf(e.getMessage()));
    }
  }

  private void readKind(String name, byte[] bytes, int nesting) {
    Optional<FileKind> kind = FileKind.ofBytes(bytes);
    if (kind.isEmpty()) {
      readText(name, bytes, nesting);
      return;
    }
    switch (kind.get()) {
      case PDF -> article(name, PdfFile.read(bytes, nanos));
      case DOCX -> article(name, DocxFile.read(bytes));
      default -> readZip(name, bytes, nesting);
    }
  }

  private void readText(String name, byte[] bytes, int nesting) {
    if (JsonLines.areIn(bytes)) {
      JsonLines.read(new ByteArrayInputStream(bytes), name, today, intake);
      return;
    }
    if (FileKind.isMailbox(bytes)) {
      MailFile.readMailbox(
          bytes, name, intake, (part, content) -> read(part, content, nesting + 1));
      return;
    }
    if (bytes.length > MAX_MARKUP_BYTES) {
      throw new ArticleException(tooLarge(MAX_MARKUP_BYTES));
    }
    String decoded = TextBytes.decodeMarkup(bytes, null);
    if (isGarbled(decoded)) {
      throw new ArticleException("not text, and no kind of file that crossbrief reads");
    }
    String text = TextFiles.clean(decoded);
    FileKind kind = FileKind.ofText(text, name);
    switch (kind) {
      case MAIL ->
          MailFile.read(bytes, name, intake, (part, content) -> read(part, content, nesting + 1));
      case JSON -> JsonFile.read(text, name, today, intake);
      case JSON_LINES -> JsonLines.read(new ByteArrayInputStream(bytes), name, today, intake);
      case FEED -> FeedFile.read(FeedReader.read(text, null), name, today, intake);
      case HTML -> article(name, HtmlPage.readArticle(text, null, today));
      case MARKDOWN -> article(name, MarkdownText.read(limited(text, MAX_ARTICLE_BYTES)));
      default -> article(name, PlainText.read(limited(text, MAX_ARTICLE_BYTES)));
    }
  }

  private void article(String name, Draft draft) {
    intake.article(name, draft);
  }

  private static String limited(String text, int max) {
    if (text.length() > max) {
      throw new ArticleException(tooLarge(max));
    }
    return text;
  }

  private static String tooLarge(int max) {
    return "larger than "
        + max / (1024 * 1024)
        + " MB; split it, or take out what is not the article";
  }

  /** Bytes that are no text decode to control characters, or to what no script has. */
  private static boolean isGarbled(String text) {
    int n = Math.min(text.length(), 20_000);
    int odd = 0;
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      boolean control = c < 0x20 && !Character.isWhitespace(c);
      boolean none =
          c == '\ufffd' || (c >= 0x7f && c < 0xa0) || Character.getType(c) == Character.UNASSIGNED;
      odd += control || none ? 1 : 0;
    }
    return odd > n / 20;
  }

  private void readZip(String name, byte[] bytes, int nesting) {
    if (nesting >= MAX_NESTING) {
      throw new ArticleException("a ZIP file inside a ZIP file inside a ZIP file; unpack it first");
    }
    int parts = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++parts > MAX_ZIP_PARTS) {
          intake.skipped(
              name, "a ZIP file of more than " + MAX_ZIP_PARTS + " parts; those were read");
          return;
        }
        String part = name + "/" + partName(entry.getName());
        if (entry.isDirectory() || isHidden(entry.getName())) {
          continue;
        }
        byte[] content = part(zip, part);
        if (content.length > 0) {
          read(part, content, nesting + 1);
        }
      }
      if (parts == 0) {
        throw new ArticleException("an empty or broken ZIP file: it holds nothing");
      }
    } catch (ZipException e) {
      throw new ArticleException(
          String.valueOf(e.getMessage()).contains("encrypted")
              ? "an encrypted ZIP file; unpack it first"
              : "a broken ZIP file: " + e.getMessage(),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ArticleException("a broken ZIP file: " + e.getMessage(), e);
    }
  }

  private byte[] part(InputStream zip, String name) throws IOException {
    byte[] content = zip.readNBytes(MAX_FILE_BYTES + 1);
    unpacked += content.length;
    if (content.length > MAX_FILE_BYTES) {
      long rest = zip.skip(MAX_ZIP_BYTES);
      unpacked += rest;
      intake.skipped(
          TextFiles.shown(name),
          "larger than " + MAX_FILE_BYTES / (1024 * 1024) + " MB when unpacked");
      content = new byte[0];
    }
    if (unpacked > MAX_ZIP_BYTES) {
      throw new ArticleException(
          "a ZIP file that unpacks to more than "
              + MAX_ZIP_BYTES / (1024 * 1024)
              + " MB; what came before was read");
    }
    return content;
  }

  /** The name of a part without what would lead out of the folder. */
  private static String partName(String name) {
    StringBuilder clean = new StringBuilder();
    for (String piece : name.replace('\\', '/').split("/")) {
      if (!piece.isEmpty()
          && !piece.equals(".")
          && !piece.equals("..")
          && !piece.matches("[A-Za-z]:")) {
        clean.append(clean.length() == 0 ? "" : "/").append(piece);
      }
    }
    return clean.toString();
  }

  private static boolean isHidden(String name) {
    for (String piece : name.replace('\\', '/').split("/")) {
      if (piece.equals("__MACOSX")
          || (piece.startsWith(".") && !piece.equals("..") && !piece.equals("."))) {
        return true;
      }
    }
    return false;
  }
}

package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import crossbrief.domain.DateOrigin;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text layer of a PDF. Scripts are never run; a scan, an encrypted or a broken file, and
 * one that unpacks to too much or takes too long are refused with that reason.
 */
final class PdfFile {
  private static final int MAX_PAGES = 300;
  private static final int MAX_CHARS = 1_000_000;
  private static final int MAX_PAGE_CHARS = 100_000;
  private static final int MAX_STREAM_BYTES = 16 * 1024 * 1024;
  private static final long MAX_UNPACKED_BYTES = 96L * 1024 * 1024;
  private static final long DEADLINE_NANOS = 10_000_000_000L;
  private static final String PARAGRAPH = "\u2029";

  private PdfFile() {}

  /**
   * Reads a PDF.
   *
   * @param nanos the time, for a deadline
   * @throws ArticleException when it has no readable text
   */
  static Draft read(byte[] bytes, LongSupplier nanos) {
    refuseBombs(bytes);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > MAX_PAGES) {
        throw new ArticleException(
            "a PDF of "
                + document.getNumberOfPages()
                + " pages; at most "
                + MAX_PAGES
                + " are read");
      }
      String raw = new Stripper(nanos).getText(document);
      String text = paragraphs(raw);
      if (!Draft.isText(text)) {
        throw new ArticleException(
            "a PDF without a text layer (a scan?); run text recognition on it first");
      }
      return draft(document, text);
    } catch (InvalidPasswordException e) {
      throw new ArticleException("an encrypted PDF; save it without a password", e);
    } catch (IOException e) {
      throw new ArticleException("a broken PDF: " + shortened(e.getMessage()), e);
    } catch (IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | StackOverflowError e) {
      throw new ArticleException("a broken PDF (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static String shortened(@Nullable String message) {
    String line = String.valueOf(message).replaceAll("\\s+", " ");
    return line.length() > 120 ? line.substring(0, 120) + "..." : line;
  }

  private static Draft draft(PDDocument document, String text) {
    PDDocumentInformation info = document.getDocumentInformation();
    String title = title(info.getTitle());
    Draft inText = PlainText.read(text);
    String author = info.getAuthor();
    return new Draft(
        null,
        title != null ? title : inText.title(),
        author == null || author.isBlank() ? null : author.strip(),
        null,
        document.getDocumentCatalog().getLanguage(),
        dating(info.getCreationDate(), "pdf, created"),
        dating(info.getModificationDate(), "pdf, modified"),
        title != null ? text : inText.text());
  }

  private static @Nullable String title(@Nullable String given) {
    if (given == null
        || given.isBlank()
        || given.matches("(?i).*(?:microsoft word|untitled|\\.(?:docx?|indd|qxd|pdf|odt)\\b).*")) {
      return null;
    }
    return given.strip();
  }

  private static @Nullable Dating dating(@Nullable Calendar date, String where) {
    if (date == null) {
      return null;
    }
    LocalDate day = date.toInstant().atZone(date.getTimeZone().toZoneId()).toLocalDate();
    return day.getYear() < 1990
        ? null
        : new Dating(
            day, date.toInstant().atOffset(ZoneOffset.UTC).toInstant(), DateOrigin.META, where);
  }

  /**
   * Unpacks each stream as far as it may go: what would fill the memory is refused before the PDF
   * is opened.
   */
  private static void refuseBombs(byte[] bytes) {
    byte[] out = new byte[64 * 1024];
    long all = 0;
    for (int at = indexOf(bytes, "stream", 0); at >= 0; at = indexOf(bytes, "stream", at + 6)) {
      int start = at + 6;
      if (at >= 3 && bytes[at - 3] == 'e' && bytes[at - 2] == 'n' && bytes[at - 1] == 'd') {
        continue;
      }
      while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
        start++;
      }
      Inflater inflater = new Inflater();
      try {
        inflater.setInput(bytes, start, bytes.length - start);
        long unpacked = 0;
        int n = inflater.inflate(out);
        while (n > 0 && unpacked <= MAX_STREAM_BYTES) {
          unpacked += n;
          n = inflater.inflate(out);
        }
        all += unpacked;
        boolean picture = before(bytes, at).contains("/Image");
        if ((unpacked > MAX_STREAM_BYTES && !picture) || all > MAX_UNPACKED_BYTES) {
          throw new ArticleException(
              "a PDF that unpacks to more than "
                  + MAX_STREAM_BYTES / (1024 * 1024)
                  + " MB of text");
        }
      } catch (DataFormatException notDeflated) {
        // another filter, or none
      } finally {
        inflater.end();
      }
    }
  }

  private static String before(byte[] bytes, int at) {
    int start = Math.max(0, at - 400);
    return new String(bytes, start, at - start, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static int indexOf(byte[] bytes, String word, int from) {
    outer:
    for (int i = from; i + word.length() <= bytes.length; i++) {
      for (int k = 0; k < word.length(); k++) {
        if (bytes[i + k] != word.charAt(k)) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  /** Lines become paragraphs; words that a line end divides become whole; heads and feet go. */
  private static String paragraphs(String raw) {
    Map<String, Integer> seen = new HashMap<>();
    String[] blocks = raw.split("[" + PARAGRAPH + "\f]+");
    for (String block : blocks) {
      seen.merge(headOrFoot(block), 1, Integer::sum);
    }
    int pages = (int) raw.chars().filter(c -> c == '\f').count();
    List<String> paragraphs = new ArrayList<>();
    for (String block : blocks) {
      boolean repeated =
          pages > 2 && block.length() < 120 && seen.getOrDefault(headOrFoot(block), 0) > pages / 2;
      String text =
          block
              .replaceAll("(\\p{Ll})[-\u00ad]\\s*\n\\s*(\\p{Ll})", "$1$2")
              .replaceAll("\\s*\n\\s*", " ")
              .replaceAll("\\s+", " ")
              .strip();
      if (!text.isEmpty()
          && !repeated
          && !text.matches("(?:[Pp]age )?\\d{1,4}(?: (?:of|/) \\d{1,4})?")) {
        paragraphs.add(text);
      }
    }
    StringBuilder text = new StringBuilder();
    for (String paragraph : paragraphs) {
      boolean continues =
          text.length() > 0
              && !text.substring(text.length() - 1).matches("[.!?:\u201d\"\u2019)]")
              && Character.isLowerCase(paragraph.codePointAt(0));
      text.append(text.length() == 0 ? "" : continues ? " " : "\n").append(paragraph);
    }
    return text.toString();
  }

  private static String headOrFoot(String block) {
    return block.replaceAll("\\d+", "0").strip();
  }

  /** Takes the text in reading order until there is too much of it, or too little time. */
  private static final class Stripper extends PDFTextStripper {
    private final LongSupplier nanos;
    private final long deadline;
    private int operators;
    private int glyphs;

    Stripper(LongSupplier nanos) {
      this.nanos = nanos;
      this.deadline = nanos.getAsLong() + DEADLINE_NANOS;
      setParagraphEnd(PARAGRAPH);
      setLineSeparator("\n");
      setPageEnd("\f");
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (++operators % 256 == 0 && nanos.getAsLong() > deadline) {
        throw new ArticleException("a PDF that takes too long to read");
      }
      super.processOperator(operator, operands);
    }

    @Override
    protected void startPage(PDPage page) throws IOException {
      glyphs = 0;
      super.startPage(page);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      if (++glyphs > MAX_PAGE_CHARS) {
        throw new ArticleException(
            "a PDF with more than " + MAX_PAGE_CHARS + " characters on a page");
      }
      super.processTextPosition(text);
    }

    @Override
    protected void writeString(String text) throws IOException {
      if (output instanceof java.io.StringWriter written
          && written.getBuffer().length() > MAX_CHARS) {
        throw new ArticleException("a PDF with more than " + MAX_CHARS + " characters");
      }
      super.writeString(text);
    }
  }
}

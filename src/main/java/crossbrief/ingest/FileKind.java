package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a file is, by what is in it; its name counts only where the content leaves it open. */
enum FileKind {
  TEXT,
  MARKDOWN,
  HTML,
  FEED,
  JSON,
  JSON_LINES,
  PDF,
  DOCX,
  ZIP,
  MAIL;

  private static final int HEAD = 4096;
  private static final Map<String, String> FOREIGN = foreign();
  private static final Set<String> NO_ARTICLES =
      Set.of(
          "csv",
          "tsv",
          "log",
          "css",
          "js",
          "mjs",
          "ts",
          "java",
          "py",
          "sh",
          "bat",
          "c",
          "h",
          "cpp",
          "rb",
          "go",
          "rs",
          "php",
          "sql",
          "ini",
          "cfg",
          "conf",
          "properties",
          "yaml",
          "yml",
          "toml",
          "lock",
          "ics",
          "vcf",
          "srt",
          "vtt",
          "svg",
          "xsl",
          "xsd",
          "dtd",
          "map",
          "tex",
          "bib",
          "pem",
          "key");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?m)^(From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version|Delivered-To|Reply-To|Content-Type): ?\\S",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML_TAGS =
      Pattern.compile(
          "<(?:p|div|br|h[1-6]|body|head|article|title|span|table|meta)\\b[^<>]{0,400}>",
          Pattern.CASE_INSENSITIVE);

  private static Map<String, String> foreign() {
    Map<String, String> foreign = new TreeMap<>();
    foreign.put("\u00d0\u00cf\u0011\u00e0", "an old Office file; save it as DOCX or PDF");
    foreign.put("{\\rtf", "an RTF file; save it as DOCX or PDF");
    foreign.put("\u0089PNG", "a picture; run text recognition on it first");
    foreign.put("\u00ff\u00d8\u00ff", "a picture; run text recognition on it first");
    foreign.put("GIF8", "a picture; run text recognition on it first");
    foreign.put("II*\u0000", "a picture; run text recognition on it first");
    foreign.put("MM\u0000*", "a picture; run text recognition on it first");
    foreign.put("BM", "");
    foreign.put("RIFF", "a picture or a recording, not a text");
    foreign.put("ID3", "a recording, not a text");
    foreign.put("OggS", "a recording, not a text");
    foreign.put("\u001aE\u00df\u00a3", "a recording, not a text");
    foreign.put("\u001f\u008b", "a gzip file; unpack it, or use ZIP");
    foreign.put("BZh", "a bzip2 file; unpack it, or use ZIP");
    foreign.put("\u00fd7zXZ", "an xz file; unpack it, or use ZIP");
    foreign.put("(\u00b5/\u00fd", "a Zstandard file; unpack it, or use ZIP");
    foreign.put("7z\u00bc\u00af", "a 7z file; unpack it, or use ZIP");
    foreign.put("Rar!", "a RAR file; unpack it, or use ZIP");
    foreign.put("\u007fELF", "a program, not a text");
    foreign.put("MZ\u0090", "a program, not a text");
    foreign.put("SQLite format 3", "a database, not a text");
    foreign.put("%!PS", "a PostScript file; turn it into a PDF");
    foreign.values().removeIf(String::isEmpty);
    return foreign;
  }

  /** The kind of a file of bytes that is none of text; empty when it is one of text. */
  static java.util.Optional<FileKind> ofBytes(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    FOREIGN.forEach(
        (magic, what) -> {
          if (head.startsWith(magic)) {
            throw new ArticleException(what);
          }
        });
    if (head.length() > 12 && head.startsWith("ftyp", 4)) {
      throw new ArticleException("a recording, not a text");
    }
    if (head.substring(0, Math.min(head.length(), 1024)).contains("%PDF-")) {
      return java.util.Optional.of(PDF);
    }
    if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
      return java.util.Optional.of(ofZip(bytes, head));
    }
    return java.util.Optional.empty();
  }

  /** By the names of its parts, which stand in the directory at the end of a ZIP file. */
  private static FileKind ofZip(byte[] bytes, String head) {
    int tail = Math.max(0, bytes.length - 512 * 1024);
    String names = head + new String(bytes, tail, bytes.length - tail, StandardCharsets.ISO_8859_1);
    if (names.contains("word/document.xml")) {
      return DOCX;
    }
    if (names.contains("xl/workbook.xml") || names.contains("ppt/presentation.xml")) {
      throw new ArticleException("a table or a presentation, not an article");
    }
    if (head.startsWith("mimetype", 30)
        && (names.contains("content.xml") || names.contains("META-INF/container.xml"))) {
      throw new ArticleException("an OpenDocument or EPUB file; save it as DOCX or PDF");
    }
    return ZIP;
  }

  /**
   * The kind of a text.
   *
   * @throws ArticleException when it is of a kind that holds no article
   */
  static FileKind ofText(String text, String name) {
    String start = text.stripLeading();
    String extension = extension(name);
    if (FeedReader.isFeed(start)) {
      return FEED;
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      if (JsonFile.parse(start).isPresent()) {
        return JSON;
      }
      String first = start.lines().findFirst().orElse("");
      if (JsonFile.parse(first).isPresent()
          || extension.equals("jsonl")
          || extension.equals("ndjson")) {
        return JSON_LINES;
      }
      if (extension.equals("json")) {
        return JSON;
      }
    }
    String head = start.substring(0, Math.min(start.length(), HEAD));
    if (!head.isEmpty()
        && Character.isLetter(head.charAt(0))
        && headers(head) >= 2
        && head.matches("(?s)[A-Za-z][A-Za-z0-9-]{1,60}:.*")) {
      return MAIL;
    }
    String lower = head.toLowerCase(Locale.ROOT);
    boolean page = lower.contains("<html") || lower.contains("<!doctype html");
    if (page
        || extension.matches("x?html?|xht|shtml|mhtml")
        || (lower.startsWith("<") && HTML_TAGS.matcher(head).results().limit(3).count() >= 2)) {
      return HTML;
    }
    if (lower.startsWith("<?xml") || extension.equals("xml")) {
      throw new ArticleException("an XML file that is neither a feed nor a page");
    }
    if (extension.equals("md") || extension.equals("markdown") || text.startsWith("---\n")) {
      return MARKDOWN;
    }
    if (NO_ARTICLES.contains(extension)) {
      throw new ArticleException("a ." + extension + " file, which holds no article");
    }
    return TEXT;
  }

  /** Whether bytes are those of a mailbox: a line that begins with "From ", and headers. */
  static boolean isMailbox(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    return head.startsWith("From ") && headers(head) >= 2;
  }

  private static long headers(String head) {
    int end = head.indexOf("\n\n");
    int windows = head.indexOf("\r\n\r\n");
    int cut = end < 0 ? windows : windows < 0 ? end : Math.min(end, windows);
    return HEADER
        .matcher(cut < 0 ? head : head.substring(0, cut + 1))
        .results()
        .map(r -> r.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .count();
  }

  private static String extension(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 1 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}

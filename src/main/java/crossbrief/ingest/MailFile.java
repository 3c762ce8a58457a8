package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import crossbrief.domain.DateOrigin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads e-mail: a message is an article by its subject and its text, and so is each attachment that
 * can be read. Mailboxes hold many messages.
 */
final class MailFile {
  private static final int MAX_MESSAGES = 5_000;
  private static final int MAX_PARTS = 200;
  private static final int MAX_DEPTH = 12;
  private static final int STUB = 4;

  /** What a reply quotes of the mail before, with the line that says whose words they are. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?m)(?:^[^\n>]{0,200}(?:wrote|schrieb|a \u00e9crit|escribi\u00f3)[^\n]{0,40}:\\s*\n+)?(?:^>(?!From )[^\n]*\n?)+|(?s)^-{3,} ?(?:Original Message|Urspr\u00fcngliche Nachricht|Message d'origine) ?-{3,}.*");

  private static final int MAX_PART_BYTES = 32 * 1024 * 1024;
  private static final MimeConfig LIMITS =
      new MimeConfig.Builder()
          .setMaxLineLen(100_000)
          .setMaxHeaderLen(100_000)
          .setMaxHeaderCount(1_000)
          .setMaxContentLen(MAX_PART_BYTES)
          .build();

  /** What reads an attachment. */
  interface Attachments {
    void read(String name, byte[] content);
  }

  private final String name;
  private final Intake intake;
  private final Attachments attachments;
  private int parts;
  private int attached;
  private @Nullable String plain;
  private @Nullable String html;

  private MailFile(String name, Intake intake, Attachments attachments) {
    this.name = name;
    this.intake = intake;
    this.attachments = attachments;
  }

  /** Reads the messages of a mailbox; one that is broken is left out alone. */
  static void readMailbox(byte[] bytes, String name, Intake intake, Attachments attachments) {
    List<Integer> starts = starts(bytes);
    for (int i = 0; i < starts.size(); i++) {
      String part = name + "#" + (i + 1);
      if (i == MAX_MESSAGES) {
        intake.skipped(
            name,
            "the mailbox has "
                + starts.size()
                + " messages; the first "
                + MAX_MESSAGES
                + " were read");
        return;
      }
      int start = lineEnd(bytes, starts.get(i));
      int end = i + 1 < starts.size() ? starts.get(i + 1) : bytes.length;
      try {
        read(
            java.util.Arrays.copyOfRange(bytes, Math.min(start, end), end),
            part,
            intake,
            attachments);
      } catch (ArticleException e) {
        intake.skipped(part, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Where messages begin: a line that begins with "From " at the start or behind an empty line. */
  private static List<Integer> starts(byte[] b) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i + 5 <= b.length; i++) {
      boolean from =
          b[i] == 'F' && b[i + 1] == 'r' && b[i + 2] == 'o' && b[i + 3] == 'm' && b[i + 4] == ' ';
      boolean behindEmpty =
          i == 0
              || (i >= 2 && b[i - 1] == '\n' && b[i - 2] == '\n')
              || (i >= 4 && b[i - 1] == '\n' && b[i - 2] == '\r' && b[i - 3] == '\n');
      if (from && behindEmpty) {
        starts.add(i);
      }
    }
    return starts;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  /**
   * Reads one message.
   *
   * @throws ArticleException when it cannot be read, or holds neither a text nor a readable
   *     attachment
   */
  static void read(byte[] bytes, String name, Intake intake, Attachments attachments) {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(LIMITS);
    Message message;
    try {
      message = builder.parseMessage(new ByteArrayInputStream(bytes));
    } catch (IOException | IllegalArgumentException | StackOverflowError e) {
      throw new ArticleException("a broken e-mail: " + e.getMessage(), e);
    }
    try {
      new MailFile(name, intake, attachments).read(message, 0);
    } finally {
      message.dispose();
    }
  }

  private void read(Message message, int depth) {
    collect(message, depth);
    String text = text();
    if (!Draft.isText(text) && attached == 0) {
      throw new ArticleException("an e-mail without text");
    }
    if (Draft.isText(text)) {
      intake.article(name, draft(message, text));
    }
  }

  /** The plain part, unless it is a stub beside the part in markup. */
  private String text() {
    String words = plain == null ? "" : lines(plain);
    String marked = html == null ? "" : HtmlPage.fragment(html);
    boolean stub = !Draft.isText(words) || marked.length() > STUB * words.length();
    return stub && Draft.isText(marked) ? marked : words;
  }

  private static Draft draft(Message message, String text) {
    Mailbox from =
        message.getFrom() == null || message.getFrom().isEmpty() ? null : message.getFrom().get(0);
    Date date = message.getDate();
    Instant at = date == null ? null : date.toInstant();
    String subject = message.getSubject();
    return new Draft(
        from == null ? null : from.getName() != null ? from.getName() : from.getDomain(),
        subject == null || subject.isBlank() ? null : subject.replaceAll("\\s+", " ").strip(),
        null,
        null,
        null,
        at == null
            ? null
            : new Dating(
                at.atOffset(ZoneOffset.UTC).toLocalDate(), at, DateOrigin.META, "e-mail date"),
        null,
        text);
  }

  /** Lines that only the width of the mail has broken are one paragraph; a signature goes. */
  private static String lines(String text) {
    String body =
        QUOTED
            .matcher(text.replace("\r\n", "\n").replaceAll("(?s)\n-- ?\n.*", ""))
            .replaceAll("")
            .replaceAll("(?m)^>(From )", "$1");
    StringBuilder lines = new StringBuilder();
    for (String block : body.split("\n[ \t]*\n")) {
      boolean flowed = block.lines().limit(50).anyMatch(l -> l.length() > 55);
      String joined = flowed ? block.replaceAll("\\s*\n\\s*", " ") : block;
      lines.append(lines.length() == 0 ? "" : "\n").append(joined.strip());
    }
    return lines.toString().strip();
  }

  private void collect(Entity entity, int depth) {
    if (depth > MAX_DEPTH) {
      throw new ArticleException("an e-mail that nests more than " + MAX_DEPTH + " levels deep");
    }
    Body body = entity.getBody();
    if (body instanceof Multipart multipart) {
      for (Entity part : multipart.getBodyParts()) {
        collect(part, depth + 1);
      }
    } else if (body instanceof Message inner) {
      attached++;
      new MailFile(name + "/forwarded", intake, attachments).read(inner, depth + 1);
    } else if (body instanceof SingleBody single) {
      take(entity, single);
    }
  }

  private void take(Entity entity, SingleBody body) {
    if (++parts > MAX_PARTS) {
      throw new ArticleException("an e-mail with more than " + MAX_PARTS + " parts");
    }
    String type = String.valueOf(entity.getMimeType());
    boolean isAttached =
        "attachment".equalsIgnoreCase(entity.getDispositionType())
            || (entity.getFilename() != null && !type.startsWith("text/"));
    try (java.io.InputStream in = body.getInputStream()) {
      byte[] content = in.readNBytes(MAX_PART_BYTES);
      if (isAttached && (body instanceof BinaryBody || body instanceof TextBody)) {
        if (entity.getFilename() != null && !type.startsWith("image/")) {
          attached++;
          attachments.read(name + "/" + entity.getFilename(), content);
        }
      } else if (type.equals("text/html") && html == null) {
        html = TextBytes.decodeMarkup(content, entity.getCharset());
      } else if (type.equals("text/plain") && plain == null) {
        plain = TextBytes.decode(content, entity.getCharset());
      }
    } catch (IOException e) {
      throw new ArticleException("a broken e-mail: " + e.getMessage(), e);
    }
  }
}

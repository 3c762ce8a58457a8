package crossbrief.ingest;

import crossbrief.text.Languages;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Turns bytes into text: byte-order mark, strict UTF-8, the pattern of UTF-16, the declared
 * character set, then juniversalchardet's guess, and windows-1252 where that has none.
 */
final class TextBytes {
  private static final int HEAD_BYTES = 4096;
  private static final Pattern DECLARED =
      Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{3,40})");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final List<String> CENTRAL = List.of("windows-1250", "ISO-8859-2");
  private static final List<String> TURKISH = List.of("windows-1254");
  private static final List<String> BALTIC = List.of("windows-1257", "ISO-8859-13", "ISO-8859-4");
  private static final Map<String, List<String>> LATIN_SETS =
      Map.ofEntries(
          Map.entry("pl", CENTRAL),
          Map.entry("cs", CENTRAL),
          Map.entry("sk", CENTRAL),
          Map.entry("hu", CENTRAL),
          Map.entry("hr", CENTRAL),
          Map.entry("sl", CENTRAL),
          Map.entry("ro", CENTRAL),
          Map.entry("tr", TURKISH),
          Map.entry("lt", BALTIC),
          Map.entry("lv", BALTIC),
          Map.entry("et", BALTIC));

  private static final Map<String, String> WIDER =
      Map.of("EUC-KR", "x-windows-949", "Shift_JIS", "windows-31j", "Big5", "Big5-HKSCS");
  private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");

  private TextBytes() {}

  /**
   * Decodes a text.
   *
   * @param declared the name of the character set that came with the bytes; absent when none did
   */
  static String decode(byte[] bytes, @Nullable String declared) {
    Optional<String> marked = byMark(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    Optional<Charset> wide = utf16(bytes);
    if (wide.isPresent()) {
      return new String(bytes, wide.get());
    }
    Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent() && !isEscaped(bytes)) {
      return utf8.get();
    }
    Optional<String> asDeclared =
        charset(declared).filter(c -> !isUnicode(c)).flatMap(c -> strictly(bytes, c));
    return asDeclared.orElseGet(() -> guessed(bytes));
  }

  /** Decodes markup, which may declare its character set itself. */
  static String decodeMarkup(byte[] bytes, @Nullable String declared) {
    if (declared != null) {
      return decode(bytes, declared);
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    Matcher m = DECLARED.matcher(head);
    return decode(bytes, m.find() ? m.group(1) : null);
  }

  private static Optional<String> byMark(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
      return Optional.of(new String(b, 3, b.length - 3, StandardCharsets.UTF_8));
    }
    if (b.length >= 4 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe && b[2] == 0 && b[3] == 0) {
      return Optional.of(new String(b, 4, b.length - 4, Charset.forName("UTF-32LE")));
    }
    if (b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe) {
      return Optional.of(new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE));
    }
    if (b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff) {
      return Optional.of(new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE));
    }
    return Optional.empty();
  }

  /**
   * UTF-16 without a mark: spaces and line ends are two bytes, one of which is zero, always on the
   * same side.
   */
  private static Optional<Charset> utf16(byte[] bytes) {
    int even = 0;
    int odd = 0;
    int n = Math.min(bytes.length & ~1, 65_536);
    int spacesBig = 0;
    int spacesLittle = 0;
    for (int i = 0; i + 1 < n; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
      spacesBig += bytes[i] == 0 && isSpace(bytes[i + 1]) ? 1 : 0;
      spacesLittle += bytes[i + 1] == 0 && isSpace(bytes[i]) ? 1 : 0;
    }
    int units = n / 2;
    if (units == 0) {
      return Optional.empty();
    }
    if (isEastAsian(bytes, n, StandardCharsets.UTF_16LE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (isEastAsian(bytes, n, StandardCharsets.UTF_16BE)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (even + odd == 0) {
      return Optional.empty();
    }
    if (odd > 20 * even && (odd > units * 0.3 || spacesLittle > units * 0.01)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (even > 20 * odd && (even > units * 0.3 || spacesBig > units * 0.01)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  /** Chinese, Japanese and Korean have no zeros, but marks that no other reading would give. */
  private static boolean isEastAsian(byte[] bytes, int n, Charset wide) {
    String text = new String(bytes, 0, n, wide);
    int usual = 0;
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mark = c == '\u3001' || c == '\u3002' || c == '\uff0c' || c == '\n' || c == ' ';
      boolean letter =
          (c >= '\u3040' && c <= '\u30ff')
              || (c >= '\u4e00' && c <= '\u9fff')
              || (c >= '\uac00' && c <= '\ud7a3');
      marks += mark ? 1 : 0;
      usual +=
          mark || letter || (c >= ' ' && c < '\u007f') || (c >= '\uff00' && c < '\uff60') ? 1 : 0;
    }
    return usual > text.length() * 0.95 && marks * 100 > text.length();
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r';
  }

  /** ISO-2022 texts are plain ASCII with escapes, so they pass as UTF-8. */
  private static boolean isEscaped(byte[] bytes) {
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** What ISO-8859-1 declares is read as windows-1252, as browsers do. */
  private static Optional<Charset> charset(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(name.strip());
      boolean western =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return Optional.of(western ? WESTERN : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static boolean isUnicode(Charset charset) {
    return charset.name().startsWith("UTF-");
  }

  /** What Windows made of a set: the same and more, often under the same name. */
  private static Optional<Charset> wider(Charset charset) {
    return Optional.ofNullable(WIDER.get(charset.name())).map(Charset::forName);
  }

  private static String guessed(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    Optional<Charset> guess =
        charset(detector.getDetectedCharset()).filter(c -> !c.equals(WESTERN));
    return guess
        .flatMap(c -> strictly(bytes, c).or(() -> wider(c).flatMap(w -> strictly(bytes, w))))
        .orElseGet(() -> byLanguage(bytes, new String(bytes, WESTERN)));
  }

  /**
   * The detector takes all Latin letters for western ones: of the sets of the language that the
   * text's plain words tell, the one that gives most of its letters is right.
   */
  private static String byLanguage(byte[] bytes, String western) {
    String language = Languages.of(TAG.matcher(western).replaceAll(" ")).orElse("");
    String best = western;
    int most = Languages.ownLetters(western, language);
    for (String name : LATIN_SETS.getOrDefault(language, List.of())) {
      Optional<String> other = strictly(bytes, Charset.forName(name));
      int letters = other.map(t -> Languages.ownLetters(t, language)).orElse(0);
      if (letters > most) {
        most = letters;
        best = other.orElse(best);
      }
    }
    return best;
  }
}

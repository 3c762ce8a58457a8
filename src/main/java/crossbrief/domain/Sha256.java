package crossbrief.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private final MessageDigest digest;

  private Sha256(MessageDigest digest) {
    this.digest = digest;
  }

  /** The digest of some bytes. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(start().digest(content));
  }

  /** A digest that begins with parts of text, each preceded by its length. */
  public static Sha256 ofParts(Iterable<String> parts) {
    return new Sha256(start()).add(parts);
  }

  /**
   * The digest of what was added so far and more parts; what this one holds stays as it is, so that
   * many texts that begin alike cost their beginning once.
   */
  public String with(Iterable<String> more) {
    try {
      Sha256 whole = new Sha256((MessageDigest) digest.clone()).add(more);
      return HexFormat.of().formatHex(whole.digest.digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Sha256 add(Iterable<String> parts) {
    for (String part : parts) {
      digest.update((part.length() + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return this;
  }

  private static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

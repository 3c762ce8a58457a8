package crossbrief.render;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Whether two documents hold the same: pages, fonts, annotations, structure, attachments and
 * metadata, however their objects are numbered and their streams compressed.
 */
final class PdfSameness {
  private static final Set<COSName> OF_COMPRESSION =
      Set.of(
          COSName.LENGTH,
          COSName.FILTER,
          COSName.DECODE_PARMS,
          COSName.getPDFName("Length1"),
          COSName.getPDFName("DL"));

  private final Set<Pair> seen = new HashSet<>();

  private record Pair(int a, int b) {}

  private PdfSameness() {}

  /** Where two documents differ first; empty where they do not. */
  static Optional<String> difference(PDDocument a, PDDocument b) throws IOException {
    PdfSameness sameness = new PdfSameness();
    COSDictionary first = a.getDocument().getTrailer();
    COSDictionary second = b.getDocument().getTrailer();
    Optional<String> root =
        sameness.compare(
            first.getDictionaryObject(COSName.ROOT), second.getDictionaryObject(COSName.ROOT), "");
    return root.isPresent()
        ? root
        : sameness.compare(
            first.getDictionaryObject(COSName.INFO),
            second.getDictionaryObject(COSName.INFO),
            "Info");
  }

  private Optional<String> compare(@Nullable COSBase one, @Nullable COSBase other, String where)
      throws IOException {
    COSBase a = resolved(one);
    COSBase b = resolved(other);
    if (a == null || b == null) {
      return (a == b) ? Optional.empty() : Optional.of(where);
    }
    if (a instanceof COSDictionary first && b instanceof COSDictionary second) {
      return dictionaries(first, second, where);
    }
    if (a instanceof COSArray first && b instanceof COSArray second) {
      return arrays(first, second, where);
    }
    boolean same = a.equals(b);
    if (a instanceof COSNumber x && b instanceof COSNumber y) {
      same = Math.abs(x.floatValue() - y.floatValue()) < 1e-4;
    }
    return same ? Optional.empty() : Optional.of(where);
  }

  private static @Nullable COSBase resolved(@Nullable COSBase value) {
    COSBase own = value instanceof COSObject object ? object.getObject() : value;
    return own instanceof COSNull ? null : own;
  }

  private Optional<String> dictionaries(COSDictionary a, COSDictionary b, String where)
      throws IOException {
    if (!seen.add(new Pair(System.identityHashCode(a), System.identityHashCode(b)))) {
      return Optional.empty();
    }
    boolean streams = a instanceof COSStream;
    if (streams != (b instanceof COSStream)) {
      return Optional.of(where);
    }
    if (a instanceof COSStream first && b instanceof COSStream second) {
      try (var x = first.createInputStream();
          var y = second.createInputStream()) {
        if (!Arrays.equals(x.readAllBytes(), y.readAllBytes())) {
          return Optional.of(where);
        }
      }
    }
    Set<COSName> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    if (streams) {
      keys.removeAll(OF_COMPRESSION);
    }
    for (COSName key : keys) {
      Optional<String> found = compare(a.getItem(key), b.getItem(key), where + "/" + key.getName());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> arrays(COSArray a, COSArray b, String where) throws IOException {
    if (a.size() != b.size()) {
      return Optional.of(where);
    }
    if (!seen.add(new Pair(System.identityHashCode(a), System.identityHashCode(b)))) {
      return Optional.empty();
    }
    for (int i = 0; i < a.size(); i++) {
      Optional<String> found = compare(a.get(i), b.get(i), where + "[" + i + "]");
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}

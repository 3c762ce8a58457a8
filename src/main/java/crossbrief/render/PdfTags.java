package crossbrief.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jspecify.annotations.Nullable;

/**
 * Mends the tags that layout leaves behind: tables of contents are tagged as such, and the heads
 * that a table repeats on each page are no content, so that nobody hears them twice.
 */
final class PdfTags {
  private static final String ROLE = "role:";

  private PdfTags() {}

  static void mend(PDDocument document) throws IOException {
    PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
    if (root == null) {
      return;
    }
    Map<COSDictionary, Set<Integer>> repeated = new LinkedHashMap<>();
    for (Object kid : root.getKids()) {
      if (kid instanceof PDStructureElement element) {
        mend(element);
        collectRepeated(element, repeated);
      }
    }
    if (!repeated.isEmpty()) {
      makeArtifacts(document, root, repeated);
    }
  }

  private static void mend(PDStructureElement element) {
    String alternative = element.getAlternateDescription();
    if (alternative != null && alternative.startsWith(ROLE)) {
      assume(element, alternative.substring(ROLE.length()));
    } else if ("".equals(alternative) && "Link".equals(element.getStructureType())) {
      element.getCOSObject().removeItem(COSName.ALT);
    }
    for (Object kid : element.getKids()) {
      if (kid instanceof PDStructureElement child) {
        boolean empty =
            (child.getStructureType().equals("THead") || child.getStructureType().equals("TFoot"))
                && child.getKids().isEmpty();
        if (empty) {
          element.removeKid(child);
        } else {
          mend(child);
        }
      }
    }
  }

  /** Gives an element the role that its title asks for; the lines of a list follow. */
  private static void assume(PDStructureElement element, String role) {
    element.setStructureType(role);
    element.getCOSObject().removeItem(COSName.ALT);
    element.getCOSObject().removeItem(COSName.A);
    if (!role.equals("TOC")) {
      return;
    }
    for (Object kid : element.getKids()) {
      if (kid instanceof PDStructureElement line && "LI".equals(line.getStructureType())) {
        line.setStructureType("TOCI");
        for (Object part : line.getKids()) {
          if (part instanceof PDStructureElement body && "LBody".equals(body.getStructureType())) {
            body.setStructureType("Reference");
          }
        }
      }
    }
  }

  private static void collectRepeated(
      PDStructureElement element, Map<COSDictionary, Set<Integer>> repeated) {
    if ("THead".equals(element.getStructureType())) {
      new Head(repeated).keepFirst(element);
      return;
    }
    for (Object kid : element.getKids()) {
      if (kid instanceof PDStructureElement child) {
        collectRepeated(child, repeated);
      }
    }
  }

  /** The head of one table: what stands on its first page stays, the rest is repetition. */
  private static final class Head {
    private final Map<COSDictionary, Set<Integer>> repeated;
    private @Nullable COSDictionary first;

    Head(Map<COSDictionary, Set<Integer>> repeated) {
      this.repeated = repeated;
    }

    void keepFirst(PDStructureElement element) {
      COSBase kids = element.getCOSObject().getDictionaryObject(COSName.K);
      if (kids == null) {
        return;
      }
      COSArray all = kids instanceof COSArray array ? array : new COSArray(List.of(kids));
      COSArray kept = new COSArray();
      for (int i = 0; i < all.size(); i++) {
        if (keeps(element, all.getObject(i))) {
          kept.add(all.get(i));
        }
      }
      element.getCOSObject().setItem(COSName.K, kept);
    }

    private boolean keeps(PDStructureElement element, COSBase kid) {
      COSDictionary page = element.getPage() == null ? null : element.getPage().getCOSObject();
      int content = -1;
      if (kid instanceof COSInteger number) {
        content = number.intValue();
      } else if (kid instanceof COSDictionary dictionary) {
        if (dictionary.containsKey(COSName.S)) {
          keepFirst(new PDStructureElement(dictionary));
          return true;
        }
        content = dictionary.getInt(COSName.MCID);
        if (dictionary.getDictionaryObject(COSName.PG) instanceof COSDictionary own) {
          page = own;
        }
      }
      if (content < 0 || page == null) {
        return true;
      }
      if (first == null) {
        first = page;
      }
      if (page == first) {
        return true;
      }
      repeated.computeIfAbsent(page, p -> new HashSet<>()).add(content);
      return false;
    }
  }

  private static void makeArtifacts(
      PDDocument document, PDStructureTreeRoot root, Map<COSDictionary, Set<Integer>> repeated)
      throws IOException {
    COSDictionary parents =
        (COSDictionary) root.getCOSObject().getDictionaryObject(COSName.PARENT_TREE);
    COSArray numbers = (COSArray) parents.getDictionaryObject(COSName.NUMS);
    for (PDPage page : document.getPages()) {
      Set<Integer> ids = repeated.get(page.getCOSObject());
      if (ids != null) {
        makeArtifacts(document, page, ids);
        forget(numbers, page.getCOSObject().getInt(COSName.STRUCT_PARENTS), ids);
      }
    }
  }

  private static void makeArtifacts(PDDocument document, PDPage page, Set<Integer> ids)
      throws IOException {
    List<Object> tokens = new PDFStreamParser(page).parse();
    for (int i = 2; i < tokens.size(); i++) {
      if (tokens.get(i) instanceof Operator operator
          && operator.getName().equals("BDC")
          && tokens.get(i - 1) instanceof COSDictionary properties
          && properties.containsKey(COSName.MCID)
          && ids.contains(properties.getInt(COSName.MCID))) {
        COSDictionary pagination = new COSDictionary();
        pagination.setName(COSName.TYPE, "Pagination");
        tokens.set(i - 2, COSName.ARTIFACT);
        tokens.set(i - 1, pagination);
      }
    }
    PDStream content = new PDStream(document);
    try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(out).writeTokens(tokens);
    }
    page.setContents(content);
  }

  private static void forget(COSArray numbers, int page, Set<Integer> ids) {
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      if (numbers.getInt(i) == page && numbers.getObject(i + 1) instanceof COSArray owners) {
        for (int id : ids) {
          if (id < owners.size()) {
            owners.set(id, COSNull.NULL);
          }
        }
      }
    }
  }
}

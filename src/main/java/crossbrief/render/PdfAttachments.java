package crossbrief.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.domain.Article;
import crossbrief.domain.Brief;
import crossbrief.domain.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * The files inside the PDF of a brief.
 *
 * @param files content by name
 */
public record PdfAttachments(Map<String, byte[]> files) {
  private static final int MAX_BYTES = 512 * 1024 * 1024;
  private static final int MAX_FILES = 100_000;
  private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  public PdfAttachments {
    files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** Whether a file begins as a PDF does. */
  public static boolean isPdf(byte[] content) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (content.length <= i || content[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the files inside a PDF.
   *
   * @param name what the PDF is called in messages
   * @throws RenderException when it cannot be read
   */
  public static PdfAttachments of(byte[] pdf, String name) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Map<String, byte[]> files = new TreeMap<>();
      PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
      PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
      if (tree != null) {
        collect(tree, files, 0);
      }
      return new PdfAttachments(files);
    } catch (IOException | RuntimeException e) {
      throw new RenderException(
          name + " cannot be read as a PDF: " + e.getMessage() + "; name a brief.json or brief.pdf",
          e);
    }
  }

  private static void collect(
      PDNameTreeNode<PDComplexFileSpecification> node, Map<String, byte[]> files, int depth)
      throws IOException {
    Map<String, PDComplexFileSpecification> own = node.getNames();
    if (own != null) {
      for (Map.Entry<String, PDComplexFileSpecification> entry : own.entrySet()) {
        PDEmbeddedFile file = entry.getValue() == null ? null : entry.getValue().getEmbeddedFile();
        if (file != null && files.size() < MAX_FILES) {
          try (var in = file.createInputStream()) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
              throw new IOException("an attachment is larger than 512 MB");
            }
            files.put(entry.getKey(), content);
          }
        }
      }
    }
    if (node.getKids() != null && depth < 20) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
        collect(kid, files, depth + 1);
      }
    }
  }

  /**
   * The data of the brief.
   *
   * @throws RenderException when the PDF carries none
   */
  public byte[] brief() {
    byte[] brief = files.get(Attachments.BRIEF);
    if (brief == null) {
      throw new RenderException(
          "the PDF carries no brief.json: it was not made by crossbrief, or was saved anew by a program that drops attachments");
    }
    return brief;
  }

  /** What of the attached texts and digests does not fit the data, in sentences. */
  public List<String> problems(Brief brief) {
    List<String> problems = new ArrayList<>();
    for (Article article : brief.articles()) {
      String name = Attachments.sourceName(article);
      byte[] text = files.get(name);
      if (text == null) {
        problems.add("the PDF does not carry " + name);
      } else if (!new String(text, StandardCharsets.UTF_8).equals(article.text())) {
        problems.add(name + " is not the text that the data has of " + article.id());
      }
    }
    byte[] manifest = files.get(Attachments.MANIFEST);
    if (manifest != null) {
      problems.addAll(digests(manifest));
    }
    return problems;
  }

  private List<String> digests(byte[] manifest) {
    List<String> problems = new ArrayList<>();
    try {
      for (JsonNode file : new ObjectMapper().readTree(manifest).path("files")) {
        byte[] content = files.get(file.path("name").asText());
        if (content == null || !Sha256.of(content).equals(file.path("sha256").asText())) {
          problems.add(
              file.path("name").asText()
                  + " does not have the digest that the manifest gives for it");
        }
      }
    } catch (IOException e) {
      problems.add("manifest.json is not JSON");
    }
    return problems;
  }
}

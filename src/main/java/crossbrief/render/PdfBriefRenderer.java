package crossbrief.render;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import crossbrief.domain.Brief;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Writes a brief as PDF: XHTML laid out by openhtmltopdf on PDFBox. Nothing outside the document is
 * ever loaded, and nothing in it depends on the time of writing.
 */
public final class PdfBriefRenderer implements BriefRenderer {
  private static final Logger log = LoggerFactory.getLogger(PdfBriefRenderer.class);
  private static final long STACK_BYTES = 16L * 1024 * 1024;

  private final Templates templates;
  private final PdfFonts fonts = new PdfFonts();

  /** With the templates of a folder, or of the jar when it is absent. */
  public PdfBriefRenderer(@Nullable Path templateFolder) {
    templates = new Templates(templateFolder);
  }

  @Override
  public String fileExtension() {
    return "pdf";
  }

  @Override
  public void render(Brief brief, OutputStream out) throws IOException {
    Document document = parse(HtmlBriefRenderer.xhtml(templates, brief, "pdf", "print.css"));
    SortedMap<Integer, Integer> missing = new TreeMap<>();
    showMissingGlyphs(document.getDocumentElement(), missing);
    if (!missing.isEmpty()) {
      String shown =
          String.join(", ", missing.keySet().stream().limit(10).map(c -> "U+" + hex(c)).toList());
      log.warn(
          "No font has {} of the characters; the PDF shows them by their code points: {}{}",
          missing.size(),
          shown,
          missing.size() > 10 ? ", \u2026" : "");
    }
    out.write(onDeepStack(() -> pdf(brief.asOf(), brief.title(), id(brief), document)));
  }

  private interface Work {
    byte[] run() throws IOException;
  }

  /** Deep documents need a deep stack; what fails there is thrown here. */
  private static byte[] onDeepStack(Work work) throws IOException {
    byte[][] result = new byte[1][];
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result[0] = work.run();
              } catch (Throwable e) {
                failure[0] = e;
              }
            },
            "pdf",
            STACK_BYTES);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RenderException("interrupted while laying out the PDF", e);
    }
    if (failure[0] instanceof IOException io) {
      throw io;
    }
    if (failure[0] != null) {
      throw new RenderException("cannot lay out the PDF: " + failure[0], failure[0]);
    }
    return result[0];
  }

  /** Lays out one line in each face: most of the time of a first document goes into loading. */
  @Override
  public void prepare() {
    String styles =
        "body{font-family:'Source Sans 3'} b{font-weight:700} i{font-family:'Source Serif 4'} u{font-weight:600}";
    Document line =
        parse(
            "<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>x</title><meta name='description' content='x'/><style>"
                + styles
                + "</style></head><body><p><b>A</b><i>B</i><u>C</u></p></body></html>");
    try {
      onDeepStack(() -> pdf(Instant.EPOCH, "x", 0, line));
    } catch (IOException e) {
      throw new RenderException("cannot load what a PDF needs: " + e.getMessage(), e);
    }
  }

  private byte[] pdf(Instant asOf, String title, long id, Document xhtml) throws IOException {
    XRLog.setLoggerImpl(new Slf4jLogger());
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePDDocument(document);
      fonts.register(builder, document);
      builder.usePdfUaAccessibility(true);
      builder.useUriResolver((base, uri) -> uri != null && uri.startsWith("#") ? uri : null);
      builder.useExternalResourceAccessControl(
          (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
      builder.useExternalResourceAccessControl(
          (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
      builder.withProducer("crossbrief");
      builder.withW3cDocument(xhtml, "about:blank");
      builder.toStream(OutputStream.nullOutputStream());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        fixed(document, asOf, title, id);
        document.save(out);
      }
      return out.toByteArray();
    }
  }

  /** Dates and ids that come from the brief, so that one brief gives one file. */
  private static void fixed(PDDocument document, Instant asOf, String title, long id)
      throws IOException {
    Calendar when = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    when.setTimeInMillis(asOf.toEpochMilli());
    PDDocumentInformation info = document.getDocumentInformation();
    info.setTitle(title);
    info.setCreator("crossbrief");
    info.setCreationDate(when);
    info.setModificationDate(when);
    PDMetadata metadata =
        new PDMetadata(
            document, new ByteArrayInputStream(xmp(asOf, title).getBytes(StandardCharsets.UTF_8)));
    document.getDocumentCatalog().setMetadata(metadata);
    if (document.getDocumentCatalog().getDocumentOutline() != null) {
      document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
    }
    document.setDocumentId(id);
  }

  /** A number that tells one brief from another. */
  private static long id(Brief brief) {
    long id = brief.asOf().toEpochMilli();
    for (var article : brief.articles()) {
      id = id * 31 + article.sha256().hashCode();
    }
    return id;
  }

  private static String xmp(Instant t, String title) {
    String escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><pdfuaid:part>1</pdfuaid:part></rdf:Description>"
        + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
        + escaped
        + "</rdf:li></rdf:Alt></dc:title></rdf:Description>"
        + "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreateDate>"
        + t
        + "</xmp:CreateDate><xmp:ModifyDate>"
        + t
        + "</xmp:ModifyDate><xmp:CreatorTool>crossbrief</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
  }

  /** Parses the filled template; it must be well-formed. */
  private static Document parse(String xhtml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXParseException e) {
      throw new RenderException(
          "the filled template brief.ftlh is not well-formed XHTML: line "
              + e.getLineNumber()
              + ", column "
              + e.getColumnNumber()
              + ": "
              + e.getMessage(),
          e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new RenderException("the filled template cannot be read: " + e.getMessage(), e);
    }
  }

  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      log.debug("XHTML: {}", e.getMessage());
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  private void showMissingGlyphs(Node node, SortedMap<Integer, Integer> missing) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text text) {
        text.setData(shown(Normalizer.normalize(text.getData(), Normalizer.Form.NFC), missing));
      } else if (!"style".equals(child.getLocalName())) {
        showMissingGlyphs(child, missing);
      }
    }
  }

  private String shown(String text, SortedMap<Integer, Integer> missing) {
    if (text.chars().allMatch(c -> c < 0x7f)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain =
                  c < 0x7f || Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT;
              if (plain || fonts.covers(c)) {
                shown.appendCodePoint(c);
              } else {
                missing.merge(c, 1, Integer::sum);
                shown.append("[U+").append(hex(c)).append(']');
              }
            });
    return shown.toString();
  }

  private static String hex(int codePoint) {
    return String.format(Locale.ROOT, "%04X", codePoint);
  }
}

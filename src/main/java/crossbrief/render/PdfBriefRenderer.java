package crossbrief.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import crossbrief.domain.Brief;
import crossbrief.domain.CrossbriefException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Writes a brief as PDF, PDF/A-3a and PDF/UA-1 at once: XHTML laid out by openhtmltopdf on PDFBox.
 * Nothing outside the document is ever loaded, and nothing in it depends on the time of writing.
 */
public final class PdfBriefRenderer implements BriefRenderer {
  private static final Logger log = LoggerFactory.getLogger(PdfBriefRenderer.class);
  private static final long STACK_BYTES = 64L * 1024 * 1024;
  private static final int MAX_NAMED_GLYPHS = 10;

  private final RenderConfig config;
  private final BriefPages pages;
  private final PdfFonts fonts;

  public PdfBriefRenderer(RenderConfig config) {
    this.config = config;
    this.pages = new BriefPages(config);
    this.fonts = new PdfFonts(config.fonts());
  }

  @Override
  public String fileExtension() {
    return "pdf";
  }

  @Override
  public void render(Brief brief, OutputStream out, Consumer<String> notes) throws IOException {
    String xhtml = pages.xhtml(brief, "pdf", List.of("brief.css", "print.css"));
    List<Attachments.Attachment> attachments = Attachments.of(brief, config);
    Labels labels = pages.labels();
    onDeepStack(
        () -> {
          PdfText text = new PdfText(fonts);
          Document document = parse(xhtml);
          text.prepare(document);
          reportMissing(text.missing(), notes);
          write(
              document,
              text,
              brief.asOf(),
              id(brief),
              archive -> {
                archive.describe(
                    brief.title(),
                    labels.text("document.description"),
                    labels.text("kind.of.document"));
                archive.attach(attachments);
              },
              out);
        });
  }

  private static void reportMissing(SortedMap<Integer, Integer> missing, Consumer<String> notes) {
    if (missing.isEmpty()) {
      return;
    }
    List<String> named =
        missing.entrySet().stream()
            .limit(MAX_NAMED_GLYPHS)
            .map(
                (Map.Entry<Integer, Integer> e) ->
                    "U+"
                        + PdfText.hex(e.getKey())
                        + " "
                        + Character.getName(e.getKey())
                        + " (\u00d7"
                        + e.getValue()
                        + ")")
            .toList();
    notes.accept(
        "no font has "
            + missing.size()
            + " of the characters; the PDF shows their code points: "
            + String.join(", ", named)
            + (missing.size() > MAX_NAMED_GLYPHS ? ", \u2026" : "")
            + "; name a font that has them in the setting fonts");
  }

  /** A number that tells one brief from another. */
  private static long id(Brief brief) {
    long id = brief.asOf().toEpochMilli();
    for (var article : brief.articles()) {
      id = id * 31 + article.sha256().hashCode();
    }
    return id;
  }

  private interface Work {
    void run() throws IOException;
  }

  private interface Finish {
    void run(PdfArchive archive) throws IOException;
  }

  /** Deep documents need a deep stack; what fails there is thrown here. */
  private static void onDeepStack(Work work) throws IOException {
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                work.run();
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
    if (failure[0] instanceof CrossbriefException ours) {
      throw ours;
    }
    if (failure[0] != null) {
      throw new RenderException("cannot lay out the PDF: " + failure[0], failure[0]);
    }
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
      onDeepStack(
          () ->
              write(
                  line,
                  new PdfText(fonts),
                  Instant.EPOCH,
                  0,
                  archive -> archive.describe("x", "x", "x"),
                  OutputStream.nullOutputStream()));
    } catch (IOException e) {
      throw new RenderException("cannot load what a PDF needs: " + e.getMessage(), e);
    }
  }

  private void write(
      Document xhtml, PdfText text, Instant asOf, long id, Finish finish, OutputStream out)
      throws IOException {
    XRLog.setLoggerImpl(new Slf4jLogger());
    try (PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePDDocument(document);
      builder.usePageSupplier(
          (ofDocument, width, height, number, shadow) -> {
            PDPage page = PageProperties.page(width, height);
            ofDocument.addPage(page);
            return page;
          });
      fonts.register(builder, document);
      builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
      builder.usePdfUaAccessibility(true);
      builder.useColorProfile(PdfArchive.colorProfileBytes());
      builder.useSVGDrawer(new SvgPictures(text));
      if (text.isRightToLeft()) {
        builder.useUnicodeBidiSplitter(BidiText.Splitter::new);
        builder.useUnicodeBidiReorderer(new BidiText());
        builder.defaultTextDirection(TextDirection.LTR);
      }
      closed(builder);
      builder.withProducer("crossbrief");
      builder.withW3cDocument(xhtml, "about:blank");
      builder.toStream(OutputStream.nullOutputStream());
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        PdfTags.mend(document);
        finish.run(new PdfArchive(document, asOf, xhtml.getDocumentElement().getAttribute("lang")));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        document.setDocumentId(id);
        document.save(saved);
        saved.writeTo(out);
      }
    }
  }

  /** Lets nothing be loaded but pictures that stand in the document itself. */
  private static void closed(PdfRendererBuilder builder) {
    builder.useUriResolver(
        (base, uri) -> uri != null && (uri.startsWith("#") || isPicture(uri)) ? uri : null);
    builder.useExternalResourceAccessControl(
        (uri, type) -> isPicture(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> isPicture(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
  }

  private static boolean isPicture(String uri) {
    return uri.startsWith("data:image/png;base64,") || uri.startsWith("data:image/jpeg;base64,");
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
          "the template brief.ftlh does not make well-formed XHTML: line "
              + e.getLineNumber()
              + ", column "
              + e.getColumnNumber()
              + " of what it wrote: "
              + e.getMessage()
              + near(xhtml, e.getLineNumber(), e.getColumnNumber()),
          e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new RenderException("the filled template cannot be read: " + e.getMessage(), e);
    }
  }

  /** The words before a place, which tell which part of the template wrote them. */
  private static String near(String text, int line, int column) {
    String[] lines = text.split("\n", -1);
    if (line < 1 || line > lines.length) {
      return "";
    }
    String whole = lines[line - 1];
    int end = Math.max(0, Math.min(whole.length(), column));
    return " Near: \u201c" + whole.substring(Math.max(0, end - 60), end).strip() + "\u201d";
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
}

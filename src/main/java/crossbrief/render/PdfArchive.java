package crossbrief.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/**
 * Makes a laid-out document one for archives: PDF/A-3a and PDF/UA-1, with associated files, and
 * with dates and ids that come from the brief, so that one brief gives one file.
 */
final class PdfArchive {
  private static final byte[] COLOR_PROFILE = colorProfile();

  private final PDDocument document;
  private final Calendar when;
  private final Instant asOf;
  private final String language;

  PdfArchive(PDDocument document, Instant asOf, String language) {
    this.document = document;
    this.asOf = asOf;
    this.language = language;
    this.when = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    when.setTimeInMillis(asOf.toEpochMilli());
  }

  static byte[] colorProfileBytes() {
    return COLOR_PROFILE.clone();
  }

  private static byte[] colorProfile() {
    try {
      return PdfFonts.ofJar("sRGB.icc");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Titles the document. */
  void describe(String title, String subject, String keywords) throws IOException {
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    PDDocumentInformation info = document.getDocumentInformation();
    info.setTitle(title);
    info.setAuthor("crossbrief");
    info.setSubject(subject);
    info.setKeywords(keywords);
    info.setCreator("crossbrief");
    info.setProducer("crossbrief");
    info.setCreationDate(when);
    info.setModificationDate(when);
    catalog.setMetadata(
        new PDMetadata(
            document,
            new ByteArrayInputStream(
                xmp(title, subject, keywords).getBytes(StandardCharsets.UTF_8))));
    if (catalog.getDocumentOutline() != null) {
      catalog.setPageMode(PageMode.USE_OUTLINES);
    }
    for (PDOutputIntent intent : catalog.getOutputIntents()) {
      PDStream profile =
          new PDStream(document, new ByteArrayInputStream(COLOR_PROFILE), COSName.FLATE_DECODE);
      profile.getCOSObject().setInt(COSName.N, 3);
      intent.getCOSObject().setItem(COSName.DEST_OUTPUT_PROFILE, profile);
    }
  }

  /** Attaches files, associated with the document. */
  void attach(List<Attachments.Attachment> files) throws IOException {
    Map<String, PDComplexFileSpecification> byName = new TreeMap<>();
    COSArray associated = new COSArray();
    for (Attachments.Attachment file : files) {
      byte[] content = file.bytes();
      PDEmbeddedFile embedded =
          new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
      embedded.setSubtype(file.mediaType());
      embedded.setSize(content.length);
      embedded.setCreationDate(when);
      embedded.setModDate(when);
      PDComplexFileSpecification specification = new PDComplexFileSpecification();
      specification.setFile(file.name());
      specification.setFileUnicode(file.name());
      specification.setEmbeddedFile(embedded);
      specification.setEmbeddedFileUnicode(embedded);
      specification.setFileDescription(file.description());
      specification.getCOSObject().setName("AFRelationship", file.relationship());
      byName.put(file.name(), specification);
      associated.add(specification);
    }
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(byName);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    PDDocumentNameDictionary names =
        catalog.getNames() != null ? catalog.getNames() : new PDDocumentNameDictionary(catalog);
    names.setEmbeddedFiles(tree);
    catalog.setNames(names);
    catalog.getCOSObject().setItem("AF", associated);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\p{Cntrl}", " ");
  }

  private String xmp(String title, String subject, String keywords) {
    return XMP.formatted(
        escaped(title), escaped(subject), escaped(language), asOf, asOf, escaped(keywords));
  }

  private static final String XMP =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>crossbrief</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description><dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language></rdf:Description>
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate><xmp:CreatorTool>crossbrief</xmp:CreatorTool></rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>crossbrief</pdf:Producer><pdf:Keywords>%s</pdf:Keywords></rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
      </rdf:RDF></x:xmpmeta>
      <?xpacket end="r"?>""";
}

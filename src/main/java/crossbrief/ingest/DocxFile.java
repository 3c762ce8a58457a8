package crossbrief.ingest;

import crossbrief.domain.ArticleException;
import crossbrief.domain.DateOrigin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the text of a Word document. Deleted text, notes and pictures are not read; what unpacks to
 * too much, nests too deep or declares a document type is refused.
 */
final class DocxFile {
  private static final int MAX_PART_BYTES = 24 * 1024 * 1024;
  private static final int MAX_CHARS = 1_000_000;
  private static final int MAX_DEPTH = 200;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder title = new StringBuilder();
  private final Map<String, String> properties = new HashMap<>();

  private DocxFile() {}

  /**
   * Reads a document.
   *
   * @throws ArticleException when it cannot be read
   */
  static Draft read(byte[] bytes) {
    DocxFile file = new DocxFile();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          file.readBody(part(zip));
        } else if (entry.getName().equals("docProps/core.xml")) {
          file.readProperties(part(zip));
        }
      }
    } catch (IOException e) {
      throw new ArticleException("a broken Word document: " + e.getMessage(), e);
    } catch (XMLStreamException e) {
      throw new ArticleException("a broken Word document: its XML is not well-formed", e);
    }
    return file.draft();
  }

  private static byte[] part(InputStream zip) throws IOException {
    byte[] part = zip.readNBytes(MAX_PART_BYTES + 1);
    if (part.length > MAX_PART_BYTES) {
      throw new ArticleException(
          "a Word document that unpacks to more than " + MAX_PART_BYTES / (1024 * 1024) + " MB");
    }
    return part;
  }

  private Draft draft() {
    String name = title.toString().strip();
    String given = properties.getOrDefault("title", "").strip();
    Draft inText = PlainText.read(text.toString());
    String found = !name.isEmpty() ? name : !given.isEmpty() ? given : null;
    String author = properties.getOrDefault("creator", "").strip();
    return new Draft(
        null,
        found != null ? found : inText.title(),
        author.isEmpty() ? null : author,
        null,
        properties.get("language"),
        Dating.parse(properties.get("created"), DateOrigin.META, "docx, created").orElse(null),
        Dating.parse(properties.get("modified"), DateOrigin.META, "docx, modified").orElse(null),
        found != null ? text.toString().strip() : inText.text());
  }

  private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is loaded");
        });
    return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
  }

  private void readBody(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = reader(xml);
    int depth = 0;
    boolean inText = false;
    boolean titled = false;
    boolean vanished = false;
    StringBuilder paragraph = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.DTD ->
            throw new ArticleException(
                "a Word document with a document type declaration, which none has");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new ArticleException(
                "a Word document that nests more than " + MAX_DEPTH + " levels deep");
          }
          switch (reader.getLocalName()) {
            case "t" -> inText = !vanished;
            case "r" -> vanished = false;
            case "vanish", "webHidden" -> vanished = !attribute(reader).matches("0|false|off");
            case "color" -> vanished |= attribute(reader).equalsIgnoreCase("FFFFFF");
            case "tab" -> paragraph.append(' ');
            case "br", "cr" -> paragraph.append(' ');
            case "pStyle" ->
                titled |=
                    String.valueOf(attribute(reader)).matches("(?i)title|titel|titre|t\u00edtulo");
            default -> {}
          }
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (inText) {
            paragraph.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (reader.getLocalName().equals("t")) {
            inText = false;
          } else if (reader.getLocalName().equals("p")) {
            end(paragraph, titled);
            titled = false;
          }
        }
        default -> {}
      }
    }
  }

  private static String attribute(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals("val")) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private void end(StringBuilder paragraph, boolean titled) {
    String line = paragraph.toString().replaceAll("\\s+", " ").strip();
    paragraph.setLength(0);
    if (titled && title.isEmpty() && text.isEmpty()) {
      title.append(line);
    } else if (!line.isEmpty()) {
      text.append(line).append('\n');
    } else if (!text.isEmpty() && text.indexOf("\n") == text.length() - 1) {
      text.append('\n');
    }
    if (text.length() > MAX_CHARS) {
      throw new ArticleException("a Word document with more than " + MAX_CHARS + " characters");
    }
  }

  private void readProperties(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = reader(xml);
    String name = "";
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw new ArticleException(
            "a Word document with a document type declaration, which none has");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        name = reader.getLocalName();
      } else if (event == XMLStreamConstants.CHARACTERS && properties.size() < 40) {
        properties.merge(name, reader.getText(), String::concat);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        name = "";
      }
    }
  }
}

package crossbrief.deliver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An Atom feed (RFC 4287) of the latest briefs, written anew each time. */
public final class FeedChannel implements Channel {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final Path file;

  public FeedChannel(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean carriesNotices() {
    return false;
  }

  @Override
  public String deliver(Parcel parcel) {
    Folder.write(file, feed(parcel));
    return "";
  }

  private static byte[] feed(Parcel parcel) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      text(xml, "id", "urn:crossbrief:" + parcel.brief());
      text(xml, "title", parcel.brief());
      text(xml, "updated", parcel.recent().get(0).asOf().toString());
      xml.writeStartElement(ATOM, "author");
      text(xml, "name", "crossbrief");
      xml.writeEndElement();
      for (Parcel.Recent one : parcel.recent()) {
        entry(xml, parcel.brief(), one);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new DeliveryException("cannot write the feed of " + parcel.brief(), e);
    }
    return out.toByteArray();
  }

  private static void entry(XMLStreamWriter xml, String brief, Parcel.Recent one)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, "entry");
    text(xml, "id", "urn:crossbrief:" + brief + ":" + one.run());
    text(xml, "title", one.title());
    text(xml, "updated", one.asOf().toString());
    link(xml, one.link());
    text(xml, "summary", one.result());
    text(xml, "content", one.result());
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, @Nullable String link) throws XMLStreamException {
    if (link == null) {
      return;
    }
    for (Map.Entry<String, String> file :
        Map.of("brief.html", "text/html", "brief.pdf", "application/pdf").entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      xml.writeEmptyElement(ATOM, "link");
      xml.writeAttribute("rel", file.getKey().endsWith("html") ? "alternate" : "enclosure");
      xml.writeAttribute("type", file.getValue());
      xml.writeAttribute("href", link + "/" + file.getKey());
    }
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(text.replaceAll("[^\\P{Cntrl}\\n\\t]|[\\uFFFE\\uFFFF]", " "));
    xml.writeEndElement();
  }
}

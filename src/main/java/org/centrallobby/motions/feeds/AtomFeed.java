package org.centrallobby.motions.feeds;

import static org.centrallobby.kit.web.Words.words;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A feed after RFC 4287. The JDK's own writer does the escaping; an Atom feed is no more than these elements.
 *
 * @param self its own address
 * @param page the page that it follows
 */
record AtomFeed(String id, String title, String subtitle, String self, String page, List<AtomEntry> entries) {
    static final String TYPE = "application/atom+xml";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int MOST = 100;
    /** What no XML document may hold. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    /** The entries that changed last, the newest first; of the same moment, in the order given. */
    AtomFeed {
        entries = entries.stream()
                .sorted(Comparator.comparing(AtomEntry::updated).reversed())
                .limit(MOST)
                .toList();
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", "en-GB");
            element(xml, "id", id);
            element(xml, "title", title);
            element(xml, "subtitle", subtitle);
            element(
                    xml,
                    "updated",
                    time(entries.isEmpty() ? Instant.EPOCH : entries.getFirst().updated()));
            link(xml, "self", TYPE, self);
            link(xml, "alternate", "text/html", page);
            xml.writeStartElement("author");
            element(xml, "name", words("site.name"));
            xml.writeEndElement();
            element(xml, "rights", words("feed.rights"));
            for (AtomEntry entry : entries) {
                write(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, AtomEntry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", entry.id());
        element(xml, "title", entry.title());
        element(xml, "published", time(entry.published()));
        element(xml, "updated", time(entry.updated()));
        link(xml, "alternate", "text/html", entry.link());
        element(xml, "summary", entry.text());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(NO_XML.matcher(text).replaceAll(" "));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String address)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", NO_XML.matcher(address).replaceAll(""));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

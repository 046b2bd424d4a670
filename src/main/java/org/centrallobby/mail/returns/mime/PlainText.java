package org.centrallobby.mail.returns.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Text out of bytes, encoded words and HTML, whatever they claim to be. */
public final class PlainText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");
    private static final int LONGEST_HEADER = 4_000;
    private static final int LONGEST_PAGE = 256 * 1024;
    /** Deeper tags count as if they stood here: a tree of hostile depth costs much time. */
    private static final int DEEPEST = 100;

    private PlainText() {}

    /** Decodes by the named character set, or, where that is unknown or wrong, as UTF-8, or else as Windows does. */
    static String of(byte[] bytes, @Nullable String charset) {
        Charset named = charset == null ? null : CharsetUtil.lookup(charset);
        String text;
        try {
            text = decode(bytes, named == null || !named.canEncode() ? StandardCharsets.UTF_8 : named);
        } catch (CharacterCodingException e) {
            text = new String(bytes, WINDOWS);
        }
        return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** A header's value with its encoded words (RFC 2047) read, on one line. */
    public static String ofHeader(String value) {
        String raw = value.length() > LONGEST_HEADER ? value.substring(0, LONGEST_HEADER) : value;
        String text = DecoderUtil.decodeEncodedWords(raw, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        return text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    /** The words of a page, a line for each block. Nothing is rendered, and nothing fetched. */
    static String ofHtml(String html) {
        if (html.isBlank()) {
            return "";
        }
        String some = html.length() > LONGEST_PAGE ? html.substring(0, LONGEST_PAGE) : html;
        Document page = Jsoup.parse(some, "", Parser.htmlParser().setMaxDepth(DEEPEST));
        page.select("p, div, tr, li, h1, h2, h3, h4, table").forEach(block -> block.prependText("\n"));
        // Line by line: a pattern for the spaces around a break takes a minute over a page of spaces.
        return page.body()
                .wholeText()
                .replace('\u00a0', ' ')
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}

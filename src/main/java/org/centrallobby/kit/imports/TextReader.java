package org.centrallobby.kit.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 text, strictly: a byte that is none is a fault with its line, never a question mark in somebody's name. */
final class TextReader extends Reader {
    /** What was read is no text; the message is the rest of a sentence that begins with the name of the file. */
    static final class NotText extends IOException {
        private static final long serialVersionUID = 1;

        NotText(String rest) {
            super(rest);
        }
    }

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer undecoded = ByteBuffer.allocate(1 << 16).flip();
    private boolean started;
    private boolean ended;
    private long line = 1;
    private char last = '\n';

    TextReader(InputStream bytes) {
        this.bytes = bytes;
    }

    /** Whether the text read so far stops at the end of a line. */
    boolean isAtLineEnd() {
        return last == '\n' || last == '\r';
    }

    @Override
    public int read(char[] text, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer decoded = CharBuffer.wrap(text, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(undecoded, decoded, ended);
            int count = decoded.position();
            if (count > 0) {
                int skipped = skipMark(text, offset, count);
                if (skipped < count) {
                    look(text, offset, count - skipped);
                    return count - skipped;
                }
                decoded.clear();
            } else if (result.isError()) {
                throw new NotText(" is not UTF-8 text (line %s); save it as “CSV UTF-8”.".formatted(line));
            } else if (result.isUnderflow() && ended) {
                return -1;
            } else if (result.isOverflow()) {
                // One character left in the array, and the next takes two: only a caller with a tiny array sees this.
                throw new IOException("no room for a character outside the basic plane");
            } else {
                fill();
            }
        }
    }

    private int skipMark(char[] text, int offset, int count) {
        boolean mark = !started && text[offset] == BYTE_ORDER_MARK;
        started = true;
        if (mark) {
            System.arraycopy(text, offset + 1, text, offset, count - 1);
        }
        return mark ? 1 : 0;
    }

    private void look(char[] text, int offset, int count) throws NotText {
        for (int i = offset; i < offset + count; i++) {
            if (text[i] == '\n') {
                line++;
            } else if (text[i] == 0) {
                throw new NotText(" is not a CSV file: there is a zero byte in line %s.".formatted(line));
            }
        }
        last = text[offset + count - 1];
    }

    private void fill() throws IOException {
        undecoded.compact();
        int count = bytes.read(undecoded.array(), undecoded.position(), undecoded.remaining());
        if (count < 0) {
            ended = true;
        } else {
            undecoded.position(undecoded.position() + count);
        }
        undecoded.flip();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}

package org.centrallobby.mail.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The header fields of a message that its signature covers. Those that a message may have only once (RFC 5322, 3.6) are
 * named once more than they are there, so that nobody can add a second on the way (RFC 6376, 8.15).
 */
final class SignedFields {
    /** The rest are the fields that RFC 6376, 5.4.1 names, those of lists, and those that say a program wrote this. */
    private static final List<String> ONCE = List.of(
            "From", "To", "Cc", "Subject", "Date", "Message-ID", "Reply-To", "Sender", "MIME-Version", "Content-Type");

    private static final List<String> MORE = List.of(
            "Content-Transfer-Encoding",
            "In-Reply-To",
            "References",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Id",
            "List-Help",
            "List-Owner",
            "Feedback-ID",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "Precedence");

    private record Field(int start, int end) {}

    private final byte[] block;
    private final Map<String, List<Field>> fields = new TreeMap<>();
    private final List<String> names = new ArrayList<>();

    /** @param block header fields, each ended by CRLF, without the empty line after them */
    SignedFields(byte[] block, int length) {
        this.block = block;
        int start = 0;
        while (start < length) {
            int end = endOfField(start, length);
            fields.computeIfAbsent(name(start, end), name -> new ArrayList<>(1)).add(new Field(start, end));
            start = end + 2;
        }
        if (!fields.containsKey("from")) {
            throw new IllegalArgumentException("A message without From cannot be signed.");
        }
        ONCE.forEach(name -> addNames(name, 1));
        MORE.forEach(name -> addNames(name, 0));
    }

    private void addNames(String name, int more) {
        int there =
                fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).size();
        for (int i = there == 0 ? 0 : there + more; i > 0; i--) {
            names.add(name);
        }
    }

    /** The value of {@code h=}. */
    List<String> names() {
        return names;
    }

    /** Writes what the names stand for: of several fields of a name, the last comes first (RFC 6376, 5.4.2). */
    void write(Relaxed form) {
        String before = "";
        for (String name : names) {
            if (!name.equals(before)) {
                for (Field field : there(name).reversed()) {
                    form.field(block, field.start(), field.end());
                    form.lineEnd();
                }
            }
            before = name;
        }
    }

    private List<Field> there(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    private int endOfField(int start, int length) {
        for (int i = start; i < length; i++) {
            if (block[i] == '\r' || block[i] == '\n') {
                if (block[i] == '\n' || i + 1 >= length || block[i + 1] != '\n') {
                    throw new IllegalArgumentException("A header field has a line that does not end with CRLF.");
                }
                boolean goesOn = i + 2 < length && (block[i + 2] == ' ' || block[i + 2] == '\t');
                if (!goesOn) {
                    return i;
                }
                i++;
            }
        }
        throw new IllegalArgumentException("The last header field does not end with CRLF.");
    }

    /** A name of visible ASCII, perhaps with white space before its colon (RFC 5322, 3.6.8 and 4.5). */
    private String name(int start, int end) {
        int letters = start;
        while (letters < end && block[letters] > ' ' && block[letters] < 127 && block[letters] != ':') {
            letters++;
        }
        int colon = letters;
        while (colon < end && (block[colon] == ' ' || block[colon] == '\t')) {
            colon++;
        }
        if (letters == start || colon == end || block[colon] != ':') {
            throw new IllegalArgumentException("A line of the header is no header field.");
        }
        return new String(block, start, letters - start, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }
}

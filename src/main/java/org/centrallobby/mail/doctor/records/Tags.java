package org.centrallobby.mail.doctor.records;

import java.util.LinkedHashMap;
import java.util.Map;

/** The lists of {@code tag=value;} that DKIM and DMARC write (RFC 6376, 3.2). */
final class Tags {
    private Tags() {}

    /** The tags; a tag that comes twice keeps its first value, and what is no tag is left out. */
    static Map<String, String> read(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            int is = part.indexOf('=');
            if (is > 0) {
                tags.putIfAbsent(
                        part.substring(0, is).strip(), part.substring(is + 1).strip());
            }
        }
        return tags;
    }
}

package org.centrallobby.mail.returns.mime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message laid flat.
 *
 * @param headers of the message itself
 * @param parts the leaves in their order, with the words of those that hold text or a report; a message within is one leaf
 * @param text what a person would read: the plain text, or else the HTML without its tags
 */
public record Message(Fields headers, List<Part> parts, String text) {
    private static final Pattern RETURNED =
            Pattern.compile("message/(rfc822|global)|text/rfc822-headers|message/(rfc822|global)-headers");

    private static final Pattern NO_FILE = Pattern.compile(
            "preamble|text/(plain|html|enriched|richtext|(x-)?vcard)|image/.*|application/(pgp|(x-)?pkcs7)-signature");

    /** Type of what stands before the first boundary: where the boundary is wrong, that is everything. */
    static final String BEFORE_ALL_PARTS = "preamble";

    /**
     * One leaf.
     *
     * @param type in small letters, such as {@code text/plain}
     * @param text its beginning, decoded
     */
    public record Part(String type, String text) {}

    /** The first report of this type; its internationalised sister (RFC 6533) counts as well. */
    public Optional<String> report(String name) {
        return parts.stream()
                .filter(part ->
                        part.type().equals("message/" + name) || part.type().equals("message/global-" + name))
                .map(Part::text)
                .findFirst();
    }

    /** Whether it holds a file that somebody put into it: more than words, pictures, cards and signatures. */
    public boolean hasFiles() {
        return parts.stream().anyMatch(part -> !NO_FILE.matcher(part.type()).matches());
    }

    /** Headers of the message that came back within this one; none if none did. */
    public Fields returned() {
        return parts.stream()
                .filter(part -> RETURNED.matcher(part.type()).matches())
                .flatMap(part -> Fields.groups(part.text()).stream().limit(1))
                .findFirst()
                .orElseGet(Fields::new);
    }

    static Message of(Fields headers, List<Part> parts) {
        String plain = join(parts, "text/plain");
        String any = plain.isBlank() ? PlainText.ofHtml(join(parts, "text/html")) : plain;
        return new Message(headers, parts, any.isBlank() ? join(parts, BEFORE_ALL_PARTS) : any);
    }

    private static String join(List<Part> parts, String type) {
        return parts.stream()
                .filter(part -> part.type().equals(type))
                .map(Part::text)
                .limit(5)
                .collect(Collectors.joining("\n"))
                .strip();
    }
}

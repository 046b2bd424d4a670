package org.centrallobby.mail.dkim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signs mail as our domain (RFC 6376), for any number of threads at once. The steps are those of RFC 6376, 5 and the
 * cryptography is the JDK's or a native library's; kept DKIM libraries cost as much again as the signature and verify this
 * in the tests.
 */
@Component
public final class DkimSigner {
    /** How long a change of keys may go unseen. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int WIDTH = 76;
    private static final Logger LOG = LoggerFactory.getLogger(DkimSigner.class);

    private record Signing(String selector, List<SignaturePool> pools, Instant seenAt) {
        boolean isFresh(Instant now) {
            return !now.isBefore(seenAt) && now.isBefore(seenAt.plus(LOOK));
        }
    }

    private final DkimKeys keys;
    private final String domain;
    private final InstantSource clock;
    private volatile @Nullable Signing signing;

    DkimSigner(DkimKeys keys, Settings settings, InstantSource clock) {
        this.keys = keys;
        this.domain = settings.mailDomain();
        this.clock = clock;
    }

    /**
     * The signatures of a message, to be written before its first header field.
     *
     * @param header header fields, each ended by CRLF, without the empty line after them; exactly as they will be sent
     * @param body what follows the empty line, lines ended by CRLF, before any dots are doubled for SMTP
     * @return one {@code DKIM-Signature} field, or two, each ended by CRLF
     * @throws IllegalArgumentException if the header has no From, or lines that do not end with CRLF
     */
    public byte[] sign(byte[] header, byte[] body) {
        return sign(new SignedFields(header, header.length), header.length, body, 0);
    }

    /** The signatures of a whole message, as {@link #sign(byte[], byte[])} gives them. */
    public byte[] sign(byte[] message) {
        int end = endOfHeader(message);
        return sign(new SignedFields(message, end), end, message, Math.min(end + 2, message.length));
    }

    private byte[] sign(SignedFields fields, int headerLength, byte[] bytes, int bodyStart) {
        Instant now = clock.instant();
        Relaxed body = new Relaxed(bytes.length - bodyStart + 2);
        body.body(bytes, bodyStart, bytes.length);
        StringBuilder signatures = new StringBuilder(900);
        for (SignaturePool pool : pools(now)) {
            String bodyHash = Base64.getEncoder().encodeToString(pool.bodyHash(body));
            String unsigned = unsigned(pool.key(), fields.names(), bodyHash, now);
            byte[] line = unsigned.getBytes(StandardCharsets.US_ASCII);
            // Relaxed fields are no longer than they were, but for a CRLF each, which the field had before.
            Relaxed form = new Relaxed(headerLength + line.length + 2);
            fields.write(form);
            form.field(line, 0, line.length);
            signatures.append(unsigned);
            fold(Base64.getEncoder().encodeToString(pool.sign(form)), signatures);
        }
        return signatures.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The field with its {@code b=} still empty, as it goes into the signature itself (RFC 6376, 3.5 and 3.7). */
    private String unsigned(DkimKey key, List<String> names, String bodyHash, Instant now) {
        StringBuilder field = new StringBuilder(600)
                .append("DKIM-Signature: v=1; a=")
                .append(key.kind().algorithm())
                .append("; c=relaxed/relaxed; d=")
                .append(domain)
                .append(";\r\n\ts=")
                .append(key.selector())
                .append("; t=")
                .append(now.getEpochSecond())
                .append(";\r\n\th=");
        int column = 10;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (column + name.length() > WIDTH) {
                field.append("\r\n\t ");
                column = 9;
            }
            field.append(name).append(i + 1 < names.size() ? ':' : ';');
            column += name.length() + 1;
        }
        return field.append("\r\n\tbh=").append(bodyHash).append(";\r\n\tb=").toString();
    }

    private static void fold(String signature, StringBuilder into) {
        for (int i = 0; i < signature.length(); i += WIDTH - 12) {
            into.append(i == 0 ? "" : "\r\n\t ").append(signature, i, Math.min(i + WIDTH - 12, signature.length()));
        }
        into.append("\r\n");
    }

    private List<SignaturePool> pools(Instant now) {
        Signing known = signing;
        if (known != null && known.isFresh(now)) {
            return known.pools();
        }
        synchronized (this) {
            Signing current = signing;
            if (current == null || !current.isFresh(now)) {
                current = look(current, now);
                signing = current;
            }
            return current.pools();
        }
    }

    private Signing look(@Nullable Signing known, Instant now) {
        try {
            String selector = keys.signing();
            if (known != null && known.selector().equals(selector)) {
                return new Signing(selector, known.pools(), now);
            }
            return new Signing(
                    selector,
                    keys.get(selector).stream()
                            .map(key -> new SignaturePool(key, FastProvider.find()))
                            .toList(),
                    now);
        } catch (RuntimeException e) {
            if (known == null) {
                throw e;
            }
            LOG.error("The keys of DKIM cannot be read, and those known before go on signing: {}", e.getMessage());
            return new Signing(known.selector(), known.pools(), now);
        }
    }

    private static int endOfHeader(byte[] message) {
        for (int i = 0; i + 3 < message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return i + 2;
            }
        }
        return message.length;
    }
}

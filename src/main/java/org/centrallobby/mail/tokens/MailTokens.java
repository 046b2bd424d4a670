package org.centrallobby.mail.tokens;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.springframework.stereotype.Component;

/**
 * Makes and reads tokens such as {@code m4f.k7m3w9zq4hn8pt2c}: a row of the ledger and a MAC of 78 bits over it. Nothing is
 * stored for them, they say nothing about a person, and nobody else can make one.
 */
@Component
public final class MailTokens {
    /** Neither 0 nor O, neither 1 nor I nor L, no U: nobody has to spell them twice on the telephone. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 16;
    private static final Pattern TOKEN = Pattern.compile("([mb])([0-9a-z]{1,13})\\.([2-9a-z]{16})");
    private static final Pattern TEST =
            Pattern.compile("<test\\.([0-9a-z]{1,13}\\.[0-9a-z]{1,26})\\.([2-9a-z]{16})@.*>");
    private static final Duration TEST_LOOKED_FOR = Duration.ofMinutes(10);
    private static final String RETURNS = "returns";
    private static final String ANSWERS = "answers";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer;
    private final Settings settings;

    public MailTokens(Sealer sealer, Settings settings) {
        this.sealer = sealer;
        this.settings = settings;
    }

    /** The envelope's sender of a mail, where mail servers report failure. */
    public EmailAddress returnAddress(MailId mail) {
        return address(RETURNS, mail);
    }

    /** Where the answer to a mail that speaks for many is written to. */
    public EmailAddress answerAddress(MailId mail) {
        return address(ANSWERS, mail);
    }

    /** Where a subscriber's mail program writes to, to leave. */
    public EmailAddress unsubscribeAddress(MailId mail) {
        return address(UNSUBSCRIBE, mail);
    }

    /** What stands in a link to leave by; it says nothing about whose it is. */
    public String unsubscribeToken(MailId mail) {
        return token(UNSUBSCRIBE, mail);
    }

    /** The mail whose return address this is; empty if it is not ours, or forged. Mail systems may change capitals. */
    public Optional<MailId> findReturned(String address) {
        return findAddressed(RETURNS, address);
    }

    /** The mail that is answered here; empty if it is not ours, or forged. */
    public Optional<MailId> findAnswered(String address) {
        return findAddressed(ANSWERS, address);
    }

    /** The mail whose recipient writes here to leave; empty if it is not ours, or forged. */
    public Optional<MailId> findUnsubscribing(String address) {
        return findAddressed(UNSUBSCRIBE, address);
    }

    /** The mail of a link to leave by; empty if it is not ours, or forged. */
    public Optional<MailId> findUnsubscribeToken(String token) {
        return find(UNSUBSCRIBE, token);
    }

    /** A Message-ID for a test mail, by which the site knows to leave it where somebody looks for it. */
    public String newTestMessageId(Instant now) {
        String text = Long.toString(now.getEpochSecond(), Character.MAX_RADIX) + "."
                + new BigInteger(130, random).toString(Character.MAX_RADIX);
        return "<test." + text + "." + mac("test", text) + "@" + settings.mailDomain() + ">";
    }

    /** Whether somebody may still look for the test mail of this Message-ID; false if it is not ours, or forged. */
    public boolean isTestMessageId(String messageId, Instant now) {
        Matcher parts = TEST.matcher(messageId);
        if (!parts.matches() || !isMac(parts.group(2), "test", parts.group(1))) {
            return false;
        }
        String second = parts.group(1).substring(0, parts.group(1).indexOf('.'));
        return now.isBefore(Instant.ofEpochSecond(Long.parseLong(second, Character.MAX_RADIX))
                .plus(TEST_LOOKED_FOR));
    }

    private EmailAddress address(String purpose, MailId mail) {
        return new EmailAddress(purpose + "+" + token(purpose, mail) + "@" + settings.mailDomain());
    }

    private Optional<MailId> findAddressed(String purpose, String address) {
        String small = address.strip().toLowerCase(Locale.ROOT);
        String head = purpose + "+";
        String tail = "@" + settings.mailDomain();
        return small.startsWith(head) && small.endsWith(tail) && small.length() > head.length() + tail.length()
                ? find(purpose, small.substring(head.length(), small.length() - tail.length()))
                : Optional.empty();
    }

    private Optional<MailId> find(String purpose, String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        MailId mail;
        try {
            mail = new MailId(parts.group(1).equals("b"), Long.parseLong(parts.group(2), Character.MAX_RADIX));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return isMac(parts.group(3), purpose, mail.text()) ? Optional.of(mail) : Optional.empty();
    }

    private String token(String purpose, MailId mail) {
        return mail.text() + "." + mac(purpose, mail.text());
    }

    private boolean isMac(String claimed, String purpose, String text) {
        return MessageDigest.isEqual(
                mac(purpose, text).getBytes(StandardCharsets.US_ASCII), claimed.getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String purpose, String text) {
        byte[] hash = sealer.hash("mail." + purpose, text);
        StringBuilder mac = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            mac.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
        }
        return mac.toString();
    }
}
